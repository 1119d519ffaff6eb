"""What an outcome means for the message it belongs to."""

from datetime import UTC, datetime
from typing import Any

import pytest

from reportbot.conversation.inputs import Answered, Due, GroupUpgraded
from reportbot.delivery import outcome as oc
from reportbot.delivery.results import MOST_ATTEMPTS, PATIENT_ATTEMPTS, Result, judge
from reportbot.storage.outbox import Claimed, Outgoing
from reportbot.storage.outbox_results import Repeat, Settled

GROUP = -100


def claimed(lane: str = "person:1", attempts: int = 0, message_id: int | None = None, **more: Any) -> Claimed:
    outgoing = Outgoing(lane=lane, method="sendMessage", params={"text": "halo"}, **more)
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    return Claimed(
        id=1, outgoing=outgoing, attempts=attempts, created_at=moment, message_id=message_id, reply_message_id=None
    )


def again(result: Result) -> Repeat:
    assert isinstance(result.end, Repeat)
    return result.end


def test_retry_after_is_waited_for_whole_and_blames_nobody() -> None:
    end = again(judge(claimed(attempts=3), oc.Retry(3600), GROUP))
    assert (end.wait, end.blame, end.sent) == (3600, False, False)


@pytest.mark.parametrize("outcome", [oc.NotSent("refused"), oc.Unknown("500")])
def test_while_telegram_is_away_a_message_waits_for_as_long_as_it_takes(outcome: oc.Outcome) -> None:
    assert not again(judge(claimed(), outcome, GROUP, reached=False)).blame


def test_a_message_that_alone_gets_no_answer_steps_behind_the_others_of_its_chat() -> None:
    assert not again(judge(claimed(), oc.Unknown("500"), GROUP)).aside
    assert again(judge(claimed(attempts=PATIENT_ATTEMPTS), oc.Unknown("500"), GROUP)).aside


def test_a_message_that_never_gets_an_answer_is_given_up_at_last() -> None:
    assert isinstance(judge(claimed(attempts=MOST_ATTEMPTS), oc.Unknown("500"), GROUP).end, Settled)


def test_who_asked_telegram_hears_after_some_tries_that_there_is_no_answer() -> None:

    asked = claimed("api", then="member-checked")
    assert isinstance(judge(asked, oc.Unknown("timeout"), GROUP).end, Repeat)
    result = judge(claimed("api", PATIENT_ATTEMPTS, then="member-checked"), oc.Unknown("timeout"), GROUP)
    assert [heard.outcome for heard in result.inputs if isinstance(heard, Answered)] == ["unknown"]


def test_what_waits_for_a_group_that_refuses_waits_on_and_the_group_is_looked_at() -> None:
    result = judge(claimed("group"), oc.Gone("bot was kicked"), GROUP)
    assert again(result).blame is False
    assert [heard.kind for heard in result.inputs if isinstance(heard, Due)] == ["group-check"]
    assert not result.gone


def test_nothing_more_is_sent_to_who_blocked_the_bot() -> None:
    result = judge(claimed(), oc.Gone("bot was blocked"), GROUP)
    assert result.gone
    assert [heard.kind for heard in result.inputs if isinstance(heard, Answered)] == ["person-gone"]


def test_a_group_that_moved_is_followed() -> None:
    result = judge(claimed("group"), oc.Migrated(-200), GROUP)
    assert result.inputs == (GroupUpgraded(old_chat_id=GROUP, new_chat_id=-200),)
    assert again(result).wait == 0


def test_an_edit_that_changes_nothing_is_done() -> None:
    end = judge(claimed("group", message_id=7), oc.NotModified(), GROUP).end
    assert isinstance(end, Settled)
    assert end.message_id == 7


def test_a_message_that_is_not_there_any_more_is_sent_anew() -> None:
    assert again(judge(claimed("group", message_id=7), oc.Missing(), GROUP)).forget_place
