"""The watchdog: a task that makes no progress for 90 seconds ends the program, so that it is started anew."""

import asyncio

from reportbot.errors import Stuck
from reportbot.health.condition import STUCK_SECONDS, stuck
from reportbot.health.vitals import Vitals

LOOK_SECONDS = 5.0


async def watch(vitals: Vitals, after: float = STUCK_SECONDS) -> None:
    """Look at each task's last progress until cancelled.

    Raises:
        Stuck: one is too long ago, and the database is not the reason.
    """
    while True:
        await asyncio.sleep(min(LOOK_SECONDS, after))
        name = stuck(vitals.progress(), vitals.refused_at, vitals.clock.monotonic(), after)
        if name:
            raise Stuck(f"The bot's task {name} has made no progress for {after:.0f} seconds.")
