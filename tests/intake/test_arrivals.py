"""Who an input comes from or tells of, what is kept of one, and how long a message may be."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.conversation.inputs import Answered, Chat, Due, GroupUpgraded, Input, MemberChange, Press, Sender
from reportbot.intake.arrivals import Arrival, arrivals_from, raw_of, senders_of, with_person
from reportbot.intake.fresh import read_again
from reportbot.intake.lengths import fitting, plainly
from tests.intake.conftest import message, press

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SITI, BOT, ADMIN = Sender(77, "Siti"), Sender(5, "Lapor", is_bot=True), Sender(8, "Budi")
PEOPLE = {77: 1, 5: 2, 8: 3, 5_000_000_001: 4}


def change(kind: str, *, about_bot: bool) -> MemberChange:
    chat = Chat(-100 if kind == "supergroup" else 77, kind)
    who = BOT if about_bot else SITI
    return MemberChange(chat=chat, sender=who, by=ADMIN, about_bot=about_bot, before="left", after="member", date=NOW)


@pytest.mark.parametrize(
    ("item", "whose"),
    [
        (change("supergroup", about_bot=False), SITI),
        (change("supergroup", about_bot=True), BOT),
        (change("private", about_bot=True), ADMIN),
        (change("private", about_bot=False), SITI),
        (message("halo"), Sender(5_000_000_001, "Budi")),
        (press("x"), Sender(5_000_000_001, "Budi")),
    ],
)
def test_an_input_gets_the_number_of_the_one_whose_record_it_touches(item: Any, whose: Sender) -> None:
    assert senders_of(item) == (whose,)
    assert with_person(item, PEOPLE) == replace(item, person=PEOPLE[whose.telegram_id])


def test_an_answer_that_a_press_waited_for_is_the_pressers() -> None:
    waiting = press("x")
    item = Answered(kind="member-checked", outcome="done", original=waiting)
    assert senders_of(item) == (waiting.sender,)
    found = with_person(item, PEOPLE)
    assert isinstance(found, Answered)
    assert isinstance(found.original, Press)
    assert found.original.person == 4


def test_the_administrators_of_the_group_are_known_by_their_numbers_and_nonsense_is_left_out() -> None:
    siti = {"user": {"id": 77, "first_name": "Siti", "last_name": None, "is_bot": False}, "status": "creator"}
    bot = {"user": {"id": 5, "username": "lapor_bot", "is_bot": True}, "status": "administrator"}
    nonsense: list[Any] = [None, {}, {"user": 7}, {"user": {}}, {"user": {"id": "77"}}]
    item = Answered(kind="group-administrators", outcome="done", result=[siti, *nonsense, bot])
    assert senders_of(item) == (Sender(77, "Siti"), Sender(5, username="lapor_bot", is_bot=True))
    found = with_person(item, PEOPLE)
    assert isinstance(found, Answered)
    assert [(one["user"]["person"], one["status"]) for one in found.result] == [(1, "creator"), (2, "administrator")]


@pytest.mark.parametrize(
    "item",
    [
        Due(kind="x", subject=1, due_at=NOW),
        GroupUpgraded(old_chat_id=-1, new_chat_id=-2),
        Answered(kind="sent", outcome="done", result=[{"user": {"id": 77}}]),
        Answered(kind="group-administrators", outcome="unknown"),
    ],
)
def test_what_comes_from_nobody_stays_as_it_is(item: Input) -> None:
    assert senders_of(item) == ()
    assert with_person(item, PEOPLE) == item


def test_an_update_of_several_inputs_has_a_key_for_each_and_one_that_cannot_be_read_holds_up_no_other() -> None:
    one, two = message("a"), message("b")

    def read(raw: Any) -> list[Input]:
        if raw == "bad":
            raise ValueError(raw)
        return [one, two]

    found = arrivals_from(["good", "bad"], read, lambda raw: f"key-{raw}")
    assert found == [
        Arrival(one, "key-good", "good"),
        Arrival(two, "key-good#1", "good"),
        Arrival(None, "key-bad", "bad", unreadable=True, failure=found[2].failure),
    ]
    assert found[2].failure.startswith("ValueError at intake/arrivals.py:")


def test_what_is_kept_is_the_update_a_due_time_that_can_be_read_again_or_else_the_input_in_words() -> None:
    due = Due(kind="x", subject=1, due_at=NOW, data={"case": 7})
    assert raw_of(Arrival(due, None, {"update_id": 1})) == {"update_id": 1}
    assert read_again(json.loads(json.dumps(raw_of(Arrival(due)))), lambda _: ()) == [due]
    answered = Answered(kind="x", outcome="done")
    assert raw_of(Arrival(answered)) == {"input": repr(answered)}


def test_what_is_too_long_loses_its_end_and_its_tags() -> None:
    assert fitting("<b>abc</b>", 10) == "<b>abc</b>"
    assert fitting("<b>abc</b>", 9) == "<b>abc</b>"
    assert fitting("<b>abc</b>", 3) == "<b>abc</b>"
    assert fitting("<b>abcd</b>", 3) == "ab…"
    assert fitting("<b>a&amp;bcdef</b>", 4) == "a&amp;b…"
    assert fitting("<i>\"'abcdefgh</i>", 4) == "\"'a…"


def test_plain_words_are_cut_between_characters() -> None:
    assert plainly("abcd", 4) == "abcd"
    assert plainly("abcde", 4) == "abc…"
    assert plainly("ab cde", 4) == "ab…"
    assert plainly("\U0001f600\U0001f600\U0001f600", 4) == "\U0001f600…"
