"""The dispatcher on a real store: nothing stays behind, nothing crowds in, whatever the commit or the clock does."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reportbot.clock import Clock
from reportbot.conversation.inputs import Sender
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Request
from reportbot.delivery.backlog import Backlog
from reportbot.delivery.dispatcher import PRESS_SECONDS, UNDER_WAY, Dispatcher, Files, Send, no_files
from reportbot.delivery.pacing import Drift, Limits
from reportbot.delivery.results import Result
from reportbot.domain.records import Group
from reportbot.storage.outbox import Outgoing, enqueue
from reportbot.storage.outbox_claims import AT_ONCE
from reportbot.storage.outbox_results import Repeat, Settled, hold, repeat, settle
from reportbot.storage.patience import PatientStore, Work
from reportbot.storage.people import people_of
from reportbot.storage.save import save
from reportbot.storage.store import Store

CLOCK = Clock()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(None, tmp_path / "data")
    yield opened
    await opened.close()


class Telegram:
    """Takes calls, and answers them once `open` is set."""

    def __init__(self) -> None:
        self.calls: list[tuple[Request, float]] = []
        self.open = asyncio.Event()
        self._more = asyncio.Condition()

    async def __call__(self, request: Request, timeout: float) -> oc.Outcome:  # noqa: ASYNC109
        async with self._more:
            self.calls.append((request, timeout))
            self._more.notify_all()
        await self.open.wait()
        return oc.Done({"message_id": len(self.calls)})

    async def called(self, times: int) -> None:
        async with asyncio.timeout(10), self._more:
            await self._more.wait_for(lambda: len(self.calls) >= times)


class LosesAnswers(PatientStore):
    """A store of which one commit is done and not heard of, as when a server's connection breaks."""

    outage = 0.0

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.loses: Callable[[Any], bool] = lambda _done: False
        self.written: asyncio.Queue[None] = asyncio.Queue()

    async def write(self, work: Work[Any]) -> Any:
        done = await super().write(work)
        if self.loses(done):
            self.loses = lambda _done: False
            await asyncio.sleep(self.outage)
            done = await super().write(work)
        self.written.put_nowait(None)
        return done


@contextlib.asynccontextmanager
async def at_work(
    store: Store,
    telegram: Send,
    patient: PatientStore | None = None,
    files: Files = no_files,
    clock: Clock = CLOCK,
    backlog: Backlog | None = None,
) -> AsyncIterator[Dispatcher]:
    async def record(results: Sequence[Result]) -> None:
        now = CLOCK.now()
        ends = [result.end for result in results]
        await store.write(lambda conn: settle(conn, [end for end in ends if isinstance(end, Settled)], now))
        await store.write(lambda conn: repeat(conn, [end for end in ends if isinstance(end, Repeat)], now))

    limits = Limits(per_second=0, per_chat=0, per_group_minute=0)
    dispatcher = Dispatcher(patient or PatientStore(store), telegram, record, limits, clock, files, backlog=backlog)
    task = asyncio.create_task(dispatcher.run())
    try:
        yield dispatcher
    finally:
        task.cancel()
        await asyncio.wait({task})


async def put(store: Store, *rows: Outgoing) -> None:
    await store.write(lambda conn: enqueue(conn, store.seal, rows, CLOCK.now()))


def call(number: int = 1, **more: Any) -> Outgoing:
    return Outgoing(lane="api", method="getChat", params={"chat_id": number}, cost=0, **more)


def document(number: int) -> Outgoing:
    params: dict[str, Any] = {"chat_id": 1, "document": f"$file:{number}"}
    return Outgoing(lane="api", method="sendDocument", params=params, cost=0)


async def emptied(of: Store, *, but: int = 0) -> None:
    async with asyncio.timeout(10):
        while await of.read(_waiting) > but:  # noqa: ASYNC110 the store announces no end of a work
            await asyncio.sleep(0.01)


async def _waiting(conn: Any) -> int:
    return int((await conn.exec_driver_sql("SELECT count(*) FROM outbox")).scalar_one())


async def test_what_is_under_way_when_the_bot_leaves_is_recorded_and_nothing_more_is_sent(store: Store) -> None:
    telegram = Telegram()
    greeting = Outgoing(lane="api", method="sendMessage", params={"chat_id": 1, "text": "Halo"}, cost=0)
    async with at_work(store, telegram):
        await put(store, greeting)
        await telegram.called(1)
        await put(store, call(2))
        asyncio.get_running_loop().call_later(0.2, telegram.open.set)
    assert [request.method for request, _ in telegram.calls][:1] == ["sendMessage"]
    rows = await store.read(lambda conn: conn.exec_driver_sql("SELECT method, state FROM outbox"))
    assert ("sendMessage", "sending") not in rows.all()


async def test_what_was_sent_is_recorded_while_the_next_message_of_its_chat_hangs(store: Store) -> None:
    async def hangs(request: Request, timeout: float) -> oc.Outcome:  # noqa: ASYNC109
        if request.params["text"] == "hangs":
            await asyncio.Event().wait()
        return oc.Done({"message_id": 1})

    await store.write(lambda conn: save(conn, store.seal, [Group(chat_id=-100, state="ready")]))
    first, second = [Outgoing(lane="group", method="sendMessage", params={"text": text}) for text in ("goes", "hangs")]
    await put(store, first, second)
    async with at_work(store, hangs):
        await emptied(store, but=1)
    rows = await store.read(lambda conn: conn.exec_driver_sql("SELECT id, state FROM outbox"))
    assert [tuple(row) for row in rows] == [(2, "sending")]


async def test_while_a_backlog_is_taken_in_people_wait_and_questions_about_rights_do_not(store: Store) -> None:
    backlog, telegram = Backlog(CLOCK), Telegram()
    telegram.open.set()
    backlog.takes(full=True, newest=0)
    await put(store, Outgoing(lane="person:1", method="sendMessage", params={"text": "a"}), call(7))
    async with at_work(store, telegram, backlog=backlog):
        await emptied(store, but=1)
        assert [request.method for request, _ in telegram.calls] == ["getChat"]
        await asyncio.sleep(0.1)
        assert await store.read(_waiting) == 1
        backlog.takes(full=False, newest=0)
        backlog.taken()
        await emptied(store)


async def test_a_claim_whose_commit_nobody_heard_of_is_delivered_all_the_same(store: Store) -> None:
    telegram, patient = Telegram(), LosesAnswers(store)
    patient.loses = lambda done: isinstance(done, tuple) and bool(done[0])
    telegram.open.set()
    await put(store, call())
    async with at_work(store, telegram, patient):
        await telegram.called(1)
    assert len(telegram.calls) == 1


async def test_what_comes_while_a_backlog_drains_does_not_wait_behind_all_of_it(store: Store) -> None:
    telegram = Telegram()
    await put(store, *[call(number) for number in range(3 * UNDER_WAY)])
    async with at_work(store, telegram):
        await telegram.called(UNDER_WAY)
        await asyncio.sleep(0.1)
        assert len(telegram.calls) == UNDER_WAY
        telegram.open.set()
        await telegram.called(3 * UNDER_WAY)
    assert len({request.params["chat_id"] for request, _ in telegram.calls}) == 3 * UNDER_WAY


async def test_a_question_from_after_the_clock_was_set_back_is_not_waited_for_longer(store: Store) -> None:
    telegram = Telegram()
    telegram.open.set()
    await put(store, call(press={"id": "7"}))
    await store.write(lambda conn: conn.exec_driver_sql("update outbox set created_at = created_at + 3600000000"))
    async with at_work(store, telegram):
        await telegram.called(1)
    assert telegram.calls[0][1] <= PRESS_SECONDS


class TurnedClock(Clock):
    """A wall clock that somebody sets."""

    ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead


@pytest.mark.parametrize("pause", [0.2, 1.0], ids=["it ends meanwhile", "it goes on"])
async def test_a_clock_turned_while_a_commit_goes_unheard_keeps_no_lane_waiting(store: Store, pause: float) -> None:
    telegram, patient, clock = Telegram(), LosesAnswers(store), TurnedClock()
    telegram.open.set()
    await put(store, call())
    await store.write(lambda conn: hold(conn, "api", CLOCK.now(), CLOCK.now() + timedelta(seconds=pause)))
    async with at_work(store, telegram, patient, clock=clock) as dispatcher:
        await patient.written.get()  # its start
        await patient.written.get()  # its first look
        clock.ahead, patient.outage, patient.loses = timedelta(days=365), 0.5, lambda _done: True
        dispatcher.wake()
        await patient.written.get()
        clock.ahead = timedelta()
        dispatcher.wake()
        await telegram.called(1)


def test_a_clock_that_somebody_set_is_told_until_it_is_dealt_with() -> None:
    drift = Drift(1000.0, 0.0)
    assert drift.look(1010.0, 10.5) == 0
    assert drift.look(900.0, 20.0) == -120
    assert drift.look(901.0, 21.0) == -120
    drift.follow()
    assert drift.look(902.0, 22.0) == 0
    assert drift.look(5000.0, 23.0) == 4097
    drift.follow()
    assert drift.look(4001.0, 24.0) == -1000


def to_a_chat(text: str, person: int = 1) -> Outgoing:
    return Outgoing(lane=f"person:{person}", method="sendMessage", params={"text": text})


async def met(store: Store, many: int = 1) -> None:
    """So many people, whose numbers begin at 1, are known."""
    senders = [Sender(5_000_000_000 + number) for number in range(many)]
    await store.write(lambda conn: people_of(conn, store.seal, senders, CLOCK.now()))


def texts_sent(telegram: Telegram) -> list[str]:
    return [request.params["text"] for request, _ in telegram.calls]


async def test_what_comes_while_its_chat_is_written_to_leaves_as_soon_as_that_ended(store: Store) -> None:
    telegram = Telegram()
    await met(store)
    async with at_work(store, telegram) as dispatcher:
        await put(store, to_a_chat("satu"))
        dispatcher.wake({"person:1"})
        await telegram.called(1)
        await put(store, to_a_chat("dua"))
        dispatcher.wake({"person:1"})
        # The chat is looked at, and found busy.
        await asyncio.sleep(0.1)
        telegram.open.set()
        await telegram.called(2)
        assert texts_sent(telegram) == ["satu", "dua"]
        await emptied(store)


async def test_a_chat_with_more_than_is_claimed_at_once_gets_all_in_order(store: Store) -> None:
    telegram, wanted = Telegram(), [str(number) for number in range(4 * AT_ONCE + 1)]
    telegram.open.set()
    await met(store)
    async with at_work(store, telegram) as dispatcher:
        await put(store, *map(to_a_chat, wanted))
        dispatcher.wake({"person:1"})
        await emptied(store)
    assert texts_sent(telegram) == wanted


async def test_more_chats_than_are_served_at_once_are_all_served(store: Store) -> None:
    telegram, many = Telegram(), 3 * UNDER_WAY
    telegram.open.set()
    await met(store, many)
    async with at_work(store, telegram) as dispatcher:
        rows = [to_a_chat("halo", number) for number in range(1, many + 1)]
        await put(store, *rows)
        dispatcher.wake({row.lane for row in rows})
        await emptied(store)
    assert len(telegram.calls) == many
