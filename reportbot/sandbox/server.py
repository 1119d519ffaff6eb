"""One uvicorn server around a sandbox: the Bot API, the control API and the page."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

from reportbot.sandbox.bot_http import bot_app, download, malformed
from reportbot.sandbox.control import Control
from reportbot.sandbox.core import Sandbox
from reportbot.sandbox.watching import Watching
from reportbot.sandbox.webhook import deliver

PAGE = Path(__file__).parent / "page"
STEP = 0.005


class Connections:
    """Open connections by the caller's address, so that a fault can cut one."""

    def __init__(self) -> None:
        self.open: dict[tuple[str, int], asyncio.Transport] = {}

    def abort(self, scope: Scope) -> None:
        """Reset the connection a request came by."""
        transport = self.open.get(tuple(scope["client"]))
        if transport is not None:
            transport.abort()

    def protocol(self) -> type[asyncio.Protocol]:
        """A protocol class that keeps this register."""
        known = self.open

        class Registered(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                self.address = tuple(transport.get_extra_info("peername")[:2])
                known[self.address] = transport
                super().connection_made(transport)

            def connection_lost(self, exc: Exception | None) -> None:
                known.pop(self.address, None)
                super().connection_lost(exc)

        return Registered


def application(sandbox: Sandbox, connections: Connections, clock_file: Path | None = None) -> Starlette:
    """All routes of a sandbox."""

    async def file(request: Request) -> Response:
        return await download(sandbox, request)

    bot: ASGIApp = bot_app(sandbox, connections.abort)
    return Starlette(
        routes=[
            *Watching(sandbox).routes(),
            *Control(sandbox, clock_file).routes(),
            Route("/file/bot{token}/{path:path}", file),
            Route("/bot{token}/{method}", _Endpoint(bot)),
            Route("/bot{rest:path}", _Endpoint(malformed())),
            Mount("/", StaticFiles(directory=PAGE, html=True, check_dir=False)),
        ]
    )


class _Endpoint:
    """Lets a Route hold a whole ASGI app with all HTTP methods."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)


class _Quiet(uvicorn.Server):
    """A server inside another program, whose signals it leaves alone."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def bound(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one."""
    # asyncio turns Nagle's delay off only for sockets that say they are TCP; it costs 40 ms a call.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    return listener


@contextlib.asynccontextmanager
async def serve(
    sandbox: Sandbox,
    port: int = 0,
    host: str = "127.0.0.1",
    *,
    clock_file: Path | None = None,
    own_signals: bool = False,
) -> AsyncIterator[str]:
    """Serve a sandbox while the block runs; gives its address.

    With `own_signals` SIGINT and SIGTERM end the server, and leaving the block waits for that.
    """
    connections = Connections()
    config = uvicorn.Config(
        application(sandbox, connections, clock_file),
        http=connections.protocol(), ws="none", lifespan="off", log_level="warning",
        timeout_graceful_shutdown=1, timeout_keep_alive=75,
    )  # fmt: skip
    server = uvicorn.Server(config) if own_signals else _Quiet(config)
    listener = bound(host, port)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    delivering = asyncio.create_task(deliver(sandbox))
    try:
        while not server.started and not running.done():  # noqa: ASYNC110  # uvicorn offers no event
            await asyncio.sleep(STEP)
        yield f"http://{host}:{listener.getsockname()[1]}"
        if own_signals:
            await running
    finally:
        delivering.cancel()
        server.should_exit = True
        sandbox.queue.release_poll()
        for transport in list(connections.open.values()):
            transport.abort()
        await asyncio.gather(running, delivering, return_exceptions=True)
        listener.close()
