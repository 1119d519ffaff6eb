"""What goes wrong outside the bot, and for how long: the network, Telegram, the database and its disk."""

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

UNLIMITED = 1 << 30
SPARE_PAGES = 2

SENDS = ("send", "edit", "copy", "answerCallbackQuery", "delete", "pin")


@dataclass(frozen=True, kw_only=True)
class Bad:
    """Until `until`, each call whose method begins with one of `methods` fails so with this probability.

    `seconds` is what a 429 asks for, and what a slow answer takes.
    """

    kind: str
    until: float
    methods: tuple[str, ...] = ("",)
    probability: float = 0.3
    seconds: float = 1.0
    once: bool = False


class Weather:
    """The faults that are on; `now` is the virtual time."""

    def __init__(self, dice: random.Random, now: Callable[[], float]) -> None:
        self._dice, self._now = dice, now
        self._bad: list[Bad] = []
        self.happened: Counter[str] = Counter()
        self.slow_until = self.full_until = self.ill_until = 0.0
        self._connections: list[sqlite3.Connection] = []

    def add(self, bad: Bad) -> None:
        """One more fault is on."""
        self._bad.append(bad)

    def clear(self) -> None:
        """The faults are over."""
        self._bad.clear()
        self.slow_until = self.full_until = self.ill_until = 0.0
        self.disk_has_room()

    def strikes(self, method: str) -> Bad | None:
        """The fault that hits this call."""
        now = self._now()
        self._bad = [bad for bad in self._bad if bad.until > now]
        for bad in self._bad:
            if method.startswith(bad.methods) and self._dice.random() < bad.probability:
                if bad.once:
                    self._bad.remove(bad)
                self.happened[bad.kind] += 1
                return bad
        return None

    async def before_statement(self) -> None:
        """A slow database takes its time."""
        if self._now() < self.slow_until:
            self.happened["slow database"] += 1
            await asyncio.sleep(self._dice.uniform(0.0, 0.4))

    def commit_fails(self) -> str:
        """ "before" or "after" the transaction is in the journal, or "" where the disk is well."""
        if self._now() < self.ill_until and self._dice.random() < 0.5:
            self.happened["fsync error"] += 1
            return self._dice.choice(("before", "after"))
        return ""

    def opened(self, connection: sqlite3.Connection) -> None:
        """A connection is open: a full disk is full for it too."""
        self._connections.append(connection)
        if self._now() < self.full_until:
            _limit(connection, full=True)

    def disk_is_full(self, until: float) -> None:
        """No more pages for the database until then, but a few."""
        self.full_until = until
        self._limit_all(full=True)

    def disk_has_room(self) -> None:
        """Somebody made room."""
        self.full_until = 0.0
        self._limit_all(full=False)

    def _limit_all(self, *, full: bool) -> None:
        self._connections = [connection for connection in self._connections if _limit(connection, full=full)]


def _limit(connection: sqlite3.Connection, *, full: bool) -> bool:
    """False where the connection is closed."""
    try:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + SPARE_PAGES if full else UNLIMITED}").fetchone()
    except sqlite3.ProgrammingError:
        return False
    except sqlite3.OperationalError:
        return True
    return True
