"""What can come in: messages, presses, member changes, due times, answers of the outside; free of Telegram's types."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, field


class Sender(Struct, frozen=True):
    """Who wrote or pressed, as Telegram names them; lives in memory only."""

    telegram_id: int
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language: str = ""
    is_bot: bool = False

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


class Chat(Struct, frozen=True):
    """Where it happened; `kind` is "private", "group", "supergroup" or "channel"."""

    id: int
    kind: str
    title: str = ""
    username: str = ""


class Media(Struct, frozen=True):
    """A file of a message; `kind` is photo, video, document, animation, voice, audio, video_note or sticker."""

    kind: str
    file_id: str
    file_unique_id: str
    size: int = 0
    mime: str = ""
    name: str = ""


class Forward(Struct, frozen=True):
    """Where a forwarded message came from; `kind` is user, hidden_user, chat or channel."""

    kind: str
    user_id: int | None = None
    username: str = ""
    name: str = ""


class Message(Struct, frozen=True, kw_only=True):
    """A message or its edit; `text` is text or caption; `links` are addresses hidden behind text_link entities.

    `other` names a kind that carries neither text nor file (location, poll, dice, game, venue, …).
    `anonymous`: sent on behalf of the group or a channel. `person` is set by intake.
    """

    chat: Chat
    sender: Sender
    message_id: int
    date: datetime
    edit_date: datetime | None = None
    text: str = ""
    links: tuple[str, ...] = ()
    media: Media | None = None
    album: str = ""
    forward: Forward | None = None
    contact_phone: str = ""
    reply_to: int | None = None
    reply_to_bot: bool = False
    anonymous: bool = False
    other: str = ""
    person: int = 0

    @property
    def command(self) -> tuple[str, str] | None:
        """Name (lower case, without @bot) and argument of a leading /command; a stroke alone is none."""
        head = re.match(r"/([^\s@]+)\S*", self.text)
        return (head[1].lower(), self.text[head.end() :].strip()) if head else None


class Press(Struct, frozen=True, kw_only=True):
    """An inline button was pressed; `data` may be forged. `chat` is None for inline or inaccessible origins."""

    id: str
    chat: Chat | None
    sender: Sender
    message_id: int
    data: str
    anonymous: bool = False
    person: int = 0


class MemberChange(Struct, frozen=True, kw_only=True):
    """Somebody's status in a chat changed; `about_bot` when it is the bot's own (my_chat_member)."""

    chat: Chat
    sender: Sender
    by: Sender
    about_bot: bool
    before: str
    after: str
    date: datetime
    person: int = 0


class GroupUpgraded(Struct, frozen=True, kw_only=True):
    """A group became a supergroup with a new id."""

    old_chat_id: int
    new_chat_id: int


class Due(Struct, frozen=True, kw_only=True):
    """A stored timer is due."""

    kind: str
    subject: int
    due_at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


class Answered(Struct, frozen=True, kw_only=True):
    """What the outside said to a call that asked for its answer; `about` is what the asking step stored with it.

    `outcome` is "done", "refused" (400), "gone" (403), "unknown" (no answer in time). `result` is Telegram's JSON.
    Of a Work: "done" with its handler's result, "failed" with a text key as `description`, "unknown".
    `original` is the press that waited for it, where one did.
    """

    kind: str
    outcome: str
    result: Any = None
    description: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    original: Press | None = None


class Started(Struct, frozen=True, kw_only=True):
    """The bot has started and knows who it is."""

    bot_id: int
    bot_username: str


Input = Message | Press | MemberChange | GroupUpgraded | Due | Answered | Started
