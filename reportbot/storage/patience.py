"""A store whose works are tried until they are stored; trouble is said once a minute."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from reportbot.errors import StorageUnavailable
from reportbot.storage.connection import Connection
from reportbot.storage.seal import Seal
from reportbot.storage.store import Store

log = structlog.get_logger("reportbot.storage")

T = TypeVar("T")
Work = Callable[[Connection], Awaitable[T]]

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 30.0
BETWEEN_LINES = 60.0


class Trouble:
    """Whether the database refuses, since when, and when that was last said; when it last committed."""

    def __init__(self) -> None:
        self.refused_at: float | None = None
        self.committed_at: float | None = None
        self.refusals = 0
        self._since: float | None = None
        self._said_at: float | None = None

    @property
    def away(self) -> bool:
        """Whether it refused the last work."""
        return self._since is not None

    def refused(self, error: StorageUnavailable) -> None:
        """It refused: nothing is acknowledged meanwhile."""
        self.refusals += 1
        now = self.refused_at = time.monotonic()
        self._since = self._since if self._since is not None else now
        if self._said_at is None or now - self._said_at >= BETWEEN_LINES:
            self._said_at = now
            log.error("database_out_of_reach", why=str(error), for_seconds=round(now - self._since))

    def answered(self) -> None:
        """It did a work; a trouble that was told is told to be over."""
        if self._since is not None:
            log.info("database_answers_again", after_seconds=round(time.monotonic() - self._since))
            self._since = self._said_at = None


class PatientStore:
    """Each work is done again, with longer pauses, for as long as the database refuses it."""

    def __init__(self, store: Store) -> None:
        self.seal: Seal = store.seal
        self.trouble = Trouble()
        self._store = store
        self._back = asyncio.Event()

    def hurry(self) -> None:
        """It was reached otherwise: what waits for it need not wait longer."""
        self._back.set()
        self._back = asyncio.Event()

    async def write(self, work: Work[T]) -> T:
        """Run a work in a transaction; returns once it is committed."""
        result = await self._until_done(lambda: self._store.write(work))
        self.trouble.committed_at = time.monotonic()
        return result

    async def read(self, work: Work[T]) -> T:
        """Run a work that only reads."""
        return await self._until_done(lambda: self._store.read(work))

    async def scrub(self) -> bool:
        """Have nothing overwritten left in the journal; False while it is in use."""
        return await self._until_done(self._store.scrub)

    async def _until_done(self, attempt: Callable[[], Awaitable[T]]) -> T:
        pause = FIRST_PAUSE
        while True:
            try:
                result = await attempt()
            except StorageUnavailable as error:
                self.trouble.refused(error)
            else:
                self.trouble.answered()
                return result
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._back.wait()
            pause = min(pause * 2, LONGEST_PAUSE)


async def opened(attempt: Callable[[], Awaitable[Store]]) -> Store:
    """The store, once it can be opened."""
    trouble, pause = Trouble(), FIRST_PAUSE
    while True:
        try:
            return await attempt()
        except StorageUnavailable as error:
            trouble.refused(error)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)
