"""Telegram as the bot's connection pool sees it: the sandbox, called as a function, and a network that fails."""

import asyncio
import contextvars
import json
import logging
import random
from typing import Any
from urllib.parse import unquote

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut

from reportbot.bot_api.exchange import FileTooLarge
from reportbot.bot_api.http import AiohttpRequest, NotConnected
from reportbot.sandbox import Sandbox
from reportbot.sandbox.bot_http import BAD_GATEWAY, CAPTIVE
from reportbot.sandbox.errors import ApiError, too_many_requests
from reportbot.sandbox.faults import CONFLICT
from tests.campaigns.simulation.lives import LIFE, Life
from tests.campaigns.simulation.weather import Bad
from tests.campaigns.simulation.witness import Witness
from tests.campaigns.telegram_inline import fields_of

REFUSALS = {
    "500": ApiError(500, "Internal Server Error: restart"),
    "401": ApiError(401, "Unauthorized"),
    "404": ApiError(404, "Not Found"),
    "409": ApiError(409, CONFLICT),
}
NOT_REACHED = ("dns", "reset before", "timeout before", "502", "html 200")
LOST = ("timeout after", "reset after", "truncated json", "broken json", "500 after effect")
AFTERWARDS = "Internal Server Error: sent message was immediately deleted and can't be returned"

_library = logging.getLogger("http.library")
Answer = tuple[int, bytes]


class Outside:
    """The sandbox behind a network, watched by a witness."""

    def __init__(self, box: Sandbox, dice: random.Random, witness: Witness) -> None:
        self.box, self.dice, self.witness = box, dice, witness

    def connect(self, _size: int) -> AiohttpRequest:
        """A connection pool of the life that asks."""
        life = LIFE.get()
        assert life is not None
        return _Pool(self, life)


class _Pool(AiohttpRequest):
    """The real request layer, but for its one exchange of bytes."""

    def __init__(self, outside: Outside, life: Life) -> None:
        super().__init__()
        self._outside, self._life = outside, life

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def _exchange(self, method: str, url: str, body: Any, within: aiohttp.ClientTimeout, limit: int) -> Answer:
        # Libraries log the addresses they ask for; no token may be in the log for that.
        _library.warning("HTTP Request: %s %s", method, url)
        name = "file" if "/file/bot" in url else url.rpartition("/")[2]
        seconds = float(within.total or 0)
        end = asyncio.get_running_loop().time() + seconds
        await self._life.cross(f"{name}: before its effect")
        bad = self._life.weather.strikes(name)
        if bad is not None and bad.kind not in {"slow", *LOST}:
            return await self._failed(bad, seconds)
        status, payload = await self._answered(name, url, body, end, bad)
        await self._life.cross(f"{name}: before its answer is read")
        if len(payload) > limit:
            raise FileTooLarge("larger than allowed")
        return status, payload

    async def _failed(self, bad: Bad, seconds: float) -> Answer:
        """The call has no effect."""
        await asyncio.sleep(seconds if bad.kind == "timeout before" else self._outside.dice.uniform(0.01, 0.3))
        self._life.check()
        match bad.kind:
            case "dns":
                raise NotConnected("ClientConnectorDNSError")
            case "reset before":
                raise NetworkError("ServerDisconnectedError")
            case "timeout before":
                raise TimedOut("TimeoutError")
            case "502":
                return 502, BAD_GATEWAY.encode()
            case "html 200":
                return 200, CAPTIVE.encode()
            case "429":
                return _refused(too_many_requests(round(bad.seconds)))
        return _refused(REFUSALS[bad.kind])

    async def _answered(self, name: str, url: str, body: Any, end: float, bad: Bad | None) -> Answer:
        """The call has its effect; its answer may be late, or lost."""
        outside, life, loop = self._outside, self._life, asyncio.get_running_loop()
        await asyncio.sleep(outside.dice.uniform(0.005, 0.1))
        life.check()
        serving = loop.create_task(_serve(outside, name, url, body, bad), context=contextvars.Context())
        await asyncio.wait({serving}, timeout=max(0.0, end - loop.time()))
        if not serving.done():
            raise TimedOut("TimeoutError")
        status, payload = serving.result()
        await life.cross(f"{name}: after its effect")
        await asyncio.sleep(bad.seconds if bad is not None and bad.kind == "slow" else outside.dice.uniform(0.005, 0.1))
        if loop.time() > end:
            raise TimedOut("TimeoutError")
        return _spoiled(bad, status, payload) if bad is not None else (status, payload)


def _spoiled(bad: Bad, status: int, payload: bytes) -> Answer:
    """What is left of an answer on its way."""
    failure: TelegramError
    match bad.kind:
        case "timeout after":
            failure = TimedOut("TimeoutError")
        case "reset after":
            failure = NetworkError("ServerDisconnectedError")
        case "truncated json":
            return status, payload[: len(payload) // 2]
        case "broken json":
            return status, payload.replace(b'"ok"', b'"k', 1)
        case "500 after effect":
            return _refused(ApiError(500, AFTERWARDS))
        case _:
            return status, payload
    raise failure


def _refused(error: ApiError) -> Answer:
    return error.code, json.dumps(error.body()).encode()


async def _serve(outside: Outside, name: str, url: str, body: Any, bad: Bad | None) -> Answer:
    """Telegram's side, which goes on whatever becomes of the caller."""
    box = outside.box
    if name == "file":
        stored = box.files.at(unquote(url.partition(f"/file/bot{box.token}/")[2]))
        return (404, b"") if stored is None else (200, stored.content or bytes(stored.size))
    params, files = fields_of(body)
    token = unquote(url.rpartition("/bot")[2].partition("/")[0])
    if name == "getUpdates":
        outside.witness.asked(box.queue, int(params.get("offset") or 0))
    answer = await box.call(token, name, params, files)
    if answer["ok"] and name.startswith(("send", "copy", "forward")):
        outside.witness.sent(int(params["chat_id"]))
        if bad is not None:
            outside.witness.lost(int(params["chat_id"]))
    return (200 if answer["ok"] else answer["error_code"]), json.dumps(answer).encode()
