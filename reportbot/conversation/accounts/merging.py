"""Gabungkan and its reversal: the younger of two cases of one account goes to the older, and can come back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from msgspec.structs import replace

from reportbot.conversation import copies
from reportbot.conversation.accounts import sharing
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import UNDER_WAY
from reportbot.conversation.filing.news_words import NEWS_OF_STATE
from reportbot.conversation.news import tell_reporters
from reportbot.conversation.review import child
from reportbot.conversation.review.acting import (
    Act,
    Answer,
    Entry,
    actor_of,
    before_claim,
    moved,
    no,
    noted,
    panel,
    refusal,
    yes,
)
from reportbot.conversation.review.panels import is_merged
from reportbot.conversation.review.supervising import Merge, Part
from reportbot.conversation.says import Card
from reportbot.domain import cases, moves
from reportbot.domain.moves import Action, Rejection
from reportbot.domain.records import Case, Decision, Member, Referral, Report, TakedownRequest
from reportbot.domain.tracks import on_referral_track
from reportbot.domain.words import OPEN_STATES, CaseState

NEWS: Final = "merge-news"
TIMERS: Final = ("news", "question-expiry", "case-urgent")
_TELLS: Final = frozenset({"in-review", "substantiated", "requested", "removed"})
_BRINGS_BACK: Final = OPEN_STATES | {CaseState.SUBSTANTIATED}


def merge(act: Act, case: Case, press: Merge) -> Answer:
    """Say what goes where; then do it."""
    desk, other = act.desk, act.desk.case(press.other)
    if other is None or other.case == case.case or other.staged is not None:
        return no("merge-unknown")
    older, younger = sorted((case, other), key=lambda one: one.case)
    refused = _refused(desk, older, younger, act.member)
    if refused is not None:
        return refused
    if not press.sure:
        panel(desk, case, "merge-sure", younger=younger.case, older=older.case)
        return Answer()
    _merge(desk, older, younger, act.member)
    return yes("merged", younger=younger.case, older=older.case)


def _refused(desk: Desk, older: Case, younger: Case, member: Member) -> Answer | None:
    """Why these two stay apart."""
    if CaseState.DUPLICATE in {older.state, younger.state}:
        return no("merge-duplicate")
    if any(one.state in {"making", "prepared"} for one in desk.many(Referral, "case", younger.case)):
        return no("merge-referral", case=younger.case)
    return why_fixed(desk, member, Action.MERGE, older, younger)


def why_fixed(desk: Desk, member: Member, action: Action, *both: Case) -> Answer | None:
    """Why accounts of these cases may not go elsewhere now, or not by this person."""
    for case in both:
        may = moves.move(case, action, actor_of(desk, case, member), desk.now)
        if isinstance(may, Rejection):
            return refusal(desk, may)
        if case.pending:
            return no("refused-pending")
        if case.objections:
            return no("fixed-objection", case=case.case)
        request = desk.get(TakedownRequest, case.request) if case.request is not None else None
        if case.request is not None and (request is None or request.state in UNDER_WAY):
            return no("fixed-request", case=case.case)
    return None


def _merge(desk: Desk, older: Case, younger: Case, member: Member) -> None:
    data = {
        "original": older.case,
        "was": _state_of(desk, younger),
        "older": _flags(older),
        **sharing.all_of(desk, younger),
    }
    entry = Entry(str(older.case), data=data)
    outcome = moved(desk, younger, Action.MERGE, actor_of(desk, younger, member), entry)
    assert isinstance(outcome, Case)  # noqa: S101 - asked before
    copies.close_copies(desk, younger.case)
    _take_in(desk, older, younger)
    sharing.give(desk, data, younger.case, older.case)
    if older.child or younger.child:
        child.close(desk, desk.must(Case, older.case))
    entry = Entry(str(younger.case), data={"merged": younger.case})
    noted(desk, older, "merge", member.person, entry, after=desk.must(Case, older.case).state.value)
    verdict = f"merge:{older.case}"
    now = desk.must(Case, younger.case)
    by, at = member.person, desk.now
    desk.change(now, verdict=verdict, verdict_by=by, verdict_at=at, original=older.case, waiting_since=None)
    for timer in TIMERS:
        desk.forget(timer, younger.case)
    desk.remind(NEWS, younger.case, desk.now + desk.rules.undo)


def _state_of(desk: Desk, case: Case) -> dict[str, Any]:
    """What the younger case is again when it is split off; a claim does not last that long."""
    state = before_claim(desk, case) if case.state is CaseState.IN_REVIEW else case.state
    return {
        "state": state.value,
        "verdict": case.verdict,
        "by": case.verdict_by,
        "at": case.verdict_at.isoformat() if case.verdict_at else "",
        "waiting": case.waiting_since.isoformat() if case.waiting_since else "",
        "known": case.known_reporters,
    }


def _flags(case: Case) -> dict[str, Any]:
    return {"danger": case.danger, "preserve": case.preserve, "known": case.known_reporters}


def _take_in(desk: Desk, older: Case, younger: Case) -> None:
    """What is known of the younger case now holds for the older: a child, danger, evidence kept for the police."""
    if cases.reopens(older) and younger.state in _BRINGS_BACK:
        older = cases.reopened(older, 0, desk.now, desk.now + desk.rules.first_due)
        desk.forget("news", older.case)
    joined = replace(
        older,
        epoch=older.epoch + 1,
        danger=older.danger or younger.danger,
        preserve=older.preserve or younger.preserve,
        urgent=older.urgent or younger.urgent,
        known_reporters=older.known_reporters + younger.known_reporters,
        excerpt=older.excerpt or younger.excerpt,
        place=older.place or younger.place,
        panel="",
        panel_data={},
    )
    if joined.preserve and not older.preserve:
        joined = replace(joined, permitted=False)
    desk.put(joined)


# Back again.


def part(act: Act, case: Case, press: Part) -> Answer:
    """A merged case is a case of its own again, with all that it brought and what its reports got since."""
    desk, younger = act.desk, act.desk.case(press.other)
    older = desk.case(younger.original) if younger is not None and younger.original is not None else None
    if younger is None or older is None or not is_merged(younger) or case.case not in {younger.case, older.case}:
        return no("refused-button")
    if older.state is CaseState.DUPLICATE:
        return no("split-first", case=older.case)
    refused = why_fixed(desk, act.member, Action.SPLIT, older, younger)
    if refused is not None:
        return refused
    last = next(entry for entry in reversed(desk.decisions(younger.case)) if entry.kind == Action.MERGE)
    _part(act, older, younger, last)
    return yes("parted", case=younger.case)


def _part(act: Act, older: Case, younger: Case, last: Decision) -> None:
    desk, was = act.desk, last.data["was"]
    entry = Entry(str(older.case), data={"original": older.case})
    outcome = moved(desk, younger, Action.SPLIT, actor_of(desk, younger, act.member), entry, CaseState(was["state"]))
    assert isinstance(outcome, Case)  # noqa: S101 - asked before
    desk.put(_restored(outcome, was, child=younger.child or older.child))
    flags = last.data["older"]
    desk.change(older, epoch=older.epoch + 1, known_reporters=flags["known"], panel="", panel_data={})
    sharing.give(desk, sharing.still_there(desk, last.data, older.case), older.case, younger.case)
    _flags_again(desk, older.case, flags)
    noted(desk, older, "split", act.person, Entry(str(younger.case), data={"parted": younger.case}))
    desk.forget(NEWS, younger.case)
    again = desk.must(Case, younger.case)
    if again.state is CaseState.NEEDS_INFO and again.waiting_since is None:
        desk.remind("question-expiry", again.case, desk.now + desk.rules.question)


def _restored(case: Case, was: Mapping[str, Any], *, child: bool) -> Case:
    """As it was; what was closed because of a child stays so until a supervisor says otherwise."""
    return replace(
        case,
        verdict=was["verdict"],
        verdict_by=was["by"],
        verdict_at=_moment(was["at"]),
        waiting_since=_moment(was["waiting"]),
        known_reporters=was["known"],
        child=child,
        urgent=case.urgent or child,
        preserve=case.preserve or child,
        original=None,
    )


def _moment(stamp: str) -> datetime | None:
    return datetime.fromisoformat(stamp) if stamp else None


def _flags_again(desk: Desk, number: int, flags: Mapping[str, Any]) -> None:
    """Danger goes with its reports; the mark of a child stays until a supervisor takes it away."""
    danger = flags["danger"] or any(report.danger for report in desk.reports(number) if report.state == "open")
    case = replace(desk.must(Case, number), danger=danger)
    urgent = cases.is_urgent(case.category, child=case.child, danger=danger)
    desk.put(replace(case, urgent=urgent, preserve=flags["preserve"] or on_referral_track(case)))
    desk.say(Card(number))


# News.


def tell(desk: Desk, number: int) -> None:
    """Reporters of a merged case hear where the older one stands, as far as that is news to them."""
    younger = desk.case(number)
    older = desk.case(younger.original) if younger is not None and younger.original is not None else None
    if younger is None or older is None or not is_merged(younger):
        return
    last = next(entry for entry in reversed(desk.decisions(number)) if entry.kind == Action.MERGE)
    reports = [report for key in last.data["reports"] if (report := desk.get(Report, key)) is not None]
    people = {report.person for report in reports if report.case == older.case}
    news = NEWS_OF_STATE[older.state]
    if news in _TELLS and people:
        tell_reporters(desk, older, news, only=people)
