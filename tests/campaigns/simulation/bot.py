"""The bot as a service: it lives, dies or ends, and is started again on what it left."""

import asyncio
import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reportbot.cli.run import serving
from reportbot.settings import Settings
from tests.campaigns.simulation.lives import LIFE, Life, Points
from tests.campaigns.simulation.outside import Outside
from tests.campaigns.simulation.weather import Weather

LEAVE_SECONDS = 5.0
"""A bot that has been asked to end and takes longer is cut off, as `reportbot run` does it."""


@dataclass
class Bot:
    """One life after the other on the same data, until it is stopped."""

    work: Path
    settings: Callable[[Path], Settings]
    outside: Outside
    points: Points
    weather: Weather
    dice: random.Random
    pause: Callable[[], float] = lambda: 1.0
    hold_for: float = 0.0
    crashes: int = 0
    starts: int = 0
    faults: list[str] = field(default_factory=list)
    life: Life | None = None
    _stopping: bool = False
    _served: asyncio.Task[None] | None = None

    @property
    def folder(self) -> Path:
        """Where the data is now."""
        return self.work / f"data-{self.crashes}"

    async def run(self) -> None:
        """Start it, and again whenever it has ended, until `stop`."""
        while not self._stopping:
            await self._live()
            if not self._stopping:
                await asyncio.sleep(self.pause() + self.hold_for)
                self.hold_for = 0.0

    async def _live(self) -> None:
        heritage = self.work / f"data-{self.crashes + 1}"
        life = self.life = Life(self.folder, heritage, self.points, self.weather, self.dice)
        self.starts += 1
        self._served = asyncio.create_task(self._serve(life))
        life.tasks.add(self._served)
        died = asyncio.create_task(life.died.wait())
        await asyncio.wait({self._served, died}, return_when=asyncio.FIRST_COMPLETED)
        died.cancel()
        if life.dead:
            self.outside.witness.crashed()
            self.faults += await life.bury()
            self.crashes += heritage.exists()
            return
        life.dead = True  # it has ended by itself: no crash of it can leave anything any more
        if not self._served.cancelled() and (error := self._served.exception()) is not None:
            self.faults.append(f"the bot ended by itself: {type(error).__name__}: {error}")

    async def _serve(self, life: Life) -> None:
        LIFE.set(life)
        async with serving(self.settings(life.folder), self.outside.connect) as task:
            life.tasks.add(task)
            await asyncio.wait({task})
            task.result()

    async def leave(self) -> None:
        """SIGTERM: it ends politely, or is cut off after five seconds."""
        served, life = self._served, self.life
        if served is None or life is None or served.done():
            return
        served.cancel()
        await asyncio.wait({served}, timeout=LEAVE_SECONDS)
        if not served.done():
            life.crash()

    async def stop(self) -> None:
        """It ends politely, for good."""
        self._stopping = True
        with contextlib.suppress(asyncio.CancelledError):
            await self.leave()
