"""Virtual time: an event loop that jumps to its next timer, and clocks that follow it.

Nothing real is ever under way: database calls, threads and child processes are done inline (inline.py), and there is
no socket. So time moves only when every task waits for time.
"""

import asyncio
import contextlib
import selectors
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import time_machine

START = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
"""A Monday morning in Jakarta."""

MOST_STEPS_AT_ONCE = 200_000
"""Rounds of the loop without a moment passing: more is a loop that spins."""


class Deadlock(RuntimeError):
    """Every task waits, and none of them for time."""


class Spinning(RuntimeError):
    """Tasks run on and on while no time passes."""


class _Selector(selectors.SelectSelector):
    """Waits for nothing real: what it is to wait, it moves the virtual time by."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1_000.0
        self.moved: Callable[[float], None] = lambda _seconds: None
        self._rounds = 0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Deadlock("every task waits, and none for time")
        self._rounds = 0 if timeout > 0 else self._rounds + 1
        if self._rounds > MOST_STEPS_AT_ONCE:
            raise Spinning(f"no time has passed for {MOST_STEPS_AT_ONCE} rounds")
        if timeout > 0:
            self.now += timeout
            self.moved(timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Its time is virtual; what would go to a thread is done at once."""

    def __init__(self) -> None:
        self.virtual = _Selector()
        super().__init__(self.virtual)
        # Timers due within a virtual microsecond are due now: sums of floats must not make it spin.
        self._clock_resolution = 1e-6

    def time(self) -> float:
        """Virtual seconds."""
        return self.virtual.now

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:  # type: ignore[override]
        """Do it now: nothing else runs meanwhile."""
        done: asyncio.Future[Any] = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 whoever waits for it hears
            done.set_exception(error)
        return done


class Clocks:
    """The clocks that follow a virtual loop: the steady one always, the one on the wall with `jump` besides."""

    def __init__(self, loop: VirtualLoop) -> None:
        self._loop = loop
        self._traveller: Any = None
        self.jumped = 0.0

    def jump(self, seconds: float) -> None:
        """Somebody sets the machine's clock; the steady clock knows nothing of it."""
        self.jumped += seconds
        self._traveller.shift(float(seconds))

    def true_time(self) -> float:
        """Unix seconds as the rest of the world has them."""
        return START.timestamp() + self._loop.time()

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """In the block all clocks of this process are virtual."""
        steady = time.monotonic
        with time_machine.travel(datetime.fromtimestamp(self.true_time(), UTC), tick=False) as self._traveller:
            self._loop.virtual.moved = self._traveller.shift
            time.monotonic = self._loop.time
            try:
                yield
            finally:
                time.monotonic = steady
                self._loop.virtual.moved = lambda _seconds: None
