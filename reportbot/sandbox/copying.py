"""copyMessage, forwardMessage and their plurals; protected messages are neither copied nor forwarded."""

from __future__ import annotations

from reportbot.sandbox.access import bot_sender, find_message, method, readable_chat, spend
from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.params import Params
from reportbot.sandbox.sending import captioned, deliver, outgoing
from reportbot.sandbox.world import Chat, Message, World

FRAME = {
    "message_id", "from", "sender_chat", "chat", "date", "edit_date", "reply_to_message", "reply_markup",
    "forward_origin", "media_group_id", "has_protected_content", "author_signature", "via_bot",
}  # fmt: skip
SERVICE = {
    "new_chat_members", "left_chat_member", "pinned_message", "migrate_to_chat_id", "migrate_from_chat_id",
    "new_chat_title", "group_chat_created", "supergroup_chat_created",
}  # fmt: skip


def _copyable(message: Message | None) -> bool:
    return message is not None and not message.data.get("has_protected_content") and not SERVICE & message.data.keys()


def _content(message: Message) -> Json:
    return {key: value for key, value in message.data.items() if key not in FRAME}


def _source(world: World, params: Params) -> Chat:
    return readable_chat(world, params, "from_chat_id")


@method("copyMessage")
async def copy_message(world: World, params: Params) -> object:
    """A message without its origin; a given caption takes the place of the old one."""
    out = outgoing(world, params)
    message = find_message(world, _source(world, params), params, "message to copy")
    if not _copyable(message):
        raise bad_request("message can't be copied")
    content = _content(message)
    if params.values.get("caption") is not None and "text" not in content:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        content |= captioned(world, params)
    return {"message_id": deliver(world, out, content)["message_id"]}


@method("forwardMessage")
async def forward_message(world: World, params: Params) -> object:
    """A message with its origin."""
    out = outgoing(world, params)
    message = find_message(world, _source(world, params), params, "message to forward")
    if not _copyable(message):
        raise bad_request("message can't be forwarded")
    return deliver(world, out, _content(message) | {"forward_origin": origin(message.data)})


def origin(data: Json) -> Json:
    """Where a message came from first."""
    if "forward_origin" in data:
        return dict(data["forward_origin"])
    if data["chat"]["type"] == "channel":
        there = {"chat": data["chat"], "message_id": data["message_id"]}
        return {"type": "channel", "date": data["date"]} | there
    if "sender_chat" in data:
        return {"type": "chat", "date": data["date"], "sender_chat": data["sender_chat"]}
    return {"type": "user", "date": data["date"], "sender_user": data["from"]}


@method("copyMessages", "forwardMessages")
async def copy_messages(world: World, params: Params) -> object:
    """Several at once; what cannot be copied is silently skipped, albums stay albums."""
    out = outgoing(world, params)
    source = _source(world, params)
    found = [world.live(source, number) for number in params.message_ids()]
    ready = [message for message in found if message is not None and _copyable(message)]
    forwarding = params.method == "forwardMessages"
    if not ready:
        raise bad_request(f"there are no messages to {'forward' if forwarding else 'copy'}")
    spend(world, out.chat, len(ready))
    groups: dict[str, str] = {}
    answers: list[Json] = []
    for message in ready:
        content = _content(message)
        if "media_group_id" in message.data:
            group = groups.setdefault(message.data["media_group_id"], str(world.serial()))
            content["media_group_id"] = group
        if params.flag("remove_caption"):
            content = {key: value for key, value in content.items() if not key.startswith("caption")}
        if forwarding:
            content["forward_origin"] = origin(message.data)
        added = world.add(out.chat, bot_sender(world, out.chat), out.around | content)
        answers.append({"message_id": added.id})
    return answers
