"""The watchdog: a task that makes no progress for 90 seconds ends the program, so that it is started anew."""

import asyncio
from collections.abc import Callable, Iterable

from reportbot.clock import Clock
from reportbot.errors import Stuck

STUCK_SECONDS = 90.0
LOOK_SECONDS = 5.0


async def watch(progress: Callable[[], Iterable[float]], clock: Clock) -> None:
    """Look at the monotonic times of each task's last progress.

    Raises:
        Stuck: one is too long ago.
    """
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        if min(progress()) < clock.monotonic() - STUCK_SECONDS:
            raise Stuck("a task of the bot has made no progress for 90 seconds")
