"""One life of the bot, from its start to its end: named points at which the power may fail, and what it then leaves."""

import asyncio
import contextlib
import random
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportbot.storage.writer import SingleWriter
from tests.campaigns.simulation.weather import Weather

LIFE: ContextVar["Life | None"] = ContextVar("life", default=None)
"""Whose task this is: none's, or one life's."""

ROUNDS = 500
"""Rounds within which all tasks of a life that is over have to end."""


class PowerCut(BaseException):
    """The life is over: nothing it does from here on reaches anything."""


@dataclass
class Points:
    """The named points of a run: how often each was crossed, and where the power failed; `strikes` decides."""

    strikes: Callable[[str], bool] = lambda _point: False
    crossed: Counter[str] = field(default_factory=Counter)
    crashed: Counter[str] = field(default_factory=Counter)


class Life:
    """A life on the data in `folder`; a crash leaves in `heritage` what stood on the disk at that instant.

    Whatever the tasks of a life that is over still do, they do to its own folder, which nobody looks at again.
    """

    def __init__(self, folder: Path, heritage: Path, points: Points, weather: Weather, dice: random.Random) -> None:
        self.folder, self.heritage = folder, heritage
        self.points, self.weather, self.dice = points, weather, dice
        self.dead = False
        self.died = asyncio.Event()
        self.tasks: set[asyncio.Task[Any]] = set()
        self.works: list[str] = []
        self._connections: list[sqlite3.Connection] = []

    async def cross(self, point: str) -> None:
        """Pass a named point, or die there."""
        self.check()
        self.points.crossed[point] += 1
        if self.points.strikes(point):
            self.points.crashed[point] += 1
            self.crash()
            await asyncio.Event().wait()

    def check(self) -> None:
        """A life that is over does nothing more.

        Raises:
            PowerCut: it is.
        """
        if self.dead:
            raise PowerCut

    def crash(self) -> None:
        """The power fails now."""
        if self.dead:
            return
        self.dead = True
        _inherit(self.folder, self.heritage)
        self.died.set()

    async def statement(self, connection: sqlite3.Connection | None, words: str, call: Callable[[], Any]) -> Any:
        """A database call: other tasks may come first, the database may be ill, and the power may fail at a commit."""
        self.check()
        if " " in words or words == "commit":
            # What only fetches or closes follows its statement at once.
            for _ in range(self.dice.randrange(3)):
                await asyncio.sleep(0)
            await self.weather.before_statement()
            self.check()
        if words.startswith("BEGIN IMMEDIATE"):
            self.works.clear()
        if words != "commit" or connection is None or not connection.in_transaction:
            return call()
        return await self._committed(call)

    async def _committed(self, call: Callable[[], Any]) -> Any:
        works = sorted(set(self.works)) or ["schema"]
        for work in works:
            await self.cross(f"{work}: before the commit")
        lost = self.weather.commit_fails()
        if lost == "before":
            raise disk_error()
        result = call()
        for work in works:
            await self.cross(f"{work}: after the commit")
        if lost == "after":
            raise disk_error()
        return result

    def opened(self, connection: sqlite3.Connection) -> None:
        """One more connection to drop at the end."""
        self._connections.append(connection)
        self.weather.opened(connection)

    async def bury(self) -> list[str]:
        """End all tasks of a life that is over; names those that do not end."""
        for _ in range(ROUNDS):
            left = [task for task in self.tasks if not task.done()]
            if not left:
                break
            for task in left:
                task.cancel()
            await asyncio.sleep(0)
        for connection in self._connections:
            connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return [f"{task.get_name()} goes on after the crash" for task in self.tasks if not task.done()]


def disk_error() -> sqlite3.OperationalError:
    """What SQLite says when an fsync fails."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
    return error


def _inherit(folder: Path, heritage: Path) -> None:
    """The files as they are; the lock, which the kernel lets go, and SQLite's shared memory are gone."""
    if folder.exists():
        shutil.copytree(folder, heritage, ignore=shutil.ignore_patterns("*-shm", "*.lock"))


def owned_tasks(loop: asyncio.AbstractEventLoop, coroutine: Any, **named: Any) -> "asyncio.Task[Any]":
    """A task factory: each task belongs to the life in which it was made."""
    task: asyncio.Task[Any] = asyncio.Task(coroutine, loop=loop, **named)
    context = named.get("context")
    life = context.get(LIFE) if context is not None else LIFE.get()
    if life is not None:
        life.tasks.add(task)
        task.add_done_callback(life.tasks.discard)
    return task


@contextlib.contextmanager
def named_works() -> Iterator[None]:
    """In the block a transaction knows the kinds of work in it, and a work passes a point before its caller hears.

    The writer itself is left as it is; it only is watched.
    """
    run = SingleWriter.run

    async def watched(self: SingleWriter, work: Any) -> Any:
        life, name = LIFE.get(), _name_of(work)
        if life is None:
            return await run(self, work)

        async def named(conn: Any) -> Any:
            life.works.append(name)
            return await work(conn)

        result = await run(self, named)
        await life.cross(f"{name}: before its caller hears")
        return result

    SingleWriter.run = watched  # type: ignore[method-assign]
    try:
        yield
    finally:
        SingleWriter.run = run  # type: ignore[method-assign]


def _name_of(work: Any) -> str:
    """The function that asks for a work: "Intake.due", "Dispatcher._next_rows"."""
    return re.sub(r"\.<locals>.*", "", getattr(work, "__qualname__", "work"))
