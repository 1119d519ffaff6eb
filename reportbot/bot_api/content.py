"""What a message carries besides its text: files, links, its origin, or something the bot has no use for."""

from reportbot.bot_api.fields import Json, Unreadable, number, part, parts, string
from reportbot.bot_api.people import chat_of, sender_of
from reportbot.conversation.inputs import Forward, Media

# An animation's message has a document too, a live photo's a photo: the more exact kind comes first.
_FILES = ("animation", "video", "document", "voice", "audio", "video_note", "sticker")

# Neither text nor file. A venue's message has a location too.
_OTHER = (
    "venue",
    "location",
    "poll",
    "dice",
    "game",
    "story",
    "checklist",
    "paid_media",
    "invoice",
    "giveaway",
    "giveaway_winners",
    "gift",
    "unique_gift",
    "rich_message",
)

# Telegram's own reports of what happened in a chat; nobody waits for an answer to them.
_SERVICE = frozenset(
    {
        "boost_added",
        "channel_chat_created",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "chat_shared",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "community_chat_added",
        "community_chat_joined",
        "community_chat_removed",
        "connected_website",
        "delete_chat_photo",
        "direct_message_price_changed",
        "forum_topic_closed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "gift_upgrade_sent",
        "giveaway_completed",
        "giveaway_created",
        "group_chat_created",
        "left_chat_member",
        "managed_bot_created",
        "message_auto_delete_timer_changed",
        "new_chat_members",
        "new_chat_photo",
        "new_chat_title",
        "paid_message_price_changed",
        "passport_data",
        "pinned_message",
        "poll_option_added",
        "poll_option_deleted",
        "proximity_alert_triggered",
        "refunded_payment",
        "successful_payment",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "supergroup_chat_created",
        "user_shared",
        "users_shared",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
        "web_app_data",
        "write_access_allowed",
    }
)


def media(message: Json) -> Media | None:
    """The file of a message; of a photo its largest size."""
    for kind in _FILES:
        if kind in message:
            return _media(kind, part(message, kind))
    if "photo" in message:
        sizes = parts(message, "photo")
        if not sizes:
            raise Unreadable("photo")
        return _media("photo", max(sizes, key=_area))
    return None


def _area(size: Json) -> int:
    return number(size, "width", 0) * number(size, "height", 0)


def _media(kind: str, file: Json) -> Media:
    return Media(
        kind=kind,
        file_id=string(file, "file_id", None),
        file_unique_id=string(file, "file_unique_id", None),
        size=number(file, "file_size", 0),
        mime=string(file, "mime_type"),
        name=string(file, "file_name"),
    )


def links(message: Json) -> tuple[str, ...]:
    """Addresses behind words of the text or caption, each once."""
    found = [
        string(entity, "url")
        for name in ("entities", "caption_entities")
        if name in message
        for entity in parts(message, name)
        if entity.get("type") == "text_link"
    ]
    return tuple(dict.fromkeys(link for link in found if link))


def forward(message: Json) -> Forward | None:
    """Where a forwarded message came from; a chat or channel has no `user_id`."""
    if "forward_origin" not in message:
        return None
    origin = part(message, "forward_origin")
    kind = string(origin, "type", None)
    if kind == "user":
        user = sender_of(part(origin, "sender_user"))
        return Forward(kind, user.telegram_id, user.username, user.full_name)
    if kind in ("chat", "channel"):
        chat = chat_of(part(origin, "sender_chat" if kind == "chat" else "chat"))
        return Forward(kind, None, chat.username, chat.title)
    # What Telegram may add later is as good as hidden.
    return Forward("hidden_user", name=string(origin, "sender_user_name"))


def other(message: Json) -> str | None:
    """Empty for text, file or contact; else what the message is, perhaps "unknown"; None for a service message."""
    if any(name in message for name in ("text", "contact", "photo", *_FILES)):
        return ""
    for name in _OTHER:
        if name in message:
            return name
    return "unknown" if _SERVICE.isdisjoint(message) else None
