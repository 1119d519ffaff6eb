"""From updates that Telegram sent to such as it would never send, and such as an attacker can have it send."""

import copy
import random
from collections.abc import Callable, Sequence
from typing import Any

from reportbot.bot_api.people import CHANNEL_BOT, GROUP_ANONYMOUS_BOT
from reportbot.conversation.buttons import registered
from tests.campaigns import hostile

Json = dict[str, Any]
FOREIGN = (
    *("business_message", "edited_business_message", "deleted_business_messages", "business_connection"),
    *("guest_message", "inline_query", "chosen_inline_result", "channel_post", "edited_channel_post"),
    *("message_reaction", "message_reaction_count", "poll", "poll_answer", "shipping_query", "pre_checkout_query"),
    *("chat_join_request", "chat_boost", "removed_chat_boost", "purchased_paid_media", "managed_bot", "besok"),
)
"""Kinds of updates this bot has no use for; the last is one that Telegram may add."""

EXTRAS = (
    *("business_connection_id", "guest_query_id", "guest_bot_caller_user", "sender_chat", "via_bot", "forward_origin"),
    *("reply_to_message", "media_group_id", "contact", "location", "poll", "story", "edit_date", "entities", "photo"),
    *("document", "rich_message", "quote", "external_reply", "author_signature", "inline_message_id", "game", "text"),
)
SERVICE = ("new_chat_members", "left_chat_member", "new_chat_title", "pinned_message", "video_chat_started", "gift")
_DEEPEST = 30
SIZES = (1, 50, 4096, 4097, 10_000, 100_000)


def damaged(dice: random.Random, update: Json) -> Json:
    """One to three places are gone, or hold something else."""
    for _ in range(dice.randint(1, 3)):
        spots = _spots(update)
        if not spots:
            break
        *way, last = dice.choice(spots)
        place: Any = update
        for name in way:
            place = place[name]
        if dice.random() < 0.3 and isinstance(place, dict):
            del place[last]
        else:
            place[last] = _junk(dice)
    return update


def _spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if len(path) > _DEEPEST:
        return [path]
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [spot for name, item in inner for spot in _spots(item, (*path, name))]


def _junk(dice: random.Random) -> Any:
    makers: tuple[Callable[[random.Random], Any], ...] = (
        hostile.number,
        hostile.number,
        hostile.words,
        lambda _: [],
        lambda _: {},
        lambda d: _nested(d.choice((3, 60, 400))),
        lambda d: {d.choice(EXTRAS): hostile.number(d)},
        lambda d: [hostile.number(d)] * d.choice((1, 100, 2000)),
        lambda d: d.choice(("private", "channel", "supergroup", "left", "creator", "user")),
    )
    return dice.choice(makers)(dice)


def _nested(depth: int) -> Any:
    found: Any = "x"
    for n in range(depth):
        found = [found] if n % 2 else {"a": found}
    return found


def _content(update: Json) -> Json:
    return next((value for name, value in update.items() if name != "update_id" and isinstance(value, dict)), {})


def worded(dice: random.Random, update: Json) -> Json:
    """Its text is of any length and alphabet, with up to a hundred entities."""
    size, alphabet = dice.choice(SIZES), dice.choice((*hostile.ALPHABETS, *hostile.TAGS, *hostile.ODD, "\n"))
    content = _content(update)
    content[dice.choice(("text", "text", "caption", "data"))] = (alphabet * (1 + size // len(alphabet)))[:size]
    entity: Json = {"type": dice.choice(("text_link", "text_mention", "bold", "besok")), "offset": 0, "length": size}
    entity |= {"url": hostile.words(dice, 300), "user": {"id": 777000, "is_bot": False, "first_name": "x"}}
    content["entities"] = [entity] * dice.choice((0, 1, 100))
    return update


def foreign(dice: random.Random, update: Json) -> Json:
    """The same content as another kind of update."""
    return {"update_id": update.get("update_id"), dice.choice(FOREIGN): _content(update)}


def stuffed(dice: random.Random, update: Json) -> Json:
    """More fields than it should have, perhaps those of a service message."""
    content = _content(update)
    for name in dice.sample(EXTRAS, dice.randint(1, 4)):
        content[name] = dice.choice((_junk(dice), copy.deepcopy(content.get("chat")), {}))
    if dice.random() < 0.2:
        content.pop("text", None)
        content[dice.choice(SERVICE)] = _junk(dice)
    return update


def renamed(dice: random.Random, update: Json) -> Json:
    """Its sender calls himself something else, and sends a file of an ugly name."""
    content = _content(update)
    sender = content.get("from")
    if isinstance(sender, dict):
        sender |= {name: hostile.words(dice, 300) for name in ("first_name", "last_name", "username")}
    if dice.random() < 0.5:
        content.pop("text", None)
        content["document"] = {"file_id": hostile.words(dice, 90), "file_unique_id": hostile.words(dice, 30)}
        content["document"] |= {"file_name": hostile.file_name(dice), "mime_type": hostile.words(dice, 40)}
    return update


MUTATIONS = (damaged, damaged, damaged, worded, foreign, stuffed, renamed)


def mutated(dice: random.Random, update: Json) -> Json:
    """A copy of an update that something was done to; mostly one that was not seen before."""
    fresh = copy.deepcopy(update)
    if dice.random() < 0.85:
        fresh["update_id"] = dice.randrange(2**31)
        content = _content(fresh)
        content |= {name: _another(dice, content[name]) for name in ("message_id", "id", "date") if name in content}
    return dice.choice(MUTATIONS)(dice, fresh)


def _another(dice: random.Random, value: Any) -> Any:
    number = 20_000_000 + dice.randrange(10**9)
    return str(number) if isinstance(value, str) else number


def pressed_data(dice: random.Random, known: Sequence[str]) -> str:
    """Callback data: of a button that stands somewhere, changed a little, or made up from a known form."""
    if dice.random() < 0.5 and known:
        data = dice.choice(known)
        if dice.random() < 0.4:
            words = data.split(":")
            words[dice.randrange(len(words))] = dice.choice(("0", "1", "2", "7", "zz", "-1", "", "9" * 20, "\x00"))
            data = ":".join(words)
        return data
    code = dice.choice(registered())
    count = len(code.__struct_fields__) + dice.choice((0, 0, 0, 1))
    return ":".join([code.CODE, *(dice.choice(("0", "1", "2", "3", "a", "scam")) for _ in range(count))])


def forged(
    dice: random.Random, senders: Sequence[Json], chats: Sequence[Json], buttons: Sequence[tuple[Json, int, str]]
) -> Json:
    """What somebody without rights can have Telegram send: any words and any data, in any chat, as himself."""
    sender = dice.choice((*senders, {"id": GROUP_ANONYMOUS_BOT, "is_bot": True, "first_name": "Group"}, _channel()))
    if dice.random() < 0.25 or not buttons:
        return _said(dice, sender, copy.deepcopy(dice.choice(chats)))
    chat, number, data = dice.choice(buttons)
    if dice.random() < 0.5:
        data = pressed_data(dice, [known for _, _, known in buttons])
    if dice.random() < 0.3:
        chat, number = dice.choice(chats), dice.choice((number, dice.randrange(1, 60)))
    return pressed(dice, sender, copy.deepcopy(chat), number, data)


def _said(dice: random.Random, sender: Json, chat: Json) -> Json:
    text = dice.choice((hostile.words(dice), hostile.words(dice), dice.choice(hostile.COMMANDS)))
    message = {"message_id": 10_000_000 + dice.randrange(10**9), "from": sender, "chat": chat, "date": 1_790_000_000}
    return {"message": message | {"text": text} | _anonymous(sender, chat)}


def pressed(dice: random.Random, sender: Json, chat: Json, number: int, data: str) -> Json:
    """A press, mostly on a message that can be seen."""
    origin = {"message_id": number, "chat": chat, "date": 0 if dice.random() < 0.1 else 1_790_000_000}
    query = {"id": str(dice.randrange(10**18)), "from": sender, "chat_instance": "1", "data": data}
    where = dice.choice(({"message": origin},) * 8 + ({"inline_message_id": "x"}, {}))
    return {"callback_query": query | where}


def _channel() -> Json:
    return {"id": CHANNEL_BOT, "is_bot": True, "first_name": "Channel"}


def _anonymous(sender: Json, chat: Json) -> Json:
    return {"sender_chat": chat} if sender["id"] in {GROUP_ANONYMOUS_BOT, CHANNEL_BOT} else {}
