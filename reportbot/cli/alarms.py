"""What the bot finds out about itself is told to the admins: who else takes its updates, and a disk that fills up."""

import asyncio
import shutil
from collections.abc import Coroutine
from pathlib import Path

import structlog

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.takeover import TakeoverWatch
from reportbot.cli.receiving import Receiving
from reportbot.clock import Clock
from reportbot.conversation.admin.alarms import CONFLICT, DISK, alarm
from reportbot.errors import PollerConflict
from reportbot.intake import Intake
from reportbot.tasks import Together

AGAIN_SECONDS = 6 * 3600
"""The same alarm is told once in so long, over restarts too."""

LAST_WORDS_SECONDS = 3.0
"""How long a bot that has to end leaves its dispatcher to tell why; what is left then goes after its next start."""

SPACE_SECONDS = 60.0
FULL = 0.8

log = structlog.get_logger("reportbot.alarms")


class Alarms:
    """Tells each alarm once in six hours of the wall clock."""

    def __init__(self, intake: Intake, wall: Clock) -> None:
        self._intake, self._wall = intake, wall

    async def tell(self, name: str, where: str = "", **args: str | int) -> None:
        """Returns once it is committed."""
        period = int(self._wall.now().timestamp()) // AGAIN_SECONDS
        await self._intake.once(alarm(name, where=where, **args), f"alarm:{name}:{period}")


async def told_of_conflict(receiving: Coroutine[None, None, None], alarms: Alarms) -> None:
    """Receive; where another one has taken over, the admins are told before the bot ends."""
    try:
        await receiving
    except PollerConflict:
        await alarms.tell(CONFLICT)
        await asyncio.sleep(LAST_WORDS_SECONDS)
        raise


async def watch_over(alarms: Alarms, client: BotClient, folder: Path, receiving: Receiving) -> None:
    """Watch whose the updates are, and the disk of the data dir."""
    conflicts = lambda: receiving.conflicts  # noqa: E731
    takeover = TakeoverWatch(client, alarms.tell, expected=receiving.address, conflicts=conflicts)
    async with Together() as group:
        group.create_task(takeover.run())
        group.create_task(watch_space(folder, alarms))


async def watch_space(folder: Path, alarms: Alarms) -> None:
    """Look at the disk once a minute."""
    while True:
        await asyncio.sleep(SPACE_SECONDS)
        await look_at_space(folder, alarms)


async def look_at_space(folder: Path, alarms: Alarms, full: float = FULL) -> None:
    """Tell when the folder's disk is used by the share `full` or more."""
    disk = shutil.disk_usage(folder)
    used = 1 - disk.free / disk.total
    if used >= full:
        log.warning("disk_fills_up", percent=round(used * 100))
        await alarms.tell(DISK, percent=round(used * 100))
