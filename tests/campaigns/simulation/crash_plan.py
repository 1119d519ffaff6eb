"""Where the power fails: at every named point, and more often at those where it has not failed yet."""

import random
from collections.abc import Callable

from tests.campaigns.simulation.lives import Points

LIVES = (0.0, 0.0, 3.0, 8.0, 15.0, 25.0)
"""After so many seconds of a life its crash is due; some come while it starts."""

LONGEST_WAIT = 15.0
"""A point that is not reached for so long is given up for the next that is."""


class CrashPlan:
    """Picks the moment and the place of the next crash."""

    def __init__(self, points: Points, dice: random.Random, now: Callable[[], float], stop: Callable[[], bool]) -> None:
        self._points, self._dice, self._now, self._stop = points, dice, now, stop
        self._target, self._due = "", 0.0
        self._again()

    def _again(self) -> None:
        """Choose anew: a point not yet crashed at, or whichever comes."""
        fewest = min((self._points.crashed[point] for point in self._points.crossed), default=0)
        rare = sorted(point for point in self._points.crossed if self._points.crashed[point] == fewest)
        self._target = self._dice.choice(rare) if rare and self._dice.random() < 0.8 else ""
        self._due = self._now() + self._dice.choice(LIVES) * self._dice.random()

    def strikes(self, point: str) -> bool:
        """Whether the power fails at this crossing."""
        late = self._now() - self._due
        if late < 0 or self._stop():
            return False
        if point != self._target and (self._target or self._dice.random() < 0.9) and late < LONGEST_WAIT:
            return False
        self._again()
        return True
