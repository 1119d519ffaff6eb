"""The Bot API as one function: a call in, Telegram's JSON body out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from reportbot.sandbox import (  # noqa: F401  # each registers its methods
    albums,
    answering,
    chats,
    copying,
    deleting,
    editing,
    polling,
    profile,
    sending,
)
from reportbot.sandbox.access import METHODS, Handler
from reportbot.sandbox.errors import ApiError, Json, TransportFault
from reportbot.sandbox.faults import AFTER, BEFORE, Fault, Faults
from reportbot.sandbox.lesson import Lesson
from reportbot.sandbox.params import Params, Upload
from reportbot.sandbox.world import World


class Sandbox(World):
    """A world with the Bot API in front of it; faults on demand happen here, and people may have a lesson."""

    def reset(self) -> None:
        """Empty the world and forget the faults and the lesson."""
        super().reset()
        self.faults = Faults()
        self.lesson = Lesson(self.journal)

    async def call(
        self, token: str, method: str, params: Json, files: Mapping[str, bytes | Upload] | None = None
    ) -> Json:
        """Make one Bot API call.

        Returns the whole body (`ok`, `result` or `error_code`, `description`, `parameters`); raises TransportFault
        when a fault on demand keeps the answer from arriving as JSON.
        """
        found = METHODS.get(method.lower())
        name = found[0] if found else method
        uploads = {key: f if isinstance(f, Upload) else Upload(key, f) for key, f in (files or {}).items()}
        started = self.now()
        body: Json = {}
        try:
            body = await self._faulty(token, name, found[1] if found else None, Params(params, uploads, name))
        except TransportFault as fault:
            body = fault.body or {"ok": False, "description": fault.kind}
            raise
        finally:
            self._record(started, Params(params, uploads, name), body)
        return body

    async def _faulty(self, token: str, name: str, handler: Handler | None, params: Params) -> Json:
        fault = self.faults.take(name, params.integer("chat_id") or None)
        if fault is None:
            return await self._answer(token, handler, params)
        return await self._fail(fault, token, handler, params)

    async def _fail(self, fault: Fault, token: str, handler: Handler | None, params: Params) -> Json:
        refusal = fault.refusal()
        if refusal is not None:
            return refusal.body()
        if fault.kind in BEFORE:
            raise TransportFault(fault.kind)
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        body = await self._answer(token, handler, params)
        if fault.kind == "500 after effect":
            text = "Internal Server Error: sent message was immediately deleted and can't be returned"
            return ApiError(500, text).body()
        if fault.kind in AFTER:
            raise TransportFault(fault.kind, body)
        return body

    async def _answer(self, token: str, handler: Handler | None, params: Params) -> Json:
        try:
            self._check_token(token)
            if handler is None:
                return ApiError(404, "Not Found").body()
            return {"ok": True, "result": await handler(self, params)}
        except ApiError as error:
            return error.body()

    def _check_token(self, token: str) -> None:
        number, colon, secret = token.partition(":")
        if not colon or not number.isdigit() or not secret:
            raise ApiError(404, "Not Found")
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    def _record(self, started: float, params: Params, body: Json) -> None:
        files = [{"field": key, "name": file.name, "size": len(file.content)} for key, file in params.files.items()]
        record: Json = {"time": started, "method": params.method, "params": params.values, "files": files}
        self.journal.call(record | {"ok": bool(body.get("ok")), "response": body})
