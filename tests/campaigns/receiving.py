"""The whole receiving path in one process: raw updates by the poller and intake onto a real file, and out again."""

import json
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from reportbot.bot_api.answers import decoded
from reportbot.bot_api.client import BotClient
from reportbot.bot_api.inbound import read
from reportbot.bot_api.keys import natural_key
from reportbot.bot_api.outbound import deliver
from reportbot.bot_api.polling import ALLOWED_UPDATES, Poller
from reportbot.clock import Clock
from reportbot.conversation.inputs import Input, Started
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Addresses, Request, people_named, request_for
from reportbot.delivery.pacing import Limits, wait_for_lane
from reportbot.delivery.results import Result, judge, nowhere
from reportbot.intake import Intake, Surroundings, Taken
from reportbot.intake.rendering import Answer
from reportbot.sandbox import Sandbox
from reportbot.sandbox.faults import Fault
from reportbot.settings import Settings
from reportbot.storage.connection import Connection
from reportbot.storage.numbers import Numbers
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_claims import claim
from reportbot.storage.outbox_results import next_ready
from reportbot.storage.patience import PatientStore
from reportbot.storage.people import telegram_ids
from reportbot.storage.ready_group import ready_group
from reportbot.storage.standing import people_for_admins, take_up_group
from reportbot.storage.store import Store
from reportbot.texts import Texts
from tests.campaigns import books
from tests.campaigns.telegram_inline import InlineRequest, Remembering

TOKEN = "1000001:fuzz-campaign"
_ROUNDS = 1500
_PAUSES = 50

T = TypeVar("T")


class Ticking(Clock):
    """A clock that goes when it is told to."""

    def __init__(self, start: datetime) -> None:
        super().__init__()
        self._at = start

    def now(self) -> datetime:
        return self._at

    def ahead(self, seconds: float) -> None:
        """Let time pass."""
        self._at += timedelta(seconds=seconds)


class Counting(PatientStore):
    """Counts the transactions that were asked for."""

    written = 0
    writing = 0

    async def write(self, work: Callable[[Connection], Awaitable[T]]) -> T:
        self.written += 1
        self.writing += 1
        try:
            return await super().write(work)
        finally:
            self.writing -= 1


class Idle(Exception):
    """Nothing is left to poll for."""


@dataclass
class Receiving:
    """Intake on a store of its own, fed by the poller; what it says goes to the sandbox and is kept in `said`.

    `unsure` is how often Telegram does what it was asked, and its answer is lost.
    """

    store: Store
    sandbox: Sandbox
    clock: Ticking
    settings: Settings
    around: Surroundings
    queue: Remembering
    unsure: float = 0.0
    limits: Limits = field(default_factory=lambda: Limits(per_second=0, per_chat=0, per_group_minute=0))
    dice: random.Random = field(default_factory=random.Random)
    said: list[Request] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    toasts: list[Answer] = field(default_factory=list)

    @classmethod
    async def open(cls, data_dir: Path, sandbox: Sandbox, clock: Ticking, settings: Settings) -> "Receiving":
        store = await Store.open(None, data_dir)
        admins = await store.write(lambda conn: people_for_admins(conn, store.seal, settings.admin_ids, clock.now()))
        await store.write(lambda conn: take_up_group(conn, store.seal, settings.moderator_chat_id))
        texts = Texts.load()
        around = Surroundings(
            seal=store.seal,
            texts=texts,
            rules=replace(settings.rules(), masks=texts.words("mask-", "id")),
            numbers=Numbers(),
            admins=admins,
            bot_username=str(sandbox.bot["username"]),
            per_group_minute=0,
        )
        queue = sandbox.queue = Remembering(next_id=sandbox.start)
        queue.allow(list(ALLOWED_UPDATES))
        found = cls(store, sandbox, clock, settings, around, queue)
        await found.intake.inputs([Started(bot_id=sandbox.bot["id"], bot_username=around.bot_username)])
        await found.deliver()
        return found

    def __post_init__(self) -> None:
        self.patient = Counting(self.store)
        self.intake = Intake(self.patient, self.around, self.clock, self.clock, self._committed)
        self.request = InlineRequest(self.sandbox, self._polled)
        self.client = BotClient("", self.sandbox.token, self.request)
        self._judged = self._pauses = 0

    @property
    def group(self) -> int:
        """The moderators' group, as the settings name it."""
        assert self.settings.moderator_chat_id is not None
        return self.settings.moderator_chat_id

    def _committed(self, taken: Taken) -> None:
        if self.patient.writing:
            self.faults.append("an answer leaves before its transaction is committed")
        self.toasts.extend(taken.answers)

    def read(self, raw: Any) -> Sequence[Input]:
        return read(raw, self.sandbox.bot["id"])

    def arriving(self, updates: Sequence[Any]) -> list[Any]:
        """The updates as the answer to getUpdates brings them."""
        answer = decoded(json.dumps({"ok": True, "result": updates}).encode())
        if answer is None:
            raise AssertionError("the answer to getUpdates cannot be read at all")
        return list(answer["result"])

    def queued(self, updates: Sequence[Any]) -> list[Any]:
        """Have Telegram hold these for the bot; returns them as they will arrive."""
        if not self.queue.pending and self.dice.random() < 0.3:
            # Telegram's numbers may go down; the bot that asks next has just started.
            self.queue.next_id -= self.dice.randint(1, 9)
        return self.arriving([self.queue.numbered(update) for update in updates])

    async def take(self) -> None:
        """A bot starts, and polls until nothing is left; then it is gone."""
        poller = Poller(self.client, self._batch, hold=0, pause=self._pause)
        self._pauses = 0
        try:
            await poller.run()
        except Idle:
            return

    async def _batch(self, raws: Sequence[Any]) -> None:
        before = self.patient.written
        await self.intake.updates(raws, self.read, natural_key)
        if (pieces := self.patient.written - before) > 1:
            self.faults.append(f"a batch was written in {pieces} transactions")

    async def _pause(self, _seconds: float) -> None:
        self._pauses += 1
        if not self.queue.pending:
            raise Idle
        if self._pauses > _PAUSES:
            raise AssertionError("polling makes no progress")

    async def _polled(self) -> None:
        """What the poll has confirmed must stand in the database now."""
        fresh = self.arriving(self.queue.confirmed[self._judged :])
        self._judged = len(self.queue.confirmed)
        self.faults += await books.unseen(self.store, fresh, self.sandbox.bot["id"])

    async def deliver(self) -> None:
        """Send what waits, answers to our questions included, until nothing does; time goes on meanwhile."""
        for _ in range(_ROUNDS):
            rows, known, ready = await self.store.write(self._claim)
            if rows:
                await self.intake.results([await self._sent(row, known) for row in rows])
            elif ready is None:
                return
            else:
                self.clock.ahead(max(0.01, (ready - self.clock.now()).total_seconds()))
        raise AssertionError(f"the outbox does not run empty: {self.said[-3:]}"[:600])

    async def _claim(self, conn: Connection) -> tuple[list[Claimed], Addresses, datetime | None]:
        group = await ready_group(conn)
        busy = () if group is not None else ("group",)
        rows = await claim(conn, self.store.seal, self.clock.now(), busy=busy, pace=self._pace)
        people = {person for row in rows for person in people_named(row)}
        known = Addresses(group, await telegram_ids(conn, self.store.seal, people) if people else {})
        return rows, known, await next_ready(conn, busy)

    def _pace(self, lane: str, window: Sequence[float], cost: int) -> float | None:
        return wait_for_lane(lane, window, self.clock.now().timestamp(), cost, self.limits)

    async def _sent(self, row: Claimed, known: Addresses) -> Result:
        request = request_for(row, known)
        if request is None:
            return nowhere(row)
        self.said.append(request)
        if row.outgoing.cost and self.dice.random() < self.unsure:
            self.sandbox.faults.add(Fault("timeout after effect"))
        before = self.request.calls
        outcome = await deliver(self.client, request.method, request.params, request.files, 20.0)
        self.sandbox.faults.clear()
        if (calls := self.request.calls - before) != 1:
            self.faults.append(f"{request.method} was called {calls} times for one message")
        asked_of_nobody = isinstance(outcome, oc.Refused) and "user not found" in outcome.description.lower()
        if isinstance(outcome, oc.Refused | oc.Retry) and not asked_of_nobody:
            self.faults.append(f"{request.method} was refused: {outcome}")
        return judge(row, outcome, known.group)

    async def pragmas(self) -> list[str]:
        """What the connection that writes is set to, other than it must be: nothing else here shows a lost fsync."""
        wanted = {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1}

        async def work(conn: Connection) -> dict[str, Any]:
            return {name: (await conn.exec_driver_sql(f"PRAGMA {name}")).scalar() for name in wanted}

        found = await self.store.write(work)
        return [f"PRAGMA {name} is {found[name]}" for name in wanted if found[name] != wanted[name]]

    async def rows(self, query: str) -> list[Any]:
        """What a query finds."""
        return list((await self.store.read(lambda conn: conn.exec_driver_sql(query))).all())

    async def close(self) -> None:
        await self.store.close()
