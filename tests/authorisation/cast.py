"""Who presses and writes: every standing somebody can have, and the chats it can happen in."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from reportbot.bot_api.inbound import read
from reportbot.bot_api.people import CHANNEL_BOT, GROUP_ANONYMOUS_BOT
from reportbot.conversation.inputs import Press
from tests.conversation import staff_world as w


class Right(StrEnum):
    """What a rule of the table asks for, in the words of docs/permissions.md."""

    ANYONE = "anyone, in what is their own"
    REPORTER = "who made the report"
    BLOCKED = "who is blocked"
    MODERATOR = "moderator"
    SUPERVISOR = "supervisor"
    ADMIN_IN_GROUP = "admin who is in the group"
    ADMIN = "admin"


class Tie(StrEnum):
    """What keeps somebody from acting although his standing would do."""

    REPORTED = "who reported the account"
    DECIDED = "who decided the case"
    OBJECTED = "who made the objection"
    DEMANDED = "who demanded the opening"
    BLOCKED_HIM = "who made the block"


class Role(Struct, frozen=True, kw_only=True):
    """Somebody of one standing; `status` is what Telegram says of him in the group, "" for nothing that is true.

    `stored`: what the bot has written down, where it is not what Telegram says. `known` False: no row at all.
    """

    name: str
    person: int
    rights: frozenset[Right]
    status: str = "left"
    approved: bool = True
    ties: frozenset[Tie] = frozenset()
    known: bool = True
    sender: int = 0
    is_bot: bool = False

    @property
    def telegram_id(self) -> int:
        """His id at Telegram."""
        return self.sender or 7000 + self.person

    @property
    def truth(self) -> dict[str, Any]:
        """What getChatMember answers."""
        status = "restricted" if self.status.startswith("restricted") else self.status
        told: dict[str, Any] = {"status": status, "user": {"first_name": self.name}}
        return told | ({"is_member": self.status == "restricted"} if status == "restricted" else {})


UNKNOWN, KICKED, OUTSIDE, MUTED, MOD_REPORTED, DEMOTED, ADMIN_MODERATOR, ADMIN_SUPERVISOR, REPORTER, ROBOT = range(
    11, 21
)
"""People beside those of staff_world. OUTSIDE is restricted and not in the group; MUTED restricted, and in it."""

_ALL = frozenset({Right.ANYONE})
_MODERATOR = _ALL | {Right.MODERATOR}
_SUPERVISOR = _MODERATOR | {Right.SUPERVISOR}
_IN_GROUP = frozenset({Right.ADMIN, Right.ADMIN_IN_GROUP})

ROLES = (
    Role(name="unknown citizen", person=UNKNOWN, rights=_ALL, known=False),
    Role(name="reporter of the case", person=REPORTER, rights=_ALL | {Right.REPORTER}, known=False),
    Role(name="blocked citizen", person=w.WRITER, rights=_ALL | {Right.BLOCKED}, ties=frozenset({Tie.REPORTED})),
    Role(name="the reported objecting", person=w.CITIZEN, rights=_ALL, ties=frozenset({Tie.OBJECTED})),
    Role(name="moderator", person=w.MODERATOR, rights=_MODERATOR, status="member"),
    Role(name="moderator waiting for approval", person=w.NEWCOMER, rights=_ALL, status="member", approved=False),
    Role(
        name="moderator who reported",
        person=MOD_REPORTED,
        rights=_MODERATOR,
        status="member",
        ties=frozenset({Tie.REPORTED}),
    ),
    Role(name="muted moderator", person=MUTED, rights=_MODERATOR, status="restricted"),
    Role(name="ex-moderator who left", person=w.FORMER, rights=_ALL),
    Role(name="ex-moderator who was kicked", person=KICKED, rights=_ALL, status="kicked"),
    Role(name="ex-moderator restricted and out", person=OUTSIDE, rights=_ALL, status="restricted, out", known=False),
    Role(
        name="supervisor",
        person=w.SUPERVISOR,
        rights=_SUPERVISOR,
        status="administrator",
        ties=frozenset({Tie.DEMANDED}),
    ),
    Role(
        name="supervisor who reported",
        person=w.REPORTED,
        rights=_SUPERVISOR,
        status="administrator",
        ties=frozenset({Tie.REPORTED}),
    ),
    Role(
        name="supervisor who decided",
        person=w.DECIDED,
        rights=_SUPERVISOR,
        status="creator",
        ties=frozenset({Tie.DECIDED}),
    ),
    Role(name="demoted supervisor", person=DEMOTED, rights=_MODERATOR, status="member"),
    Role(name="admin", person=w.ADMIN, rights=_ALL | {Right.ADMIN}, ties=frozenset({Tie.BLOCKED_HIM})),
    Role(name="admin who is moderator", person=ADMIN_MODERATOR, rights=_MODERATOR | _IN_GROUP, status="member"),
    Role(
        name="admin who is supervisor", person=ADMIN_SUPERVISOR, rights=_SUPERVISOR | _IN_GROUP, status="administrator"
    ),
    Role(name="anonymous admin", person=0, rights=frozenset(), sender=GROUP_ANONYMOUS_BOT, is_bot=True),
    Role(name="channel", person=0, rights=frozenset(), sender=CHANNEL_BOT, is_bot=True),
    Role(name="bot", person=ROBOT, rights=frozenset(), is_bot=True),
)
BY_PERSON: Mapping[int, Role] = {role.person: role for role in ROLES if role.person}
ADMINS = (w.ADMIN, ADMIN_MODERATOR, ADMIN_SUPERVISOR)


class Spot(StrEnum):
    """Where somebody presses or writes."""

    PRIVATE = "the private chat with the bot"
    STRANGE = "the private chat of somebody else"
    GROUP = "the moderators' group"
    OLD_GROUP = "a group that was connected before"
    OTHER_GROUP = "another group"
    CHANNEL = "a channel"
    INLINE = "an inline message"
    INACCESSIBLE = "a message that Telegram no longer shows"
    BUSINESS = "a business chat"


OLD_GROUP, OTHER_GROUP, CHANNEL, STRANGER = -1007777777, -1009999999, -1005555555, 4242


def chat(role: Role, spot: Spot) -> dict[str, Any]:
    """The chat as Telegram names it."""
    person = {"id": role.telegram_id, "type": "private", "first_name": role.name}
    groups = {Spot.OLD_GROUP: OLD_GROUP, Spot.OTHER_GROUP: OTHER_GROUP}
    if spot in {Spot.PRIVATE, Spot.BUSINESS}:
        return person
    if spot is Spot.STRANGE:
        return person | {"id": STRANGER}
    if spot is Spot.CHANNEL:
        return {"id": CHANNEL, "type": "channel", "title": "Kanal"}
    return {"id": groups.get(spot, w.GROUP), "type": "supergroup", "title": "Tim"}


def user(role: Role) -> dict[str, Any]:
    """The person as Telegram names him."""
    return {"id": role.telegram_id, "is_bot": role.is_bot, "first_name": role.name}


def press(role: Role, spot: Spot, data: str, message: int, number: str) -> dict[str, Any]:
    """A callback_query as it comes in."""
    query: dict[str, Any] = {"id": number, "from": user(role), "chat_instance": "1", "data": data}
    if spot is Spot.INLINE:
        query["inline_message_id"] = "AAAA"
    else:
        date = 0 if spot is Spot.INACCESSIBLE else 1_600_000_000
        query["message"] = {"message_id": message, "date": date, "chat": chat(role, spot)}
    if spot is Spot.BUSINESS:
        query["message"]["business_connection_id"] = "b"
    return {"update_id": 1, "callback_query": query}


def message(role: Role, spot: Spot, text: str, number: int, reply_to: int | None = None) -> dict[str, Any]:
    """A message as it comes in."""
    sent: dict[str, Any] = {"message_id": number, "date": 1_600_000_000, "chat": chat(role, spot), "text": text}
    if role.sender:
        sent["sender_chat"] = chat(role, spot)
    if spot is not Spot.CHANNEL:
        sent["from"] = user(role)
    if spot is Spot.BUSINESS:
        sent["business_connection_id"] = "b"
    if reply_to is not None:
        sent["reply_to_message"] = {
            "message_id": reply_to,
            "date": 1,
            "chat": sent["chat"],
            "from": {"id": 1, "is_bot": True, "first_name": "Bot"},
        }
    return {"update_id": 1, "channel_post" if spot is Spot.CHANNEL else "message": sent}


def read_press(role: Role, spot: Spot) -> list[Press]:
    """How a press reads."""
    return [item for item in read(press(role, spot, "mx", 5, "p"), 1) if isinstance(item, Press)]
