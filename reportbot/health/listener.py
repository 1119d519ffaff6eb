"""`/healthz`, `/readyz` and `/metrics` on a port of their own; the web server is imported only where one is wanted."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Final

import structlog

from reportbot.errors import SettingsError
from reportbot.health.condition import SLOW_SECONDS, stuck, unready
from reportbot.health.vitals import Vitals

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

log = structlog.get_logger("reportbot.health")

AT_ONCE: Final = 20
STEP: Final = 0.02
_TEXT: Final = "text/plain; version=0.0.4; charset=utf-8"


def application(vitals: Vitals) -> "Starlette":
    """The three pages."""
    from starlette.applications import Starlette  # noqa: PLC0415  memory is paid by who listens
    from starlette.responses import PlainTextResponse, Response  # noqa: PLC0415  as above
    from starlette.routing import Route  # noqa: PLC0415  as above

    from reportbot.health.exposition import exposition  # noqa: PLC0415  as above

    def line(reason: str) -> Response:
        return PlainTextResponse(f"{reason or 'ok'}\n", 503 if reason else 200)

    async def healthz(_: "Request") -> "Response":
        slow = stuck(vitals.progress(), vitals.refused_at, vitals.clock.monotonic(), SLOW_SECONDS)
        return line(f"stuck task: {slow} has made no progress for {SLOW_SECONDS:.0f} s" if slow else "")

    async def readyz(_: "Request") -> "Response":
        answers = vitals.figures is not None and await vitals.figures.latest() is not None
        return line(unready(vitals.reached_at, vitals.clock.monotonic(), database=answers))

    async def metrics(_: "Request") -> "Response":
        standing = await vitals.figures.latest() if vitals.figures is not None else None
        return Response(exposition(vitals, standing), media_type=_TEXT)

    pages = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics}
    return Starlette(routes=[Route(path, page, methods=["GET"]) for path, page in pages.items()])


@contextlib.asynccontextmanager
async def listening(where: tuple[str, int] | None, vitals: Vitals) -> AsyncIterator[int | None]:
    """Serve while the block runs; gives the port, None where nobody asked for one.

    Raises:
        SettingsError: the address is not this machine's, or is taken.
    """
    if where is None:
        yield None
        return
    listener = _bound(*where)
    server = _server(vitals)
    running = asyncio.create_task(server.serve(sockets=[listener]), name="health")
    try:
        while not server.started and not running.done():  # noqa: ASYNC110  uvicorn offers no event
            await asyncio.sleep(STEP)
        port = listener.getsockname()[1]
        log.info("health_listens", port=port)
        yield port
    finally:
        server.should_exit = True
        await asyncio.gather(running, return_exceptions=True)
        listener.close()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise SettingsError(f"REPORTBOT_HEALTH_LISTEN cannot be used: {error.strerror}.") from None
    return listener


def _server(vitals: Vitals) -> Any:
    import uvicorn  # noqa: PLC0415  memory is paid by who listens

    class Quiet(uvicorn.Server):
        """Leaves the signals to the bot."""

        @contextlib.contextmanager
        def capture_signals(self) -> Iterator[None]:
            yield

    config = uvicorn.Config(
        application(vitals), ws="none", lifespan="off", log_config=None, access_log=False, server_header=False,
        limit_concurrency=AT_ONCE, timeout_keep_alive=5, timeout_graceful_shutdown=1,
    )  # fmt: skip
    return Quiet(config)
