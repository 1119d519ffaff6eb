"""editMessage*: the bot's own messages, at any age, refused when nothing changes."""

from __future__ import annotations

from reportbot.sandbox.access import find_message, method, spend, writable_chat
from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.markup import inline_markup
from reportbot.sandbox.media import EDIT_KINDS, content_kind, input_media
from reportbot.sandbox.params import Params
from reportbot.sandbox.sending import captioned, preview
from reportbot.sandbox.text import check_text, formatted
from reportbot.sandbox.world import Chat, Message, World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
FRAME = {
    "message_id", "from", "sender_chat", "chat", "date", "reply_to_message", "has_protected_content",
    "media_group_id", "forward_origin", "is_topic_message",
}  # fmt: skip


def _editable(world: World, params: Params) -> tuple[Chat, Message]:
    if params.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = writable_chat(world, params)
    message = find_message(world, chat, params, "message to edit")
    own = message.data.get("from", {}).get("id") == world.bot["id"] or chat.type == "channel"
    if not own or "forward_origin" in message.data:
        raise bad_request("message can't be edited")
    return chat, message


def _replace(world: World, chat: Chat, message: Message, content: Json, markup: Json | None) -> Json:
    """Give a message new content; the date of the edit is no difference, nor is a link preview."""
    frame = {key: value for key, value in message.data.items() if key in FRAME}
    data = frame | content | ({"reply_markup": markup} if markup else {})
    if _compared(data) == _compared(message.data):
        raise bad_request(NOT_MODIFIED)
    spend(world, chat)
    world.change(chat, message, data | {"edit_date": int(world.now())})
    return message.data


def _compared(data: Json) -> Json:
    return {key: value for key, value in data.items() if key not in {"edit_date", "link_preview_options"}}


@method("editMessageText")
async def edit_message_text(world: World, params: Params) -> object:
    """Another text; without reply_markup the keyboard goes."""
    chat, message = _editable(world, params)
    markup = inline_markup(params)
    text, entities = formatted(params, "text", "entities", world.find_user)
    check_text(text, editing=True)
    if "text" not in message.data:
        raise bad_request("there is no text in the message to edit")
    content: Json = {"text": text} | ({"entities": entities} if entities else {}) | preview(params)
    return _replace(world, chat, message, content, markup)


@method("editMessageCaption")
async def edit_message_caption(world: World, params: Params) -> object:
    """Another caption under the same file."""
    chat, message = _editable(world, params)
    markup = inline_markup(params)
    if content_kind(message.data) is None:
        raise bad_request("there is no caption in the message to edit")
    dropped = {"caption", "caption_entities", "show_caption_above_media", "reply_markup", "edit_date"}
    kept = {key: value for key, value in message.data.items() if key not in dropped}
    return _replace(world, chat, message, kept | captioned(world, params), markup)


def _album_of(content: Json) -> str | None:
    """Pictures and videos stand together in an album, audio files and documents each among their own."""
    kind = content_kind(content)
    return "pictures" if kind in {"photo", "video"} else kind


@method("editMessageMedia")
async def edit_message_media(world: World, params: Params) -> object:
    """Another file in its place."""
    chat, message = _editable(world, params)
    markup = inline_markup(params)
    media = params.mapping("media", "input media")
    content = input_media(world, media, params, "can't parse InputMedia: {}".format, EDIT_KINDS)
    if "media_group_id" in message.data and _album_of(content) != _album_of(message.data):
        raise bad_request("can't use the media of the specified type in the album")
    return _replace(world, chat, message, content, markup)


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(world: World, params: Params) -> object:
    """Another keyboard, or none."""
    chat, message = _editable(world, params)
    markup = inline_markup(params)
    kept = {key: value for key, value in message.data.items() if key not in {"reply_markup", "edit_date"}}
    return _replace(world, chat, message, kept, markup)
