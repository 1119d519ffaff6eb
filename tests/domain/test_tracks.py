"""The referral track: open from the start where people are in danger, and before any request to a platform."""

from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.domain import cases
from reportbot.domain.moves import Action, Rejection, move
from reportbot.domain.records import Case
from reportbot.domain.tracks import awaits_permit, on_referral_track
from reportbot.domain.words import OPEN_STATES, CaseState, Category
from tests.domain.test_cases import a_case, a_report
from tests.domain.test_moves import CITRA, NOW, case, held

TRACK = [{"child": True}, {"danger": True}, {"category": Category.CHILD}, {"category": Category.TRAFFICKING}]


@pytest.mark.parametrize("given_case", TRACK)
def test_a_child_trafficking_and_danger_may_be_referred_from_the_start(given_case: dict[str, object]) -> None:
    for state in OPEN_STATES:
        assert isinstance(move(case(state, **given_case), Action.REFER, CITRA, NOW), Case)
        assert move(case(state), Action.REFER, CITRA, NOW) == Rejection("refused-track")
    assert isinstance(move(case(CaseState.SUBSTANTIATED), Action.REFER, CITRA, NOW), Case)


@pytest.mark.parametrize("given_case", [*TRACK, {"preserve": True}])
def test_where_the_police_come_first_a_request_takes_a_permit(given_case: dict[str, object]) -> None:
    ready = case(CaseState.SUBSTANTIATED, **given_case)
    assert awaits_permit(ready)
    assert move(ready, Action.REQUEST, CITRA, NOW) == Rejection("refused-permit")
    assert isinstance(move(replace(ready, permitted=True), Action.REQUEST, CITRA, NOW), Case)
    assert isinstance(move(case(CaseState.SUBSTANTIATED), Action.REQUEST, CITRA, NOW), Case)


@pytest.mark.parametrize(
    "action", [Action.PRESERVE, Action.UNPRESERVE, Action.PERMIT, Action.REFER, Action.OFFICIAL, Action.SPLIT]
)
def test_the_referral_track_leaves_holder_and_proposal_as_they_are(action: Action) -> None:
    before = held(1, pending="enough:x", pending_by=1, child=True)
    after = move(before, action, CITRA, NOW)
    assert isinstance(after, Case)
    assert (after.holder, after.held_until, after.pending) == (before.holder, before.held_until, "enough:x")
    assert on_referral_track(after)


@pytest.mark.parametrize(
    ("first", "then", "preserved"),
    [
        ({}, {}, (False, False)),
        ({"category": Category.TRAFFICKING}, {}, (True, True)),
        ({"danger": True}, {}, (True, True)),
        ({}, {"danger": True}, (False, True)),
    ],
)
def test_evidence_is_kept_for_the_police_from_the_start(
    first: dict[str, Any], then: dict[str, Any], preserved: tuple[bool, bool]
) -> None:
    opened = a_case(a_report(**first))
    grown = cases.add_report(opened, a_report(2, 2, **then), [a_report()], known=False, child=False)
    assert (opened.preserve, grown.preserve) == preserved


def test_what_a_supervisor_let_go_is_not_kept_again_by_the_next_report() -> None:
    let_go = replace(a_case(a_report(danger=True)), preserve=False)
    assert not cases.add_report(let_go, a_report(2, 2), [a_report()], known=False, child=False).preserve
