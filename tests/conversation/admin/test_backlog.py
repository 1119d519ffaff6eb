"""Admins hear of what waits at Telegram before its queue overflows: once a level, and once when it is over."""

from datetime import timedelta
from typing import Any

import pytest

from reportbot.conversation import admin, flow
from reportbot.conversation.admin.backlog import EVERY
from reportbot.conversation.inputs import Answered, Started
from reportbot.conversation.says import Call
from reportbot.domain.records import Member, Timer
from tests.conversation.admin.office import Office
from tests.conversation.admin.office import desk as new_desk


def started() -> Office:
    """The bot has just started."""
    office = new_desk().world
    item = Started(bot_id=5, bot_username="lapor_bot")
    facts = office.facts()
    facts.list_as(Member, "group", True, [])
    office.apply(flow.step(facts, item, office.now, office.rules, office.fresh))
    office.flow = admin
    return office


def asks(office: Office) -> Call:
    """A minute later Telegram is asked."""
    office.pass_time(EVERY + timedelta(seconds=1))
    call = office.says[-1]
    assert isinstance(call, Call)
    assert (call.method, call.then) == ("getWebhookInfo", "backlog-seen")
    return call


def waits(office: Office, count: Any, outcome: str = "done") -> list[str]:
    """What admins have read once Telegram has answered with this count."""
    call = asks(office)
    result = {"pending_update_count": count}
    office.play(Answered(kind=call.then, outcome=outcome, result=result, about=call.about))
    return [words for words in office.admin_notices() if "Telegram" in words]


def test_each_level_is_told_once_and_its_end_once() -> None:
    office = started()
    assert waits(office, 999) == []
    assert waits(office, 1_000)[-1].startswith("Ada 1.000 pesan dan ketukan")
    assert len(waits(office, 9_999)) == 1
    assert waits(office, 10_000)[-1].startswith("Perhatian: 10.000 pesan")
    assert len(waits(office, 60_000)) == 2
    assert len(waits(office, 5_000)) == 2
    assert len(waits(office, 20_000)) == 2
    assert waits(office, 12)[-1] == "Antrean di Telegram sudah kembali biasa."
    assert len(waits(office, 12)) == 3
    assert len(waits(office, 1_500)) == 4


@pytest.mark.parametrize(("count", "outcome"), [(None, "done"), ("x", "done"), (50_000, "unknown"), (True, "refused")])
def test_an_answer_that_says_nothing_changes_nothing_and_the_next_look_comes(count: Any, outcome: str) -> None:
    office = started()
    assert len(waits(office, 2_000)) == 1
    assert len(waits(office, count, outcome)) == 1
    assert len(waits(office, 2_000)) == 1


def test_an_answer_that_never_comes_stops_no_later_look() -> None:
    office = started()
    asks(office)
    asks(office)
    assert [timer.kind for timer in office.all(Timer)].count("backlog-check") == 1
