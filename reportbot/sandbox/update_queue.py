"""The bot's updates: numbered, expiring, given out and forgotten as Telegram's queue does."""

from __future__ import annotations

import asyncio
import json
import math
import random
from collections import deque

from msgspec import Struct, field

from reportbot.sandbox.errors import ApiError, Json

DAY = 86_400
QUERY_LIFE = 150
MAX_BYTES = 4 << 20
MAX_PENDING = 100_000
NEAR_TAIL = 10
UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Pending(Struct, frozen=True, eq=False):
    """An update and the moment it is dropped."""

    update_id: int
    body: Json
    expires: float


class UpdateQueue(Struct):
    """Updates not yet confirmed; `next_id` may jump by `rebase`."""

    next_id: int
    pending: deque[Pending] = field(default_factory=deque)
    given: deque[tuple[Json, float]] = field(default_factory=lambda: deque(maxlen=1000))
    allowed: set[str] | None = None
    duplicate: bool = False
    webhook: bool = False
    _rebase: int | None = None
    _soonest: float = math.inf
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _poll: asyncio.Future[None] | None = None

    def push(self, body: Json, expires: float) -> None:
        """Queue an update (without update_id) unless its kind is not asked for."""
        kind = next(iter(body))
        if kind not in self.allowed if self.allowed is not None else kind in UNASKED:
            return
        for _ in range(2 if self.duplicate else 1):
            self._append(body, expires)
        self.given.append((body, expires))

    def redeliver(self, last: int) -> int:
        """Queue the last updates once more under new numbers; returns how many."""
        again = list(self.given)[-last:] if last > 0 else []
        for body, expires in again:
            self._append(body, expires)
        return len(again)

    def rebase(self, next_id: int | None) -> None:
        """Number the next update after the queue ran empty with `next_id`, by default a random number."""
        self._rebase = random.randint(2_000_001, 1_000_000_000) if next_id is None else next_id

    def _append(self, body: Json, expires: float) -> None:
        if len(self.pending) >= MAX_PENDING:
            return
        if self._rebase is not None and not self.pending:
            self.next_id, self._rebase = self._rebase, None
        self.pending.append(Pending(self.next_id, {"update_id": self.next_id, **body}, expires))
        self.next_id += 1
        self._soonest = min(self._soonest, expires)
        self._wake()

    def allow(self, kinds: list[object] | None) -> None:
        """Remember allowed_updates; an empty list is the default, None leaves the last setting."""
        if kinds is not None:
            self.allowed = {str(kind) for kind in kinds} or None

    def expire(self, now: float) -> None:
        """Drop what is too old."""
        if now >= self._soonest:
            self.pending = deque(item for item in self.pending if item.expires > now)
            self._soonest = min((item.expires for item in self.pending), default=math.inf)

    def forget(self, offset: int) -> None:
        """Drop what is below the offset; a negative one keeps that many, one far off changes nothing."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        elif offset and self.pending and offset <= self.pending[-1].update_id + 1 + NEAR_TAIL:
            while self.pending and self.pending[0].update_id < offset:
                self.pending.popleft()

    def accepted(self, item: Pending) -> None:
        """Drop an update that a webhook has taken."""
        if item in self.pending:
            self.pending.remove(item)

    def head(self, limit: int) -> list[Json]:
        """Up to `limit` updates within 4 MiB."""
        batch: list[Json] = []
        size = 0
        for item in self.pending:
            size += len(json.dumps(item.body, ensure_ascii=False))
            if len(batch) >= limit or (batch and size > MAX_BYTES):
                break
            batch.append(item.body)
        return batch

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """One getUpdates; ends an older one with 409."""
        if self.webhook:
            raise ApiError(409, WEBHOOK_ACTIVE)
        self.end_poll()
        self.forget(offset)
        if not self.pending and seconds > 0:
            await self._wait(seconds)
        return self.head(limit)

    def end_poll(self) -> None:
        """Answer the waiting getUpdates, if there is one, with 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError(409, WEBHOOK_ACTIVE if self.webhook else OTHER_POLLER))

    def release_poll(self) -> None:
        """Answer the waiting getUpdates with what there is."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None

    async def arrived(self) -> None:
        """Wait for the next update, for webhook delivery."""
        await self._arrived.wait()

    def _wake(self) -> None:
        self._arrived.set()
        self._arrived = asyncio.Event()
        self.release_poll()
