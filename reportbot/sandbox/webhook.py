"""Delivery of updates to the bot's webhook as Telegram does it: in queues, side by side, again until it answers 2xx.

Source: tdlib/telegram-bot-api, WebhookActor.cpp.
"""

from __future__ import annotations

import asyncio
import random
import time
from typing import NoReturn

import aiohttp
from msgspec import Struct, field

from reportbot.sandbox.core import Sandbox
from reportbot.sandbox.errors import Json
from reportbot.sandbox.update_queue import Pending

ANSWER_SECONDS = 60
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 60.0, 120.0
LONGEST_RETRY_AFTER = 3600.0
LOOK_SECONDS = 0.5

Key = tuple[str, int]
"""What has one post under way at a time: messages go by chat, presses by person."""


class Trouble(Struct):
    """A queue whose head was not accepted: `until` is monotonic."""

    until: float = 0.0
    pause: float = 0.0


class Delivery(Struct):
    """The posts under way, and the queues that have to wait."""

    sandbox: Sandbox
    session: aiohttp.ClientSession
    posts: dict[Key, asyncio.Task[None]] = field(default_factory=dict)
    troubles: dict[Key, Trouble] = field(default_factory=dict)

    async def run(self) -> NoReturn:
        """Post for as long as a webhook is set; ends only by being cancelled."""
        try:
            while True:
                self.sandbox.queue.expire(self.sandbox.now())
                if self.sandbox.webhook:
                    self._begin()
                await self._something()
        finally:
            for post in self.posts.values():
                post.cancel()

    def _begin(self) -> None:
        """Post the first update of each free queue, as far as `max_connections` allows."""
        now, passed = time.monotonic(), set(self.posts)
        for item in self.sandbox.queue.pending:
            if len(self.posts) >= self.sandbox.webhook["max_connections"]:
                return
            key = queue_of(item.body)
            if key in passed:
                continue
            passed.add(key)
            if key not in self.troubles or self.troubles[key].until <= now:
                self.posts[key] = asyncio.create_task(self._post(key, item, dict(self.sandbox.webhook)))

    async def _something(self) -> None:
        """Wait until there may be something to begin."""
        waits = [asyncio.create_task(self.sandbox.journal.changed()), asyncio.create_task(self.sandbox.queue.arrived())]
        soonest = min((trouble.until for trouble in self.troubles.values()), default=None)
        seconds = LOOK_SECONDS if soonest is None else min(LOOK_SECONDS, max(0.0, soonest - time.monotonic()))
        try:
            await asyncio.wait(
                {*waits, *self.posts.values()}, timeout=max(seconds, 0.005), return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            for wait in waits:
                wait.cancel()
        self.posts = {key: post for key, post in self.posts.items() if not post.done()}

    async def _post(self, key: Key, item: Pending, hook: Json) -> None:
        headers = {SECRET_HEADER: hook["secret_token"]} if hook["secret_token"] else {}
        retry_after: float | None = None
        try:
            async with self.session.post(hook["url"], json=item.body, headers=headers, allow_redirects=False) as answer:
                error = None if 200 <= answer.status < 300 else f"Wrong response from the webhook: {answer.status}"
                retry_after = _seconds(answer.headers.get("Retry-After"))
        except (aiohttp.ClientError, TimeoutError) as problem:
            error = f"Connection failed: {type(problem).__name__}"
        if error is None:
            self.sandbox.queue.accepted(item)
            self.troubles.pop(key, None)
        else:
            self._again(key, error, retry_after)

    def _again(self, key: Key, error: str, retry_after: float | None) -> None:
        """At once, then after 2, 4, 8 … seconds, and at the longest a minute or two; sooner or later as it was told."""
        first = key not in self.troubles
        trouble = self.troubles.setdefault(key, Trouble())
        pause = 0.0 if first else min(max(FIRST_PAUSE, trouble.pause * 2), random.uniform(*LONGEST_PAUSE))
        trouble.pause = pause if retry_after is None else trouble.pause
        trouble.until = time.monotonic() + (pause if retry_after is None else retry_after)
        if self.sandbox.webhook:
            self.sandbox.webhook |= {"last_error_date": int(self.sandbox.now()), "last_error_message": error}


def queue_of(update: Json) -> Key:
    """The queue of an update: presses and members go by person, all else by chat."""
    kind = next((name for name in update if name != "update_id"), "")
    body = update[kind] if isinstance(update.get(kind), dict) else {}
    if kind in {"callback_query", "chat_member"}:
        return kind, _id(body.get("from" if kind == "callback_query" else "new_chat_member"))
    return ("my_chat_member" if kind == "my_chat_member" else "message"), _id(body.get("chat"))


def _id(part: object) -> int:
    if not isinstance(part, dict):
        return 0
    found = part.get("id", part.get("user"))
    return int(found) if isinstance(found, int) else _id(found)


def _seconds(given: str | None) -> float | None:
    return min(float(given), LONGEST_RETRY_AFTER) if given and given.isdecimal() else None


async def deliver(sandbox: Sandbox) -> NoReturn:
    """Post updates for as long as a webhook is set; ends only by being cancelled."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0)) as session:
        await Delivery(sandbox, session).run()
