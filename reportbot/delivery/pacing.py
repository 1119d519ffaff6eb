"""When the next message may go: pure arithmetic over the times at which earlier ones went."""

from collections.abc import Sequence

from msgspec import Struct

GROUP_SECONDS = 61.0
"""Telegram's minute and a second for the jitter of the way there."""

SECOND = 1.1
"""Telegram's second and a tenth for the jitter of the way there."""

TURNED = 1.0
"""A clock that is this many seconds behind or ahead of the steady one was set by somebody."""


class Limits(Struct, frozen=True, kw_only=True):
    """How much may be sent; 0 lifts a limit. `burst` is how many messages a private chat may get at once."""

    per_second: int = 30
    per_chat: int = 1
    burst: int = 20
    per_group_minute: int = 20


def wait_for_group(window: Sequence[float], now: float, cost: int, limits: Limits) -> float:
    """Seconds until `cost` more messages fit into the group's sliding minute (Bot FAQ: 20 a minute)."""
    limit = limits.per_group_minute
    recent = sorted(min(at, now) for at in window if at > now - GROUP_SECONDS)
    surplus = len(recent) + min(cost, limit) - limit
    return recent[surplus - 1] + GROUP_SECONDS - now if surplus > 0 else 0.0


def wait_for_person(window: Sequence[float], now: float, cost: int, limits: Limits) -> float:
    """Seconds until a private chat may get `cost` more: a bucket of `burst`, refilled at `per_chat` a second."""
    tokens, last = float(limits.burst), 0.0
    for at in sorted(min(at, now) for at in window):
        tokens = min(limits.burst, tokens + (at - last) * limits.per_chat) - 1
        last = at
    tokens = min(limits.burst, tokens + max(0.0, now - last) * limits.per_chat)
    return max(0.0, (cost - tokens) / limits.per_chat)


def wait_for_lane(lane: str, window: Sequence[float], now: float, cost: int, limits: Limits) -> float | None:
    """Seconds until a lane may get a message of this cost; None where no limit holds.

    Calls that are no messages (cost 0) never wait.
    """
    if not (limits.per_group_minute if lane == "group" else limits.per_chat):
        return None
    if not cost:
        return 0.0
    return (wait_for_group if lane == "group" else wait_for_person)(window, now, cost, limits)


class Drift:
    """How far somebody has set the wall clock, told by the steady one."""

    def __init__(self, wall: float, steady: float) -> None:
        self._lead = self._seen = wall - steady

    def look(self, wall: float, steady: float) -> float:
        """Seconds it was put forward since `follow`, negative where it was set back; 0 where it only runs unevenly."""
        self._seen = wall - steady
        ahead = self._seen - self._lead
        return ahead if abs(ahead) > TURNED else 0.0

    def follow(self) -> None:
        """What the last look told has been dealt with."""
        if not self._lead - TURNED <= self._seen <= self._lead:
            self._lead = self._seen


class Throttle:
    """The limit over all chats: a sliding `SECOND` of monotonic times."""

    def __init__(self, per_second: int) -> None:
        self._per_second = per_second
        self._sent: list[float] = []

    def wait(self, now: float, cost: int) -> float:
        """Seconds until `cost` more may go, 0 when they may now and are counted."""
        if not self._per_second or not cost:
            return 0.0
        self._sent = [at for at in self._sent if at > now - SECOND]
        surplus = len(self._sent) + min(cost, self._per_second) - self._per_second
        if surplus > 0:
            return self._sent[surplus - 1] + SECOND - now
        self._sent += [now] * cost
        return 0.0
