"""The dispatcher: claims lanes, sends what they hold, and has each outcome recorded before the lane goes on."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

import structlog

from reportbot.clock import Clock
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Addresses, Request, Upload, files_named, people_named, request_for
from reportbot.delivery.backlog import Backlog
from reportbot.delivery.pacing import Drift, Limits, wait_for_lane
from reportbot.delivery.results import Result, broken, expired, judge, nowhere, put_back
from reportbot.delivery.turns import OwnTurns, Turns
from reportbot.storage.connection import Connection
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_claims import AT_ONCE, People, claim
from reportbot.storage.outbox_recovery import rearm, recover, turn
from reportbot.storage.outbox_results import next_ready
from reportbot.storage.patience import PatientStore
from reportbot.storage.people import telegram_ids
from reportbot.storage.presence import Alone
from reportbot.storage.ready_group import ready_group
from reportbot.tasks import Together

log = structlog.get_logger("reportbot.delivery")

PRESS_SECONDS = 8.0
"""How long a press waits for the answer about its maker's rights."""

UNDER_WAY = 100
"""Rows that are claimed at most: what comes meanwhile goes by its rank, not behind a backlog."""

UPLOADS = 2
"""Rows with stored files that are sent side by side: each holds its files in memory."""

TOGETHER_SECONDS = 0.01
"""What is sent side by side is recorded together when it ends within this time."""

LEAVE_SECONDS = 3.0
"""How long what is under way is waited for when the bot leaves: what is recorded is not sent again."""

CALL_SECONDS = 20.0
IDLE_SECONDS = 30.0
ELSEWHERE_SECONDS = 0.05
HELD_SECONDS = 0.5

Record = Callable[[Sequence[Result]], Awaitable[None]]


class Send(Protocol):
    """One Bot API call."""

    async def __call__(self, request: Request, timeout: float) -> oc.Outcome:  # noqa: ASYNC109
        """Its outcome, never an exception."""
        ...


Files = Callable[[Collection[int]], Awaitable[Mapping[int, Upload]]]
"""Stored files by number; raises LookupError for one that is gone."""


async def no_files(numbers: Collection[int]) -> Mapping[int, Upload]:
    """For a dispatcher without a vault."""
    raise LookupError(f"files {sorted(numbers)} are gone")


class Dispatcher:
    """Knows only the outbox and the clock; `record` writes outcomes in one transaction.

    `files` gives the bytes of stored files that a row names.

    `clock` is the wall clock, which no clock file moves: pacing is between us and Telegram. `presence` is this process
    among those at the same database, `turns` the limit over all chats, `backlog` what is still to be taken in.
    """

    def __init__(
        self,
        store: PatientStore,
        send: Send,
        record: Record,
        limits: Limits,
        clock: Clock,
        files: Files = no_files,
        presence: Alone | None = None,
        turns: Turns | None = None,
        backlog: Backlog | None = None,
    ) -> None:
        self._store, self._send, self._record, self._limits, self._clock = store, send, record, limits, clock
        self._files, self._uploads = files, asyncio.Semaphore(UPLOADS)
        self._presence, self._turns = presence or Alone(), turns or OwnTurns(limits.per_second, clock)
        self._wake = asyncio.Event()
        self._drift = Drift(clock.now().timestamp(), clock.monotonic())
        self._busy: set[str] = set()
        self._under_way: set[int] = set()
        self._more: set[str] = set()
        self._unsure = False
        self._results: asyncio.Queue[_Ended | None] = asyncio.Queue()
        self._leaving = False
        self._answered = 0
        self._addresses = Addresses()
        self._backlog = backlog or Backlog(clock)
        self.progressed_at = clock.monotonic()

    def wake(self, lanes: Collection[str] = ()) -> None:
        """Something was enqueued to these lanes, or anything may go again."""
        self._more.update(lanes)
        self._wake.set()

    async def run(self) -> None:
        """Deliver until cancelled; what is under way then is recorded, or sent again after the next start."""
        work = asyncio.create_task(self._work())
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            self._leaving = True
            self.wake()
            await asyncio.wait({work}, timeout=LEAVE_SECONDS)
            raise
        finally:
            work.cancel()
            await asyncio.wait({work})

    async def _work(self) -> None:
        await self._store.write(self._start)
        async with Together() as group:
            group.create_task(self._recorder())
            async with Together() as lanes:
                lanes.create_task(self._claimer(lanes))
            await self._results.put(None)

    async def _start(self, conn: Connection) -> None:
        await rearm(conn, self._clock.now())
        if self._presence.number is None:
            await recover(conn, self._clock.now())

    async def _claimer(self, group: Together) -> None:
        while not self._leaving:
            self._wake.clear()
            self.progressed_at = self._clock.monotonic()
            rows, pause = await self._next_rows()
            for name, waiting in self._taken(rows):
                group.create_task(self._run_lane(name, waiting, self._addresses))
            if pause > 0:
                await self._sleep(pause)

    async def _next_rows(self) -> tuple[list[Claimed], float]:
        """What may go now, and the seconds until more may."""
        room = UNDER_WAY - len(self._under_way)
        if room < AT_ONCE:
            return [], IDLE_SECONDS
        self._unsure = False
        found = await self._store.write(lambda conn: self._claim(conn, room))
        self._drift.follow()
        return found

    async def _claim(self, conn: Connection, most: int) -> tuple[list[Claimed], float]:
        now = self._clock.now()
        # Of what was enqueued before, a free lane's is found now; a busy lane's when it is free.
        self._more &= self._busy
        await self._mend(conn, now)
        group = await ready_group(conn)
        parked = self._busy if group is not None else self._busy | {"group"}
        holder = self._presence.number
        people = self._people()
        seal = self._store.seal
        rows = await claim(conn, seal, now, busy=parked, pace=self._pace, most=most, holder=holder, people=people)
        named = {person for row in rows for person in people_named(row)}
        self._addresses = Addresses(group, await telegram_ids(conn, seal, named) if named else {})
        return rows, await self._pause(conn, now, parked, rows)

    async def _pause(self, conn: Connection, now: datetime, parked: set[str], rows: Sequence[Claimed]) -> float:
        """Seconds until more may go than is claimed now."""
        ready = await next_ready(conn, parked | {row.outgoing.lane for row in rows} - {"api"})
        # A lane that another process is just taking looks free until it has.
        least = 0.0 if self._presence.number is None or rows else ELSEWHERE_SECONDS
        pause = max(least, (ready - now).total_seconds()) if ready else IDLE_SECONDS
        if self._backlog.holds():
            return 0.0 if rows else HELD_SECONDS
        if pause > 0:
            self._backlog.drained()
        return pause

    def _people(self) -> People:
        if self._backlog.holds():
            return People.NOT_NOW
        return People.LAST_FIRST if self._backlog.draining() else People.IN_TURN

    async def _mend(self, conn: Connection, now: datetime) -> None:
        holder = self._presence.number
        if ahead := self._drift.look(now.timestamp(), self._clock.monotonic()):
            # Each process sees the clock of its machine turned, and together they may move nothing twice; nor may one
            # whose turn was committed without its hearing of it.
            await (turn(conn, ahead, now) if holder is None and not self._unsure else rearm(conn, now))
        if self._unsure:
            # The claim before this may have been committed without anybody hearing of it.
            await recover(conn, now, besides=self._under_way, holder=holder)
        self._unsure = True

    def _pace(self, lane: str, window: Sequence[float], cost: int) -> float | None:
        return wait_for_lane(lane, window, self._clock.now().timestamp(), cost, self._limits)

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(min(seconds, IDLE_SECONDS)):
                await self._wake.wait()
        except TimeoutError:
            return

    def _taken(self, rows: Sequence[Claimed]) -> list[tuple[str, list[Claimed]]]:
        """What may run side by side: each chat's rows, now busy, and each call that goes to no chat."""
        lanes = _by_lane(rows)
        calls = [(f"api:{row.id}", [row]) for row in lanes.pop("api", [])]
        self._busy.update(lanes)
        self._more.update(row.outgoing.lane for row in rows if row.more)
        self._under_way.update(row.id for row in rows)
        return [*calls, *lanes.items()]

    async def _run_lane(self, lane: str, rows: list[Claimed], known: Addresses) -> None:
        held = False
        for number, row in enumerate(rows, 1):
            result = put_back(row) if self._leaving or held else await self._deliver(row, known)
            held = result.held
            # Each at once: the next may take long, and what is not recorded is sent again after a crash.
            await self._results.put(_Ended(result, lane if number == len(rows) else None))

    async def _deliver(self, row: Claimed, known: Addresses) -> Result:
        age = max(0.0, (self._clock.now() - row.created_at).total_seconds())
        if row.outgoing.press and age > PRESS_SECONDS:
            return expired(row)
        numbers = files_named(row)
        if not numbers:
            return await self._deliver_with(row, known, {}, age)
        async with self._uploads:
            try:
                stored = await self._files(numbers)
            except OSError as error:
                return judge(row, oc.Unknown(type(error).__name__), known.group)
            except Exception as error:  # noqa: BLE001 a file that is gone, or spoiled, must not stop the others
                log.error("no_file", method=row.outgoing.method, files=sorted(numbers), kind=type(error).__name__)
                return broken(row)
            return await self._deliver_with(row, known, stored, age)

    async def _deliver_with(self, row: Claimed, known: Addresses, stored: Mapping[int, Upload], age: float) -> Result:
        try:
            request = request_for(row, known, stored)
        except Exception as error:  # noqa: BLE001 one row that is no call must not stop the others
            log.error("not_a_call", method=row.outgoing.method, kind=type(error).__name__)
            return broken(row)
        if request is None:
            return nowhere(row)
        await self._turns.wait(row.outgoing.cost)
        if self._leaving or not self._presence.holds(row.holder):
            return put_back(row)
        limit = PRESS_SECONDS - age if row.outgoing.press else CALL_SECONDS
        before = self._answered
        outcome = await self._send(request, max(limit, 1.0))
        if isinstance(outcome, oc.Refused):
            log.error("refused", method=request.method, why=outcome.description, code=outcome.code)
        reached = self._answered > before
        self._answered += not isinstance(outcome, oc.Unknown | oc.NotSent)
        return judge(row, outcome, known.group, reached=reached)

    async def _recorder(self) -> None:
        ended = False
        while not ended:
            found = [await self._results.get()]
            if len(self._under_way) > 1 and not self._leaving:
                await asyncio.sleep(TOGETHER_SECONDS)
            while not self._results.empty():
                found.append(self._results.get_nowait())
            ended, batch = None in found, [each for each in found if each is not None]
            if batch:
                await self._record([each.result for each in batch])
            self._free(batch)

    def _free(self, batch: "Sequence[_Ended]") -> None:
        freed = {each.lane for each in batch if each.lane}
        full = len(self._under_way) > UNDER_WAY - AT_ONCE
        again = any(each.result.held for each in batch)
        self._busy -= freed
        self._under_way.difference_update(each.result.end.claimed.id for each in batch)
        if full or again or self._more & freed or self._presence.number is not None:
            self.wake()


class _Ended(NamedTuple):
    """A row's end; `lane` is its lane where it was the last that was claimed of it."""

    result: Result
    lane: str | None


def _by_lane(rows: Sequence[Claimed]) -> dict[str, list[Claimed]]:
    lanes: dict[str, list[Claimed]] = {}
    for row in rows:
        lanes.setdefault(row.outgoing.lane, []).append(row)
    return lanes
