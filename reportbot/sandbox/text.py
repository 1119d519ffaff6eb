"""From a text parameter to what Telegram stores: cleaned, trimmed, with entities, within its limits."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportbot.sandbox.errors import Json, bad_request
from reportbot.sandbox.html_entities import HtmlParser, utf16_length
from reportbot.sandbox.params import Params

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100
MAX_BYTES = 1 << 15
REMOVED = re.compile("[\r\u2028-\u202e]")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
BLANK = " \n\t\u00a0\u200b\u200e\u200f\u2060\ufeff\u3000\u2800"
FOUND = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])", re.ASCII)),
    ("url", re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]|(?<![\w.@/-])(?:[a-z0-9-]+\.)+"
                       r"(?:com|id|org|net|me|io|link|site|xyz)(?![\w-]|\.[\w-])"
                       r"(?:/(?:[^\s]*[^\s.,;:!?)])?)?", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{4,32}(?!\w)", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)  # fmt: skip
PLAIN = {"bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code"}
ARGUMENT = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id", "pre": "language"}
AUTOMATIC = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "date_time"}

FindUser = Callable[[int], Json | None]


def formatted(params: Params, name: str, entities_name: str, find_user: FindUser) -> tuple[str, list[Json]]:
    """The text under `name` after parse mode or entities, cleaned and trimmed; empty if not given."""
    text = params.text(name)
    if len(text.encode()) > MAX_BYTES:
        raise bad_request("text is too long")
    given = params.array(entities_name, "message entities", "MessageEntity")
    mode = params.text("parse_mode").lower()
    if mode == "html":
        text, entities = HtmlParser(clean(text)).parse()
    elif mode and mode != "none":
        raise bad_request("unsupported parse_mode")
    else:
        text, entities = clean(text), _given(clean(text), given or [])
    return trimmed(text, _known(entities, find_user))


def formatted_here(values: Json, name: str, find_user: FindUser) -> tuple[str, list[Json]]:
    """The caption of an InputMedia object."""
    return formatted(Params(values), name, f"{name}_entities", find_user)


def clean(text: str) -> str:
    """Without control and direction characters, as TDLib cleans every string."""
    return CONTROL.sub(" ", REMOVED.sub("", text))


def check_text(text: str, *, editing: bool = False) -> None:
    """Refuse a text that is empty or over 4096 units."""
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "message is too long")


def check_caption(caption: str) -> None:
    """Refuse a caption over 1024 units."""
    if utf16_length(caption) > MAX_CAPTION:
        raise bad_request("message caption is too long")


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text without outer blanks, entities moved and cut to it, found ones (commands, links) added."""
    left = len(text) - len(text.lstrip(BLANK))
    moved = utf16_length(text[:left])
    text = text.strip(BLANK)
    size = utf16_length(text)
    kept: list[Json] = []
    for entity in entities:
        begin = max(0, entity["offset"] - moved)
        end = min(size, entity["offset"] + entity["length"] - moved)
        if end > begin and not _swallowed(kept, entity["type"], begin, end):
            kept.append(entity | {"offset": begin, "length": end - begin})
    kept += [entity for entity in found(text) if not _covered(kept, entity)]
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, kept[:MAX_ENTITIES]


def found(text: str) -> list[Json]:
    """Commands, links, mentions and the like that Telegram marks by itself; earlier kinds win."""
    entities: list[Json] = []
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            offset = utf16_length(text[: match.start()])
            entity: Json = {"type": kind, "offset": offset, "length": utf16_length(match.group())}
            if not _touching(entities, entity):
                entities.append(entity)
    return entities


def _touching(entities: list[Json], new: Json) -> bool:
    end = new["offset"] + new["length"]
    return any(e["offset"] < end and new["offset"] < e["offset"] + e["length"] for e in entities)


def _covered(entities: list[Json], new: Json) -> bool:
    solid = [e for e in entities if e["type"] in {"code", "pre", "text_link", "text_mention"}]
    return _touching(solid, new)


def _swallowed(kept: list[Json], kind: str, begin: int, end: int) -> bool:
    """Inside one of its own kind, or inside code, an entity is dropped."""
    return any(
        e["offset"] <= begin
        and end <= e["offset"] + e["length"]
        and (e["type"] == kind or e["type"] in {"code", "pre"})
        for e in kept
    )


def _known(entities: list[Json], find_user: FindUser) -> list[Json]:
    known: list[Json] = []
    for entity in entities:
        if "user_id" not in entity:
            known.append(entity)
            continue
        user = find_user(entity["user_id"])
        if user is not None:
            known.append({key: value for key, value in entity.items() if key != "user_id"} | {"user": user})
    return known


def _given(text: str, entities: list[object]) -> list[Json]:
    encoded = text.encode("utf-16-le")
    checked: list[Json] = []
    for item in entities:
        if not isinstance(item, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        entity = _entity(item)
        if entity is None:
            continue
        begin, end = entity["offset"], entity["offset"] + entity["length"]
        if begin < 0 or entity["length"] < 0:
            raise bad_request("entity has negative offset or length")
        if end * 2 > len(encoded):
            place = f"ends after the end of the text at UTF-16 offset {end}"
            raise bad_request(f"entity beginning at UTF-16 offset {begin} {place}")
        for edge, verb in ((begin, "begins"), (end, "ends")):
            unit = encoded[edge * 2 : edge * 2 + 2]
            if unit and 0xDC <= unit[1] <= 0xDF:
                raise bad_request(f"entity {verb} in a middle of a UTF-16 symbol")
        checked.append(entity)
    return sorted((e for e in checked if e["length"]), key=lambda e: (e["offset"], -e["length"]))


def _entity(item: Json) -> Json | None:
    kind, offset, length = item.get("type"), item.get("offset"), item.get("length")
    if not isinstance(kind, str) or type(offset) is not int or type(length) is not int:
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if kind in AUTOMATIC:
        return None
    if kind not in PLAIN and kind not in ARGUMENT:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    entity: Json = {"type": kind, "offset": offset, "length": length}
    argument = ARGUMENT.get(kind)
    if kind == "text_mention":
        return entity | {"user_id": int((item.get("user") or {}).get("id", 0))}
    if argument and item.get(argument):
        entity[argument] = item[argument]
    return entity
