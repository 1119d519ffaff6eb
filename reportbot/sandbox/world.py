"""The state of the little world: people, chats, messages, files, the bot, and its queue of updates."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from reportbot.sandbox.errors import ControlError, Json
from reportbot.sandbox.files import Files
from reportbot.sandbox.journal import Journal
from reportbot.sandbox.limits import Limits
from reportbot.sandbox.members import Member
from reportbot.sandbox.update_queue import DAY, UpdateQueue

DEFAULT_TOKEN = "7000000001:SANDBOX-token-of-no-worth"  # noqa: S105  # guards nothing
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
START_CYCLE = 2_000_000_000
TICKS_PER_SECOND = 16
KEPT_VERSIONS = 20


class User(Struct):
    """A person; `started`: a private chat with the bot exists."""

    data: Json
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    @property
    def id(self) -> int:
        """Telegram's id of the person."""
        return int(self.data["id"])

    def to_json(self) -> Json:
        """The person for the control API."""
        return self.data | {"blocked_bot": self.blocked, "started": self.started, "deactivated": self.deactivated}


class Message(Struct):
    """A message; `data` is its Bot API JSON and is replaced, never changed in place; `seq` numbers its last change.

    `earlier` holds what it said before: date and text, oldest first.
    """

    data: Json
    deleted: bool = False
    edited: bool = False
    other_markup: Json | None = None
    seq: int = 0
    earlier: list[Json] = field(default_factory=list)

    @property
    def id(self) -> int:
        """Its number in its chat."""
        return int(self.data["message_id"])

    def replace(self, data: Json) -> None:
        """Give it new content, and keep what it said until now."""
        before = said(self.data)
        if before != said(data):
            shown_since = self.data.get("edit_date", self.data["date"])
            self.earlier = [*self.earlier, {"date": shown_since, "text": before}][-KEPT_VERSIONS:]
        self.data, self.edited = data, True

    def to_json(self) -> Json:
        """The message for the control API."""
        marks: Json = {"deleted": self.deleted, "edited": self.edited, "seq": self.seq, "earlier": self.earlier}
        if self.other_markup:
            marks["reply_markup"] = self.other_markup
        return self.data | {"sandbox": marks}


def said(data: Json) -> str:
    """The words of a message: its text, or its caption."""
    return str(data.get("text") or data.get("caption") or "")


class Chat(Struct):
    """A chat; a private one has its person's id."""

    id: int
    type: str
    title: str = ""
    username: str | None = None
    next_message_id: int = 1
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    upgraded_to: int | None = None

    @property
    def private(self) -> bool:
        """Whether this is a person's chat with the bot."""
        return self.type == "private"

    def member(self, user_id: int) -> Member:
        """A person's standing; who was never here has left."""
        return self.members.get(user_id) or Member(user_id, "left")


class World:
    """Everything there is; ids start from the clock, so a new world repeats none of an older one."""

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        *,
        clock: Callable[[], float] = time.time,
        limits: Limits | None = None,
        keep_calls: int = 100_000,
        username: str = "reportbot_sandbox_bot",
    ) -> None:
        self.token = token
        self._clock = clock
        self.advanced = 0.0
        self._serial = 0
        self.bot: Json = {
            "id": int(token.partition(":")[0]), "is_bot": True, "first_name": "ReportBot", "username": username,
        }  # fmt: skip
        self.limits = limits or Limits()
        self.journal = Journal(keep_calls)
        self.reset()

    def reset(self) -> None:
        """Empty the world; its numbers go on."""
        self.start = 1 + int(self.now() * TICKS_PER_SECOND) % START_CYCLE
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files(self.start)
        self.queue = UpdateQueue(next_id=self.start)
        self.queries: dict[str, tuple[float, int]] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.webhook: Json = {}
        self.journal.event("reset")

    def now(self) -> float:
        """Unix seconds, with what the clock was advanced by."""
        return self._clock() + self.advanced

    def serial(self) -> int:
        """A number no other serial of this or an earlier world has."""
        self._serial += 1
        return self.start + self._serial

    def find_user(self, user_id: int) -> Json | None:
        """The User object, the bot included."""
        if user_id == self.bot["id"]:
            return self.bot
        user = self.users.get(user_id)
        return user.data if user else None

    def user(self, user_id: object) -> User:
        """A person the control API names."""
        user = self.users.get(int(str(user_id)))
        if user is None:
            raise ControlError(f"there is no user {user_id}")
        return user

    def chat(self, chat_id: object) -> Chat:
        """A chat the control API names; a person's private chat exists from the first look."""
        number = int(str(chat_id))
        if number in self.users:
            return self.chats.setdefault(number, Chat(number, "private", next_message_id=self.start))
        if number not in self.chats:
            raise ControlError(f"there is no chat {chat_id}")
        return self.chats[number]

    def new_chat(self, chat_id: int, kind: str, title: str, username: str | None) -> Chat:
        """Make a group, supergroup or channel."""
        chat = self.chats[chat_id] = Chat(chat_id, kind, title, username, next_message_id=self.start)
        return chat

    def chat_json(self, chat: Chat) -> Json:
        """The Chat object of messages."""
        if chat.private:
            person = self.users[chat.id].data
            names = ("first_name", "last_name", "username")
            return {"id": chat.id, "type": "private"} | {name: person[name] for name in names if person.get(name)}
        known: Json = {"id": chat.id, "type": chat.type, "title": chat.title}
        return known | {"username": chat.username} if chat.username else known

    def bot_member(self, chat: Chat) -> Member:
        """The bot's standing in a chat."""
        return chat.member(self.bot["id"])

    def add(self, chat: Chat, sender: Json, content: Json, other_markup: Json | None = None) -> Message:
        """Put a message into a chat and tell those who watch; the bot hears of it separately."""
        data: Json = {"message_id": chat.next_message_id, **sender, "chat": self.chat_json(chat)}
        data |= {"date": int(self.now())} | content
        chat.next_message_id += 1
        message = Message(data, other_markup=other_markup, seq=self.journal.seq + 1)
        chat.messages[message.id] = message
        self.journal.event("message", chat_id=chat.id, message=message.to_json())
        return message

    def change(self, chat: Chat, message: Message, data: Json) -> None:
        """Replace a message's content and tell those who watch."""
        message.replace(data)
        message.seq = self.journal.seq + 1
        self.journal.event("edit", chat_id=chat.id, message=message.to_json())

    def delete(self, chat: Chat, message: Message) -> None:
        """Take a message out of its chat; it stays visible to the control API as deleted."""
        message.deleted = True
        message.seq = self.journal.seq + 1
        self.journal.event("delete", chat_id=chat.id, message=message.to_json())

    def notify(self, kind: str, body: Json, life: float = DAY) -> None:
        """Queue an update for the bot."""
        self.queue.push({kind: body}, self.now() + life)

    def live(self, chat: Chat, message_id: int) -> Message | None:
        """A message that is there."""
        message = chat.messages.get(message_id)
        return None if message is None or message.deleted else message

    def messages(self) -> Iterator[Message]:
        """All messages of all chats, oldest first."""
        everything = [message for chat in self.chats.values() for message in chat.messages.values()]
        return iter(sorted(everything, key=lambda message: (message.data["date"], message.id)))
