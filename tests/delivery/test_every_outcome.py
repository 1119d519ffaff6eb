"""Each outcome of a call, for each kind of row: what becomes of the row, and who hears of it."""

import asyncio
from typing import Any

import pytest
from msgspec.structs import replace
from structlog.testing import capture_logs

from reportbot.clock import Clock
from reportbot.conversation.inputs import Answered
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import PLACEHOLDER, Addresses, Request, people_named, request_for
from reportbot.delivery.answering import Answering
from reportbot.delivery.pacing import SECOND, Throttle
from reportbot.delivery.results import PATIENT_ATTEMPTS, Result, broken, expired, judge, nowhere, put_back
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_results import Repeat, Settled
from tests.delivery.test_results import GROUP, again, claimed

WHO = Addresses(group=-100, people={5: 4242})


def heard(result: Result) -> list[tuple[str, str, str]]:
    return [(one.kind, one.outcome, one.description) for one in result.inputs if isinstance(one, Answered)]


def at(result: Result) -> int | None:
    assert isinstance(result.end, Settled)
    return result.end.message_id


def test_done_names_the_message_it_made_or_the_one_it_changed() -> None:
    assert at(judge(claimed(), oc.Done({"message_id": 7}), GROUP)) == 7
    assert at(judge(claimed(message_id=3), oc.Done(True), GROUP)) == 3
    assert at(judge(claimed(), oc.Done({"message_id": "7"}), GROUP)) is None
    assert at(judge(claimed(message_id=3), oc.NotModified(), GROUP)) == 3
    assert at(judge(claimed(), oc.TooOld(), GROUP)) is None


def test_whoever_asked_hears_what_was_answered() -> None:
    row = claimed(then="sent", about={"case": 1})
    result = judge(row, oc.Done({"message_id": 7}), GROUP)
    assert result.inputs == (Answered(kind="sent", outcome="done", result={"message_id": 7}, about={"case": 1}),)
    assert heard(judge(row, oc.Refused("too long", 400), GROUP)) == [("sent", "refused", "too long")]
    assert heard(judge(row, oc.NotModified(), GROUP)) == [("sent", "done", "")]
    assert judge(claimed(), oc.Refused("too long", 400), GROUP).inputs == ()


@pytest.mark.parametrize(
    ("result", "outcome", "description"),
    [(expired, "unknown", ""), (nowhere, "gone", ""), (broken, "refused", "not a call")],
)
def test_what_is_never_sent_is_settled_with_its_reason(result: Any, outcome: str, description: str) -> None:
    found = result(claimed(then="sent"))
    assert heard(found) == [("sent", outcome, description)]
    assert at(found) is None
    assert not found.held


def test_what_stood_behind_goes_back_and_blames_nobody() -> None:
    found = put_back(claimed())
    assert found.end == Repeat(claimed=claimed(), wait=0.0, blame=False, sent=False)
    assert found.held


def test_a_deleted_message_is_sent_anew_but_not_for_ever() -> None:
    gone = judge(claimed(message_id=3), oc.Missing(), GROUP)
    assert gone.end == Repeat(claimed=claimed(message_id=3), wait=0.0, forget_place=True)
    assert heard(judge(claimed(then="sent"), oc.Missing(), GROUP)) == [("sent", "refused", "message missing")]
    often = claimed(attempts=PATIENT_ATTEMPTS, message_id=3)
    assert isinstance(judge(often, oc.Missing(), GROUP).end, Settled)


def test_who_blocked_the_bot_is_written_down_as_gone() -> None:
    found = judge(claimed("person:5", then="sent"), oc.Gone("blocked"), GROUP)
    assert found.gone
    assert heard(found) == [("sent", "gone", "blocked"), ("person-gone", "gone", "")]
    assert [one.about for one in found.inputs if isinstance(one, Answered)][1] == {"person": 5}
    other = judge(claimed("api", then="asked"), oc.Gone("no member"), GROUP)
    assert not other.gone
    assert heard(other) == [("asked", "gone", "no member")]


@pytest.mark.parametrize(("attempts", "wait"), [(0, 1.0), (1, 2.0), (4, 16.0), (5, 30.0), (60, 30.0)])
def test_the_waits_double_up_to_half_a_minute(attempts: int, wait: float) -> None:
    for outcome in (oc.NotSent("dns"), oc.TokenRefused(), oc.Unknown("502")):
        assert again(judge(claimed(attempts=attempts), outcome, GROUP, reached=False)).wait == wait


def test_a_migrated_group_is_sent_to_again_at_once() -> None:
    found = judge(claimed("group"), oc.Migrated(-200), GROUP)
    assert found.end == Repeat(claimed=claimed("group"), wait=0.0, sent=False)
    assert judge(claimed("group"), oc.Migrated(-200), None).inputs == ()


def row(params: dict[str, Any], lane: str = "person:5", method: str = "sendMessage", **more: Any) -> Claimed:
    made = claimed(lane)
    outgoing = replace(made.outgoing, params=params, method=method)
    return Claimed(
        **{
            "id": 1,
            "outgoing": outgoing,
            "attempts": 0,
            "created_at": made.created_at,
            "message_id": None,
            "reply_message_id": None,
            **more,
        }
    )


def call(found: Claimed, who: Addresses = WHO) -> Request:
    made = request_for(found, who)
    assert made is not None
    return made


def test_a_lane_is_its_chat_and_one_without_a_chat_is_no_call() -> None:
    assert call(row({"text": "x"})).params == {"text": "x", "chat_id": 4242}
    assert call(row({"text": "x"}, "group")).params == {"text": "x", "chat_id": -100}
    assert call(row({"user_id": 1}, "api", "getChatMember")).params == {"user_id": 1}
    assert request_for(row({"text": "x"}, "person:6"), WHO) is None
    assert request_for(row({"text": "x"}, "group"), Addresses()) is None


def test_names_are_filled_in_at_any_depth_and_never_in_peoples_words() -> None:
    params = {
        "user_id": "$user:5",
        "chat_id": "$chat",
        "media": [{"type": "photo", "media": "$placeholder", "caption": "$user:5"}],
        "text": "$chat $user:5",
        "plain": "$user:x",
        "gone": "$user:6",
        "count": 3,
    }
    made = call(row(params, "group", "sendMediaGroup"))
    assert made.params == {
        "user_id": 4242,
        "chat_id": -100,
        "media": [{"type": "photo", "media": f"attach://{PLACEHOLDER}", "caption": "$user:5"}],
        "text": "$chat $user:5",
        "plain": "$user:x",
        "gone": None,
        "count": 3,
    }
    assert list(made.files) == [PLACEHOLDER]
    assert people_named(row(params, "group")) == {5, 6}
    assert people_named(row({"text": "$user:9"}, "person:5")) == {5}


def test_a_place_that_stands_is_edited_with_what_an_edit_may_have() -> None:
    params = {
        "text": "x",
        "parse_mode": "HTML",
        "reply_markup": {},
        "link_preview_options": {},
        "protect_content": True,
    }
    made = call(row(params, message_id=9, reply_message_id=8))
    assert made.method == "editMessageText"
    assert made.params == {
        "chat_id": 4242,
        "text": "x",
        "parse_mode": "HTML",
        "reply_markup": {},
        "link_preview_options": {},
        "message_id": 9,
    }


def test_a_reply_does_without_the_message_it_replies_to() -> None:
    made = call(row({"text": "x"}, reply_message_id=8))
    assert made.params["reply_parameters"] == {"message_id": 8, "allow_sending_without_reply": True}


class Says:
    """Answers each call with the next outcome, and keeps what was asked."""

    def __init__(self, *outcomes: oc.Outcome) -> None:
        self.outcomes, self.calls, self.done = list(outcomes), list[Request](), asyncio.Event()

    async def __call__(self, request: Request, timeout: float) -> oc.Outcome:  # noqa: ASYNC109
        self.calls.append(request)
        assert 0 < timeout <= 10
        found = self.outcomes.pop(0)
        if not self.outcomes:
            self.done.set()
        return found


@pytest.mark.parametrize(
    "first",
    [oc.Retry(0.0), oc.Unknown("502"), oc.NotSent("dns"), oc.TokenRefused()],
    ids=lambda one: type(one).__name__,
)
async def test_a_press_is_answered_again_until_it_is_answered(first: oc.Outcome) -> None:
    says = Says(first, oc.Done(True))
    Answering(says, Clock()).answer("77", {"text": "Baik"})
    async with asyncio.timeout(30):
        await says.done.wait()
    assert says.calls == [Request("answerCallbackQuery", {"callback_query_id": "77", "text": "Baik"}, {})] * 2


@pytest.mark.parametrize("last", [oc.Refused("query is odd", 400), oc.TooOld(), oc.Done(True)])
async def test_a_clear_answer_ends_it_and_only_a_refusal_is_told(last: oc.Outcome) -> None:
    says = Says(last)
    with capture_logs() as logs:
        Answering(says, Clock()).answer("77", {})
        await says.done.wait()
        await asyncio.sleep(0)
    assert len(says.calls) == 1
    refused = [(one["event"], one["method"], one["why"]) for one in logs]
    assert refused == ([("refused", "answerCallbackQuery", "query is odd")] if isinstance(last, oc.Refused) else [])


class Late(Clock):
    """A steady clock that is eleven seconds further at each look."""

    def __init__(self) -> None:
        super().__init__()
        self.looks, self.twice = 0, asyncio.Event()

    def monotonic(self) -> float:
        self.looks += 1
        if self.looks == 2:
            self.twice.set()
        return self.looks * 11.0


async def test_a_press_that_nobody_waits_for_any_more_is_not_answered() -> None:
    says = Says(oc.Done(True))
    late = Late()
    Answering(says, late).answer("77", {})
    await late.twice.wait()
    await asyncio.sleep(0)
    assert says.calls == []


def test_over_all_chats_a_second_holds_so_many() -> None:
    throttle = Throttle(2)
    assert throttle.wait(10.0, 1) == 0.0
    assert throttle.wait(10.25, 1) == 0.0
    assert throttle.wait(10.5, 1) == pytest.approx(SECOND - 0.5)
    assert throttle.wait(10.5, 2) == pytest.approx(SECOND - 0.25)
    assert throttle.wait(10.0 + SECOND, 1) == 0.0
    assert throttle.wait(10.0 + SECOND, 0) == 0.0
    assert Throttle(0).wait(1.0, 5) == 0.0
    assert Throttle(2).wait(1.0, 10) == 0.0
