"""Closed loop: everybody acts as soon as the screen is there. Open loop: somebody acts every so often."""

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field

from benchmarks.citizens import Citizen, Step


@dataclass(kw_only=True)
class Noting:
    """What every tempo notes: how long each answer took, and how many reports were received."""

    waits: list[float] = field(default_factory=list)
    received: int = 0

    def answered(self, step: Step, seconds: float) -> None:
        """Note it."""
        del step
        self.waits.append(seconds)


@dataclass(kw_only=True)
class Closed(Noting):
    """Everybody acts at once, and makes reports until `until`, a monotonic time; each finishes the one at hand."""

    until: float = 0.0
    last: float = 0.0
    acting: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def ready(self, citizen: Citizen) -> None:
        """Do it."""
        if citizen.at == 0:
            self.acting += 1
        citizen.act()

    def another(self, citizen: Citizen) -> bool:
        """While there are to be more."""
        del citizen
        self.received += 1
        self.acting -= 1
        self.last = time.monotonic()
        if self.more():
            return True
        if not self.acting:
            self.done.set()
        return False

    def more(self) -> bool:
        """Until the time is over."""
        return self.last < self.until


@dataclass(kw_only=True)
class Open(Noting):
    """`rate` acts a second for `seconds`, by whoever has a step before it; a wait counts from when the act was due."""

    rate: float
    seconds: float
    _ready: deque[Citizen] = field(default_factory=deque)
    _due: deque[float] = field(default_factory=deque)

    def start(self) -> None:
        """Set the time of every act."""
        loop, begin = asyncio.get_running_loop(), time.monotonic()
        for number in range(self._acts):
            loop.call_later(number / self.rate, self._turn, begin + number / self.rate)

    def over(self) -> bool:
        """Whether every act is answered."""
        return len(self.waits) >= self._acts

    @property
    def _acts(self) -> int:
        return int(self.rate * self.seconds)

    def ready(self, citizen: Citizen) -> None:
        """Wait for a turn, or take the one that is overdue."""
        if self._due:
            citizen.act(self._due.popleft())
        else:
            self._ready.append(citizen)

    def another(self, citizen: Citizen) -> bool:
        """Always: the turns end it."""
        del citizen
        self.received += 1
        return True

    def _turn(self, due: float) -> None:
        if self._ready:
            self._ready.popleft().act(due)
        else:
            self._due.append(due)
