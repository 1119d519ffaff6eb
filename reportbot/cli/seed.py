"""``reportbot seed``: an empty database filled with made-up cases, to measure how the bot does with many."""

import asyncio
import sys
from collections.abc import Callable

from reportbot.clock import Clock
from reportbot.settings import Settings
from reportbot.storage.lock import hold
from reportbot.storage.seeding import seed as fill
from reportbot.storage.seeding_shares import HANDLED

EVERY = 20
"""So many lines of progress are written, or fewer."""


def seed(cases: int) -> int:
    """Fill the database of the settings with so many cases, 0 for as many as the ministry handled; 0 once it stands.

    Raises:
        ReportBotError: a bot is at work on it, or it holds anything.
    """
    settings = Settings.load()
    with hold(settings.data_dir):
        asyncio.run(
            fill(
                settings.database_address,
                settings.data_dir,
                settings.key_file,
                cases=cases or HANDLED,
                until=Clock(settings.clock_file).now(),
                told=_lines(),
            )
        )
    return 0


def _lines() -> Callable[[int, int], None]:
    said = 0

    def told(done: int, total: int) -> None:
        nonlocal said
        if done == total or done - said >= total / EVERY:
            said = done
            sys.stdout.write(f"{done} of {total} cases\n")
            sys.stdout.flush()

    return told
