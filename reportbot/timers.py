"""Due times are rows; this task takes in those that have come, forgets what need not be known, and keeps figures."""

import asyncio
from datetime import datetime, timedelta
from functools import partial

import structlog

from reportbot.clock import Clock
from reportbot.intake import Intake
from reportbot.storage import day_figures, dead, idle_lanes, seen, timers
from reportbot.storage.connection import Connection
from reportbot.storage.patience import PatientStore

log = structlog.get_logger("reportbot.timers")

LOOK_SECONDS = 1.0
"""How often the clock is looked at; a clock file is read as often."""

SEEN_FOR = timedelta(hours=48)
"""How long an update is known as taken; Telegram delivers none that is older than a day."""

HOURLY_SECONDS = 3600.0
DAYS_AT_A_LOOK = 3
"""So few days are counted each second, since the rest waits meanwhile."""


class Timers:
    """Keeps in memory only when the next row is due; `wall` is the clock that no clock file moves.

    `keep_dead`: how long an update that could not be processed is kept.
    """

    def __init__(self, store: PatientStore, intake: Intake, clock: Clock, wall: Clock, keep_dead: timedelta) -> None:
        self._store, self._intake, self._clock, self._wall, self._keep_dead = store, intake, clock, wall, keep_dead
        self._changed = True
        self._next: datetime | None = None
        self._days: list[int] = []
        self._hourly_at = self.progressed_at = clock.monotonic()

    def changed(self) -> None:
        """Something was committed: there may be an earlier timer now."""
        self._changed = True

    async def run(self) -> None:
        """Take in what is due until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Do what is due now."""
        self._progress()
        if self._changed:
            self._changed = False
            self._next = await self._store.read(timers.next_due)
        if self._next is not None and self._next <= self._clock.now():
            while await self._intake.due():
                self._progress()
            self._changed = True
        if self._clock.monotonic() >= self._hourly_at:
            await self._purge()
            self._days = await self._store.read(partial(day_figures.unkept, now=self._clock.now()))
            self._hourly_at = self._clock.monotonic() + HOURLY_SECONDS
        for day in reversed(self._days[-DAYS_AT_A_LOOK:]):
            await self._store.write(partial(day_figures.keep, day=day))
            self._days.pop()
            self._progress()

    async def _purge(self) -> None:
        before = self._wall.now() - SEEN_FOR
        while await self._store.write(lambda conn: seen.purge(conn, before)) == seen.AT_ONCE:
            self._progress()
        old = self._clock.now() - self._keep_dead
        if gone := await self._store.write(lambda conn: dead.purge(conn, old)):
            log.info("dead updates are deleted: their time is over", count=gone)
        lane = await self._store.write(partial(self._forget_lanes, ""))
        while lane:
            self._progress()
            lane = await self._store.write(partial(self._forget_lanes, lane))

    async def _forget_lanes(self, after: str, conn: Connection) -> str:
        return await idle_lanes.forget(conn, self._wall.now(), after)

    def _progress(self) -> None:
        self.progressed_at = self._clock.monotonic()
