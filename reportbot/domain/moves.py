"""The one table of moves: from which state, by what, to which state, and who may; docs/moves.md shows it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from reportbot.domain.records import Case
from reportbot.domain.tracks import awaits_permit, on_referral_track
from reportbot.domain.words import ASKED_STATES, OPEN_STATES, REOPENED_BY_REPORT, CaseState, Role


class Action(StrEnum):
    """What can be done to a case; the value stands in button data and decisions."""

    TAKE = "take"
    SEIZE = "seize"
    RELEASE = "release"
    EXPIRE = "expire"
    ENOUGH = "enough"
    DISMISS = "dismiss"
    OUT_OF_SCOPE = "scope"
    DUPLICATE = "duplicate"
    ASK = "ask"
    PROPOSE = "propose"
    AGREE = "agree"
    DISAGREE = "disagree"
    UNDO = "undo"
    CORRECT = "correct"
    CHILD = "child"
    NOT_CHILD = "not-child"
    REOPEN = "reopen"
    LAPSE = "lapse"
    REQUEST = "request"
    RECEIVED = "received"
    CLARIFY = "clarify"
    CLARIFIED = "clarified"
    GONE = "gone"
    STILL = "still"
    REFUSED = "refused"
    SILENCE = "silence"
    REAPPEAR = "reappear"
    CLOSE = "close"
    RETRACT = "retract"
    PRESERVE = "preserve"
    UNPRESERVE = "unpreserve"
    PERMIT = "permit"
    REFER = "refer"
    OFFICIAL = "official"
    MERGE = "merge"
    SPLIT = "split"


class By(StrEnum):
    """How somebody stands to a case; a free case counts as held by any moderator who decides it."""

    HOLDER = "holder"
    MODERATOR = "moderator"
    SECOND = "second"
    MAKER = "maker"
    SUPERVISOR = "supervisor"
    REPORTER = "reporter"
    CLOCK = "clock"


class Actor(Struct, frozen=True):
    """Who acts: a person in a role, or the clock (no role).

    `reported`: he reported this case himself. `judged`: the decision that is under review is his.
    """

    person: int | None = None
    role: Role | None = None
    reported: bool = False
    judged: bool = False


CLOCK = Actor()
"""A due time acts."""


class Rejection(Struct, frozen=True):
    """Why a move is refused: a text key; `holder` and `until` where somebody holds the case."""

    key: str
    holder: int | None = None
    until: datetime | None = None


class Move(Struct, frozen=True):
    """A row of the table; `to` None goes back to the state that the caller read from the decisions."""

    to: CaseState | None
    by: frozenset[By]


_WAITING = (CaseState.NEW, CaseState.NEEDS_INFO, CaseState.REOPENED)
_OPEN = tuple(OPEN_STATES)
_DECIDED = (CaseState.SUBSTANTIATED, CaseState.DISMISSED, CaseState.DUPLICATE, CaseState.OUT_OF_SCOPE)
_ASKED = tuple(ASKED_STATES)
_ANSWERED = (CaseState.REMOVED, CaseState.REFUSED)
_OWN = tuple(state for state in CaseState if state is not CaseState.DUPLICATE)
_RETRACTABLE = (CaseState.SUBSTANTIATED, *_ASKED, *_ANSWERED, CaseState.CLOSED)
_DECIDERS = frozenset({By.HOLDER, By.SUPERVISOR})
_SUPERVISORS = frozenset({By.SUPERVISOR})
_ANY = frozenset({By.MODERATOR})


def _rows(states: tuple[CaseState, ...], to: CaseState | None, by: frozenset[By], *actions: Action) -> dict[Any, Move]:
    return {(state, action): Move(to, by) for state in states for action in actions}


TABLE: Mapping[tuple[CaseState, Action], Move] = {
    **_rows(_WAITING, CaseState.IN_REVIEW, _ANY, Action.TAKE),
    **_rows(_OPEN, CaseState.IN_REVIEW, frozenset({By.SUPERVISOR}), Action.SEIZE),
    **_rows((CaseState.IN_REVIEW,), CaseState.IN_REVIEW, frozenset({By.HOLDER}), Action.TAKE),
    **_rows((CaseState.IN_REVIEW,), None, _DECIDERS, Action.RELEASE),
    **_rows((CaseState.IN_REVIEW,), None, frozenset({By.CLOCK}), Action.EXPIRE),
    **_rows(_OPEN, CaseState.SUBSTANTIATED, _DECIDERS, Action.ENOUGH),
    **_rows(_OPEN, CaseState.DISMISSED, _DECIDERS, Action.DISMISS),
    **_rows(_OPEN, CaseState.OUT_OF_SCOPE, _DECIDERS, Action.OUT_OF_SCOPE),
    **_rows(_OPEN, CaseState.DUPLICATE, _DECIDERS, Action.DUPLICATE),
    **_rows(_OPEN, CaseState.NEEDS_INFO, _DECIDERS, Action.ASK),
    **_rows(_OPEN, CaseState.IN_REVIEW, _DECIDERS, Action.PROPOSE, Action.CORRECT),
    **_rows((CaseState.IN_REVIEW,), None, frozenset({By.SECOND}), Action.AGREE, Action.DISAGREE),
    **_rows(
        (*_DECIDED, CaseState.IN_REVIEW, CaseState.NEEDS_INFO), None, frozenset({By.MAKER, By.SUPERVISOR}), Action.UNDO
    ),
    **_rows(tuple(CaseState), None, _ANY, Action.CHILD),
    **_rows(tuple(CaseState), None, frozenset({By.SUPERVISOR}), Action.NOT_CHILD),
    **_rows(tuple(REOPENED_BY_REPORT), CaseState.REOPENED, frozenset({By.REPORTER}), Action.REOPEN),
    **_rows((CaseState.NEEDS_INFO,), CaseState.DISMISSED, frozenset({By.CLOCK}), Action.LAPSE),
    **_rows((CaseState.SUBSTANTIATED,), CaseState.REQUESTED, _SUPERVISORS, Action.REQUEST),
    **_rows((CaseState.REQUESTED, CaseState.NO_RESPONSE), CaseState.ACKNOWLEDGED, _SUPERVISORS, Action.RECEIVED),
    **_rows(
        (CaseState.REQUESTED, CaseState.ACKNOWLEDGED, CaseState.NO_RESPONSE),
        CaseState.CLARIFICATION,
        _SUPERVISORS,
        Action.CLARIFY,
    ),
    **_rows((CaseState.CLARIFICATION,), CaseState.ACKNOWLEDGED, _SUPERVISORS, Action.CLARIFIED),
    **_rows((*_ASKED, CaseState.REFUSED), CaseState.REMOVED, _SUPERVISORS, Action.GONE),
    **_rows((*_ASKED, *_ANSWERED), None, _SUPERVISORS, Action.STILL),
    **_rows(_ASKED, CaseState.REFUSED, _SUPERVISORS, Action.REFUSED),
    **_rows(
        (CaseState.REQUESTED, CaseState.ACKNOWLEDGED, CaseState.CLARIFICATION),
        CaseState.NO_RESPONSE,
        frozenset({By.CLOCK, By.SUPERVISOR}),
        Action.SILENCE,
    ),
    **_rows((CaseState.REMOVED, CaseState.CLOSED), CaseState.REOPENED, _SUPERVISORS, Action.REAPPEAR),
    **_rows(
        (*_ANSWERED, CaseState.NO_RESPONSE, CaseState.DISMISSED, CaseState.OUT_OF_SCOPE, CaseState.SUBSTANTIATED),
        CaseState.CLOSED,
        _SUPERVISORS,
        Action.CLOSE,
    ),
    **_rows(_RETRACTABLE, CaseState.DISMISSED, _SUPERVISORS, Action.RETRACT),
    **_rows(tuple(CaseState), None, _SUPERVISORS, Action.PRESERVE, Action.UNPRESERVE, Action.OFFICIAL),
    **_rows(_OWN, None, _SUPERVISORS, Action.PERMIT),
    **_rows(tuple(set(_OWN) - {CaseState.DISMISSED}), None, _SUPERVISORS, Action.REFER),
    **_rows(_OWN, CaseState.DUPLICATE, _SUPERVISORS, Action.MERGE),
    **_rows(tuple(CaseState), None, _SUPERVISORS, Action.SPLIT),
}

_BESIDE = frozenset({Action.PRESERVE, Action.UNPRESERVE, Action.PERMIT, Action.REFER, Action.OFFICIAL, Action.SPLIT})
"""Beside the platform track: who holds the case, and what waits for a second moderator, stay as they are."""

_KEEP_HOLDER = frozenset({Action.CHILD, Action.NOT_CHILD}) | _BESIDE
_TAKES_HOLD = frozenset({Action.TAKE, Action.SEIZE, Action.CORRECT, Action.UNDO})
_JUDGEMENTS = frozenset(
    {Action.ENOUGH, Action.DISMISS, Action.OUT_OF_SCOPE, Action.DUPLICATE, Action.ASK, Action.PROPOSE}
)
_WITHOUT_JUDGING = frozenset(
    {
        *(Action.RELEASE, Action.CHILD, Action.RECEIVED, Action.CLARIFY, Action.CLARIFIED, Action.GONE, Action.STILL),
        *(Action.REFUSED, Action.SILENCE, Action.PRESERVE),
    }
)
"""What is recorded, or protects, and judges nobody."""


def holder_of(case: Case, now: datetime) -> int | None:
    """Who holds the case now; a claim whose time is over holds nothing."""
    return case.holder if case.held_until is not None and now < case.held_until else None


def relations(case: Case, actor: Actor, now: datetime) -> frozenset[By]:
    """How this actor stands to the case."""
    if actor.role is None:
        return frozenset({By.CLOCK})
    if actor.role is Role.CITIZEN:
        return frozenset({By.REPORTER})
    found = {By.MODERATOR}
    if not case.pending and holder_of(case, now) in {None, actor.person}:
        found.add(By.HOLDER)
    if case.pending and actor.person != case.pending_by:
        found.add(By.SECOND)
    if actor.person == case.pending_by if case.pending else actor.person == case.verdict_by:
        found.add(By.MAKER)
    if actor.role is not Role.MODERATOR:
        found.add(By.SUPERVISOR)
    return frozenset(found)


def move(
    case: Case,
    action: Action,
    actor: Actor,
    now: datetime,
    *,
    back_to: CaseState | None = None,
    claim: timedelta = timedelta(minutes=30),
) -> Case | Rejection:
    """The case after the move, its epoch one higher; or why not.

    `back_to` is the state that a move without one of its own leads to; where it is missing the state stays.
    """
    row = TABLE.get((case.state, action))
    if row is None:
        return Rejection("refused-state")
    refusal = _refusal(case, action, row, actor, now)
    if refusal is not None:
        return refusal
    state = row.to or back_to or case.state
    moved = replace(case, state=state, epoch=case.epoch + 1, panel="", panel_data={})
    if action not in _KEEP_HOLDER:
        moved = replace(moved, pending="", pending_by=None)
    if state is not case.state:
        moved = replace(moved, state_since=now)
    return _held(moved, action, actor, now + claim)


def _refusal(case: Case, action: Action, row: Move, actor: Actor, now: datetime) -> Rejection | None:
    if actor.reported and action not in _WITHOUT_JUDGING:
        return Rejection("refused-own-report")
    if actor.judged and action not in _WITHOUT_JUDGING:
        return Rejection("refused-own-verdict")
    mine = relations(case, actor, now)
    if row.by & mine:
        return _too_early(case, action, actor, now)
    holder = holder_of(case, now)
    if By.SUPERVISOR in row.by and By.HOLDER not in row.by:
        return Rejection("refused-supervisor")
    if case.pending:
        return Rejection("refused-own-pending" if By.SECOND in row.by else "refused-pending")
    return Rejection("refused-held", holder, case.held_until) if holder else Rejection("refused-role")


def _too_early(case: Case, action: Action, actor: Actor, now: datetime) -> Rejection | None:
    """What the row allows and the case itself does not.

    The clock takes nothing away before its time, nobody takes what another holds, undo needs a decision, a referral
    one of *Cukup bukti* unless its track is open from the start, and a request a permit where the police come first.
    """
    holder = holder_of(case, now)
    if action is Action.EXPIRE and (holder is not None or case.holder is None):
        return Rejection("refused-state")
    if action is Action.TAKE and (case.pending or holder not in {None, actor.person}):
        return Rejection("refused-held" if holder else "refused-pending", holder, case.held_until)
    if action is Action.UNDO and not _undoable(case):
        return Rejection("refused-state")
    if action in _JUDGEMENTS and case.pending and actor.person == case.pending_by:
        return Rejection("refused-own-pending")
    return _beside(case, action)


def _beside(case: Case, action: Action) -> Rejection | None:
    """What the two tracks ask of each other."""
    if action is Action.REFER and case.state in OPEN_STATES and not on_referral_track(case):
        return Rejection("refused-track")
    if action is Action.REQUEST and awaits_permit(case):
        return Rejection("refused-permit")
    return None


def _undoable(case: Case) -> bool:
    return bool(case.pending if case.state is CaseState.IN_REVIEW else case.verdict)


def _held(case: Case, action: Action, actor: Actor, until: datetime) -> Case:
    if action in _KEEP_HOLDER:
        return case
    if action in _TAKES_HOLD:
        return replace(case, holder=actor.person, last_holder=actor.person, held_until=until)
    last = case.holder if actor.role in {None, Role.CITIZEN} else actor.person
    return replace(case, holder=None, held_until=None, last_holder=last or case.last_holder)
