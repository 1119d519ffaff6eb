"""Waiting for a place in the limit over all chats: of this process alone, or of several that share it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from reportbot.clock import Clock
from reportbot.delivery.pacing import SECOND, Throttle

LOT: Final = 5
"""Places that are taken together: one look at the shared row for so many messages."""

LATE: Final = 0.1
"""Seconds for which a place can be used after its moment; one that is older is lost, or places would pile up."""

Take = Callable[[float], Awaitable[float]]
"""(so many seconds of the shared limit) -> seconds until they begin."""


class Turns(Protocol):
    """The limit over all chats."""

    async def wait(self, cost: int) -> None:
        """Return when a message that counts as `cost` may go; it is counted then."""
        ...


class OwnTurns:
    """A sliding second in memory; whoever sleeps less may go first."""

    def __init__(self, per_second: int, clock: Clock) -> None:
        self._throttle, self._clock = Throttle(per_second), clock

    async def wait(self, cost: int) -> None:
        """Return when it may go."""
        wait = self._throttle.wait(self._clock.monotonic(), cost)
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self._throttle.wait(self._clock.monotonic(), cost)


class SharedTurns:
    """Places, one each 1/`per_second` seconds, taken in lots from a row that all processes share."""

    def __init__(self, take: Take, per_second: int, clock: Clock) -> None:
        self._take, self._clock = take, clock
        # A place may be used LATE after its moment: in no second do more than `per_second` go.
        self._gap = (SECOND + LATE) / per_second if per_second else 0.0
        self._places: list[float] = []
        self._turn = asyncio.Lock()

    async def wait(self, cost: int) -> None:
        """Return when it may go."""
        if not self._gap or not cost:
            return
        async with self._turn:
            at = await self._last_of(cost)
        await asyncio.sleep(max(0.0, at - self._clock.monotonic()))

    async def _last_of(self, cost: int) -> float:
        """The monotonic time of the last of so many places, now taken."""
        oldest = self._clock.monotonic() - LATE
        self._places = [at for at in self._places if at > oldest]
        while len(self._places) < cost:
            asked, count = self._clock.monotonic(), max(LOT, cost)
            first = asked + await self._take(count * self._gap)
            self._places += [first + number * self._gap for number in range(count)]
        taken, self._places = self._places[:cost], self._places[cost:]
        return taken[-1]
