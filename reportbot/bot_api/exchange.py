"""A JSON call on a connection of aiohttp's pool.

ClientSession's layers above it (cookies, redirects, traces, streamed bodies) cost more than half of a call
(docs/performance.md). The pool, TLS, names, headers and the parser of answers are aiohttp's own.
"""

import asyncio

import aiohttp
from aiohttp.client_reqrep import ClientRequest
from aiohttp.connector import Connection
from aiohttp.streams import StreamReader
from msgspec import Struct
from telegram.error import TelegramError
from yarl import URL

_TYPE = {"Content-Type": "application/json"}


class FileTooLarge(TelegramError):
    """A file or an answer is larger than its reader allows."""


class _Route(Struct, frozen=True):
    """Whom a call goes to, for the pool, and how it begins."""

    request: ClientRequest
    head: bytes


class JsonCalls:
    """POSTs with a JSON body through one session's pool and with its headers."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session
        self._routes: dict[str, _Route] = {}

    async def post(self, url: str, body: bytes, within: aiohttp.ClientTimeout, limit: int) -> tuple[int, bytes]:
        """Status and body of the answer, at most `limit` bytes.

        Raises what `session.post` raises, TimeoutError after `within.total` seconds, and FileTooLarge.
        """
        route = self._routes.get(url) or self._routes.setdefault(url, _route(self.session, url))
        async with asyncio.timeout(within.total):
            connection = await self._connected(route, within)
            try:
                answer = await _answer(connection, b"%b%d\r\n\r\n%b" % (route.head, len(body), body), limit)
            except BaseException:
                connection.close()
                raise
            connection.release()
            return answer

    async def _connected(self, route: _Route, within: aiohttp.ClientTimeout) -> Connection:
        if self.session.connector is None:
            raise aiohttp.ClientConnectionError("the connection pool is closed")
        try:
            return await self.session.connector.connect(route.request, [], within)
        except TimeoutError:
            raise aiohttp.ConnectionTimeoutError from None


async def _answer(connection: Connection, request: bytes, limit: int) -> tuple[int, bytes]:
    protocol, transport = connection.protocol, connection.transport
    if protocol is None or transport is None or transport.is_closing():
        raise aiohttp.ClientConnectionResetError("the connection is closing")
    protocol.set_response_params(read_until_eof=True)
    transport.write(request)
    message, payload = await protocol.read()
    while 100 <= message.code <= 199:
        message, payload = await protocol.read()
    return message.code, await read(payload, limit)


async def read(payload: StreamReader, limit: int) -> bytes:
    """All of it; FileTooLarge as soon as it is more than `limit` bytes."""
    chunks: list[bytes] = []
    size = 0
    while chunk := await payload.readany():
        size += len(chunk)
        if size > limit:
            raise FileTooLarge("larger than allowed")
        chunks.append(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _route(session: aiohttp.ClientSession, url: str) -> _Route:
    """aiohttp's own target and headers, up to the length of the body."""
    request = ClientRequest("POST", URL(url), headers={**session.headers, **_TYPE}, loop=asyncio.get_running_loop())
    request.headers.popall("Content-Length", None)
    lines = [f"POST {request.url.raw_path_qs} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    return _Route(request, "\r\n".join([*lines, "Content-Length: "]).encode())
