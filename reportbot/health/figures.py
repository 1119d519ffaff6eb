"""Figures of the database for whoever scrapes: read at most every few seconds, never twice at once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final, Protocol, TypeVar

from reportbot.clock import Clock
from reportbot.errors import StorageUnavailable
from reportbot.storage.connection import Connection
from reportbot.storage.standing_figures import Standing, standing

T = TypeVar("T")

CACHED_SECONDS: Final = 5.0
PATIENCE: Final = 3.0
"""Whoever asks waits so long; the question itself runs on, since no statement is ever cut off."""


class Read(Protocol):
    """Runs a work that only reads, and tries once."""

    async def __call__(self, work: Callable[[Connection], Awaitable[T]]) -> T:
        """Its result."""
        ...


class Figures:
    """`now` is the time that due times follow."""

    def __init__(self, read: Read, clock: Clock, now: Callable[[], datetime]) -> None:
        self._read, self._clock, self._now = read, clock, now
        self._asking: asyncio.Task[Standing] | None = None
        self._last: Standing | None = None
        self._until = clock.monotonic()

    async def latest(self) -> Standing | None:
        """The figures, at most five seconds old; None where the database does not answer."""
        if self._last is not None and self._clock.monotonic() < self._until:
            return self._last
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        await asyncio.wait({self._asking}, timeout=PATIENCE)
        self._last = _result(self._asking)
        self._until = self._clock.monotonic() + CACHED_SECONDS
        return self._last

    async def _ask(self) -> Standing:
        return await self._read(lambda conn: standing(conn, self._now()))


def _result(asking: "asyncio.Task[Standing]") -> Standing | None:
    if not asking.done() or asking.cancelled():
        return None
    fault = asking.exception()
    if fault is not None and not isinstance(fault, StorageUnavailable):
        raise fault
    return asking.result() if fault is None else None
