"""How a supervisor who did not decide the case, and did not report it, rules on an objection."""

from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.filing.wording import button, screen, shortened
from reportbot.conversation.inputs import Due
from reportbot.conversation.needs import CaseFile, Need
from reportbot.conversation.review import panels, wording
from reportbot.conversation.review.acting import Answer, no, yes
from reportbot.conversation.rights import linking, objecting, upholding
from reportbot.conversation.rights.presses import Link, ListObjections, OnObjection, Rule, Step
from reportbot.conversation.says import Button, Content, Notice, NoticeToAdmins, Rows, Text
from reportbot.conversation.supervisors import tell_supervisors
from reportbot.domain.moves import Action
from reportbot.domain.records import Case, Objection
from reportbot.domain.verdicts import CHOICES
from reportbot.domain.words import Category

REJECT: Final = ("evidence-stands", "nothing-new", "another-account")
"""Why an objection is not upheld; words: `objection-reason-<key>`."""

NO_CASE: Final = "no-case"
MOST_LISTED: Final = 8
LONGEST_WORDS: Final = 2400
MOST_UNLINKED: Final = 4
AGAIN: Final = objecting.REMIND_BEFORE
_DECIDED_BY: Final = frozenset({*CHOICES, "duplicate", "propose", "agree"})


# What a supervisor reads.


def listing(desk: Desk) -> Content:
    """The open objections, the oldest first, each with the day it is due."""
    found = sorted(desk.many(Objection, "open", True), key=lambda one: (one.due_at, one.objection))
    if not found:
        return screen(Text("objections-none"))
    lines = [_line(number, one, late=one.due_at <= desk.now) for number, one in enumerate(found[:MOST_LISTED], 1)]
    opens = [_open(number, one) for number, one in enumerate(found[:MOST_LISTED], 1)]
    rows = tuple(tuple(opens[first : first + 2]) for first in range(0, len(opens), 2))
    return screen(Text("objections-head", {"n": len(found)}), *lines, rows=rows)


def _line(number: int, one: Objection, *, late: bool) -> Text:
    key = "objections-line-late" if late else "objections-line"
    return Text(key, {"n": number, "ticket": one.ticket, "due": one.due_at})


def _open(number: int, one: Objection) -> Button:
    return Button(Text("tap-open", {"n": number}), OnObjection(one.objection, one.epoch, Step.OPEN))


def page(desk: Desk, one: Objection) -> Content:
    """Its words, and the cases it is about with what was decided on them."""
    head = Text("objection-head", {"ticket": one.ticket, "when": one.created_at, "due": one.due_at})
    words = Text("objection-words", {"words": wording.defanged(shortened(one.words, LONGEST_WORDS))})
    lines = [_about(case) for case in _cases(desk, one)] or [Text("objection-no-case")]
    return screen(head, words, *lines, rows=_rows(desk, one))


def _about(case: Case) -> Text:
    verdict = panels.verdict(case.verdict) if case.verdict else Text("nothing")
    state = Text(f"state-{case.state.value}")
    return Text("objection-case", {"case": case.case, "state": state, "verdict": verdict})


def _rows(desk: Desk, one: Objection) -> Rows:
    at = (one.objection, one.epoch)
    back = (button("button-back", ListObjections()),)
    link = (button("tap-objection-link", OnObjection(*at, Step.LINK)),)
    if not one.cases:
        return ((button("tap-objection-no-case", Rule(*at, False, NO_CASE)),), link, back)
    act = (
        button("tap-objection-uphold", OnObjection(*at, Step.UPHOLD), "success"),
        button("tap-objection-reject", OnObjection(*at, Step.REJECT)),
    )
    cards = tuple(row for case in _cases(desk, one)[:1] for row in wording.card_link(desk, case))
    named = tuple((_unlink(one, number),) for number in linking.by_hand(desk, one)[:MOST_UNLINKED])
    return (act, *cards, link, *named, back)


def _unlink(one: Objection, case: int) -> Button:
    return Button(Text("tap-objection-unlink", {"case": case}), Link(one.objection, one.epoch, case, on=False))


def _reasons(desk: Desk, one: Objection, *, upheld: bool) -> Content:
    """Which reason; those of *Kabulkan* are those of *Bukan pelanggaran*, which reporters read."""
    at = (one.objection, one.epoch)
    keys = uphold_reasons(desk) if upheld else REJECT
    family = "reason" if upheld else "objection-reason"
    rows = tuple((Button(Text(f"{family}-{key}"), Rule(*at, upheld, key)),) for key in keys)
    back = (button("button-back", OnObjection(*at, Step.OPEN)),)
    ask = Text("objection-ask-uphold" if upheld else "objection-ask-reject", {"ticket": one.ticket})
    return screen(ask, rows=(*rows, back))


def uphold_reasons(desk: Desk) -> tuple[str, ...]:
    """The grounds of *Bukan pelanggaran*, as the operator has them."""
    return desk.rules.policy.reasons_for(Action.DISMISS, Category.UNSURE)


def _cases(desk: Desk, one: Objection) -> list[Case]:
    """Its cases as they stand."""
    found = {case.case: case for number in one.cases if (case := desk.case(number)) is not None}
    return [found[number] for number in sorted(found)]


def needs_of(facts: Facts, number: int) -> set[Need]:
    """The files of an objection's cases."""
    one = facts.get(Objection, number)
    return {CaseFile(case) for case in one.cases} if one is not None else set()


# What a supervisor does.


def step(desk: Desk, person: int, pressed: OnObjection) -> tuple[Content, Answer]:
    """Open it, or choose a reason for the ruling."""
    one = _present(desk, person, pressed.objection, pressed.epoch)
    if isinstance(one, Answer):
        return listing(desk), one
    if pressed.step is Step.OPEN:
        return page(desk, one), Answer()
    if pressed.step is Step.LINK:
        return linking.ask(desk, person, one), Answer()
    return _reasons(desk, one, upheld=pressed.step is Step.UPHOLD), Answer()


def link(desk: Desk, person: int, pressed: Link) -> tuple[Content, Answer]:
    """Name a case by hand, or take that back; who decided or reported it may name it, and then leaves the ruling."""
    one = _present(desk, person, pressed.objection, pressed.epoch)
    if isinstance(one, Answer):
        return listing(desk), one
    answer = linking.link(desk, one, person, pressed)
    now = desk.must(Objection, one.objection)
    barred = _barred(desk, now, person)
    return (listing(desk), barred) if barred else (page(desk, now), answer)


def rule(desk: Desk, person: int, pressed: Rule) -> tuple[Content, Answer]:
    """The ruling: what it does to the cases, what the objector hears, and that it is written down."""
    one = _present(desk, person, pressed.objection, pressed.epoch)
    if isinstance(one, Answer):
        return listing(desk), one
    if not _is_reason(desk, one, pressed):
        return page(desk, one), no("refused-objection-old")
    if pressed.upheld:
        refused = upholding.uphold(desk, _cases(desk, one), person, pressed.reason)
        if refused is not None:
            return page(desk, one), refused
    _close(desk, one, person, pressed)
    return listing(desk), yes("objection-ruled")


def _is_reason(desk: Desk, one: Objection, pressed: Rule) -> bool:
    if not one.cases:
        return not pressed.upheld and pressed.reason == NO_CASE
    return pressed.reason in (uphold_reasons(desk) if pressed.upheld else REJECT)


def _present(desk: Desk, person: int, number: int, epoch: int) -> Objection | Answer:
    """The objection, if it is open and this supervisor may judge it."""
    one = desk.get(Objection, number)
    if one is None or one.state != "open" or one.epoch != epoch:
        return no("refused-objection-old")
    one = _followed(desk, one)
    return _barred(desk, one, person) or one


def _barred(desk: Desk, one: Objection, person: int) -> Answer | None:
    """Why this supervisor leaves it to another."""
    if one.person == person:
        return no("refused-objection-own")
    for case in _cases(desk, one):
        if any(report.person == person for report in desk.reports(case.case)):
            return no("refused-objection-reported")
        if _has_decided(desk, case, person):
            return no("refused-objection-decided")
    return None


def _followed(desk: Desk, one: Objection) -> Objection:
    """With the cases of its account that were opened since it was sent; they are held back as well."""
    new = tuple(number for number in objecting.cases_of(desk, objecting.keys_in(one)) if number not in one.cases)
    if not new:
        return one
    objecting.count(desk, new, 1)
    return desk.change(one, cases=(*one.cases, *new))


def _has_decided(desk: Desk, case: Case, person: int) -> bool:
    made = any(entry.by == person and entry.kind in _DECIDED_BY for entry in desk.decisions(case.case))
    return made or person in {case.verdict_by, case.pending_by}


def _close(desk: Desk, one: Objection, person: int, pressed: Rule) -> None:
    state = "upheld" if pressed.upheld else "rejected"
    changes = {"decided_at": desk.now, "decided_by": person, "reason": pressed.reason}
    ruled = desk.change(one, state=state, epoch=one.epoch + 1, **changes)
    objecting.count(desk, one.cases, -1)
    objecting.record(desk, ruled, f"objection-{state}", person, pressed.reason)
    desk.forget("objection-due", one.objection)
    desk.remind("objection-words", one.objection, desk.now + desk.rules.policy.retention["words"])
    desk.say(Notice(one.person, screen(result(ruled))))


def result(one: Objection) -> Text:
    """What the objector reads; the same words whether a case was left as it is or there was none."""
    return Text(f"objection-result-{one.state}", {"ticket": one.ticket})


# What falls due.


def due(desk: Desk, item: Due) -> None:
    """Supervisors are reminded before an objection is due and while it is overdue; then admins hear of it too."""
    one = desk.get(Objection, item.subject)
    if one is None or one.state != "open":
        return
    late = desk.now >= one.due_at
    desk.remind("objection-due", one.objection, desk.now + AGAIN if late else one.due_at)
    words = objecting.announcement(one, "objection-late" if late else "objection-soon")
    tell_supervisors(desk, words, but=one.person)
    if late:
        desk.say(NoticeToAdmins(screen(Text("objection-late-admins", {"ticket": one.ticket, "due": one.due_at}))))


def words_expired(desk: Desk, item: Due) -> None:
    """What an objector wrote is kept no longer than what reporters wrote."""
    one = desk.get(Objection, item.subject)
    if one is not None and one.state != "open":
        desk.change(one, words="", account="")
