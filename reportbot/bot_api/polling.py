"""Long polling: a batch is confirmed only by the next poll, and that comes only after the batch is committed."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, Protocol

import structlog

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.outbound import deliver
from reportbot.bot_api.patience import Patience, Pause
from reportbot.delivery.outcome import Done, Unknown

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")

_LIMIT = 100
_GRACE = 10.0  # seconds an answer may come later than Telegram's own timeout
_LARGEST_UPDATE_ID = 2**53
# Asked for the same offset again within this time, Telegram answers with one update only.
_SAME_OFFSET_AGAIN = 0.5
# An empty answer sooner than this is a server that does not hold the poll.
_NOT_HELD = 0.05

Batch = Sequence[dict[str, Any]]
Intake = Callable[[Batch], Awaitable[None]]


class Notices(Protocol):
    """Who hears how far behind the bot is."""

    def takes(self, *, full: bool, newest: int | None) -> None:
        """A batch is taken in, behind which more may wait if it is full; when its newest message was written."""
        ...

    def taken(self) -> None:
        """It is."""
        ...


class Poller:
    """Hands batches to `intake`, which returns when they are committed and until then keeps trying.

    `client` has a connection pool of its own; `hold` is how long Telegram may hold a poll, in seconds (at most 50).
    `last_contact` is the monotonic time of Telegram's last good answer; `progressed_at` that of the last step, whatever
    came of it: waiting as long as Telegram or patience asks is progress.
    """

    def __init__(
        self,
        client: BotClient,
        intake: Intake,
        *,
        hold: int = 50,
        pause: Pause = asyncio.sleep,
        backlog: Notices | None = None,
    ) -> None:
        self.last_contact: float | None = None
        self._client = client
        self._intake = intake
        self._hold = hold
        self._pause = pause
        self._backlog = backlog
        self._log = structlog.get_logger("reportbot.polling")
        self._patience = Patience(self._log, self._wait)
        self._offset: int | None = None
        self._stepped_at = self._waits_until = time.monotonic()

    @property
    def progressed_at(self) -> float:
        """When it last moved, or now while it waits because it shall."""
        return max(self._stepped_at, min(time.monotonic(), self._waits_until))

    @property
    def conflicts(self) -> int:
        """How many polls were refused because somebody else takes the updates."""
        return self._patience.conflicts

    async def run(self) -> None:
        """Poll until cancelled; raises errors.TokenRefused, errors.PollerConflict, and what `intake` raises.

        Cancelled, it lets the running intake finish and confirms nothing more.
        """
        self._offset = None
        while True:
            asked_at = self._stepped_at = time.monotonic()
            batch = await self._poll()
            if batch:
                if self._backlog is not None:
                    self._backlog.takes(full=len(batch) >= _LIMIT, newest=max(_dates(batch), default=None))
                await self._hand_over(batch)
                if self._backlog is not None:
                    self._backlog.taken()
                await self._advance(batch)
            elif batch is not None and time.monotonic() - asked_at < _NOT_HELD:
                await self._wait(_SAME_OFFSET_AGAIN)

    async def _wait(self, seconds: float) -> None:
        self._waits_until = time.monotonic() + seconds
        await self._pause(seconds)

    async def _poll(self) -> list[Any] | None:
        """One answer, or None after a failure that was waited for."""
        params = {"timeout": self._hold, "limit": _LIMIT, "allowed_updates": ALLOWED_UPDATES, "offset": self._offset}
        outcome = await deliver(self._client, "getUpdates", params, timeout=self._hold + _GRACE)
        self._stepped_at = time.monotonic()
        if isinstance(outcome, Done) and isinstance(outcome.result, list):
            self.last_contact = time.monotonic()
            self._patience.answered()
            return outcome.result
        await self._patience.failed(Unknown("getUpdates answered nonsense") if isinstance(outcome, Done) else outcome)
        return None

    async def _hand_over(self, batch: list[Any]) -> None:
        updates = [update if isinstance(update, dict) else {"unreadable": update} for update in batch]
        task = asyncio.ensure_future(self._intake(updates))
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            await self._let_finish(task)
            raise

    async def _let_finish(self, task: asyncio.Future[None]) -> None:
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            raise
        if not task.cancelled() and (error := task.exception()) is not None:
            self._log.error("intake_failed_at_the_end", kind=type(error).__name__)

    async def _advance(self, batch: list[Any]) -> None:
        ids = [known for update in batch if (known := _update_id(update)) is not None]
        if ids:
            # update_id may go down after a quiet week, so only this batch counts.
            self._offset = max(ids) + 1
        else:
            await self._patience.failed(Unknown("updates without update_id"))


def _dates(batch: Batch) -> Iterator[int]:
    """When messages were written (Message.date, Unix seconds); presses bear no time."""
    for update in batch:
        message = update.get("message") if isinstance(update, dict) else None
        date = message.get("date") if isinstance(message, dict) else None
        if type(date) is int:
            yield date


def _update_id(update: Any) -> int | None:
    found = update.get("update_id") if isinstance(update, dict) else None
    return found if type(found) is int and 0 <= found < _LARGEST_UPDATE_ID else None
