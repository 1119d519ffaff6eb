"""Rujuk ke …: a packet is made, goes to the supervisor in private, and its handing over is recorded and told."""

from typing import Any, Final

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered
from reportbot.conversation.news import tell_reporters
from reportbot.conversation.referrals import originals, pages, typing
from reportbot.conversation.referrals.presses import OnReferral, Step
from reportbot.conversation.review.acting import (
    Act,
    Answer,
    Entry,
    actor_of,
    moved,
    no,
    noted,
    panel,
    refusal,
    yes,
)
from reportbot.conversation.review.beside import authorities
from reportbot.conversation.review.supervising import Refer
from reportbot.conversation.says import Card, Content, Documents, Notice, Text, Work
from reportbot.domain import moves
from reportbot.domain.moves import Action, Rejection
from reportbot.domain.records import Case, Decision, Referral, Report
from reportbot.domain.words import CaseState

PACKET: Final = "make-packet"
PACKET_MADE: Final = "packet-made"
NEWS: Final = "referral-news"
WAITING: Final = frozenset({"making", "prepared"})


def refer(act: Act, case: Case, press: Refer) -> Answer:
    """Say what is handed over; then have the packet made."""
    desk = act.desk
    if press.authority not in authorities(desk, case):
        return no("refused-button")
    may = moves.move(case, Action.REFER, actor_of(desk, case, act.member), desk.now)
    if isinstance(may, Rejection):
        return refusal(desk, may)
    known = desk.many(Referral, "case", case.case)
    if any(one.authority == press.authority and one.state in WAITING for one in known):
        return no("refer-already")
    if not press.sure:
        panel(desk, case, "refer-sure", authority=press.authority)
        return Answer()
    if not typing.is_reached(desk, act.person):
        return Answer(start="bukti")
    return _begin(act, case, press.authority)


def _begin(act: Act, case: Case, authority: str) -> Answer:
    desk, number = act.desk, act.desk.fresh.number(Referral)
    entry = Entry(authority, data={"referral": number})
    outcome = moved(desk, case, Action.REFER, actor_of(desk, case, act.member), entry)
    if isinstance(outcome, Rejection):
        return refusal(desk, outcome)
    referral = Referral(
        referral=number, case=case.case, authority=authority, created_at=desk.now, created_by=act.person
    )
    desk.put(referral)
    make(desk, referral, act.person)
    return yes("refer-coming")


def make(desk: Desk, referral: Referral, person: int) -> None:
    """Have the packet made, once at a time."""
    about = {"case": referral.case, "referral": referral.referral, "person": person}
    data = {"referral": referral.referral, "language": desk.person(person).language}
    once = f"packet:{referral.referral}"
    desk.say(Work(PACKET, data, PACKET_MADE, about, once, person))


def made(desk: Desk, item: Answered) -> None:
    """The packet is there, or why not; it goes out only as long as the case and the referral allow it."""
    referral, person = desk.get(Referral, int(item.about["referral"])), int(item.about["person"])
    if referral is None or referral.state not in WAITING:
        return
    case = desk.must(Case, referral.case)
    if item.outcome != "done":
        reason = Text(item.description) if item.description else Text("packet-failed-unknown")
        desk.say(Notice(person, pages.failed(referral, reason)))
    elif not _may_still(case):
        desk.say(Notice(person, pages.failed(referral, Text("packet-failed-decided"))))
    elif bool(item.result["child"]) != case.child:
        make(desk, referral, person)
    else:
        _prepared(desk, case, referral, person, item.result)


def _prepared(desk: Desk, case: Case, referral: Referral, person: int, result: Any) -> None:
    """Packet and files go to the supervisor; what was closed or withdrawn meanwhile stays."""
    chosen = [(number, name) for number, name in result["evidence"] if _may_go(desk, case, number)]
    files = tuple(file for number, _ in chosen if (file := _original(desk, case, number)) is not None)
    packet = int(result["packet"])
    prepared = desk.change(referral, state="prepared", packet=packet, files=files)
    if case.referral != "referred":
        desk.change(case, referral="prepared")
    evidence = [number for number, _ in chosen]
    data = {"referral": referral.referral, "files": [packet, *files], "evidence": evidence}
    noted(desk, case, "packet", person, Entry(referral.authority, data=data))
    if evidence:
        noted(desk, case, "viewed", person, Entry(data={"evidence": evidence, "referral": referral.referral}))
    originals.take_away(desk, case.case, person)
    for file, (number, name) in zip(files, chosen, strict=True):
        originals.send(desk, prepared, person, file, number, name)
    caption = pages.ready(prepared, len(files))
    desk.say(Documents(person, (packet,), (result["name"],), caption), Card(case.case))


def _may_still(case: Case) -> bool:
    """False once the case was dismissed, or went to another one, while its packet was being made."""
    return (case.state, Action.REFER) in moves.TABLE


def _may_go(desk: Desk, case: Case, number: int) -> bool:
    return not case.child and _original(desk, case, number) is not None


def _original(desk: Desk, case: Case, number: int) -> int | None:
    """The stored original of a piece of evidence that may leave."""
    for item in desk.evidence(case.case):
        if item.evidence == number and item.state == "kept" and item.vault == "kept":
            return item.original
    return None


# In private.


def press(act: Act, pressed: OnReferral) -> Answer:
    """A press on a referral."""
    referral = act.desk.get(Referral, pressed.referral)
    case = act.desk.case(referral.case) if referral is not None else None
    if referral is None or case is None:
        return no("refused-button")
    refused = refusal_of(act, case)
    return refused if refused is not None else _STEPS[pressed.step](act, case, referral)


def refusal_of(act: Act, case: Case) -> Answer | None:
    """Why this person may record nothing here; a referral is recorded in any state of its case."""
    may = moves.move(case, Action.OFFICIAL, actor_of(act.desk, case, act.member), act.desk.now)
    return refusal(act.desk, may) if isinstance(may, Rejection) else None


def _open(act: Act, _: Case, referral: Referral) -> Answer:
    act.desk.say(Notice(act.person, pages.one(act.desk, referral)))
    return Answer()


def _handed(act: Act, _: Case, referral: Referral) -> Answer:
    if referral.state != "prepared":
        return no("referral-changed")
    typing.begin(act.desk, act.person, typing.RECEIPT, case=referral.case, referral=referral.referral)
    return Answer()


def _no_number(act: Act, case: Case, referral: Referral) -> Answer:
    return hand_over(act, case, referral, "")


def hand_over(act: Act, case: Case, referral: Referral, receipt: str) -> Answer:
    """Record who gave what to whom, when; reporters hear of it when it can no longer be taken back."""
    desk = act.desk
    if referral.state != "prepared":
        return no("referral-changed")
    changed = replace(referral, state="handed", handed_at=desk.now, handed_by=act.person, receipt=receipt)
    desk.put(changed)
    desk.change(case, referral="referred")
    data = {"referral": referral.referral, "packet": referral.packet, "files": list(referral.files)}
    noted(desk, case, "handed", act.person, Entry(referral.authority, receipt, data))
    desk.remind(NEWS, referral.referral, desk.now + desk.rules.undo)
    if typing.about_of(desk.session(act.person)).get("referral") == referral.referral:
        typing.end(desk, act.person)
    originals.take_away(desk, case.case)
    desk.say(Card(case.case), Notice(act.person, pages.handed(desk, changed)))
    return yes("handed-over")


def _take_back(act: Act, case: Case, referral: Referral) -> Answer:
    """Within the time for it, a handing over that was no such thing is taken back."""
    desk = act.desk
    if referral.state != "handed" or referral.handed_at is None:
        return no("referral-changed")
    if desk.now > referral.handed_at + desk.rules.undo:
        return no("handed-too-late")
    desk.put(replace(referral, state="prepared", handed_at=None, handed_by=None, receipt=""))
    desk.forget(NEWS, referral.referral)
    _settle(act, case, referral, "handed-undone")
    return yes("handed-taken-back")


def _cancel(act: Act, case: Case, referral: Referral) -> Answer:
    if referral.state not in WAITING:
        return no("referral-changed")
    act.desk.change(referral, state="cancelled")
    _settle(act, case, referral, "refer-cancel")
    originals.take_away(act.desk, case.case)
    act.desk.say(Notice(act.person, Content((Text("referral-off", {"case": case.case}),))))
    return yes("refer-cancelled")


def _settle(act: Act, case: Case, referral: Referral, kind: str) -> None:
    """The case stands where its other referrals leave it."""
    desk = act.desk
    states = {one.state for one in desk.many(Referral, "case", case.case)}
    stands = "referred" if "handed" in states else "prepared" if "prepared" in states else ""
    desk.change(case, referral=stands)
    noted(desk, case, kind, act.person, Entry(referral.authority, data={"referral": referral.referral}))
    desk.say(Card(case.case))


def _again(act: Act, case: Case, referral: Referral) -> Answer:
    """Make it anew: what was found meanwhile goes along, and what may no longer leave does not."""
    if referral.state not in WAITING:
        return no("referral-changed")
    if not _may_still(case):
        return no("refused-state")
    make(act.desk, referral, act.person)
    return yes("refer-coming")


_STEPS: Final = {
    Step.OPEN: _open,
    Step.HANDED: _handed,
    Step.NO_NUMBER: _no_number,
    Step.TAKE_BACK: _take_back,
    Step.CANCEL: _cancel,
    Step.AGAIN: _again,
}


# News.


def tell(desk: Desk, number: int) -> None:
    """Reporters hear to whom their case was handed; those of a case that was merged meanwhile too."""
    referral = desk.get(Referral, number)
    if referral is None or referral.state != "handed":
        return
    case = desk.must(Case, referral.case)
    noted(desk, case, "referral-told", None)
    now_in = desk.case(case.original) if case.state is CaseState.DUPLICATE and case.original else None
    if now_in is None:
        tell_reporters(desk, case, "referred", {"channel": referral.authority})
        return
    gone = next(entry for entry in reversed(desk.decisions(case.case)) if entry.kind in {"merge", "duplicate"})
    tell_reporters(desk, now_in, "referred", {"channel": referral.authority}, _people(desk, gone))


def _people(desk: Desk, entry: Decision) -> set[int]:
    return {report.person for number in entry.data["reports"] if (report := desk.get(Report, number)) is not None}
