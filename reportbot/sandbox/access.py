"""Which chat a call may touch, and the refusals Telegram gives when it may not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from reportbot.sandbox.errors import Json, bad_request, forbidden
from reportbot.sandbox.params import Params
from reportbot.sandbox.world import Chat, Message, User, World

Handler = Callable[[World, Params], Awaitable[object]]
METHODS: dict[str, tuple[str, Handler]] = {}


def method(*names: str) -> Callable[[Handler], Handler]:
    """Serve Bot API methods with a function."""

    def register(handler: Handler) -> Handler:
        METHODS.update({name.lower(): (name, handler) for name in names})
        return handler

    return register


def find_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """The chat named by number or @username; 400 if the bot never saw it."""
    given = params.text(name)
    if not given:
        raise bad_request(f"{name} is empty")
    if given.startswith("@"):
        wanted = given[1:].lower()
        for chat in world.chats.values():
            if not chat.private and (chat.username or "").lower() == wanted:
                return chat
        raise bad_request("chat not found")
    try:
        number = int(given)
    except ValueError:
        raise bad_request("chat not found") from None
    if number in world.users:
        return world.chat(number)
    if number not in world.chats:
        raise bad_request("chat not found")
    return world.chats[number]


def readable_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """A chat the bot may look at: it is in it, or the chat is public."""
    chat = find_chat(world, params, name)
    if chat.private:
        if not world.users[chat.id].started:
            raise bad_request("chat not found")
    elif chat.type != "group" and not chat.username:
        _check_inside(world, chat)
    return chat


def writable_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """A chat the bot may write to."""
    chat = find_chat(world, params, name)
    if chat.private:
        _check_person(world.users[chat.id])
    elif chat.upgraded_to is not None:
        text = "group chat was upgraded to a supergroup chat"
        raise bad_request(text, migrate_to_chat_id=chat.upgraded_to)
    else:
        _check_inside(world, chat)
    return chat


def _check_person(user: User) -> None:
    if user.deactivated:
        raise forbidden("user is deactivated")
    if not user.started:
        raise forbidden("bot can't initiate conversation with a user")
    if user.blocked:
        raise forbidden("bot was blocked by the user")


def _check_inside(world: World, chat: Chat) -> None:
    standing = world.bot_member(chat)
    kind = {"group": "group chat", "channel": "channel chat"}.get(chat.type, "supergroup chat")
    if standing.status == "kicked":
        raise forbidden(f"bot was kicked from the {kind}")
    if not standing.inside:
        raise forbidden(f"bot is not a member of the {kind}")


def check_may_send(world: World, chat: Chat) -> None:
    """In channels only administrators post, and the restricted do not write."""
    standing = world.bot_member(chat)
    if chat.type == "channel" and not standing.admin:
        raise bad_request("need administrator rights in the channel chat")
    if standing.status == "restricted":
        raise bad_request("not enough rights to send text messages to the chat")


def check_admin(world: World, chat: Chat, what: str) -> None:
    """Refuse what only an administrator may do."""
    if not chat.private and not world.bot_member(chat).admin:
        raise bad_request(f"not enough rights to {what}")


def find_message(world: World, chat: Chat, params: Params, what: str) -> Message:
    """The message `message_id` of a chat, or "… not found" / "… is not specified" in Telegram's words."""
    if not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = world.live(chat, params.integer("message_id"))
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def bot_sender(world: World, chat: Chat) -> Json:
    """How the bot's messages are signed in a chat."""
    if chat.type == "channel":
        return {"sender_chat": world.chat_json(chat)}
    return {"from": world.bot}


def spend(world: World, chat: Chat, count: int = 1) -> None:
    """Count messages against the rates; raises 429."""
    world.limits.spend(chat.id, count, world.now(), private=chat.private)
