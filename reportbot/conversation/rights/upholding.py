"""What an upheld objection does to a case: a request is taken back, the case dismissed, its reporters told."""

from collections.abc import Iterable

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests.retraction import withdraw
from reportbot.conversation.review import deciding
from reportbot.conversation.review.acting import Answer, actor_of, moved, refusal
from reportbot.domain import moves
from reportbot.domain.moves import Action, Rejection
from reportbot.domain.records import Case, Member
from reportbot.domain.words import OPEN_STATES, CaseState

_RETRACTED = frozenset(state for state, action in moves.TABLE if action is Action.RETRACT)


def uphold(desk: Desk, cases: Iterable[Case], person: int, reason: str) -> Answer | None:
    """Dismiss each case, taking back what was asked of a platform; why nothing was changed, where that is so."""
    acted = [(case, _action(case)) for case in cases]
    member = desk.must(Member, person)
    for case, action in acted:
        tried = moves.move(case, action, actor_of(desk, case, member), desk.now) if action else None
        if isinstance(tried, Rejection):
            return refusal(desk, tried)
    for case, action in acted:
        if action is Action.RETRACT:
            withdraw(desk, case, member.person, reason)
        elif action is not None:
            _dismiss(desk, case, member, action, reason)
    return None


def _action(case: Case) -> Action | None:
    """What ends it: a dismissal with many reporters takes a second moderator; what is over unasked stays so."""
    asked = case.state is not CaseState.CLOSED or case.request is not None
    if case.state in _RETRACTED and asked:
        return Action.RETRACT
    if case.state not in OPEN_STATES:
        return None
    alone = case.reporters < deciding.MANY_REPORTERS or bool(case.pending)
    return Action.DISMISS if alone else Action.PROPOSE


def _dismiss(desk: Desk, case: Case, member: Member, action: Action, reason: str) -> None:
    verdict = f"dismiss:{reason}"
    entry = deciding.entry_of(case, reason, verdict=verdict)
    outcome = moved(desk, case, action, actor_of(desk, case, member), entry)
    if isinstance(outcome, Rejection):
        return
    if action is Action.PROPOSE:
        desk.change(outcome, pending=verdict, pending_by=member.person)
    else:
        deciding.settle(desk, outcome, verdict, member.person)
