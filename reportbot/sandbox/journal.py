"""Everything that happened, numbered, for those who watch: the page, tests, and the record of calls."""

from __future__ import annotations

import asyncio
from collections import deque

from reportbot.sandbox.errors import Json


class Journal:
    """Numbered events and calls, both bounded; the number rises over both."""

    def __init__(self, keep: int = 100_000) -> None:
        self.seq = 0
        self.last_call = 0
        self.events: deque[Json] = deque(maxlen=keep)
        self.calls: deque[Json] = deque(maxlen=keep)
        self._changed = asyncio.Event()

    def event(self, kind: str, **fields: object) -> Json:
        """Write an event down and wake whoever waits."""
        self.seq += 1
        event: Json = {"seq": self.seq, "kind": kind, **fields}
        self.events.append(event)
        self._wake()
        return event

    def call(self, record: Json) -> None:
        """Write a finished Bot API call down, and an event about it."""
        event = self.event("call", method=record["method"], ok=record["ok"], chat_id=record["params"].get("chat_id"))
        if record["method"] != "getUpdates":
            self.last_call = event["seq"]
        self.calls.append({"seq": event["seq"], **record})

    def since(self, seq: int) -> list[Json]:
        """Events after `seq`, oldest first."""
        newer: list[Json] = []
        for event in reversed(self.events):
            if event["seq"] <= seq:
                break
            newer.append(event)
        return newer[::-1]

    def calls_since(self, seq: int, method: str | None = None) -> list[Json]:
        """Calls after `seq`, oldest first, of one method if named."""
        named = method.lower() if method else None
        return [c for c in self.calls if c["seq"] > seq and named in {None, c["method"].lower()}]

    async def changed(self, seconds: float | None = None) -> bool:
        """Wait for the next event; False when the seconds passed first."""
        waiting = self._changed
        try:
            await asyncio.wait_for(waiting.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
