"""sendMessage and its kin: what every outgoing message has in common, and each kind of content."""

from __future__ import annotations

from msgspec import Struct

from reportbot.sandbox.access import bot_sender, check_may_send, method, spend, writable_chat
from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.markup import reply_markup
from reportbot.sandbox.media import media_content
from reportbot.sandbox.params import Params
from reportbot.sandbox.text import check_caption, check_text, formatted
from reportbot.sandbox.world import Chat, Message, World

MEDIA = {
    "sendPhoto": "photo", "sendVideo": "video", "sendDocument": "document", "sendAnimation": "animation",
    "sendVoice": "voice", "sendAudio": "audio", "sendVideoNote": "video_note", "sendSticker": "sticker",
}  # fmt: skip
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


class Outgoing(Struct, frozen=True):
    """Where a message goes and what surrounds its content."""

    chat: Chat
    around: Json
    markup: Json | None
    other_markup: Json | None


def outgoing(world: World, params: Params) -> Outgoing:
    """Check the chat, the keyboard and the reply of a send*."""
    chat = writable_chat(world, params)
    check_may_send(world, chat)
    markup, other = reply_markup(params)
    around: Json = {}
    if params.flag("protect_content"):
        around["has_protected_content"] = True
    reply = replied(world, chat, params)
    if reply is not None:
        around["reply_to_message"] = short(reply)
    return Outgoing(chat, around, markup, other)


def short(message: Message) -> Json:
    """A message as another quotes it: without what it quotes itself."""
    return {key: value for key, value in message.data.items() if key != "reply_to_message"}


def replied(world: World, chat: Chat, params: Params) -> Message | None:
    """The message a send* replies to; 400 if it is gone and the caller insists."""
    given = params.mapping("reply_parameters", "reply parameters")
    if given is None:
        number, lenient = params.integer("reply_to_message_id"), params.flag("allow_sending_without_reply")
        if number <= 0:
            return None
    else:
        inner = Params(given)
        number, lenient = inner.integer("message_id"), inner.flag("allow_sending_without_reply")
        if inner.has("chat_id") and inner.integer("chat_id") != chat.id:
            raise bad_request("message to be replied not found")
    message = world.live(chat, number)
    if message is None and not lenient:
        raise bad_request("message to be replied not found")
    return message


def deliver(world: World, out: Outgoing, content: Json) -> Json:
    """Put one message into its chat; the answer is its Message."""
    spend(world, out.chat)
    markup = {"reply_markup": out.markup} if out.markup else {}
    sender = bot_sender(world, out.chat)
    return world.add(out.chat, sender, out.around | content | markup, out.other_markup).data


@method("sendMessage")
async def send_message(world: World, params: Params) -> object:
    """A text."""
    out = outgoing(world, params)
    text, entities = formatted(params, "text", "entities", world.find_user)
    check_text(text)
    content: Json = {"text": text} | ({"entities": entities} if entities else {}) | preview(params)
    return deliver(world, out, content)


def preview(params: Params) -> Json:
    """link_preview_options, kept as given when they say something."""
    options = params.mapping("link_preview_options", "link preview options") or {}
    if params.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if options else {}


def captioned(world: World, params: Params) -> Json:
    """Caption, spoiler and caption position of a send or an edit."""
    caption, entities = formatted(params, "caption", "caption_entities", world.find_user)
    check_caption(caption)
    content: Json = {"caption": caption} if caption else {}
    if caption and entities:
        content["caption_entities"] = entities
    if caption and params.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


@method(*MEDIA)
async def send_media(world: World, params: Params) -> object:
    """A file of the kind the method names."""
    kind = MEDIA[params.method]
    out = outgoing(world, params)
    content = captioned(world, params) if kind not in {"video_note", "sticker"} else {}
    content |= media_content(world, params, kind, params.text(kind))
    if params.flag("has_spoiler") and kind in {"photo", "video", "animation"}:
        content["has_media_spoiler"] = True
    return deliver(world, out, content)


@method("sendLocation", "sendVenue", "sendContact", "sendDice", "sendPoll")
async def send_other(world: World, params: Params) -> object:
    """Refused: this bot sends none of these, and a stand-in would only look like it works."""
    del world, params
    raise bad_request("method is not available in the sandbox")


@method("sendChatAction")
async def send_chat_action(world: World, params: Params) -> object:
    """ "… is typing"."""
    writable_chat(world, params)
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True
