"""Looking at the sandbox: its state, its events, its messages and the calls the bot made."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from reportbot.sandbox.core import Sandbox
from reportbot.sandbox.errors import ApiError, Json
from reportbot.sandbox.world import Chat

HEARTBEAT = 15.0
MAX_WAIT = 30.0
PREFIX = "/sandbox/api"


class Watching:
    """The reading half of the control API."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.box = sandbox

    def routes(self) -> list[Route]:
        """The routes under /sandbox/api that only look."""
        gets = {
            "state": self.state, "events": self.events, "poll": self.poll, "messages": self.messages,
            "calls": self.calls, "pending": self.pending, "lesson": self.lesson, "file/{file_id}": self.file,
        }  # fmt: skip
        return [Route(f"{PREFIX}/{name}", endpoint) for name, endpoint in gets.items()]

    async def state(self, request: Request) -> Response:
        """Everything there is, for a page that just opened."""
        del request
        box = self.box
        commands = [{"scope": json.loads(scope), "language_code": language, "commands": commands}
                    for (scope, language), commands in box.commands.items()]  # fmt: skip
        return ascii_json({
            "bot": box.bot, "users": [user.to_json() for user in box.users.values()],
            "chats": [chat_state(box, chat) for chat in box.chats.values()],
            "messages": [message.to_json() for message in box.messages()],
            "commands": commands, "faults": [fault.to_json() for fault in box.faults.waiting if fault.lasting],
            "seq": box.journal.seq, "now": box.now(),
        })  # fmt: skip

    async def events(self, request: Request) -> Response:
        """Server-sent events after `since` (default: from now on)."""
        given = request.headers.get("last-event-id") or request.query_params.get("since")
        since = int(given) if given else self.box.journal.seq
        return StreamingResponse(self._stream(since), media_type="text/event-stream")

    async def _stream(self, since: int) -> AsyncIterator[str]:
        yield ": hello\n\n"
        while True:
            for event in self.box.journal.since(since):
                since = event["seq"]
                yield f"id: {since}\ndata: {json.dumps(event)}\n\n"
            if not await self.box.journal.changed(HEARTBEAT):
                yield ": still here\n\n"

    async def file(self, request: Request) -> Response:
        """A file's bytes with its content type."""
        try:
            stored = self.box.files.get(request.path_params["file_id"])
        except ApiError:
            return ascii_json({"error": "no such file"}, status_code=404)
        return Response(stored.content or b"", media_type=stored.mime)

    async def lesson(self, request: Request) -> Response:
        """The tasks for the people at the page, and which are done."""
        del request
        return ascii_json(self.box.lesson.to_json())

    async def calls(self, request: Request) -> Response:
        """Calls the bot made, after `since`, of one `method` if named."""
        since, method = int(request.query_params.get("since") or 0), request.query_params.get("method")
        return ascii_json({"calls": self.box.journal.calls_since(since, method), "seq": self.box.journal.seq})

    async def pending(self, request: Request) -> Response:
        """How many updates the bot has not confirmed, and the number of its last call but getUpdates."""
        del request
        self.box.queue.expire(self.box.now())
        journal, count = self.box.journal, len(self.box.queue.pending)
        return ascii_json({"pending_update_count": count, "last_call": journal.last_call, "seq": journal.seq})

    async def poll(self, request: Request) -> Response:
        """Events after `since`; waits up to `timeout` seconds for the first."""
        since, seconds = int(request.query_params["since"]), float(request.query_params.get("timeout") or 0)
        if not self.box.journal.since(since):
            await self.box.journal.changed(min(seconds, MAX_WAIT))
        return ascii_json({"events": self.box.journal.since(since), "seq": self.box.journal.seq})

    async def messages(self, request: Request) -> Response:
        """The messages of one chat, oldest first."""
        chat = self.box.chats.get(int(request.query_params["chat_id"]))
        messages = [message.to_json() for message in chat.messages.values()] if chat else []
        return ascii_json({"messages": messages, "seq": self.box.journal.seq})


def ascii_json(value: object, status_code: int = 200) -> Response:
    """JSON in ASCII, so that even a lone surrogate of a hostile test travels."""
    return Response(json.dumps(value), status_code=status_code, media_type="application/json")


def chat_state(box: Sandbox, chat: Chat) -> Json:
    """A chat for the control API."""
    members = [{"user_id": m.user_id, "status": m.status, "is_anonymous": m.is_anonymous}
               for m in chat.members.values()]  # fmt: skip
    title = chat.title if not chat.private else box.users[chat.id].data["first_name"]
    known: Json = {"id": chat.id, "type": chat.type, "title": title, "username": chat.username, "members": members}
    return known | {"upgraded_to": chat.upgraded_to, "pinned": chat.pinned}
