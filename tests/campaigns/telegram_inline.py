"""The sandbox called as a function, where the bot's request layer would call a server over HTTP."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from msgspec import field
from telegram.error import TimedOut

from reportbot.bot_api.http import AiohttpRequest
from reportbot.sandbox import Sandbox
from reportbot.sandbox.errors import Json, TransportFault
from reportbot.sandbox.params import Upload
from reportbot.sandbox.update_queue import UpdateQueue


class Remembering(UpdateQueue):
    """Keeps what it was told to forget: the updates that the bot has confirmed."""

    confirmed: list[Json] = field(default_factory=list)

    def forget(self, offset: int) -> None:
        before = list(self.pending)
        super().forget(offset)
        self.confirmed += [item.body for item in before[: len(before) - len(self.pending)]]

    def numbered(self, body: Json) -> Json:
        """Queue an update whatever its kind; the number it gets stands in it."""
        self._append({name: value for name, value in body.items() if name != "update_id"}, float("inf"))
        return self.pending[-1].body


class InlineRequest(AiohttpRequest):
    """`calls` counts the calls; `polled` is told after each getUpdates."""

    def __init__(self, sandbox: Sandbox, polled: Callable[[], Awaitable[None]]) -> None:
        super().__init__(pool_size=1)
        self.calls = 0
        self._sandbox, self._polled = sandbox, polled

    async def _exchange(
        self, method: str, url: str, body: Any, within: aiohttp.ClientTimeout, limit: int
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[-1]
        params, files = fields_of(body)
        self.calls += 1
        try:
            answer = await self._sandbox.call(self._sandbox.token, name, params, files)
        except TransportFault as fault:
            raise TimedOut(fault.kind) from None
        if name == "getUpdates":
            await self._polled()
        return int(answer.get("error_code", 200)), json.dumps(answer).encode()


def fields_of(body: Any) -> tuple[Json, dict[str, Upload]]:
    """Parameters and files of a JSON body or a form."""
    if not isinstance(body, aiohttp.FormData):
        return json.loads(body or b"{}"), {}
    params: Json = {}
    files: dict[str, Upload] = {}
    for options, headers, value in body._fields:
        name = str(options["name"])
        if "filename" in options:
            content = value if isinstance(value, bytes) else value.read()
            files[name] = Upload(str(options["filename"]), content, str(headers.get("Content-Type", "")))
        else:
            params[name] = value
    return params, files
