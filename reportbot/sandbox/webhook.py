"""Delivery of updates to the bot's webhook, one at a time, again until it answers 2xx."""

from __future__ import annotations

import asyncio
from typing import NoReturn

import aiohttp

from reportbot.sandbox.core import Sandbox

ANSWER_SECONDS = 60
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 60.0


async def deliver(sandbox: Sandbox) -> NoReturn:
    """Post updates for as long as a webhook is set; ends only by being cancelled."""
    pause = FIRST_PAUSE
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        while True:
            sandbox.queue.expire(sandbox.now())
            if not sandbox.webhook or not sandbox.queue.pending:
                await sandbox.journal.changed()
                continue
            if await _post_head(sandbox, session):
                pause = FIRST_PAUSE
            else:
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)


async def _post_head(sandbox: Sandbox, session: aiohttp.ClientSession) -> bool:
    head = sandbox.queue.pending[0]
    hook = sandbox.webhook
    headers = {SECRET_HEADER: hook["secret_token"]} if hook["secret_token"] else {}
    try:
        async with session.post(hook["url"], json=head.body, headers=headers, allow_redirects=False) as answer:
            error = None if 200 <= answer.status < 300 else f"Wrong response from the webhook: {answer.status}"
    except (aiohttp.ClientError, TimeoutError) as problem:
        error = f"Connection failed: {type(problem).__name__}"
    if error is None:
        if sandbox.queue.pending and sandbox.queue.pending[0] is head:
            sandbox.queue.pending.popleft()
        return True
    hook |= {"last_error_date": int(sandbox.now()), "last_error_message": error}
    return False
