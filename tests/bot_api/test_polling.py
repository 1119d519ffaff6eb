"""Updates are confirmed after they are committed, never before, whatever Telegram answers meanwhile."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from structlog.testing import capture_logs

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.polling import Poller
from reportbot.errors import PollerConflict, TokenRefused


class Committed(list[list[dict[str, Any]]]):
    """Keeps each batch that was handed over."""

    async def __call__(self, batch: Sequence[dict[str, Any]]) -> None:
        self.append(list(batch))


async def run_until_waiting(poller: Poller, telegram: Any) -> None:
    task = asyncio.ensure_future(poller.run())
    waiting = asyncio.ensure_future(telegram.waiting.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if task.done():
        task.result()
    task.cancel()
    await asyncio.wait({task})


def offsets(telegram: Any) -> list[int | None]:
    return [call.params.get("offset") for call in telegram.calls]


async def test_the_first_poll_has_no_offset_and_names_what_it_wants(telegram: Any, client: BotClient) -> None:
    await run_until_waiting(Poller(client, Committed()), telegram)
    (call,) = telegram.calls
    assert call.method == "getUpdates"
    assert call.params.pop("allowed_updates") == [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "chat_member",
    ]
    assert call.params == {"timeout": 50, "limit": 100}


async def test_the_offset_follows_the_last_batch_even_downwards(telegram: Any, client: BotClient) -> None:
    committed = Committed()
    telegram.says([{"update_id": 900}, {"update_id": 901}])
    telegram.says([{"update_id": 7}])
    poller = Poller(client, committed)
    assert poller.last_contact is None
    await run_until_waiting(poller, telegram)
    assert offsets(telegram) == [None, 902, 8]
    assert committed == [[{"update_id": 900}, {"update_id": 901}], [{"update_id": 7}]]
    assert poller.last_contact is not None


class Heard(list[Any]):
    """Keeps what it is told of each batch, and that it was taken in."""

    def takes(self, *, full: bool, newest: int | None) -> None:
        self.append((full, newest))

    def taken(self) -> None:
        self.append("taken")


async def test_before_each_batch_it_is_told_whether_more_may_wait_and_how_old_it_is(
    telegram: Any, client: BotClient
) -> None:
    telegram.says([{"update_id": n, "message": {"date": 1_700_000_000 + n}} for n in range(1, 101)])
    telegram.says([{"update_id": 101, "callback_query": {}}, {"update_id": 102, "message": {"date": "heute"}}])
    heard = Heard()
    await run_until_waiting(Poller(client, Committed(), backlog=heard), telegram)
    assert heard == [(True, 1_700_000_100), "taken", (False, None), "taken"]


async def test_nothing_is_asked_before_the_batch_is_committed(telegram: Any, client: BotClient) -> None:
    handed, commit = asyncio.Event(), asyncio.Event()

    async def intake(_: Sequence[dict[str, Any]]) -> None:
        handed.set()
        await commit.wait()

    telegram.says([{"update_id": 1}])
    task = asyncio.ensure_future(Poller(client, intake).run())
    await handed.wait()
    assert offsets(telegram) == [None]
    commit.set()
    await telegram.waiting.wait()
    assert offsets(telegram) == [None, 2]
    task.cancel()
    await asyncio.wait({task})


async def test_cancelled_it_lets_intake_finish_and_confirms_nothing(telegram: Any, client: BotClient) -> None:
    handed, commit, committed = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def intake(_: Sequence[dict[str, Any]]) -> None:
        handed.set()
        await commit.wait()
        committed.set()

    telegram.says([{"update_id": 1}])
    task = asyncio.ensure_future(Poller(client, intake).run())
    await handed.wait()
    task.cancel()
    await asyncio.sleep(0)
    assert not task.done()
    commit.set()
    await asyncio.wait({task})
    assert task.cancelled()
    assert committed.is_set()
    assert offsets(telegram) == [None]


async def test_a_second_cancellation_ends_an_intake_that_hangs(telegram: Any, client: BotClient) -> None:
    handed, ended = asyncio.Event(), asyncio.Event()

    async def intake(_: Sequence[dict[str, Any]]) -> None:
        handed.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    telegram.says([{"update_id": 1}])
    task = asyncio.ensure_future(Poller(client, intake).run())
    await handed.wait()
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait({task})
    await ended.wait()
    assert task.cancelled()


async def test_what_intake_raises_ends_the_polling(telegram: Any, client: BotClient) -> None:
    async def intake(_: Sequence[dict[str, Any]]) -> None:
        raise RuntimeError("ours")

    telegram.says([{"update_id": 1}])
    with pytest.raises(RuntimeError, match="ours"):
        await run_until_waiting(Poller(client, intake), telegram)
    assert offsets(telegram) == [None]


async def test_an_update_without_an_id_is_handed_over_and_the_others_confirmed(
    telegram: Any, client: BotClient, pauses: Any
) -> None:
    committed = Committed()
    odd = [{"update_id": 5}, {"update_id": "six"}, {"message": {}}, "text", {"update_id": True}, {"update_id": 10**30}]
    telegram.says(odd)
    telegram.says([{"message": {}}])
    with capture_logs() as lines:
        await run_until_waiting(Poller(client, committed, pause=pauses), telegram)
    assert [line["reason"] for line in lines] == ["updates without update_id"]
    assert committed == [[*odd[:3], {"unreadable": "text"}, *odd[4:]], [{"message": {}}]]
    assert offsets(telegram) == [None, 6, 6]
    assert pauses == [1.0]


async def test_the_first_number_there_can_be_is_confirmed_too(telegram: Any, client: BotClient) -> None:
    telegram.says([{"update_id": 0}])
    await run_until_waiting(Poller(client, Committed()), telegram)
    assert offsets(telegram) == [None, 1]


async def test_waiting_as_long_as_telegram_asks_is_progress(telegram: Any, client: BotClient) -> None:
    moved: list[float] = []

    async def pause(seconds: float) -> None:
        await asyncio.sleep(0.02)
        moved.append(poller.progressed_at - begun)

    telegram.refuses(429, "Too Many Requests", {"retry_after": 17})
    poller = Poller(client, Committed(), pause=pause)
    begun = poller.progressed_at
    await run_until_waiting(poller, telegram)
    (at,) = moved
    assert at >= 0.02
    assert poller.progressed_at - begun < 17


async def test_trouble_is_said_once_waited_out_and_its_end_is_said(
    telegram: Any, client: BotClient, pauses: Any
) -> None:
    for _ in range(3):
        telegram.refuses(502, "Bad Gateway")
    telegram.replies += [(200, b"<html>"), b"", (200, b'{"ok":true,"result":{}}')]
    telegram.refuses(500, "Internal Server Error")
    telegram.refuses(429, "Too Many Requests", {"retry_after": 17})
    telegram.says([{"update_id": 1}])
    committed = Committed()
    with capture_logs() as lines:
        await run_until_waiting(Poller(client, committed, pause=pauses), telegram)
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 17.0]
    assert committed == [[{"update_id": 1}]]
    assert [line["event"] for line in lines] == ["telegram_out_of_reach", "telegram_answers_again"]
    assert lines[0]["reason"] == "Bad Gateway"


async def test_a_server_that_does_not_hold_the_poll_is_not_asked_at_once_again(
    telegram: Any, client: BotClient, pauses: Any
) -> None:
    telegram.says([])
    await run_until_waiting(Poller(client, Committed(), pause=pauses), telegram)
    assert set(pauses) <= {0.5}


@pytest.mark.parametrize(
    ("code", "error", "description"),
    [(401, TokenRefused, "Unauthorized"), (404, TokenRefused, "Not Found"), (409, PollerConflict, "Conflict: x")],
)
async def test_three_refusals_in_a_row_end_it_and_two_do_not(
    telegram: Any, client: BotClient, pauses: Any, code: int, error: type[Exception], description: str
) -> None:
    telegram.refuses(code, description)
    telegram.refuses(code, description)
    telegram.says([{"update_id": 1}])
    for _ in range(3):
        telegram.refuses(code, description)
    with pytest.raises(error) as caught:
        await run_until_waiting(Poller(client, Committed(), pause=pauses), telegram)
    assert len(telegram.calls) == 6
    assert "canary" not in str(caught.value)


async def test_no_log_line_shows_what_people_wrote(telegram: Any, client: BotClient, pauses: Any) -> None:
    telegram.replies.append((200, b'{"ok":true,"result":[{"update_id":1,"message":{"text":"rahasia"'))
    telegram.says([{"update_id": 2, "message": {"text": "rahasia"}}])
    with capture_logs() as lines:
        await run_until_waiting(Poller(client, Committed(), pause=pauses), telegram)
    assert lines
    assert "rahasia" not in repr(lines)
