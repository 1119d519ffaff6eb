"""Whether somebody else takes this bot's updates: another webhook, or another poller again and again."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import structlog

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.outbound import deliver
from reportbot.bot_api.patience import Pause
from reportbot.conversation.admin.alarms import CONFLICT, WEBHOOK
from reportbot.delivery.outcome import Done

LOOK_SECONDS = 60.0

CONFLICTS = 3
"""So many 409 within ten looks are no deploy that overlaps for a moment."""

_LOOKS = 10

log = structlog.get_logger("reportbot.takeover")


class TakeoverWatch:
    """Compares Telegram's webhook with `expected` (empty while polling), and counts the 409 of `conflicts`.

    `alarm` is told the name of what was found and where updates go; it may be told the same again and again.
    """

    def __init__(
        self,
        client: BotClient,
        alarm: Callable[[str, str], Awaitable[None]],
        *,
        expected: str = "",
        conflicts: Callable[[], int] = lambda: 0,
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._client, self._alarm, self._expected, self._pause = client, alarm, expected, pause
        self._conflicts = conflicts
        self._counted = deque([conflicts()], maxlen=_LOOKS)

    async def run(self) -> None:
        """Look once a minute until cancelled."""
        while True:
            await self._pause(LOOK_SECONDS)
            await self.look()

    async def look(self) -> None:
        """Ask and compare; no answer tells nothing."""
        await self._compare()
        counted = self._conflicts()
        if counted - self._counted[0] >= CONFLICTS:
            log.critical("updates_taken_by_another_poller", conflicts=counted - self._counted[0])
            await self._alarm(CONFLICT, "")
        self._counted.append(counted)

    async def _compare(self) -> None:
        outcome = await deliver(self._client, "getWebhookInfo")
        info = outcome.result if isinstance(outcome, Done) else None
        url = info.get("url") if isinstance(info, dict) else None
        if isinstance(url, str) and url != self._expected:
            log.critical("updates_go_elsewhere", where=_host(url))
            await self._alarm(WEBHOOK, _host(url))


def _host(url: str) -> str:
    """Where an address leads, without what it may hold besides; "-" for none."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2] or "-"
    except ValueError:
        return "?"
