"""The control API: what the page and the tests do as people, and as the fault itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportbot.sandbox.core import Sandbox
from reportbot.sandbox.errors import ControlError, Json
from reportbot.sandbox.faults import Fault
from reportbot.sandbox.members import Member
from reportbot.sandbox.people_acts import edit, press, send
from reportbot.sandbox.people_moves import make_group, make_user, rename, set_blocked, set_member, upgrade
from reportbot.sandbox.watching import PREFIX, ascii_json, chat_state

Answer = Callable[[Json], Awaitable[object]]


class Control:
    """The control API of one sandbox; `clock_file` holds the seconds the clock is advanced by."""

    def __init__(self, sandbox: Sandbox, clock_file: Path | None = None) -> None:
        self.box = sandbox
        self.clock_file = clock_file
        if clock_file is not None and clock_file.exists():
            sandbox.advanced = float(clock_file.read_text())

    def routes(self) -> list[Route]:
        """The routes under /sandbox/api that change something."""
        posts: dict[str, Answer] = {
            "users": self.users, "groups": self.groups, "send": self.send, "edit": self.edit, "press": self.press,
            "members": self.members, "bot": self.bot, "upgrade": self.upgrade, "chat": self.chat,
            "block": self.block, "update": self.update, "redeliver": self.redeliver, "queue": self.queue,
            "faults": self.faults, "limits": self.limits, "clock": self.clock, "lesson": self.lesson,
            "reset": self.reset,
        }  # fmt: skip
        routes = [Route(f"{PREFIX}/{name}", _post(answer), methods=["POST"]) for name, answer in posts.items()]
        return [
            *routes,
            Route(f"{PREFIX}/faults", self.clear_faults, methods=["DELETE"]),
        ]

    async def clear_faults(self, request: Request) -> Response:
        """Forget faults that have not happened."""
        del request
        self.box.faults.clear()
        self.box.journal.event("faults")
        return ascii_json({})

    async def users(self, body: Json) -> object:
        """A new person."""
        return make_user(self.box, body).data

    async def groups(self, body: Json) -> object:
        """A new group, supergroup or channel."""
        return chat_state(self.box, make_group(self.box, body))

    async def send(self, body: Json) -> object:
        """A person sends something."""
        return {"messages": [message.to_json() for message in send(self.box, body)]}

    async def edit(self, body: Json) -> object:
        """A person edits a message."""
        return {"message": edit(self.box, body).to_json()}

    async def press(self, body: Json) -> object:
        """A person presses a button; with `wait` the answer is waited for."""
        since = self.box.journal.seq
        query_id = press(self.box, body)
        if not body.get("wait"):
            return {"query_id": query_id}
        try:
            answer = await asyncio.wait_for(self._answer_to(query_id, since), float(body["wait"]))
        except TimeoutError:
            answer = None
        return {"query_id": query_id, "answer": answer}

    async def _answer_to(self, query_id: str, since: int) -> Json:
        while True:
            for event in self.box.journal.since(since):
                since = event["seq"]
                if event["kind"] == "answer" and event["query_id"] == query_id:
                    return {name: event[name] for name in ("text", "show_alert", "url")}
            await self.box.journal.changed()

    async def members(self, body: Json) -> object:
        """Somebody's standing in a chat changes."""
        chat, user = self.box.chat(body["chat_id"]), self.box.user(body["user_id"])
        by = self.box.user(body["by"]).data if body.get("by") else user.data
        set_member(self.box, chat, Member(user.id, str(body["status"]), bool(body.get("is_anonymous"))), by)
        return chat_state(self.box, chat)

    async def bot(self, body: Json) -> object:
        """The bot's standing in a chat changes."""
        chat = self.box.chat(body["chat_id"])
        admin = next((self.box.find_user(m.user_id) for m in chat.members.values() if m.admin), None)
        by = self.box.user(body["by"]).data if body.get("by") else admin or self.box.bot
        set_member(self.box, chat, Member(self.box.bot["id"], str(body["status"])), by)
        return chat_state(self.box, chat)

    async def upgrade(self, body: Json) -> object:
        """A group becomes a supergroup."""
        return {"chat_id": upgrade(self.box, self.box.chat(body["chat_id"])).id}

    async def chat(self, body: Json) -> object:
        """A chat gets another title or username."""
        chat = self.box.chat(body["chat_id"])
        rename(self.box, chat, body.get("title"), body.get("username"))
        return chat_state(self.box, chat)

    async def block(self, body: Json) -> object:
        """A person blocks or unblocks the bot, or deletes the account."""
        user = self.box.user(body["user_id"])
        user.deactivated = bool(body.get("deactivated", user.deactivated))
        set_blocked(self.box, user, bool(body.get("blocked", user.blocked)))
        return user.to_json()

    async def update(self, body: Json) -> object:
        """Queue an update as it is."""
        if not body:
            raise ControlError("an update has at least one field")
        kind, content = next(iter(body.items()))
        if kind == "callback_query" and isinstance(content, dict) and "id" in content:
            self.box.queries[content["id"]] = (self.box.now(), int(content.get("from", {}).get("id", 0)))
        self.box.queue.push(body, self.box.now() + 86_400)
        return {}

    async def redeliver(self, body: Json) -> object:
        """Give the bot its last updates once more."""
        return {"redelivered": self.box.queue.redeliver(int(body.get("last", 1)))}

    async def queue(self, body: Json) -> object:
        """`duplicate`: every update twice; `next_update_id`: a number or "random"."""
        self.box.queue.duplicate = bool(body.get("duplicate", self.box.queue.duplicate))
        if body.get("next_update_id") is not None:
            given = body["next_update_id"]
            self.box.queue.rebase(None if given == "random" else int(given))
        return {}

    async def faults(self, body: Json) -> object:
        """Let coming calls fail: `count` of them, or with `lasting` all until the faults are cleared."""
        chat_id = int(body["chat_id"]) if body.get("chat_id") else None
        fault = Fault(str(body["kind"]), str(body.get("method") or "*"), int(body.get("count") or 1), chat_id)
        fault.retry_after = int(body.get("retry_after") or 1)
        fault.seconds = float(body.get("seconds") or 1)
        fault.lasting = bool(body.get("lasting"))
        self.box.faults.add(fault)
        self.box.journal.event("faults")
        return {}

    async def limits(self, body: Json) -> object:
        """Set or, with 0, lift the rates."""
        limits = self.box.limits
        for name in ("per_second", "per_chat", "per_group_minute"):
            if body.get(name) is not None:
                setattr(limits, name, float(body[name]))
        return {name: getattr(limits, name) for name in ("per_second", "per_chat", "per_group_minute")}

    async def clock(self, body: Json) -> object:
        """Advance the clock, and tell who reads the clock file."""
        self.box.advanced += float(body.get("advance") or 0)
        if self.clock_file is not None:
            write_whole(self.clock_file, f"{self.box.advanced:.3f}\n")
        self.box.journal.event("clock", now=self.box.now())
        return {"now": self.box.now(), "advanced": self.box.advanced}

    async def lesson(self, body: Json) -> object:
        """Give the people at the page a lesson; an empty one ends it."""
        self.box.lesson.begin(body)
        return self.box.lesson.to_json()

    async def reset(self, body: Json) -> object:
        """Empty the world."""
        del body
        self.box.reset()
        return {}


def write_whole(path: Path, text: str) -> None:
    """Write a file so that readers see the old or the new text, never a part."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(text)
    fresh.replace(path)


def _post(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            body = await request.json() if await request.body() else {}
            return ascii_json(await answer(body))
        except (ControlError, KeyError, ValueError, TypeError, AttributeError) as error:
            return ascii_json({"error": f"{type(error).__name__}: {error}"}, status_code=400)

    return endpoint
