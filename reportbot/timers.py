"""Due times are rows; this task takes in those that have come."""

import asyncio
from datetime import datetime

from reportbot.clock import Clock
from reportbot.intake import Intake
from reportbot.storage import timers
from reportbot.storage.patience import PatientStore

LOOK_SECONDS = 1.0
"""How often the clock is looked at; a clock file is read as often."""


class Timers:
    """Keeps in memory only when the next row is due."""

    def __init__(self, store: PatientStore, intake: Intake, clock: Clock) -> None:
        self._store, self._intake, self._clock = store, intake, clock
        self._changed = True
        self._next: datetime | None = None
        self.progressed_at = clock.monotonic()

    def changed(self) -> None:
        """Something was committed: there may be an earlier timer now."""
        self._changed = True

    async def run(self) -> None:
        """Take in what is due until cancelled."""
        while True:
            self.progressed_at = self._clock.monotonic()
            await self._look()
            await asyncio.sleep(LOOK_SECONDS)

    async def _look(self) -> None:
        if self._changed:
            self._changed = False
            self._next = await self._store.read(timers.next_due)
        if self._next is not None and self._next <= self._clock.now():
            while await self._intake.due():
                pass
            self._changed = True
