"""The control API as a typed client."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, Self

import aiohttp

from reportbot.sandbox.seen import Json, SandboxError, Shown, shown

QUIET = 0.15
STEP = 0.02


class ControlClient:
    """The control API of a sandbox."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    async def post(self, name: str, **body: Any) -> Json:
        """POST to the control API; raises SandboxError when it refuses."""
        return await self._asked("POST", name, json=body)

    async def get(self, name: str, **query: Any) -> Json:
        """GET from the control API."""
        return await self._asked("GET", name, params={k: str(v) for k, v in query.items() if v is not None})

    async def _asked(self, verb: str, name: str, **more: Any) -> Json:
        async with self._open().request(verb, f"{self.url}/sandbox/api/{name}", **more) as answer:
            body: Json = await answer.json()
            if answer.status != 200:
                raise SandboxError(f"{name}: {body.get('error', body)}")
            return body

    async def messages(self, chat_id: int) -> list[Shown]:
        """What stands in a chat, oldest first."""
        raw = (await self.get("messages", chat_id=chat_id))["messages"]
        return [shown(message) for message in raw if not message["sandbox"]["deleted"]]

    async def file(self, message: Shown) -> tuple[str, bytes]:
        """Name and content of a message's document or picture."""
        raw = message.raw.get("document") or message.raw["photo"][-1]
        async with self._open().get(f"{self.url}/sandbox/api/file/{raw['file_id']}") as answer:
            if answer.status != 200:
                raise SandboxError(f"there is no file in message {message.message_id}")
            return str(raw.get("file_name", "")), await answer.read()

    async def calls(self, method: str | None = None, since: int = 0) -> list[Json]:
        """The Bot API calls made: seq, time, method, params, files, response, ok."""
        calls: list[Json] = (await self.get("calls", since=since, method=method))["calls"]
        return calls

    async def seq(self) -> int:
        """The number of the last event, to look only at what comes after."""
        return int((await self.get("pending"))["seq"])

    async def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return int((await self.get("pending"))["pending_update_count"])

    async def changed(self, since: int, timeout: float) -> list[Json]:  # noqa: ASYNC109  # a server-side wait
        """Events after `since`, waiting for the first."""
        events: list[Json] = (await self.get("poll", since=since, timeout=timeout))["events"]
        return events

    async def settled(self, timeout: float = 15) -> None:  # noqa: ASYNC109  # the caller names its patience
        """Wait until no update is pending and no call but getUpdates came for 150 ms."""
        async with asyncio.timeout(timeout):
            quiet, last = 0.0, -1
            while quiet < QUIET:
                await asyncio.sleep(STEP)
                now = await self.get("pending")
                busy = now["pending_update_count"] > 0 or now["last_call"] != last
                quiet, last = 0.0 if busy else quiet + STEP, now["last_call"]

    async def fault(self, kind: str, method: str = "*", count: int = 1, **more: Any) -> None:
        """Let the next `count` calls fail; more: chat_id, retry_after, seconds."""
        await self.post("faults", kind=kind, method=method, count=count, **more)

    async def clear_faults(self) -> None:
        """Forget faults that have not happened."""
        await self._asked("DELETE", "faults")

    async def advance(self, seconds: float) -> None:
        """Move the sandbox's clock, and the clock file if it has one."""
        await self.post("clock", advance=seconds)

    async def limits(self, per_second: float = 0, per_chat: float = 0, per_group_minute: float = 0) -> None:
        """Set the rates; 0 lifts one."""
        await self.post("limits", per_second=per_second, per_chat=per_chat, per_group_minute=per_group_minute)

    async def redeliver(self, last: int = 1) -> None:
        """Give the bot its last updates once more."""
        await self.post("redeliver", last=last)

    async def inject(self, update: Json) -> None:
        """Give the bot an update as it is, without update_id."""
        await self.post("update", **update)
