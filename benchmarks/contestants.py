"""Who takes part, how each is started, and where its reports are found afterwards."""

import contextlib
import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.telegram import GROUP_ID, TOKEN

ROOT = Path(__file__).parents[1]
REPORTBOT, PTB, AIOGRAM, FLOOR = "ReportBot", "python-telegram-bot", "aiogram", "floor"
UNLIMITED = ("REPORTS_PER_HOUR", "REPORTS_PER_DAY", "RATE_PER_SECOND", "RATE_PER_CHAT", "RATE_PER_GROUP_MINUTE")


@dataclass(frozen=True)
class Contestant:
    """A bot as a command; `database` is the SQLite file below its directory.

    `greets`: it wants consent first. `fetches`: it asks for the bytes of every photo, sooner or later.
    """

    name: str
    module: tuple[str, ...]
    greets: bool = False
    fetches: bool = False
    database: str = ""

    @property
    def command(self) -> tuple[str, ...]:
        """What starts it."""
        return (sys.executable, "-m", *self.module)

    def env(self, url: str, work: Path, calls: Path) -> dict[str, str]:
        """Its environment; nothing of the caller's own settings is in it."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("REPORTBOT_")}
        # As an installed program is: compiled.
        own.pop("PYTHONDONTWRITEBYTECODE", None)
        own["PYTHONPATH"] = str(ROOT)
        if self.greets:
            given = {"TOKEN": TOKEN, "API_URL": url, "DATA_DIR": str(work), "MODERATOR_CHAT_ID": str(GROUP_ID)}
            return own | {f"REPORTBOT_{name}": value for name, value in (given | dict.fromkeys(UNLIMITED, "0")).items()}
        given = {"TOKEN": TOKEN, "API_URL": url, "DATA_DIR": str(work), "GROUP": str(GROUP_ID), "CALLS": str(calls)}
        return own | {f"BENCHMARK_{name}": value for name, value in given.items()}

    def stored(self, work: Path) -> int | None:
        """How many reports its database holds, None where it has none."""
        if not self.database:
            return None
        with contextlib.closing(sqlite3.connect(work / self.database)) as database:
            return int(database.execute("SELECT count(*) FROM reports").fetchone()[0])


ALL = (
    Contestant(REPORTBOT, ("reportbot", "run"), greets=True, fetches=True, database="reportbot.db"),
    Contestant(PTB, ("benchmarks.bots.with_ptb",), database="reports.db"),
    Contestant(AIOGRAM, ("benchmarks.bots.with_aiogram",), database="reports.db"),
    Contestant(FLOOR, ("benchmarks.bots.floor",), fetches=True),
)
