"""The one table of moves: what it allows is done, all else is refused and changes nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportbot.domain.moves import (
    CLOCK,
    TABLE,
    Action,
    Actor,
    By,
    Rejection,
    holder_of,
    move,
    relations,
)
from reportbot.domain.records import Case
from reportbot.domain.words import OPEN_STATES, CaseState, Category, Role

NOW = datetime(2021, 3, 21, 5, 0, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
JUDGEMENTS = {Action.ENOUGH, Action.DISMISS, Action.OUT_OF_SCOPE, Action.DUPLICATE, Action.ASK, Action.PROPOSE}
JUDGING_NOBODY = {
    *(Action.RELEASE, Action.CHILD, Action.PRESERVE, Action.RECEIVED, Action.CLARIFY, Action.CLARIFIED, Action.GONE),
    *(Action.STILL, Action.REFUSED, Action.SILENCE),
}
DOCUMENT = Path(__file__).parents[2] / "docs" / "moves.md"

LEDGER = """
take       | new needs_info reopened                                   | in_review      | moderator
take       | in_review                                                 | in_review      | holder
seize      | new in_review needs_info reopened                         | in_review      | supervisor
release    | in_review                                                 | -              | holder supervisor
expire     | in_review                                                 | -              | clock
enough     | new in_review needs_info reopened                         | substantiated  | holder supervisor
dismiss    | new in_review needs_info reopened                         | dismissed      | holder supervisor
scope      | new in_review needs_info reopened                         | out_of_scope   | holder supervisor
duplicate  | new in_review needs_info reopened                         | duplicate      | holder supervisor
ask        | new in_review needs_info reopened                         | needs_info     | holder supervisor
propose    | new in_review needs_info reopened                         | in_review      | holder supervisor
correct    | new in_review needs_info reopened                         | in_review      | holder supervisor
agree      | in_review                                                 | -              | second
disagree   | in_review                                                 | -              | second
undo       | in_review needs_info substantiated dismissed duplicate    | -              | maker supervisor
undo       | out_of_scope                                              | -              | maker supervisor
child      | *                                                         | -              | moderator
not-child  | *                                                         | -              | supervisor
reopen     | dismissed out_of_scope removed closed                     | reopened       | reporter
lapse      | needs_info                                                | dismissed      | clock
request    | substantiated                                             | requested      | supervisor
received   | requested no_response                                     | acknowledged   | supervisor
clarify    | requested acknowledged no_response                        | clarification  | supervisor
clarified  | clarification                                             | acknowledged   | supervisor
gone       | requested acknowledged clarification no_response refused  | removed        | supervisor
still      | requested acknowledged clarification no_response          | -              | supervisor
still      | removed refused                                           | -              | supervisor
refused    | requested acknowledged clarification no_response          | refused        | supervisor
silence    | requested acknowledged clarification                      | no_response    | clock supervisor
reappear   | removed closed                                            | reopened       | supervisor
close      | removed refused no_response dismissed out_of_scope        | closed         | supervisor
close      | substantiated                                             | closed         | supervisor
retract    | requested acknowledged clarification no_response          | dismissed      | supervisor
retract    | substantiated removed refused closed                      | dismissed      | supervisor
preserve   | *                                                         | -              | supervisor
unpreserve | *                                                         | -              | supervisor
official   | *                                                         | -              | supervisor
permit     | * but duplicate                                           | -              | supervisor
refer      | * but duplicate dismissed                                 | -              | supervisor
merge      | * but duplicate                                           | duplicate      | supervisor
split      | *                                                         | -              | supervisor
"""
"""Action, from, to ("-": stays, or the state before), by whom; read from section 4 of what was asked for."""


def rows() -> Iterator[tuple[tuple[CaseState, Action], tuple[CaseState | None, frozenset[By]]]]:
    """The ledger, a state at a time."""
    for line in LEDGER.strip().splitlines():
        action, states, to, by = (part.strip() for part in line.split("|"))
        all_but, _, but = states.partition("* but")
        out = but.split() if "*" in states else []
        listed = [state for state in CaseState if state.value not in out] if "*" in states else all_but.split()
        for state in listed:
            goal = None if to == "-" else CaseState(to)
            yield (CaseState(state), Action(action)), (goal, frozenset(map(By, by.split())))


def test_the_table_is_the_ledger() -> None:
    ledger = list(rows())
    assert len(dict(ledger)) == len(ledger)
    assert {key: (row.to, row.by) for key, row in TABLE.items()} == dict(ledger)


def document() -> str:
    """docs/moves.md, from the table as it is."""
    lines = [
        "# Who may move a case where",
        "",
        "Made from the table in `reportbot/domain/moves.py`; after a change there, `make docs` writes it anew. A dash",
        "stands for the state the case has, or had before. All else is refused with a sentence.",
        "",
        "Nobody acts on a case that he reported himself, or whose decision under review is his, unless he only records",
        "or protects: " + ", ".join(f"`{action}`" for action in sorted(JUDGING_NOBODY)) + ".",
        "A case that is still open is referred only where a child, trafficking or danger is involved. A request for",
        "such a case, or while evidence is kept for the police, takes a permit (`permit`).",
        "",
        "| move | from | to | by |",
        "|---|---|---|---|",
    ]
    found: dict[tuple[Action, CaseState | None, tuple[str, ...]], list[CaseState]] = {}
    for (state, action), row in TABLE.items():
        found.setdefault((action, row.to, tuple(sorted(row.by))), []).append(state)
    for (action, to, by), states in found.items():
        rest = [state for state in CaseState if state not in states]
        named = "any" + (" but " + ", ".join(rest) if rest else "") if len(rest) < 3 else ", ".join(sorted(states))
        lines.append(f"| {action} | {named} | {to or '–'} | {', '.join(by)} |")
    return "\n".join(lines) + "\n"


def test_the_document_shows_the_table() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document()


def case(state: CaseState = CaseState.NEW, **more: object) -> Case:
    given: dict[str, object] = {
        "case": 1,
        "platform": "michat",
        "category": Category.FRAUD,
        "state": state,
        "created_at": NOW,
        "state_since": NOW,
        "first_reported_at": NOW,
        "last_reported_at": NOW,
        "waiting_since": NOW,
    }
    return Case(**(given | more))  # type: ignore[arg-type]


def held(person: int, **more: object) -> Case:
    return case(CaseState.IN_REVIEW, holder=person, held_until=NOW + HALF_HOUR, **more)


AYU = Actor(1, Role.MODERATOR)
BUDI = Actor(2, Role.MODERATOR)
CITRA = Actor(3, Role.SUPERVISOR)

PEOPLE = st.sampled_from([None, 1, 2, 3])
ACTORS = st.builds(Actor, st.sampled_from([1, 2, 3, 4]), st.sampled_from([*Role, None]), st.booleans(), st.booleans())
CASES = st.builds(
    lambda state, holder, over, pending, pending_by, verdict, verdict_by, epoch: case(
        state,
        holder=holder,
        held_until=None if holder is None else NOW + (-HALF_HOUR if over else HALF_HOUR),
        pending=pending,
        pending_by=pending_by if pending else None,
        verdict=verdict,
        verdict_by=verdict_by if verdict else None,
        epoch=epoch,
    ),
    *(st.sampled_from(CaseState), PEOPLE, st.booleans(), st.sampled_from(["", "enough:x"]), PEOPLE),
    *(st.sampled_from(["", "enough:x"]), PEOPLE, st.integers(0, 50)),
)
STATES = st.sampled_from([None, CaseState.NEW, CaseState.REOPENED])


@settings(max_examples=400)
@given(CASES, st.sampled_from(Action), ACTORS, STATES)
def test_no_forbidden_move_passes_and_every_allowed_one_raises_the_version(
    before: Case, action: Action, actor: Actor, back_to: CaseState | None
) -> None:
    after = move(before, action, actor, NOW, back_to=back_to)
    row = TABLE.get((before.state, action))
    if isinstance(after, Rejection):
        assert after.key.startswith("refused-")
        return
    assert row is not None
    assert row.by & relations(before, actor, NOW)
    assert action in JUDGING_NOBODY or not (actor.reported or actor.judged)
    assert after.epoch == before.epoch + 1
    assert after.state is (row.to or back_to or before.state)
    assert after.state_since == (NOW if after.state is not before.state else before.state_since)


@settings(max_examples=300)
@given(CASES, st.sampled_from(sorted(JUDGEMENTS)), st.sampled_from([1, 2, 3, 4]))
def test_a_moderator_never_decides_what_another_holds(before: Case, action: Action, person: int) -> None:
    holder = holder_of(before, NOW)
    after = move(before, action, Actor(person, Role.MODERATOR), NOW)
    if holder not in {None, person}:
        assert isinstance(after, Rejection)


@settings(max_examples=300)
@given(CASES, st.sampled_from(Action), st.sampled_from([1, 2, 3]))
def test_who_proposed_is_never_his_own_second(before: Case, action: Action, person: int) -> None:
    mine = replace(before, state=CaseState.IN_REVIEW, pending="enough:x", pending_by=person)
    for role in (Role.MODERATOR, Role.SUPERVISOR, Role.ADMIN):
        after = move(mine, action, Actor(person, role), NOW)
        if action in JUDGEMENTS | {Action.AGREE, Action.DISAGREE}:
            assert isinstance(after, Rejection)


@given(CASES, st.sampled_from(Action))
def test_citizens_only_reopen(before: Case, action: Action) -> None:
    after = move(before, action, Actor(9, Role.CITIZEN), NOW)
    assert isinstance(after, Rejection) or action is Action.REOPEN


@given(CASES, st.sampled_from(Action))
def test_the_clock_only_ends_claims_questions_and_a_platforms_time(before: Case, action: Action) -> None:
    after = move(before, action, CLOCK, NOW)
    assert isinstance(after, Rejection) or action in {Action.EXPIRE, Action.LAPSE, Action.SILENCE}


def test_a_claim_holds_for_half_an_hour_and_goes_back_to_the_state_before() -> None:
    taken = move(case(CaseState.REOPENED), Action.TAKE, AYU, NOW)
    assert isinstance(taken, Case)
    assert (taken.state, taken.holder, taken.held_until) == (CaseState.IN_REVIEW, 1, NOW + HALF_HOUR)
    early = move(taken, Action.EXPIRE, CLOCK, NOW, back_to=CaseState.REOPENED)
    assert isinstance(early, Rejection)
    free = move(taken, Action.EXPIRE, CLOCK, NOW + HALF_HOUR, back_to=CaseState.REOPENED)
    assert isinstance(free, Case)
    assert (free.state, free.holder, free.last_holder) == (CaseState.REOPENED, None, 1)


def test_two_at_once_one_wins() -> None:
    first = move(case(), Action.TAKE, AYU, NOW)
    assert isinstance(first, Case)
    second = move(first, Action.TAKE, BUDI, NOW)
    assert second == Rejection("refused-held", 1, NOW + HALF_HOUR)


def test_a_supervisor_decides_and_takes_over_at_any_time() -> None:
    assert isinstance(move(held(1), Action.SEIZE, CITRA, NOW), Case)
    assert isinstance(move(held(1), Action.DISMISS, CITRA, NOW), Case)
    assert move(held(1), Action.SEIZE, BUDI, NOW) == Rejection("refused-supervisor")


@pytest.mark.parametrize("action", sorted(set(Action) - JUDGING_NOBODY))
def test_who_reported_the_account_may_not_even_take_its_case(action: Action) -> None:
    for state in CaseState:
        refused = move(case(state), action, Actor(1, Role.SUPERVISOR, reported=True), NOW)
        assert refused in {Rejection("refused-own-report"), Rejection("refused-state")}


def test_who_decided_may_not_review() -> None:
    reviewed = case(CaseState.REOPENED, verdict="dismiss:x", verdict_by=1)
    assert move(reviewed, Action.TAKE, Actor(1, Role.MODERATOR, judged=True), NOW) == Rejection("refused-own-verdict")
    assert isinstance(move(reviewed, Action.TAKE, BUDI, NOW), Case)


def test_a_supervisor_reviews_no_decision_of_his_own() -> None:
    reviewed = case(CaseState.REOPENED, verdict="dismiss:x", verdict_by=3)
    for action in JUDGEMENTS | {Action.SEIZE, Action.UNDO, Action.RETRACT, Action.REFER, Action.MERGE}:
        assert isinstance(move(reviewed, action, Actor(3, Role.SUPERVISOR, judged=True), NOW), Rejection)
    assert isinstance(move(reviewed, Action.PRESERVE, Actor(3, Role.SUPERVISOR, judged=True), NOW), Case)


@pytest.mark.parametrize("state", sorted(set(CaseState) - OPEN_STATES))
def test_a_closed_case_cannot_be_decided_again(state: CaseState) -> None:
    for action in JUDGEMENTS | {Action.TAKE, Action.SEIZE, Action.RELEASE, Action.CORRECT}:
        assert move(case(state), action, CITRA, NOW) == Rejection("refused-state")


def test_every_row_names_somebody() -> None:
    assert all(row.by for row in TABLE.values())
    assert {who for row in TABLE.values() for who in row.by} <= set(By)
