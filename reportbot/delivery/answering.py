"""Answers to presses: sent at once and first, kept in memory for as long as a person would wait."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog

from reportbot.clock import Clock
from reportbot.delivery import outcome as oc
from reportbot.delivery.addressing import Request
from reportbot.delivery.dispatcher import Send

log = structlog.get_logger("reportbot.delivery")

PATIENCE_SECONDS = 10.0
AT_ONCE = 50


class Answering:
    """Sends answerCallbackQuery; one that cannot be sent in time is dropped: the screen itself is the answer."""

    def __init__(self, send: Send, clock: Clock) -> None:
        self._send, self._clock = send, clock
        self._places = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()

    def answer(self, press: str, params: Mapping[str, Any]) -> None:
        """Answer this press soon."""
        request = Request("answerCallbackQuery", {"callback_query_id": press, **params}, {})
        task = asyncio.create_task(self._deliver(request, self._clock.monotonic() + PATIENCE_SECONDS))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, request: Request, until: float) -> None:
        wait = 0.3
        while True:
            async with self._places:
                left = until - self._clock.monotonic()
                if left <= 0:
                    return
                outcome = await self._send(request, left)
            match outcome:
                case oc.Retry(after):
                    wait = after
                case oc.Unknown() | oc.NotSent() | oc.TokenRefused():
                    wait = min(wait * 2, 3.0)
                case oc.Refused(description, _):
                    log.error("refused", method=request.method, why=description)
                    return
                case _:
                    return
            await asyncio.sleep(min(wait, PATIENCE_SECONDS))
