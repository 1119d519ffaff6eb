"""A proxy in front of several bots, as an operator's would be: each request to the next, past those that are gone."""

import contextlib
import itertools
import json
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

PATH = "/telegram"
_PASSED = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")


@dataclass
class Proxy:
    """Where it listens, whom it passes requests to, how often each has said yes, and to what."""

    ports: Sequence[int]
    url: str = ""
    accepted: Counter[int] = field(default_factory=Counter)
    taken: list[Any] = field(default_factory=list)
    _turn: Iterator[int] = field(default_factory=itertools.count)

    async def pass_on(self, session: aiohttp.ClientSession, request: web.Request) -> web.Response:
        """The answer of the next bot that can be reached."""
        body, headers = await request.read(), {name: request.headers.get(name, "") for name in _PASSED}
        first = next(self._turn)
        for step in range(len(self.ports)):
            port = self.ports[(first + step) % len(self.ports)]
            try:
                async with session.post(f"http://127.0.0.1:{port}{PATH}", data=body, headers=headers) as answer:
                    if answer.status == 200:
                        self.accepted[port] += 1
                        self.taken.append(json.loads(body))
                    kept = {name: answer.headers[name] for name in ("Retry-After",) if name in answer.headers}
                    return web.Response(status=answer.status, headers=kept)
            except aiohttp.ClientConnectorError:
                continue
            except aiohttp.ClientError:
                break
        return web.Response(status=502)


@contextlib.asynccontextmanager
async def proxy_to(*ports: int) -> AsyncIterator[Proxy]:
    """A proxy at work while the block runs."""
    proxy = Proxy(ports)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=55)) as session:

        async def handle(request: web.Request) -> web.Response:
            return await proxy.pass_on(session, request)

        app = web.Application()
        app.router.add_post(PATH, handle)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        proxy.url = f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
        try:
            yield proxy
        finally:
            await runner.cleanup()
