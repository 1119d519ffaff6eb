"""Users and chats of the Bot API as the conversation names them."""

from reportbot.bot_api.fields import Json, flag, number, positive, string
from reportbot.conversation.inputs import Chat, Sender

GROUP_ANONYMOUS_BOT = 1087968824
"""`from` of what an anonymous admin of a group writes."""

CHANNEL_BOT = 136817688
"""`from` of what is written in a channel's name."""

ANONYMOUS_IDS = frozenset({GROUP_ANONYMOUS_BOT, CHANNEL_BOT})


def sender_of(user: Json) -> Sender:
    """A User."""
    return Sender(
        telegram_id=positive(user, "id"),
        first_name=string(user, "first_name"),
        last_name=string(user, "last_name"),
        username=string(user, "username"),
        language=string(user, "language_code"),
        is_bot=flag(user, "is_bot"),
    )


def chat_of(chat: Json) -> Chat:
    """A Chat."""
    return Chat(
        id=number(chat, "id"),
        kind=string(chat, "type", None),
        title=string(chat, "title"),
        username=string(chat, "username"),
    )
