"""One raw update of the Bot API -> the inputs it stands for."""

from collections.abc import Callable
from typing import Any

from reportbot.bot_api.content import forward, links, media, other
from reportbot.bot_api.fields import Json, Unreadable, moment, number, part, string
from reportbot.bot_api.people import ANONYMOUS_IDS, GROUP_ANONYMOUS_BOT, chat_of, sender_of
from reportbot.conversation.inputs import (
    GroupUpgraded,
    Input,
    MemberChange,
    Message,
    Press,
    Sender,
)

__all__ = ["Unreadable", "read"]

# Written through a business account or as a guest: not a conversation with this bot.
_FOREIGN = ("business_connection_id", "guest_query_id", "guest_bot_caller_user", "guest_bot_caller_chat")


def read(raw: Any, bot_id: int | None = None) -> tuple[Input, ...]:
    """The inputs of an update, none for what is ignored; raises Unreadable and nothing else.

    Ignored: other bots, channels, business and guest messages, service messages, inline queries, reactions.
    With `bot_id`, `reply_to_bot` means this bot; without it, any bot.
    """
    if not isinstance(raw, dict):
        raise Unreadable("update")
    for kind, reader in _READERS.items():
        if kind in raw:
            return reader(part(raw, kind), bot_id)
    return ()


def _message(message: Json, bot_id: int | None) -> tuple[Input, ...]:
    if _is_foreign(message):
        return ()
    chat = chat_of(part(message, "chat"))
    if (upgraded := _upgraded(chat.id, message)) is not None:
        return (upgraded,)
    sender = _sender(message)
    anonymous = "sender_chat" in message or sender.telegram_id in ANONYMOUS_IDS
    # Who is anonymous is so in a group: in a private chat nothing is written in another's name.
    posted = anonymous and chat.kind != "private"
    if chat.kind == "channel" or (sender.is_bot and not posted):
        return ()
    found, unusual = media(message), other(message)
    if unusual is None:
        return ()
    return (
        Message(
            chat=chat,
            sender=sender,
            message_id=number(message, "message_id"),
            date=moment(message, "date"),
            edit_date=moment(message, "edit_date") if "edit_date" in message else None,
            text=string(message, "text") or string(message, "caption"),
            links=links(message),
            media=found,
            album=string(message, "media_group_id"),
            forward=forward(message),
            contact_phone=string(part(message, "contact"), "phone_number") if "contact" in message else "",
            reply_to=number(part(message, "reply_to_message"), "message_id") if "reply_to_message" in message else None,
            reply_to_bot=_replies_to_bot(message, bot_id),
            anonymous=anonymous,
            other=unusual,
        ),
    )


def _is_foreign(message: Json) -> bool:
    return any(name in message for name in _FOREIGN)


def _upgraded(chat_id: int, message: Json) -> GroupUpgraded | None:
    if "migrate_to_chat_id" in message:
        return GroupUpgraded(old_chat_id=chat_id, new_chat_id=number(message, "migrate_to_chat_id"))
    if "migrate_from_chat_id" in message:
        return GroupUpgraded(old_chat_id=number(message, "migrate_from_chat_id"), new_chat_id=chat_id)
    return None


def _sender(message: Json) -> Sender:
    if "from" not in message and "sender_chat" in message:
        return Sender(telegram_id=GROUP_ANONYMOUS_BOT, is_bot=True)
    return sender_of(part(message, "from"))


def _replies_to_bot(message: Json, bot_id: int | None) -> bool:
    if "reply_to_message" not in message:
        return False
    replied = part(message, "reply_to_message")
    if "from" not in replied:
        return False
    author = sender_of(part(replied, "from"))
    return author.is_bot if bot_id is None else author.telegram_id == bot_id


def _press(query: Json, _bot_id: int | None) -> tuple[Input, ...]:
    sender = sender_of(part(query, "from"))
    anonymous = sender.telegram_id in ANONYMOUS_IDS
    if sender.is_bot and not anonymous:
        return ()
    origin = part(query, "message") if "message" in query else {}
    # Date 0 marks an InaccessibleMessage.
    known = origin and origin.get("date") != 0 and "inline_message_id" not in query and not _is_foreign(origin)
    chat = chat_of(part(origin, "chat")) if known else None
    if chat is not None and chat.kind == "private" and (anonymous or chat.id != sender.telegram_id):
        chat = None  # nobody presses in the private chat of somebody else
    press = Press(
        id=string(query, "id", None),
        chat=chat,
        sender=sender,
        message_id=number(origin, "message_id", 0),
        data=string(query, "data"),
        anonymous=anonymous,
    )
    return (press,)


def _own_member(change: Json, _bot_id: int | None) -> tuple[Input, ...]:
    return (_change(change, about_bot=True),)


def _member(change: Json, _bot_id: int | None) -> tuple[Input, ...]:
    found = _change(change, about_bot=False)
    return () if found.sender.is_bot else (found,)


def _change(change: Json, *, about_bot: bool) -> MemberChange:
    after = part(change, "new_chat_member")
    return MemberChange(
        chat=chat_of(part(change, "chat")),
        sender=sender_of(part(after, "user")),
        by=sender_of(part(change, "from")),
        about_bot=about_bot,
        before=_status(part(change, "old_chat_member")),
        after=_status(after),
        date=moment(change, "date"),
    )


def _status(member: Json) -> str:
    status = string(member, "status", None)
    return "left" if status == "restricted" and member.get("is_member") is False else status


_READERS: dict[str, Callable[[Json, int | None], tuple[Input, ...]]] = {
    "message": _message,
    "edited_message": _message,
    "callback_query": _press,
    "my_chat_member": _own_member,
    "chat_member": _member,
}
