"""Decisions with their reasons, the second moderator, undo, and the news that waits until undo is over."""

from datetime import datetime
from typing import Any

from msgspec.structs import replace

from reportbot.conversation import copies
from reportbot.conversation.desk import Desk
from reportbot.conversation.review import closing, panels, resting, telling
from reportbot.conversation.review.acting import (
    Act,
    Answer,
    Entry,
    actor_of,
    before_claim,
    held,
    moved,
    no,
    panel,
    refusal,
    yes,
)
from reportbot.conversation.review.presses import Choose, Decide, Second, Undo
from reportbot.domain.moves import CLOCK, Action, Rejection
from reportbot.domain.reasons import QUESTION_EXPIRED
from reportbot.domain.records import Case, Decision
from reportbot.domain.verdicts import CHOICES, Choice
from reportbot.domain.words import CaseState

MANY_REPORTERS = 5
"""From so many reporters on, a dismissal takes two."""

_VERDICTS = frozenset({*CHOICES, "duplicate", "ask", "agree", "lapse"})


def choose(act: Act, case: Case, press: Choose) -> Answer:
    """Show the reasons of a decision."""
    mine = held(act, case)
    if isinstance(mine, Answer):
        return mine
    panel(act.desk, mine, "more-reasons" if press.more else "reasons", choice=press.choice.value)
    return Answer()


def decide(act: Act, case: Case, press: Decide) -> Answer:
    """Record a decision with its reason, or propose it to a second moderator."""
    action = CHOICES[press.choice].action
    if press.reason not in act.desk.rules.policy.reasons_for(action, case.category):
        return no("refused-button")
    verdict = f"{press.choice.value}:{press.reason}"
    if needs_second(act, case, action):
        return _propose(act, case, verdict)
    outcome = moved(act.desk, case, action, actor_of(act.desk, case, act.member), entry_of(case, press.reason))
    if isinstance(outcome, Rejection):
        return refusal(act.desk, outcome)
    settle(act.desk, outcome, verdict, act.person)
    resting.count(act, outcome)
    return yes(f"decided-{press.choice.value}")


def needs_second(act: Act, case: Case, action: Action) -> bool:
    """True where one moderator alone is not enough; whoever decides on another's proposal is the second."""
    if case.pending and case.pending_by != act.person:
        return False
    if action is Action.DISMISS:
        return case.reporters >= MANY_REPORTERS
    if action is not Action.ENOUGH:
        return False
    named = all(identifier.kind == "name" for identifier in act.desk.identifiers(case.case))
    return named or not (case.images or case.files or case.links)


def _propose(act: Act, case: Case, verdict: str) -> Answer:
    entry = Entry(reason=verdict.partition(":")[2], data={"verdict": verdict})
    outcome = moved(act.desk, case, Action.PROPOSE, actor_of(act.desk, case, act.member), entry)
    if isinstance(outcome, Rejection):
        return refusal(act.desk, outcome)
    act.desk.change(outcome, pending=verdict, pending_by=act.person)
    return yes("proposed")


def second(act: Act, case: Case, press: Second) -> Answer:
    """A second moderator agrees, and the decision stands; or not, and the case is his to review."""
    actor = actor_of(act.desk, case, act.member)
    choice, _, reason = case.pending.partition(":")
    if not press.agrees:
        outcome = moved(act.desk, case, Action.DISAGREE, actor, Entry(reason), before_claim(act.desk, case))
        return refusal(act.desk, outcome) if isinstance(outcome, Rejection) else yes("disagreed")
    # Where nothing waits for a second, the move itself is refused.
    to = CHOICES[Choice(choice)].leads_to if choice else (CaseState.DISMISSED,)
    outcome = moved(act.desk, case, Action.AGREE, actor, entry_of(case, reason), *to)
    if isinstance(outcome, Rejection):
        return refusal(act.desk, outcome)
    settle(act.desk, outcome, case.pending, case.pending_by)
    resting.count(act, outcome)
    return yes("agreed")


def entry_of(case: Case, reason: str, **data: Any) -> Entry:
    """The record of a decision, with what undoing it must restore."""
    was = {
        "verdict": case.verdict,
        "by": case.verdict_by,
        "at": _stamp(case.verdict_at),
        "waiting": _stamp(case.waiting_since),
    }
    return Entry(reason, data={"was": {name: value for name, value in was.items() if value}, **data})


def settle(desk: Desk, case: Case, verdict: str, by: int | None) -> Case:
    """Put a verdict in force; news is due when undo is over."""
    return telling.tell_later(desk, _in_force(desk, case, verdict, by))


def _in_force(desk: Desk, case: Case, verdict: str, by: int | None) -> Case:
    """Nobody waits any more, and shown evidence goes."""
    settled = desk.change(case, verdict=verdict, verdict_by=by, verdict_at=desk.now, waiting_since=None)
    desk.forget("case-urgent", case.case)
    if case.state is not CaseState.NEEDS_INFO:
        copies.close_copies(desk, case.case)
    return settled


def undo(act: Act, case: Case, _: Undo) -> Answer:
    """Take a decision back: its maker within the time for it, later a supervisor."""
    desk = act.desk
    if panels.is_merged(case):
        return no("refused-merged")
    if case.request is not None and case.state is CaseState.SUBSTANTIATED:
        return no("refused-in-request")
    if not (case.pending or _in_time(act, case) or act.member.is_administrator):
        return no("refused-late-undo") if case.verdict_by == act.person else no("refused-undo")
    last = _last_verdict(desk, case)
    outcome = moved(desk, case, Action.UNDO, actor_of(desk, case, act.member), None, CaseState.IN_REVIEW)
    if isinstance(outcome, Rejection):
        return refusal(desk, outcome)
    if not case.pending and last is not None:
        outcome = _restored(desk, outcome, last)
        telling.take_back(desk, case, last)
    return yes("undone")


def _in_time(act: Act, case: Case) -> bool:
    made = case.verdict_by == act.person and case.verdict_at is not None
    return made and act.desk.now <= panels.undo_until(act.desk, case)


def _last_verdict(desk: Desk, case: Case) -> Decision | None:
    return next((entry for entry in reversed(desk.decisions(case.case)) if entry.kind in _VERDICTS), None)


def _restored(desk: Desk, case: Case, last: Decision) -> Case:
    was = last.data.get("was", {})
    waiting = _moment(was.get("waiting")) or desk.now
    restored = replace(
        case,
        verdict=was.get("verdict", ""),
        verdict_by=was.get("by"),
        verdict_at=_moment(was.get("at")),
        waiting_since=waiting,
        original=None,
    )
    desk.put(restored)
    if last.kind == Action.DUPLICATE:
        closing.move_back(desk, restored, last)
    return desk.case(case.case) or restored


def lapse(desk: Desk, case: Case) -> None:
    """Nobody answered a question in time: closed kindly as not enough evidence."""
    if case.state is not CaseState.NEEDS_INFO or case.waiting_since is not None:
        return
    outcome = moved(desk, case, Action.LAPSE, CLOCK, entry_of(case, QUESTION_EXPIRED))
    if not isinstance(outcome, Rejection):
        telling.tell(desk, _in_force(desk, outcome, f"dismiss:{QUESTION_EXPIRED}", None))


def _stamp(when: datetime | None) -> str:
    return when.isoformat() if when is not None else ""


def _moment(stamp: str | None) -> datetime | None:
    return datetime.fromisoformat(stamp) if stamp else None
