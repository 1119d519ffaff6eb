"""Claims: taken, taken over, given back, and over after their time."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.review.acting import Act, Answer, Entry, actor_of, before_claim, moved, refusal, yes
from reportbot.conversation.review.presses import Release, Seize, Take
from reportbot.domain.moves import CLOCK, Action, Rejection
from reportbot.domain.records import Case


def take(act: Act, case: Case, _: Take) -> Answer:
    """Ambil."""
    outcome = moved(act.desk, case, Action.TAKE, actor_of(act.desk, case, act.member))
    if isinstance(outcome, Rejection):
        return refusal(act.desk, outcome)
    return yes("taken", until=outcome.held_until or act.desk.now)


def seize(act: Act, case: Case, _: Seize) -> Answer:
    """Ambil alih, by a supervisor."""
    outcome = moved(act.desk, case, Action.SEIZE, actor_of(act.desk, case, act.member))
    if isinstance(outcome, Rejection):
        return refusal(act.desk, outcome)
    return yes("taken", until=outcome.held_until or act.desk.now)


def release(act: Act, case: Case, press: Release) -> Answer:
    """Lepas; who knows the person is never handed this case again, and nobody is told why."""
    entry = Entry(data={"known": True}) if press.known else None
    outcome = moved(
        act.desk,
        case,
        Action.RELEASE,
        actor_of(act.desk, case, act.member),
        entry,
        before_claim(act.desk, case),
    )
    return refusal(act.desk, outcome) if isinstance(outcome, Rejection) else yes("released")


def expire(desk: Desk, case: Case) -> None:
    """A claim's time is over: the case is free again."""
    moved(desk, case, Action.EXPIRE, CLOCK, None, before_claim(desk, case))


def comes_late(desk: Desk, case: Case, person: int, epoch: int) -> bool:
    """True for a press on the keyboard of a claim that ran out, while nobody else took the case."""
    if case.holder is not None or case.last_holder != person or epoch + 1 != case.epoch:
        return False
    last = desk.decisions(case.case)
    return bool(last) and last[-1].kind == Action.EXPIRE


def take_again(act: Act, case: Case) -> Case | Answer:
    """Give the case back to its late holder."""
    outcome = moved(act.desk, case, Action.TAKE, actor_of(act.desk, case, act.member))
    return refusal(act.desk, outcome) if isinstance(outcome, Rejection) else outcome
