"""Telegram's rates: a sliding minute for groups, a bucket for a private chat, a sliding second for all."""

from __future__ import annotations

import math
from collections import deque

from msgspec import Struct, field

from reportbot.sandbox.errors import too_many_requests

PRIVATE_BURST = 25
# A caller that paces itself exactly at the limit is not refused for the jitter of its network.
MINUTE = 59.5
SECOND = 0.9


class Limits(Struct):
    """Sends and edits allowed; 0 lifts a limit."""

    per_second: float = 30
    per_chat: float = 1
    per_group_minute: float = 20
    _all: deque[float] = field(default_factory=deque)
    _groups: dict[int, deque[float]] = field(default_factory=dict)
    _private: dict[int, tuple[float, float]] = field(default_factory=dict)

    def spend(self, chat_id: int, count: int, now: float, *, private: bool) -> None:
        """Count `count` messages to a chat; raises 429 and counts nothing when a limit is passed."""
        wait = max(self._wait_all(count, now), self._wait_chat(chat_id, count, now, private=private))
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        if self.per_second:
            self._all.extend([now] * count)
        if private and self.per_chat:
            self._private[chat_id] = (self._tokens(chat_id, now) - count, now)
        elif not private and self.per_group_minute:
            self._groups.setdefault(chat_id, deque()).extend([now] * count)

    def _wait_all(self, count: int, now: float) -> float:
        return _window_wait(self._all, self.per_second, count, now, SECOND) if self.per_second else 0

    def _wait_chat(self, chat_id: int, count: int, now: float, *, private: bool) -> float:
        if private:
            return (count - self._tokens(chat_id, now)) / self.per_chat if self.per_chat else 0
        if not self.per_group_minute:
            return 0
        return _window_wait(self._groups.setdefault(chat_id, deque()), self.per_group_minute, count, now, MINUTE)

    def _tokens(self, chat_id: int, now: float) -> float:
        tokens, then = self._private.get(chat_id, (float(PRIVATE_BURST), now))
        return min(PRIVATE_BURST, tokens + max(0.0, now - then) * self.per_chat)


def _window_wait(times: deque[float], limit: float, count: int, now: float, seconds: float) -> float:
    """Seconds until `count` more fit into the window."""
    while times and not now - seconds < times[0] <= now:
        times.popleft()
    over = len(times) + count - int(limit)
    if over <= 0:
        return 0
    return times[min(over, len(times)) - 1] + seconds - now if times else seconds
