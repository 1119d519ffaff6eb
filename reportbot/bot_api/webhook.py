"""Webhook: an update is answered with 200 only after its commit; those that arrive together share one transaction."""

import asyncio
import contextlib
import hmac
import json
import socket
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import structlog
import uvicorn
from msgspec import Struct
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.outbound import deliver
from reportbot.bot_api.patience import Patience
from reportbot.bot_api.polling import ALLOWED_UPDATES
from reportbot.delivery.outcome import Done, Unknown

log = structlog.get_logger("reportbot.webhook")

SECRET_HEADER = b"x-telegram-bot-api-secret-token"
MAX_CONNECTIONS = 40
"""Telegram delivers so many updates side by side (Bot API: 1-100)."""

LARGEST_BODY = 1 << 20
"""Bytes; Telegram keeps no update above 512 KiB."""

BODY_SECONDS = 10.0
ANSWER_SECONDS = 45.0
"""Telegram waits 60 s for an answer, and posts the update again."""

RETRY_SECONDS = 5
LARGEST_BATCH = 100
WAITING = 200
"""Updates that wait for their commit; Telegram has no more under way, and what is more is told to come again."""

AT_ONCE = 1000
"""Connections that are open at the same time; the proxy in front holds slow ones."""

LOOK_SECONDS = 60.0
LEAVE_SECONDS = 2

Intake = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


class Hook(Struct, frozen=True, kw_only=True):
    """Where Telegram posts, and what it shows there."""

    url: str
    secret: str

    @property
    def path(self) -> bytes:
        """The only path that is answered."""
        return (urlsplit(self.url).path or "/").encode()


class Webhook:
    """An ASGI application that takes in what Telegram posts; `refused` tells whether the database is away.

    `last_contact` is the monotonic time of Telegram's last post.
    """

    def __init__(self, hook: Hook, intake: Intake, refused: Callable[[], bool]) -> None:
        self.last_contact: float | None = None
        self._hook, self._intake, self._refused = hook, intake, refused
        self._waiting: asyncio.Queue[tuple[dict[str, Any], asyncio.Future[None]]] = asyncio.Queue(WAITING)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            await (await self._answer(scope, receive))(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> Response:
        if not self._is_telegram(scope):
            return Response(status_code=404)
        self.last_contact = time.monotonic()
        if self._refused():
            return _later()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(Request(scope, receive))
        except (TimeoutError, ClientDisconnect):
            return Response(status_code=408)
        if body is None:
            return Response(status_code=413)
        return await self._taken_in(_update(body))

    def _is_telegram(self, scope: Scope) -> bool:
        given = [value for name, value in scope["headers"] if name == SECRET_HEADER]
        known = len(given) == 1 and hmac.compare_digest(given[0], self._hook.secret.encode())
        return known and scope["method"] == "POST" and scope.get("raw_path", b"").split(b"?")[0] == self._hook.path

    async def _taken_in(self, update: dict[str, Any]) -> Response:
        committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        try:
            self._waiting.put_nowait((update, committed))
            async with asyncio.timeout(ANSWER_SECONDS):
                await committed
        except (asyncio.QueueFull, TimeoutError):
            # It may be committed yet; then it is known when it comes again.
            return _later()
        return Response(status_code=200)

    async def commit(self) -> None:
        """Take in what waits, batch by batch, until cancelled; a batch under way is finished first."""
        while True:
            batch = [await self._waiting.get()]
            while len(batch) < LARGEST_BATCH and not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            task = asyncio.create_task(self._take_in(batch))
            try:
                await asyncio.shield(task)
            except asyncio.CancelledError:
                await asyncio.wait({task}, timeout=LEAVE_SECONDS)
                raise

    async def _take_in(self, batch: Sequence[tuple[dict[str, Any], asyncio.Future[None]]]) -> None:
        await self._intake([update for update, _ in batch])
        for _, committed in batch:
            if not committed.done():
                committed.set_result(None)


def _later() -> Response:
    return Response(status_code=503, headers={"Retry-After": str(RETRY_SECONDS)})


async def _body(request: Request) -> bytes | None:
    """The whole body; None where it is larger than any update."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > LARGEST_BODY:
        return None
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > LARGEST_BODY:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def _update(body: bytes) -> dict[str, Any]:
    """What was posted; what is no update is kept as one that cannot be read, for it would come again and again."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {"unreadable": body.decode(errors="replace")}
    return found if isinstance(found, dict) else {"unreadable": found}


class _Quiet(uvicorn.Server):
    """A server inside a program that handles its signals itself."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def serve(webhook: Webhook, listener: socket.socket) -> None:
    """Serve until cancelled; then what is under way is finished, within two seconds."""
    config = uvicorn.Config(
        webhook,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=LEAVE_SECONDS,
    )
    server = _Quiet(config)
    committing = asyncio.create_task(webhook.commit())
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await asyncio.wait({committing, serving}, return_when=asyncio.FIRST_COMPLETED)
        for task in (committing, serving):
            if task.done():
                task.result()
    finally:
        server.should_exit = True
        await asyncio.wait({serving})
        committing.cancel()
        await asyncio.wait({committing})
        listener.close()


async def keep_set(client: BotClient, hook: Hook) -> None:
    """Have Telegram post to us, and look once a minute that it still does; raises errors.TokenRefused."""
    patience = Patience(log)
    params = {
        "url": hook.url,
        "secret_token": hook.secret,
        "allowed_updates": ALLOWED_UPDATES,
        "max_connections": MAX_CONNECTIONS,
    }
    while True:
        outcome = await deliver(client, "setWebhook", params)
        if not isinstance(outcome, Done):
            await patience.failed(outcome)
            continue
        patience.answered()
        log.info("webhook_set", url=hook.url)
        await _until_changed(client, hook, patience)


async def _until_changed(client: BotClient, hook: Hook, patience: Patience) -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        outcome = await deliver(client, "getWebhookInfo")
        if not isinstance(outcome, Done) or not isinstance(outcome.result, dict):
            await patience.failed(Unknown("getWebhookInfo answered nonsense") if isinstance(outcome, Done) else outcome)
            continue
        patience.answered()
        if outcome.result.get("url") != hook.url:
            # Somebody with the token, or another set of processes, has taken the updates: see docs/machines.md.
            log.error("webhook_was_changed")
            return
