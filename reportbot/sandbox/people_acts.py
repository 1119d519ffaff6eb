"""What people do: write, send files, edit, press buttons."""

from __future__ import annotations

import base64
from typing import Any

from reportbot.sandbox.errors import ControlError, Json
from reportbot.sandbox.files import PREFIX
from reportbot.sandbox.media import as_content
from reportbot.sandbox.people_moves import set_blocked
from reportbot.sandbox.sending import short
from reportbot.sandbox.text import trimmed
from reportbot.sandbox.update_queue import QUERY_LIFE
from reportbot.sandbox.world import ANONYMOUS, Chat, Message, World


def send(world: World, body: Json) -> list[Message]:
    """One message, or an album of several media; the bot gets an update for each it may see."""
    chat = world.chat(body["chat_id"])
    sender = _sender(world, chat, body)
    around = _around(world, chat, body)
    contents = _contents(world, body)
    if len(contents) > 1:
        around["media_group_id"] = str(world.serial())
    sent = [world.add(chat, sender, around | content | (body.get("raw") or {})) for content in contents]
    for message in sent:
        if _bot_sees(world, chat, message.data):
            world.notify("channel_post" if chat.type == "channel" else "message", message.data)
    return sent


def _sender(world: World, chat: Chat, body: Json) -> Json:
    user = world.user(body["user_id"])
    if chat.private:
        if user.id != chat.id:
            raise ControlError("a private chat belongs to one person")
        if user.deactivated:
            raise ControlError("the person's account is deactivated")
        set_blocked(world, user, blocked=False)
        if not user.started:
            user.started = True
            world.journal.event("user", user_id=user.id)
        return {"from": user.data}
    member = chat.member(user.id)
    if chat.upgraded_to is not None or not member.inside or member.status == "restricted":
        raise ControlError(f"user {user.id} cannot write in chat {chat.id}")
    if chat.type == "channel":
        return {"sender_chat": world.chat_json(chat)}
    if body.get("sender_chat_id"):
        number = int(body["sender_chat_id"])
        as_chat = world.chat_json(world.chat(number))
        return {"from": ANONYMOUS, "sender_chat": as_chat}
    if member.is_anonymous:
        return {"from": ANONYMOUS, "sender_chat": world.chat_json(chat)}
    return {"from": user.data}


def _around(world: World, chat: Chat, body: Json) -> Json:
    around: Json = {}
    if body.get("reply_to"):
        message = world.live(chat, int(body["reply_to"]))
        if message is None:
            raise ControlError("the message replied to is not there")
        around["reply_to_message"] = short(message)
    if body.get("forward_origin"):
        around["forward_origin"] = {"date": int(world.now()) - 60} | body["forward_origin"]
    return around


def _contents(world: World, body: Json) -> list[Json]:
    """The contents of the messages, the caption at the first."""
    text = f"/start {body['via_start']}".strip() if body.get("via_start") is not None else body.get("text")
    if text is not None:
        return [_formatted("text", "entities", text, body.get("entities"))]
    extra = {
        name: _extra(world, name, body[name]) for name in ("contact", "location", "dice", "poll") if body.get(name)
    }
    if extra:
        return [extra]
    contents = [_media(world, item) for item in body.get("media") or []]
    if contents and body.get("caption"):
        contents[0] |= _formatted("caption", "caption_entities", body["caption"], body.get("entities"))
    if not contents and not body.get("raw"):
        raise ControlError("nothing to send")
    return contents or [{}]


def _formatted(name: str, entities_name: str, text: str, entities: list[Json] | None) -> Json:
    """A person's text as their app sends it: trimmed, at most 4096 characters, entities found."""
    if len(text) > 4096:
        raise ControlError("a person's app sends at most 4096 characters at once")
    text, found = trimmed(text, entities or [])
    if not text:
        raise ControlError("an empty text cannot be sent")
    return {name: text} | ({entities_name: found} if found else {})


def _extra(world: World, name: str, given: Any) -> Json:
    defaults: dict[str, Json] = {
        "contact": {"phone_number": "+628120000000", "first_name": "Kontak"},
        "location": {"latitude": -6.2, "longitude": 106.8},
        "dice": {"emoji": "🎲", "value": 4},
        "poll": {
            "id": str(world.serial()), "question": "?", "total_voter_count": 0, "is_closed": False,
            "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False,
            "members_only": False, "options": [],
        },
    }  # fmt: skip
    return defaults[name] | (given if isinstance(given, dict) else {})


def _media(world: World, item: Json) -> Json:
    kind = item.get("kind", "photo")
    if kind not in PREFIX:
        raise ControlError(f"unknown kind of file {kind!r}")
    content = base64.b64decode(item["base64"]) if item.get("base64") else None
    if content is None and not item.get("size"):
        content = b"\0" * 1024
    stored = world.files.add(kind, content, item.get("name"), item.get("mime"), item)
    spoiler = {"has_media_spoiler": True} if item.get("has_spoiler") else {}
    return as_content(stored, kind) | spoiler


def _bot_sees(world: World, chat: Chat, data: Json) -> bool:
    """Privacy mode: a bot that is no administrator hears commands, mentions, and replies to itself."""
    if chat.private:
        return True
    standing = world.bot_member(chat)
    if not standing.inside or standing.admin:
        return standing.inside
    if data.get("reply_to_message", {}).get("from", {}).get("id") == world.bot["id"]:
        return True
    text: str = data.get("text") or data.get("caption") or ""
    name = f"@{world.bot['username']}".lower()
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    return name in text.lower() or (bool(command) and "@" not in command)


def edit(world: World, body: Json) -> Message:
    """A person changes the text or caption of their message."""
    chat = world.chat(body["chat_id"])
    message = world.live(chat, int(body["message_id"]))
    if message is None or message.data.get("from", {}).get("id") not in {int(body["user_id"]), ANONYMOUS["id"]}:
        raise ControlError("people edit only their own messages")
    name = "text" if body.get("text") is not None else "caption"
    dropped = {name, "entities" if name == "text" else "caption_entities"}
    kept = {key: value for key, value in message.data.items() if key not in dropped}
    entities_name = "entities" if name == "text" else "caption_entities"
    data = kept | _formatted(name, entities_name, str(body[name]), body.get("entities"))
    world.change(chat, message, data | {"edit_date": int(world.now())})
    if _bot_sees(world, chat, message.data):
        world.notify("edited_channel_post" if chat.type == "channel" else "edited_message", message.data)
    return message


def press(world: World, body: Json) -> str:
    """Press an inline button; returns the id of the query. `forge` sends data no button has."""
    chat, user = world.chat(body["chat_id"]), world.user(body["user_id"])
    message = chat.messages.get(int(body["message_id"]))
    data = str(body["data"])
    if not body.get("forge"):
        _check_press(chat, message, user.id, data)
    query_id = str(world.start * 1_000_000_000 + world.serial())
    world.queries[query_id] = (world.now(), user.id)
    query: Json = {"id": query_id, "from": user.data, "chat_instance": str(chat.id * 31), "data": data}
    if message is not None and not message.deleted:
        query["message"] = message.data | {"chat": world.chat_json(chat)}
    else:
        query["message"] = {"chat": world.chat_json(chat), "message_id": int(body["message_id"]), "date": 0}
    world.journal.event("press", chat_id=chat.id, user_id=user.id, query_id=query_id, data=data)
    world.notify("callback_query", query, QUERY_LIFE)
    return query_id


def _check_press(chat: Chat, message: Message | None, user_id: int, data: str) -> None:
    if chat.private and chat.id != user_id:
        raise ControlError("a private chat belongs to one person")
    if not chat.private and not chat.member(user_id).inside:
        raise ControlError(f"user {user_id} is not in chat {chat.id}")
    if message is None or message.deleted:
        raise ControlError("the message is not there")
    rows = message.data.get("reply_markup", {}).get("inline_keyboard", [])
    if data not in {button.get("callback_data") for row in rows for button in row}:
        raise ControlError("no button of the message carries this data")
