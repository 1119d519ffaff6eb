"""People for tests and demos: they write, press and read in a running sandbox as one would with a phone."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct, field

from reportbot.sandbox.control_client import ControlClient
from reportbot.sandbox.pictures import picture
from reportbot.sandbox.seen import Button, Json, SandboxError, Shown, shown

__all__ = ["Button", "Group", "Person", "SandboxClient", "SandboxError", "Shown"]


class SandboxClient(ControlClient):
    """The control API with people and groups: `async with SandboxClient(url) as client`."""

    async def person(
        self,
        first_name: str = "Budi",
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "id",
        id: int | None = None,  # noqa: A002  # Telegram's word
    ) -> Person:
        """A new person, who has not started the bot yet."""
        names = {"first_name": first_name, "last_name": last_name, "username": username}
        return Person(self, await self.post("users", **names, language_code=language_code, id=id))

    async def group(
        self,
        title: str = "Moderator",
        *,
        members: Iterable[Person] = (),
        admins: Iterable[Person] = (),
        anonymous: Iterable[Person] = (),
        kind: str = "supergroup",
        bot_status: str = "administrator",
        username: str | None = None,
    ) -> Group:
        """A new group; the first of `admins` is its owner."""
        listed: list[Json] = [{"user_id": p.id, "status": "member"} for p in members]
        listed += [{"user_id": p.id, "status": "administrator"} for p in admins]
        listed += [{"user_id": p.id, "status": "administrator", "is_anonymous": True} for p in anonymous]
        owner = next((m for m in listed if m["status"] == "administrator" and "is_anonymous" not in m), None)
        if owner:
            owner["status"] = "creator"
        about = {"type": kind, "bot_status": bot_status, "username": username}
        return Group(self, (await self.post("groups", title=title, members=listed, **about))["id"])


class Group(Struct):
    """A group of the sandbox; its id changes when it is upgraded."""

    client: SandboxClient
    id: int

    async def add(self, person: Person, status: str = "member") -> None:
        """Give somebody a standing: member, administrator, creator, restricted, left, kicked."""
        await self.client.post("members", chat_id=self.id, user_id=person.id, status=status)

    async def bot(self, status: str) -> None:
        """Give the bot a standing: administrator, member, left, kicked."""
        await self.client.post("bot", chat_id=self.id, status=status)

    async def upgrade(self) -> int:
        """Become a supergroup; returns (and takes) the new id."""
        self.id = (await self.client.post("upgrade", chat_id=self.id))["chat_id"]
        return self.id

    async def rename(self, title: str | None = None, username: str | None = None) -> None:
        """Another title, or a username that makes the group public ("" takes it away)."""
        await self.client.post("chat", chat_id=self.id, title=title, username=username)

    async def chat(self) -> list[Shown]:
        """All messages that stand in the group, oldest first."""
        return await self.client.messages(self.id)

    async def cards(self) -> list[Shown]:
        """The bot's messages that stand in the group, oldest first."""
        return [message for message in await self.chat() if message.from_bot]


class Person(Struct):
    """Somebody with a phone; every act takes `chat`, a group, and means the private chat without it."""

    client: SandboxClient
    user: Json
    acted: int = field(default=0)

    @property
    def id(self) -> int:
        """Telegram's id."""
        return int(self.user["id"])

    async def send(self, chat: Group | None = None, **content: Any) -> list[Shown]:
        """Send anything POST /sandbox/api/send takes."""
        self.acted = await self.client.seq()
        where = {"chat_id": chat.id if chat else self.id, "user_id": self.id}
        return [shown(raw) for raw in (await self.client.post("send", **where, **content))["messages"]]

    async def say(self, text: str, chat: Group | None = None, **more: Any) -> Shown:
        """Write a text; more: reply_to, forward_origin, entities, raw."""
        return (await self.send(chat, text=text, **more))[0]

    async def start(self, payload: str = "") -> Shown:
        """Open the bot, perhaps by a deep link."""
        return (await self.send(via_start=payload))[0]

    async def photo(
        self, caption: str | None = None, content: bytes | None = None, chat: Group | None = None, **more: Any
    ) -> Shown:
        """Send a picture."""
        media = [_file("photo", content or picture(), **more)]
        return (await self.send(chat, media=media, caption=caption))[0]

    async def album(
        self, n: int = 3, caption: str | None = None, chat: Group | None = None, kind: str = "photo"
    ) -> list[Shown]:
        """Send n files as one album."""
        return await self.send(chat, media=[_file(kind, picture()) for _ in range(n)], caption=caption)

    async def document(
        self,
        name: str = "bukti.pdf",
        content: bytes | None = b"%PDF-1.4\n",
        *,
        size: int | None = None,
        mime: str | None = None,
        caption: str | None = None,
        chat: Group | None = None,
    ) -> Shown:
        """Send a file; `size` without content makes one of that declared size only."""
        media = [_file("document", None if size else content, name=name, size=size, mime=mime)]
        return (await self.send(chat, media=media, caption=caption))[0]

    async def edit(self, message: Shown | int, text: str, chat: Group | None = None) -> None:
        """Change one's own text."""
        number = message if isinstance(message, int) else message.message_id
        chat_id = chat.id if chat else self.id
        await self.client.post("edit", chat_id=chat_id, user_id=self.id, message_id=number, text=text)

    async def press(
        self, label: str, chat: Group | None = None, *, on: Shown | int | None = None, wait: float = 10
    ) -> str:
        """Press the button with this label on the newest message that has it; returns the toast.

        Waits for the button and for the answer, each up to `wait` seconds (TimeoutError); with wait=0 neither. `on`
        names one message, perhaps an old one. "Ambil*" presses the first label that begins so.
        """
        message, button = await self._find(label, chat, on, wait)
        return await self._press(chat, message.message_id, str(button.data), wait)

    async def forge(self, data: str, message_id: int, chat: Group | None = None, wait: float = 10) -> str:
        """Press with data no button has; returns the toast."""
        return await self._press(chat, message_id, data, wait, forge=True)

    async def _press(self, chat: Group | None, message_id: int, data: str, wait: float, *, forge: bool = False) -> str:
        self.acted = await self.client.seq()
        where = {"chat_id": chat.id if chat else self.id, "user_id": self.id, "message_id": message_id}
        answer = await self.client.post("press", **where, data=data, wait=wait, forge=forge)
        if not wait:
            return ""
        if answer["answer"] is None:
            raise TimeoutError(f"the press {data!r} was not answered in {wait} s")
        return str(answer["answer"]["text"])

    async def _find(self, label: str, chat: Group | None, on: Shown | int | None, wait: float) -> tuple[Shown, Button]:
        number = on.message_id if isinstance(on, Shown) else on

        def has(message: Shown) -> bool:
            return message.button(label) is not None and number in {None, message.message_id}

        found = await self._await(has, f"no button {label!r}", wait, chat)
        button = found.button(label)
        assert button is not None  # noqa: S101  # `has` found it
        return found, button

    async def expect(
        self,
        part: str,
        timeout: float = 10,  # noqa: ASYNC109  # the caller names its patience
        chat: Group | None = None,
        *,
        new: bool = False,
    ) -> Shown:
        """Wait for a message of the bot that contains `part`; with `new`, sent or edited after one's last act."""
        since = self.acted if new else 0

        def fits(message: Shown) -> bool:
            return part in message.text and message.seq > since

        return await self._await(fits, f"nothing said {part!r}", timeout, chat)

    async def _await(self, fits: Callable[[Shown], bool], complaint: str, wait: float, chat: Group | None) -> Shown:
        end = asyncio.get_running_loop().time() + wait
        while True:
            seq = await self.client.seq()
            standing = [m for m in await self.chat(chat) if m.from_bot]
            found = next((message for message in reversed(standing) if fits(message)), None)
            if found is not None:
                return found
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                raise TimeoutError(f"{complaint}; the chat shows: {[(m.text, m.labels) for m in standing[-4:]]}")
            await self.client.changed(seq, left)

    async def chat(self, chat: Group | None = None) -> list[Shown]:
        """All messages that stand in the chat, oldest first."""
        return await self.client.messages(chat.id if chat else self.id)

    async def newest(self, chat: Group | None = None) -> Shown | None:
        """The bot's newest message."""
        return next((m for m in reversed(await self.chat(chat)) if m.from_bot), None)

    async def screen(self, chat: Group | None = None) -> str:
        """The text of the bot's newest message, without markup."""
        message = await self.newest(chat)
        return message.text if message else ""

    async def buttons(self, chat: Group | None = None) -> list[str]:
        """The labels under the bot's newest message."""
        message = await self.newest(chat)
        return message.labels if message else []

    async def block(self, *, blocked: bool = True, deactivated: bool = False) -> None:
        """Block or unblock the bot, or delete the account."""
        await self.client.post("block", user_id=self.id, blocked=blocked, deactivated=deactivated)


def _file(kind: str, content: bytes | None, **more: Any) -> Json:
    encoded = {"base64": base64.b64encode(content).decode()} if content is not None else {}
    return {"kind": kind, **encoded, **{name: value for name, value in more.items() if value is not None}}
