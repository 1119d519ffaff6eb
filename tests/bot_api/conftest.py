"""A real HTTP server that answers as the test says, byte by byte where need be."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest

TOKEN = "123456:canary-Token_of-the-test"


@dataclass
class Call:
    path: str
    params: dict[str, Any]
    files: dict[str, tuple[str, bytes, str]]

    @property
    def method(self) -> str:
        return self.path.rsplit("/", 1)[-1]


@dataclass
class Telegram:
    """Answers each call with the next of `replies` (status and body, or raw bytes after which it hangs up)."""

    replies: list[tuple[int, bytes] | bytes] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    url: str = ""
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def says(self, result: Any) -> None:
        self.replies.append((200, json.dumps({"ok": True, "result": result}).encode()))

    def refuses(self, code: int, description: str, parameters: Mapping[str, Any] | None = None) -> None:
        body = {"ok": False, "error_code": code, "description": description}
        self.replies.append((code, json.dumps(body | ({"parameters": parameters} if parameters else {})).encode()))

    async def answer(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        params = {name: value for name, value in form.items() if isinstance(value, str)}
        if request.content_type == "application/json":
            params = await request.json()
        files = {
            name: (value.filename, value.file.read(), value.content_type)
            for name, value in form.items()
            if isinstance(value, web.FileField)
        }
        self.calls.append(Call(request.path, params, files))
        if not self.replies:
            self.waiting.set()
            await self.closing.wait()
            return web.Response(status=500)
        reply = self.replies.pop(0)
        if isinstance(reply, bytes):
            assert request.transport is not None
            request.transport.write(reply)
            request.transport.close()
            return web.Response()
        return web.Response(status=reply[0], body=reply[1])


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    server = Telegram()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    server.closing.set()
    await runner.cleanup()


@pytest.fixture
async def client(telegram: Telegram) -> AsyncIterator[BotClient]:
    async with AiohttpRequest(pool_size=4, connect_timeout=5, read_timeout=5) as request:
        yield BotClient(telegram.url, TOKEN, request)


class Pauses(list[float]):
    """Waits no time and keeps how long it was asked to."""

    async def __call__(self, seconds: float) -> None:
        self.append(seconds)
        await asyncio.sleep(0)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()
