"""What is checked while a run goes on: an update that the bot confirms is in its database at that instant."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from reportbot.bot_api.keys import natural_key
from reportbot.sandbox.errors import Json
from reportbot.sandbox.update_queue import NEAR_TAIL, UpdateQueue
from reportbot.storage.seal import Seal, key_for

RECENT = 30.0
"""A send in the last so many seconds of a life may not have been recorded."""


class Witness:
    """Sees what Telegram is told, and what it answers in vain."""

    def __init__(self, now: Callable[[], float], folder: Callable[[], Path]) -> None:
        self._now, self._folder = now, folder
        self._seal: Seal | None = None
        self._sent: list[tuple[float, int]] = []
        self.faults: list[str] = []
        self.confirmed = 0
        self.unsure: Counter[int] = Counter()
        """Sends to a chat of whose effect the bot may not have heard."""

    def asked(self, queue: UpdateQueue, offset: int) -> None:
        """getUpdates with an offset: whatever Telegram now forgets must be stored."""
        forgotten = _forgotten(queue, offset)
        if forgotten:
            self.confirmed += len(forgotten)
            self.faults += [f"confirmed and not stored: {_named(body)}" for body in self._missing(forgotten)]

    def _missing(self, bodies: list[Json]) -> list[Json]:
        folder = self._folder()
        file = sqlite3.connect(f"file:{folder / 'reportbot.db'}?mode=ro", uri=True)
        try:
            return [body for body in bodies if _is_for_us(body) and not self._is_stored(file, folder, body)]
        finally:
            file.close()

    def _is_stored(self, file: sqlite3.Connection, folder: Path, body: Json) -> bool:
        if self._seal is None:
            (known,) = file.execute("SELECT value FROM meta WHERE name = 'key_id'").fetchone()
            self._seal = Seal(key_for(folder / "reportbot.key", known))
        key = natural_key(body)
        digests = self._seal.digests(key) if key is not None else []
        return any(file.execute("SELECT 1 FROM seen WHERE key = ?", (one,)).fetchone() for one in digests)

    def sent(self, chat: int) -> None:
        """A message stands in a chat."""
        self._sent = [(at, to) for at, to in self._sent if at > self._now() - RECENT]
        self._sent.append((self._now(), chat))

    def lost(self, chat: int) -> None:
        """The bot will not hear that it stands there."""
        self.unsure[chat] += 1

    def crashed(self) -> None:
        """What was sent last may not have been recorded."""
        self.unsure.update(chat for at, chat in self._sent if at > self._now() - RECENT)
        self._sent.clear()


def _forgotten(queue: UpdateQueue, offset: int) -> list[Json]:
    """What the queue drops for this offset."""
    pending = queue.pending
    if offset <= 0 or not pending or offset > pending[-1].update_id + 1 + NEAR_TAIL:
        return []
    found: list[Json] = []
    for one in pending:
        if one.update_id >= offset:
            break
        found.append(one.body)
    return found


def _is_for_us(body: Json) -> bool:
    """What people say in private, and all presses: of the group's chatter nothing is kept."""
    message = body.get("message") or {}
    return "callback_query" in body or message.get("chat", {}).get("type") == "private"


def _named(body: Json) -> str:
    kind = next(name for name in body if name != "update_id")
    return f"{kind} {body['update_id']}"
