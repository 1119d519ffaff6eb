"""deleteMessage(s): younger than 48 hours, the bot's own or, for an administrator, anybody's."""

from __future__ import annotations

from reportbot.sandbox.access import find_message, method, writable_chat
from reportbot.sandbox.errors import bad_request
from reportbot.sandbox.params import Params
from reportbot.sandbox.world import Chat, Message, World

MAX_AGE = 48 * 3600


def _deletable(world: World, chat: Chat, message: Message) -> bool:
    if world.now() - message.data["date"] >= MAX_AGE:
        return False
    own = message.data.get("from", {}).get("id") == world.bot["id"]
    return own or chat.private or world.bot_member(chat).admin


@method("deleteMessage")
async def delete_message(world: World, params: Params) -> object:
    """One message; 400 if it is gone, too old or not the bot's to delete."""
    chat = writable_chat(world, params)
    message = find_message(world, chat, params, "message to delete")
    if not _deletable(world, chat, message):
        raise bad_request("message can't be deleted for everyone")
    world.delete(chat, message)
    return True


@method("deleteMessages")
async def delete_messages(world: World, params: Params) -> object:
    """Several; those not found are skipped."""
    chat = writable_chat(world, params)
    for number in params.message_ids():
        message = world.live(chat, number)
        if message is not None and _deletable(world, chat, message):
            world.delete(chat, message)
    return True
