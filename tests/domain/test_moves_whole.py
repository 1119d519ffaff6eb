"""What a move changes beside the state, and the sentence of every refusal."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.domain.moves import CLOCK, Action, Actor, By, Rejection, move, relations
from reportbot.domain.records import Case
from reportbot.domain.words import OPEN_STATES, CaseState, Category, Role
from tests.domain.test_moves import AYU, BUDI, CITRA, HALF_HOUR, NOW, case, held

CITIZEN = Actor(9, Role.CITIZEN)
LATER = NOW + timedelta(minutes=5)


def pending(by: int = 1, **more: object) -> Case:
    return case(CaseState.IN_REVIEW, pending="enough:x", pending_by=by, **more)


def test_a_taken_case_is_held_for_as_long_as_is_asked_and_its_panel_is_closed() -> None:
    before = case(epoch=3, panel="reasons:enough", panel_data={"page": 2})
    taken = replace(
        before,
        state=CaseState.IN_REVIEW,
        epoch=4,
        panel="",
        panel_data={},
        state_since=LATER,
        holder=1,
        last_holder=1,
        held_until=LATER + HALF_HOUR,
    )
    assert move(before, Action.TAKE, AYU, LATER) == taken
    longer = replace(taken, held_until=LATER + timedelta(hours=2))
    assert move(before, Action.TAKE, AYU, LATER, claim=timedelta(hours=2)) == longer


@pytest.mark.parametrize("action", [Action.TAKE, Action.CORRECT])
def test_the_holder_goes_on_and_holds_anew(action: Action) -> None:
    before = held(1, last_holder=1)
    after = replace(before, epoch=1, held_until=LATER + HALF_HOUR)
    assert move(before, action, AYU, LATER) == after


def test_a_supervisor_takes_over_and_what_waited_for_a_second_is_gone() -> None:
    after = move(pending(holder=1, held_until=NOW + HALF_HOUR), Action.SEIZE, CITRA, NOW)
    assert isinstance(after, Case)
    assert (after.holder, after.last_holder, after.held_until) == (3, 3, NOW + HALF_HOUR)
    assert (after.pending, after.pending_by) == ("", None)


def test_a_decision_lets_go_and_remembers_who_made_it() -> None:
    after = move(held(1), Action.DISMISS, CITRA, LATER)
    assert after == replace(
        held(1), state=CaseState.DISMISSED, epoch=1, state_since=LATER, holder=None, held_until=None, last_holder=3
    )


def test_the_clock_lets_go_and_remembers_who_held() -> None:
    after = move(held(1), Action.EXPIRE, CLOCK, NOW + HALF_HOUR, back_to=CaseState.NEW)
    assert isinstance(after, Case)
    assert (after.state, after.holder, after.held_until, after.last_holder) == (CaseState.NEW, None, None, 1)


def test_what_nobody_held_keeps_its_last_holder() -> None:
    before = case(CaseState.NEEDS_INFO, last_holder=2)
    after = move(before, Action.LAPSE, CLOCK, NOW)
    assert isinstance(after, Case)
    assert after.last_holder == 2


def test_a_reporter_brings_a_case_back_and_never_becomes_its_last_holder() -> None:
    after = move(case(CaseState.DISMISSED, last_holder=2), Action.REOPEN, CITIZEN, NOW)
    assert isinstance(after, Case)
    assert (after.state, after.holder, after.last_holder) == (CaseState.REOPENED, None, 2)


@pytest.mark.parametrize(
    "action", [Action.CHILD, Action.PRESERVE, Action.UNPRESERVE, Action.PERMIT, Action.OFFICIAL, Action.SPLIT]
)
def test_what_goes_on_beside_leaves_holder_proposal_and_state(action: Action) -> None:
    before = pending(holder=1, held_until=NOW + HALF_HOUR, last_holder=1)
    assert move(before, action, CITRA, LATER) == replace(before, epoch=1)


def test_undo_gives_the_case_back_to_whoever_undoes() -> None:
    before = case(CaseState.DISMISSED, verdict="dismiss:x", verdict_by=1)
    after = move(before, Action.UNDO, AYU, LATER, back_to=CaseState.IN_REVIEW)
    assert after == replace(
        before,
        state=CaseState.IN_REVIEW,
        epoch=1,
        state_since=LATER,
        holder=1,
        last_holder=1,
        held_until=LATER + HALF_HOUR,
    )


def test_undo_takes_back_a_proposal_in_review_and_a_verdict_elsewhere() -> None:
    assert isinstance(move(pending(), Action.UNDO, AYU, NOW), Case)
    assert isinstance(move(case(CaseState.SUBSTANTIATED, verdict="enough:x"), Action.UNDO, CITRA, NOW), Case)
    for nothing in (
        case(CaseState.IN_REVIEW, verdict="enough:x"),
        case(CaseState.SUBSTANTIATED, pending="enough:x"),
        case(CaseState.DISMISSED),
    ):
        assert move(nothing, Action.UNDO, CITRA, NOW) == Rejection("refused-state")


def test_what_was_proposed_is_agreed_to_by_a_second_and_by_nobody_else() -> None:
    after = move(pending(), Action.AGREE, BUDI, NOW, back_to=CaseState.SUBSTANTIATED)
    assert isinstance(after, Case)
    assert (after.state, after.pending, after.pending_by) == (CaseState.SUBSTANTIATED, "", None)
    for action in (Action.AGREE, Action.DISAGREE):
        assert move(pending(), action, AYU, NOW) == Rejection("refused-own-pending")
        assert move(case(CaseState.IN_REVIEW), action, BUDI, NOW) == Rejection("refused-role")


def test_nobody_decides_what_waits_for_a_second_but_a_supervisor_and_not_the_one_who_proposed() -> None:
    assert move(pending(), Action.DISMISS, BUDI, NOW) == Rejection("refused-pending")
    assert move(pending(), Action.TAKE, BUDI, NOW) == Rejection("refused-pending")
    assert isinstance(move(pending(), Action.DISMISS, CITRA, NOW), Case)
    assert move(pending(by=3), Action.DISMISS, CITRA, NOW) == Rejection("refused-own-pending")
    assert isinstance(move(pending(by=3), Action.RELEASE, CITRA, NOW), Case)


def test_what_another_holds_is_refused_with_who_and_until_when() -> None:
    refused = Rejection("refused-held", 1, NOW + HALF_HOUR)
    for action in (Action.TAKE, Action.RELEASE, Action.DISMISS, Action.ASK, Action.CORRECT):
        assert move(held(1), action, BUDI, NOW) == refused
    assert isinstance(move(held(1), Action.DISMISS, BUDI, NOW + HALF_HOUR), Case)


def test_whoever_has_no_part_in_a_move_is_told_so() -> None:
    assert move(held(1), Action.EXPIRE, AYU, NOW) == Rejection("refused-held", 1, NOW + HALF_HOUR)
    assert move(case(CaseState.NEEDS_INFO), Action.LAPSE, CITRA, NOW) == Rejection("refused-role")
    assert move(case(), Action.DISMISS, CITIZEN, NOW) == Rejection("refused-role")
    for action in (Action.SEIZE, Action.NOT_CHILD, Action.MERGE, Action.SPLIT, Action.PRESERVE):
        assert move(case(), action, AYU, NOW) == Rejection("refused-supervisor")


def test_a_claim_that_is_not_over_or_not_there_cannot_expire() -> None:
    assert move(held(1), Action.EXPIRE, CLOCK, NOW) == Rejection("refused-state")
    assert move(case(CaseState.IN_REVIEW), Action.EXPIRE, CLOCK, NOW) == Rejection("refused-state")


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
def test_an_open_case_is_referred_only_where_the_track_is_open_from_the_start(state: CaseState) -> None:
    assert move(case(state), Action.REFER, CITRA, NOW) == Rejection("refused-track")
    assert isinstance(move(case(state, danger=True), Action.REFER, CITRA, NOW), Case)
    assert isinstance(move(case(CaseState.SUBSTANTIATED), Action.REFER, CITRA, NOW), Case)


def test_no_platform_is_asked_before_a_supervisor_permits_it() -> None:
    for kept in ({"preserve": True}, {"child": True}, {"category": Category.TRAFFICKING}):
        waiting = case(CaseState.SUBSTANTIATED, **kept)
        assert move(waiting, Action.REQUEST, CITRA, NOW) == Rejection("refused-permit")
        assert isinstance(move(replace(waiting, permitted=True), Action.REQUEST, CITRA, NOW), Case)
    assert isinstance(move(case(CaseState.SUBSTANTIATED), Action.REQUEST, CITRA, NOW), Case)


def test_a_state_that_does_not_change_keeps_its_age() -> None:
    after = move(held(1), Action.RELEASE, AYU, LATER)
    assert isinstance(after, Case)
    assert (after.state, after.state_since, after.holder) == (CaseState.IN_REVIEW, NOW, None)


@pytest.mark.parametrize(
    ("given", "actor", "stands"),
    [
        (case(), CLOCK, {By.CLOCK}),
        (case(), CITIZEN, {By.REPORTER}),
        (case(), AYU, {By.MODERATOR, By.HOLDER}),
        (held(1), AYU, {By.MODERATOR, By.HOLDER}),
        (held(1), BUDI, {By.MODERATOR}),
        (held(1), CITRA, {By.MODERATOR, By.SUPERVISOR}),
        (held(1), Actor(4, Role.ADMIN), {By.MODERATOR, By.SUPERVISOR}),
        (pending(), AYU, {By.MODERATOR, By.MAKER}),
        (pending(), BUDI, {By.MODERATOR, By.SECOND}),
        (pending(verdict_by=2), BUDI, {By.MODERATOR, By.SECOND}),
        (case(CaseState.DISMISSED, verdict_by=1), AYU, {By.MODERATOR, By.HOLDER, By.MAKER}),
        (case(CaseState.DISMISSED, verdict_by=1), BUDI, {By.MODERATOR, By.HOLDER}),
    ],
)
def test_how_somebody_stands_to_a_case(given: Case, actor: Actor, stands: set[By]) -> None:
    assert relations(given, actor, NOW) == stands


def test_a_claim_is_over_at_its_last_moment() -> None:
    assert By.HOLDER not in relations(held(1), BUDI, NOW + HALF_HOUR - timedelta(microseconds=1))
    assert By.HOLDER in relations(held(1), BUDI, NOW + HALF_HOUR)


def test_own_reports_and_own_verdicts_are_refused_before_anything_else() -> None:
    mine, judged = Actor(1, Role.SUPERVISOR, reported=True), Actor(1, Role.SUPERVISOR, judged=True)
    assert move(held(2), Action.DISMISS, mine, NOW) == Rejection("refused-own-report")
    assert move(held(2), Action.DISMISS, judged, NOW) == Rejection("refused-own-verdict")
    for action in (Action.RELEASE, Action.CHILD, Action.PRESERVE):
        assert isinstance(move(held(2), action, mine, NOW), Case)
        assert isinstance(move(held(2), action, judged, NOW), Case)


def test_a_case_that_waits_and_is_held_all_the_same_is_taken_from_nobody() -> None:
    holder: dict[str, Any] = {"holder": 2, "held_until": NOW + HALF_HOUR}
    assert move(case(**holder), Action.TAKE, AYU, NOW) == Rejection("refused-held", 2, NOW + HALF_HOUR)
    assert isinstance(move(case(**holder), Action.TAKE, BUDI, NOW), Case)
    assert move(case(pending="enough:x", pending_by=2), Action.TAKE, AYU, NOW) == Rejection("refused-pending")


def test_what_is_not_in_the_table_is_refused_for_its_state() -> None:
    assert move(case(CaseState.CLOSED), Action.TAKE, CITRA, NOW) == Rejection("refused-state")
