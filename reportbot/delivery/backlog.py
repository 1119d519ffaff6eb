"""After an outage: what waited at Telegram is taken in before its writers are answered."""

from reportbot.clock import Clock

LATE_SECONDS = 60.0
"""Messages that were written longer ago waited while the bot was away."""

LONGEST_SECONDS = 120.0
"""Nobody is kept waiting for longer than this because others wrote while the bot was away."""

STALE_SECONDS = 10.0
"""Without more of a backlog for so long, it is over."""


class Backlog:
    """Who is answered while it is taken in gets screens that are old when they come; `clock` is the wall clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began = self._last = float("-inf")
        self._draining = self._more = False

    def takes(self, *, full: bool, newest: int | None) -> None:
        """A batch is taken in, behind which more may wait if it is full; when its newest message was written."""
        if full and newest is not None and self._clock.now().timestamp() - newest > LATE_SECONDS:
            self._noticed()
        self._more = full

    def taken(self) -> None:
        """The batch is taken in."""
        if not self._more:
            self._last = float("-inf")

    def _noticed(self) -> None:
        now = self._clock.monotonic()
        if now - self._last >= STALE_SECONDS:
            self._began = now
        self._last, self._draining = now, True

    def holds(self) -> bool:
        """Whether people are to wait until all is taken in."""
        now = self._clock.monotonic()
        return now - self._last < STALE_SECONDS and now - self._began < LONGEST_SECONDS

    def draining(self) -> bool:
        """Whether who wrote last is answered first, until nobody waits."""
        return self._draining

    def drained(self) -> None:
        """Nobody waits any more."""
        self._draining = self.holds()
