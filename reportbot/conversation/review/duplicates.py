"""Duplikat: the case goes to its original, with all its reports."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.review import child, closing, deciding
from reportbot.conversation.review.acting import Act, Answer, Entry, actor_of, moved, no, noted, refusal, yes
from reportbot.conversation.review.presses import Original
from reportbot.domain import cases
from reportbot.domain.moves import Action, Actor, Rejection
from reportbot.domain.records import Case, Member
from reportbot.domain.words import CaseState


def choose(act: Act, case: Case, press: Original) -> Answer:
    """The original was chosen by its button."""
    return decide(act.desk, case, press.original, actor_of(act.desk, case, act.member))


def decide(desk: Desk, case: Case, number: int, actor: Actor) -> Answer:
    """Make this case a duplicate of `number`, which must exist and be no duplicate itself."""
    original = desk.case(number)
    if original is None or number == case.case or original.staged is not None:
        return no("duplicate-unknown")
    if original.state is CaseState.DUPLICATE:
        return no("duplicate-of-duplicate")
    entry = deciding.entry_of(case, str(number))
    moved_reports = {
        "original": number,
        "reports": [report.report for report in desk.reports(case.case)],
        "evidence": [item.evidence for item in desk.evidence(case.case)],
    }
    outcome = moved(desk, case, Action.DUPLICATE, actor, Entry(str(number), data={**entry.data, **moved_reports}))
    if isinstance(outcome, Rejection):
        return refusal(desk, outcome)
    desk.change(outcome, original=number)
    closing.move_reports(desk, case, _opened(desk, original, actor))
    if case.child or original.child:
        child.close(desk, desk.must(Case, number))
    deciding.settle(desk, desk.must(Case, case.case), f"duplicate:{number}", actor.person)
    return yes("decided-duplicate", case=number)


def _opened(desk: Desk, original: Case, actor: Actor) -> Case:
    """New reporters reopen an original that was closed; its history says so."""
    if not cases.reopens(original):
        return original
    opened = cases.reopened(original, 0, desk.now, desk.now + desk.rules.first_due)
    desk.put(opened)
    noted(desk, original, "reopened", actor.person, after=opened.state.value)
    desk.forget("news", original.case)
    return opened


def typed(desk: Desk, case: Case, words: str, member: Member) -> Answer:
    """The original's number came as a reply to the card."""
    digits = "".join(letter for letter in words if letter in "0123456789")
    if not digits or len(digits) > 9:
        return no("duplicate-unknown")
    return decide(desk, case, int(digits), actor_of(desk, case, member))
