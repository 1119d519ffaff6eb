"""This process among those that share a database: its number, whether it may still act, and whether it leads."""

import asyncio
import math
import os
import socket
from collections.abc import Callable

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reportbot.clock import Clock
from reportbot.errors import StorageUnavailable
from reportbot.storage import engines, processes
from reportbot.storage.processes import BEAT_SECONDS, SETTLE_SECONDS, SURE_SECONDS, Gone
from reportbot.storage.store import Store
from reportbot.tasks import Together

log = structlog.get_logger("reportbot.storage")


class Alone:
    """The one process of a SQLite database: nobody else is to be told apart, and it always leads."""

    number: int | None = None

    def __init__(self) -> None:
        self.noticed: Callable[[], None] = lambda: None
        """Called when others may have left something to do."""
        self.returned: Callable[[], None] = lambda: None
        """Called when the database is there again."""

    def holds(self, holder: int | None) -> bool:
        """Whether what was taken as `holder` is still this process's to go on with."""
        return holder is None

    async def enter(self) -> None:
        """Be one of those at work, before anything is taken."""

    async def run(self) -> None:
        """Give signs of life until cancelled."""
        await asyncio.Event().wait()

    async def leave(self) -> None:
        """Let go of everything at once, that others need not wait."""

    async def leading(self) -> None:
        """Wait until it leads."""

    async def deposed(self) -> None:
        """Wait until it may not lead any more."""
        await asyncio.Event().wait()


class Shared(Alone):
    """One of several processes at a PostgreSQL; `leads` asks to lead. `noticed` is called with each sign of life.

    A connection of its own holds a lock that the server lets go when the process dies. It is taken for dead by the
    others when the lock is free and no sign of life came for some seconds, or none came for long.
    """

    def __init__(self, store: Store, clock: Clock, *, leads: bool = False) -> None:
        super().__init__()
        self._store, self._clock, self._steady, self._wants_to_lead = store, clock, clock.monotonic, leads
        self._name = f"{socket.gethostname()}:{os.getpid()}"
        self._engine: AsyncEngine = engines.aside(store.address)
        self._conn: AsyncConnection | None = None
        self._locked = False
        self._alive_at = self._judges_at = -math.inf
        self._was_lost = False
        self._leads, self._deposed = asyncio.Event(), asyncio.Event()
        self._gone: asyncio.Queue[Gone] = asyncio.Queue()

    def holds(self, holder: int | None) -> bool:
        """Whether the others surely take it for alive, under that number, for as long as a call lasts."""
        return holder == self.number and self._steady() - self._alive_at < SURE_SECONDS

    async def enter(self) -> None:
        """Get a number, and give back what nobody holds; however long the database is away."""
        while True:
            try:
                await self._beat()
                await self._store.write(lambda conn: processes.give_back_unheld(conn, self._clock.now()))
            except Exception as error:  # noqa: BLE001 whatever it is, it is tried again on a new connection
                await self._lost(error)
                await asyncio.sleep(BEAT_SECONDS)
            else:
                return

    async def run(self) -> None:
        """Give signs of life, and bury the dead, until cancelled."""
        async with Together() as group:
            group.create_task(self._beats())
            group.create_task(self._burials())

    async def _beats(self) -> None:
        while True:
            try:
                for gone in await self._beat():
                    self._gone.put_nowait(gone)
            except Exception as error:  # noqa: BLE001 whatever it is, it is tried again on a new connection
                await self._lost(error)
            else:
                self.noticed()
            await asyncio.sleep(BEAT_SECONDS)

    async def _beat(self) -> list[Gone]:
        started = self._steady()
        conn = await self._connection()
        if self.number is None or not await processes.beat(conn, self.number):
            await self._join(conn)
        assert self.number is not None  # noqa: S101 it has just joined
        self._locked = self._locked or await processes.lock_own(conn, self.number)
        self._alive_at = started
        if self._wants_to_lead and not self._leads.is_set() and await processes.lock_lead(conn):
            log.info("leads", process=self.number)
            self._deposed.clear()
            self._leads.set()
        judges = self._gone.empty() and self._steady() >= self._judges_at
        return await processes.dead(conn, self.number) if judges else []

    async def _connection(self) -> AsyncConnection:
        if self._conn is None:
            self._conn = await self._engine.connect()
            if self._was_lost:
                # Whatever cut this one off may have cut off the others: they too need a moment to come back.
                self._judges_at = self._steady() + SETTLE_SECONDS
                self.returned()
        return self._conn

    async def _join(self, conn: AsyncConnection) -> None:
        if self.number is not None:
            # The others thought it dead: what it held is theirs.
            log.error("taken_for_dead", process=self.number)
        self.number, self._locked = await processes.join(conn, self._name), False
        log.info("joined", process=self.number)

    async def _lost(self, error: Exception) -> None:
        if self._conn is not None:
            log.warning("sign_of_life_lost", process=self.number, kind=type(error).__name__)
            await processes.drop(self._conn)
        self._conn, self._locked, self._was_lost = None, False, True
        self._leads.clear()
        self._deposed.set()

    async def _burials(self) -> None:
        while True:
            gone = await self._gone.get()
            try:
                taken = await self._store.write(lambda conn: processes.bury(conn, gone, self._clock.now()))  # noqa: B023
            except StorageUnavailable:
                continue
            if taken:
                log.warning("process_gone", process=gone.process, name=gone.name)
                self.noticed()

    async def leave(self) -> None:
        """Let go of everything at once, that others need not wait; without a database they notice by themselves."""
        try:
            if self.number is not None:
                number = self.number
                await self._store.write(lambda conn: processes.resign(conn, number, self._clock.now()))
        except StorageUnavailable:
            log.warning("left_without_a_word", process=self.number)
        finally:
            if self._conn is not None:
                await processes.drop(self._conn)
            await self._engine.dispose()

    async def leading(self) -> None:
        """Wait until it leads."""
        await self._leads.wait()

    async def deposed(self) -> None:
        """Wait until it may not lead any more."""
        await self._deposed.wait()


def presence_at(store: Store, clock: Clock, *, leads: bool) -> Alone:
    """This process at a store; `leads`: it asks to be the one that polls."""
    return Shared(store, clock, leads=leads) if store.dialect == "postgresql" else Alone()


async def at_work(store: Store) -> list[str]:
    """The processes that are at a PostgreSQL now, by host and process id."""
    return await store.read(processes.others) if store.dialect == "postgresql" else []
