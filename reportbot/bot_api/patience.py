"""Waiting for Telegram: longer pauses, one log line a minute, and when to give up."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from structlog.typing import FilteringBoundLogger

from reportbot.delivery.outcome import Gone, NotSent, Outcome, Refused, Retry, TokenRefused, Unknown
from reportbot.errors import PollerConflict
from reportbot.errors import TokenRefused as TokenRefusedError

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_BETWEEN_LINES = 60.0
_IN_A_ROW = 3
_CONFLICT = 409

Pause = Callable[[float], Awaitable[None]]


class Patience:
    """How often in a row a call failed; `pause` waits so many seconds. `conflicts` counts every 409 there was."""

    def __init__(self, log: FilteringBoundLogger, pause: Pause = asyncio.sleep) -> None:
        self._log = log
        self._pause = pause
        self._delay = _FIRST_PAUSE
        self._trouble_since: float | None = None
        self._said_at: float | None = None
        self.conflicts = 0
        self._refusals = 0
        self._conflicts = 0

    def answered(self) -> None:
        """Telegram answered as it should; a trouble that was told is told to be over."""
        if self._said_at is not None and self._trouble_since is not None:
            self._log.info("telegram_answers_again", after_seconds=round(time.monotonic() - self._trouble_since))
        self._trouble_since = self._said_at = None
        self._delay = _FIRST_PAUSE
        self._refusals = self._conflicts = 0

    async def failed(self, outcome: Outcome) -> None:
        """Wait before the next try; the third 401/404 in a row raises TokenRefused, the third 409 PollerConflict."""
        self._count(outcome)
        self._say(_reason(outcome))
        if isinstance(outcome, Retry):
            await self._pause(outcome.after)
            return
        delay, self._delay = self._delay, min(self._delay * 2, _LONGEST_PAUSE)
        await self._pause(delay)

    def _count(self, outcome: Outcome) -> None:
        self._refusals = self._refusals + 1 if isinstance(outcome, TokenRefused) else 0
        conflict = isinstance(outcome, Refused) and outcome.code == _CONFLICT
        self._conflicts = self._conflicts + 1 if conflict else 0
        self.conflicts += conflict
        if self._refusals >= _IN_A_ROW:
            raise TokenRefusedError("Telegram does not know the token.")
        if self._conflicts >= _IN_A_ROW:
            raise PollerConflict("Another program takes this bot's updates, or a webhook is set.")

    def _say(self, reason: str) -> None:
        now = time.monotonic()
        self._trouble_since = now if self._trouble_since is None else self._trouble_since
        if self._said_at is None or now - self._said_at >= _BETWEEN_LINES:
            self._said_at = now
            self._log.warning("telegram_out_of_reach", reason=reason, for_seconds=round(now - self._trouble_since))


def _reason(outcome: Outcome) -> str:
    match outcome:
        case Unknown(description) | NotSent(description) | Refused(description, _) | Gone(description):
            return description
        case Retry(after):
            return f"asked to wait {after:.0f} s"
        case TokenRefused():
            return "token refused"
    return type(outcome).__name__
