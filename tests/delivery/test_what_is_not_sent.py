"""What the dispatcher does not send: what is too late, no call, without receiver or file, or another's by now."""

import asyncio
import time
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from reportbot.clock import Clock
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Request, Upload
from reportbot.delivery.dispatcher import PRESS_SECONDS, Dispatcher
from reportbot.delivery.pacing import Limits
from reportbot.storage.outbox import Outgoing
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.patience import PatientStore
from reportbot.storage.presence import Shared
from reportbot.storage.processes import SURE_SECONDS
from reportbot.storage.store import Store
from tests.delivery.test_dispatcher import Telegram, at_work, call, document, emptied, put, store
from tests.storage.conftest import server, shared

__all__ = ["server", "shared", "store"]


@pytest.fixture
def telegram() -> Telegram:
    """Answers at once."""
    answering = Telegram()
    answering.open.set()
    return answering


async def test_an_answer_to_a_press_that_nobody_waits_for_any_more(store: Store, telegram: Telegram) -> None:
    await put(store, call(press={"id": "7"}), call(2))
    late = update(outbox).values(created_at=datetime.now(UTC) - timedelta(seconds=PRESS_SECONDS + 60))
    await store.write(lambda conn: conn.execute(late))
    async with at_work(store, telegram):
        await emptied(store)
    assert [request.params["chat_id"] for request, _ in telegram.calls] == [2]


@pytest.mark.parametrize(
    "row",
    [
        document(7),
        Outgoing(lane="person:99", method="sendMessage", params={"chat_id": "$user:99", "text": "x"}),
        Outgoing(lane="api", method="sendMessage", params=["no", "call"], cost=0),  # type: ignore[arg-type]
    ],
    ids=["a file and no vault", "a person nobody knows", "no call at all"],
)
async def test_what_cannot_be_sent_ends_and_keeps_nobody_waiting(
    store: Store,
    telegram: Telegram,
    row: Outgoing,
) -> None:
    await put(store, row, call(2))
    async with at_work(store, telegram):
        await emptied(store)
    assert [request.params["chat_id"] for request, _ in telegram.calls] == [2]


async def test_what_telegram_refuses_is_told_in_the_log_without_its_words(store: Store) -> None:
    class Refusing(Telegram):
        async def __call__(self, request: Request, timeout: float) -> oc.Outcome:  # noqa: ASYNC109
            await super().__call__(request, timeout)
            return oc.Refused("Bad Request: chat not found", 400)

    refusing = Refusing()
    refusing.open.set()
    await put(store, call(7))
    with capture_logs() as logs:
        async with at_work(store, refusing):
            await emptied(store)
    (line,) = [line for line in logs if line["event"] == "refused"]
    assert (line["method"], line["code"], line["why"]) == ("getChat", 400, "Bad Request: chat not found")


async def test_a_file_that_cannot_be_read_now_goes_when_it_can(store: Store, telegram: Telegram) -> None:
    asked = []

    async def files(numbers: Collection[int]) -> Mapping[int, Upload]:
        asked.append(numbers)
        if len(asked) == 1:
            raise OSError("the disk is away")
        return dict.fromkeys(numbers, ("surat.pdf", b"7", "application/pdf"))

    await put(store, document(7))
    async with at_work(store, telegram, PatientStore(store), files):
        await telegram.called(1)
    assert telegram.calls[0][0].files == {"document": ("surat.pdf", b"7", "application/pdf")}


async def test_what_a_process_took_and_may_hold_no_longer_is_left_to_the_others(
    shared: Store, telegram: Telegram
) -> None:
    asleep = [0.0]
    presence = Shared(shared, Clock(monotonic=lambda: time.monotonic() + asleep[0]))
    await presence.enter()
    recorded: list[Any] = []
    done = asyncio.Event()

    async def record(results: Any) -> None:
        recorded.extend(results)
        if len(recorded) == 2:
            done.set()

    limits = Limits(per_second=1, per_chat=0, per_group_minute=0)
    one, two = (Outgoing(lane="api", method="getChat", params={"chat_id": n}, cost=1) for n in (1, 2))
    await put(shared, one, two)
    dispatcher = Dispatcher(PatientStore(shared), telegram, record, limits, Clock(), presence=presence)
    task = asyncio.create_task(dispatcher.run())
    await telegram.called(1)  # the other waits for its second
    asleep[0] = SURE_SECONDS + 1  # the others may take it for dead by now
    async with asyncio.timeout(10):
        await done.wait()
    task.cancel()
    await asyncio.wait({task})
    await presence.leave()
    assert len(telegram.calls) == 1
    assert [result.held for result in recorded] == [False, True]
