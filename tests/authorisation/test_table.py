"""The table names everything that can be pressed or written, every role and every state; the document shows it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, get_type_hints

from reportbot.conversation import flow
from reportbot.conversation.admin import GROUP_COMMANDS
from reportbot.conversation.buttons import Payload, registered
from reportbot.conversation.filing.commands import COMMANDS as OF_CITIZENS
from reportbot.conversation.review.replies import TYPED as PANELS
from reportbot.domain import records
from reportbot.domain.moves import TABLE, Action, By
from reportbot.domain.records import Case, Member, Record
from reportbot.domain.words import CaseState
from tests.authorisation import document, world
from tests.authorisation.cast import ROLES, Right, Spot, Tie
from tests.authorisation.examples import examples
from tests.authorisation.table import COMMANDS, PRESSES, RULES, TYPED, Rule

BY_THE_CLOCK = {Action.EXPIRE, Action.LAPSE, Action.SILENCE}
BY_REPORTERS = {Action.REOPEN}
IN_REQUESTS = {
    *(Action.REQUEST, Action.RECEIVED, Action.CLARIFY, Action.CLARIFIED, Action.GONE, Action.STILL, Action.REFUSED),
    *(Action.REAPPEAR, Action.CLOSE, Action.RETRACT),
}
"""Made for each account of a request by the presses of requests."""


def rules_of(what: type[Payload]) -> list[Rule]:
    return [rule for rule in PRESSES if rule.what is what]


def test_every_button_is_in_the_table_and_nothing_else() -> None:
    assert {rule.what for rule in PRESSES} == set(registered())


def test_a_button_with_several_rules_has_one_for_each_value_it_can_have() -> None:
    for kind in registered():
        rules = rules_of(kind)
        names = {name for rule in rules for name in rule.only}
        assert len(rules) == 1 or len(names) == 1, kind
        for name in names:
            told = [rule.only[name] for rule in rules]
            assert sorted(told) == sorted(_values(get_type_hints(kind)[name])), kind


def _values(kind: Any) -> Iterable[Any]:
    return (False, True) if kind is bool else list(kind) if issubclass(kind, StrEnum) else ()


def test_every_command_is_in_the_table_and_nothing_else() -> None:
    commands = {name for each in flow.FLOWS for name in each.COMMANDS} | set(OF_CITIZENS) | GROUP_COMMANDS
    assert {rule.what for rule in COMMANDS} == {f"/{name}" for name in commands}


def test_every_line_that_somebody_waits_for_is_in_the_table_and_nothing_else() -> None:
    sessions = {name for each in flow.FLOWS for name in each.SESSIONS}
    replies = {"reply", *(f"reply:{panel}" for panel in (*PANELS, "ask-own", "merge"))}
    assert {rule.what for rule in TYPED} == {f"typed:{name}" for name in sessions | replies}


def test_every_rule_is_once_in_the_table() -> None:
    names = [(rule.what, tuple(rule.only.items())) for rule in RULES]
    assert len(set(names)) == len(names)


def test_every_move_of_a_case_has_a_button() -> None:
    pressed = {move for rule in RULES for move in rule.moves}
    assert pressed | BY_THE_CLOCK | BY_REPORTERS | IN_REQUESTS == set(Action)
    assert all(By.CLOCK in row.by for (_, action), row in TABLE.items() if action in BY_THE_CLOCK)


def test_somebody_has_each_right_and_each_tie_and_somebody_else_has_not() -> None:
    for right in Right:
        having = [role.name for role in ROLES if right in role.rights]
        assert having, right
        assert len(having) < len(ROLES), right
    assert {tie for role in ROLES for tie in role.ties} == set(Tie)
    assert {spot for rule in RULES for spot in rule.where} < set(Spot)


def test_there_is_somebody_of_each_status_that_telegram_knows() -> None:
    told = {role.truth["status"] for role in ROLES}
    assert told == {"creator", "administrator", "member", "restricted", "left", "kicked"}
    stored = {record.status for record in world.everything() if isinstance(record, Member)}
    assert stored == told


def test_the_world_holds_a_case_in_each_state_and_on_both_tracks() -> None:
    cases = {record.case: record for record in world.everything() if isinstance(record, Case)}
    assert {case.state for case in cases.values()} == set(CaseState)
    assert {case.referral for case in cases.values()} >= {"", "referred"}
    assert set(cases) == set(world.CASES)


def test_the_world_holds_a_record_in_each_state_that_its_docstring_names() -> None:
    for kind in world.STATED:
        there = {record.state for record in world.everything() if isinstance(record, kind)}
        assert there == world.states_of(kind), kind


def test_no_record_with_states_is_missing() -> None:
    with_states = {each for each in vars(records).values() if isinstance(each, type) and issubclass(each, Record)}
    stated = {kind for kind in with_states if "state" in kind.__struct_fields__}
    assert stated - set(world.STATED) == {Case, records.Group}


def test_there_is_an_example_of_each_rule() -> None:
    assert [rule.what for rule in PRESSES if not examples(rule)] == []


def test_the_document_shows_the_table() -> None:
    assert document.FILE.read_text(encoding="utf-8") == document.text()
