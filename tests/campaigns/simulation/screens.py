"""People of the sandbox without HTTP: the control API and the looks at it, called as functions."""

import asyncio
from typing import Any

from reportbot.sandbox import Sandbox
from reportbot.sandbox.control import Control
from reportbot.sandbox.errors import ControlError, Json
from reportbot.sandbox.people import SandboxClient
from reportbot.sandbox.seen import SandboxError, Shown, shown

LATENCY = 0.02


class DirectClient(SandboxClient):
    """The client of tests and campaigns on the sandbox itself."""

    def __init__(self, box: Sandbox) -> None:
        super().__init__("http://sandbox")
        self.box = box
        self._control = Control(box)

    async def _asked(self, verb: str, name: str, **more: Any) -> Json:
        # A phone is not beside the server; and whoever only looks lets time pass.
        await asyncio.sleep(LATENCY)
        if verb == "GET":
            return await self._looked(name, more["params"])
        try:
            answer = await getattr(self._control, name)(more["json"])
        except (ControlError, KeyError, ValueError, TypeError, AttributeError) as error:
            raise SandboxError(f"{name}: {type(error).__name__}: {error}") from None
        return dict(answer)

    async def _looked(self, name: str, query: Json) -> Json:
        box, journal = self.box, self.box.journal
        match name:
            case "pending":
                box.queue.expire(box.now())
                pending = len(box.queue.pending)
                return {"pending_update_count": pending, "last_call": journal.last_call, "seq": journal.seq}
            case "calls":
                return {"calls": journal.calls_since(int(query.get("since", 0)), query.get("method"))}
            case "poll":
                since = int(query["since"])
                if not journal.since(since):
                    await journal.changed(float(query.get("timeout", 0)))
                return {"events": journal.since(since), "seq": journal.seq}
        raise SandboxError(f"nobody looks at {name} here")

    async def messages(self, chat_id: int) -> list[Shown]:
        """What stands in a chat, oldest first."""
        chat = self.box.chats.get(chat_id)
        standing = chat.messages.values() if chat else ()
        return [shown(message.to_json()) for message in standing if not message.deleted]
