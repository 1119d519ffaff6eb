"""The watchdog: a task that makes no progress for 90 seconds ends the program, so that it is started anew."""

import asyncio
from collections.abc import Callable, Iterable

from reportbot.clock import Clock
from reportbot.errors import Stuck

STUCK_SECONDS = 90.0
LOOK_SECONDS = 5.0


async def watch(progress: Callable[[], Iterable[float]], refused: Callable[[], float | None], clock: Clock) -> None:
    """Look at the monotonic times of each task's last progress; `refused` is when the database last refused a work.

    Raises:
        Stuck: one is too long ago, and the database is not the reason.
    """
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        least = max(min(progress()), refused() or 0.0)
        if least < clock.monotonic() - STUCK_SECONDS:
            raise Stuck("A task of the bot has made no progress for 90 seconds.")
