"""The request layer under python-telegram-bot on aiohttp; nothing it raises or logs holds the token."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import aiohttp
import msgspec
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from reportbot.bot_api.answers import Rejected, decoded, refusal
from reportbot.bot_api.exchange import FileTooLarge, JsonCalls, read

_TOKEN_IN_URL = re.compile(r"/bot([^/]+)/")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LARGEST_ANSWER = 32 << 20  # Telegram cuts getUpdates at 4 MiB.
_IDLE_CONNECTION = 30.0
# A page that is compressed without end would be unpacked before its size is seen.
_HEADERS = {"User-Agent": BaseRequest.USER_AGENT, "Accept-Encoding": "identity"}


class NotConnected(NetworkError):
    """No connection was made (refused, DNS, certificate, pool full): the request surely had no effect."""


class AiohttpRequest(BaseRequest):
    """A connection pool; timeouts in seconds. getUpdates wants a pool of its own, so that it never waits for another.

    `read_timeout` holds for a whole call, connecting included. Proxies named in the environment are not used,
    redirects not followed. Raises as BaseRequest promises.
    """

    def __init__(self, pool_size: int = 50, *, connect_timeout: float = 10.0, read_timeout: float = 15.0) -> None:
        self._pool_size = pool_size
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._calls: JsonCalls | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds an answer may take where the caller names none."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool; connections are made when first used."""
        if self._calls is None:
            connector = aiohttp.TCPConnector(
                limit=self._pool_size, keepalive_timeout=_IDLE_CONNECTION, ttl_dns_cache=60
            )
            session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), headers=_HEADERS, trust_env=False
            )
            self._calls = JsonCalls(session)

    async def shutdown(self) -> None:
        """Close every connection."""
        calls, self._calls = self._calls, None
        if calls is not None:
            await calls.session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - part of the wait for a connection
    ) -> tuple[int, bytes]:
        """One request; a refusal comes back with only what BaseRequest can read safely."""
        read = _seconds(read_timeout, self._read_timeout)
        write = _seconds(write_timeout, 0.0)
        connect = _seconds(connect_timeout, self._connect_timeout)
        return await self._asked(url, method, _body(request_data), _timeout(connect, read, write))

    async def call(self, url: str, params: Mapping[str, Any], timeout: float) -> Any:  # noqa: ASYNC109 - as below
        """The `result` of a method that takes no files; raises telegram.error.TelegramError.

        Only a refusal goes python-telegram-bot's way, which says what kind of error it is.
        """
        try:
            body = _encoded(params)
        except Exception as error:  # noqa: BLE001 - one call that is none must not end the bot
            raise NetworkError(f"cannot be written as JSON: {type(error).__name__}") from None
        status, payload = await self._asked(url, "POST", body, _timeout(self._connect_timeout, timeout))
        if _is_success(status):
            return self.parse_json_payload(payload)["result"]
        return await _Refusal(status, payload).post(url)

    async def _asked(self, url: str, method: str, body: Any, within: aiohttp.ClientTimeout) -> tuple[int, bytes]:
        status, payload = await self._exchange(method, url, body, within, _LARGEST_ANSWER)
        if _is_success(status):
            return status, payload
        found = _TOKEN_IN_URL.search(url)
        safe = refusal(status, payload, found.group(1) if found else "")
        if isinstance(safe, TelegramError):
            raise safe
        return status, safe

    async def download(self, url: str, limit: int, timeout: float) -> bytes:  # noqa: ASYNC109 - aiohttp's own timer
        """The file behind `url`; FileTooLarge beyond `limit` bytes, Rejected when it is not (or no longer) there."""
        status, payload = await self._exchange("GET", url, None, _timeout(self._connect_timeout, timeout), limit)
        if status == 200:
            return payload
        if 400 <= status <= 499:
            raise Rejected("file not available", status)
        raise NetworkError(f"HTTP {status} for a file")

    async def _exchange(
        self, method: str, url: str, body: Any, within: aiohttp.ClientTimeout, limit: int
    ) -> tuple[int, bytes]:
        if self._calls is None:
            raise NotConnected("the connection pool is closed")
        failure: TelegramError
        try:
            if isinstance(body, bytes):
                return await self._calls.post(url, body, within, limit)
            async with self._calls.session.request(
                method, URL(url), data=body, timeout=within, allow_redirects=False
            ) as response:
                return response.status, await read(response.content, limit)
        except Exception as error:  # noqa: BLE001 - whatever it is, its text may hold the token
            failure = _translated(error)
        # Outside the except clause, so that the original is not chained to it.
        raise failure

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer of the Bot API; NetworkError for anything else, which is neither logged nor kept."""
        parsed = decoded(payload)
        if parsed is None or "result" not in parsed:
            raise NetworkError("not an answer of the Bot API")
        return parsed


class _Refusal(AiohttpRequest):
    """An answer that was read already, for python-telegram-bot to say which error it is."""

    def __init__(self, status: int, payload: bytes) -> None:
        super().__init__()
        self._answer = status, payload

    async def do_request(self, *_: object, **__: object) -> tuple[int, bytes]:
        """That answer."""
        return self._answer


def _is_success(status: int) -> bool:
    return 200 <= status <= 299


def _seconds(given: object, default: float) -> float:
    return float(given) if isinstance(given, (int, float)) else default


@lru_cache(maxsize=64)
def _timeout(connect: float, read: float, write: float = 0.0) -> aiohttp.ClientTimeout:
    # The total also stops a server that sends a byte now and then.
    total = read + write
    connect = min(connect, total)
    return aiohttp.ClientTimeout(total=total, connect=connect, sock_connect=connect)


def _body(data: RequestData | None) -> Any:
    if data is None:
        return None
    if not data.contains_files:
        return _encoded(data.parameters)
    # Telegram shows a percent-encoded name as it stands, so names go as UTF-8.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=_CONTROL.sub("_", filename), content_type=mime)
    return form


def _encoded(parameters: Mapping[str, Any]) -> bytes:
    try:
        return msgspec.json.encode(parameters)
    except UnicodeEncodeError:  # a lone surrogate
        return json.dumps(parameters, ensure_ascii=False).encode(errors="replace")


def _translated(error: Exception) -> TelegramError:
    if isinstance(error, FileTooLarge):
        return FileTooLarge("larger than allowed")
    kind = type(error).__name__
    if isinstance(error, (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)):
        return NotConnected(kind)
    if isinstance(error, TimeoutError):
        return TimedOut(kind)
    return NetworkError(kind)
