"""Telegram's HTML, read as TDLib reads it: text, entities in UTF-16 units, and its own complaints."""

from __future__ import annotations

import re
from typing import NoReturn

from msgspec import Struct

from reportbot.sandbox.errors import Json, bad_request

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "tg-spoiler": "spoiler", "span": "spoiler", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
PLAIN_RUN = re.compile("[^<&]+")
SPACES = " \t\r\n\v\0"
NAME_TOKEN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, Telegram's unit of offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Open(Struct):
    tag: str
    argument: str
    offset: int
    position: int
    entity_index: int


class HtmlParser:
    """One pass over a text in Telegram's HTML."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        """Text and entities; raises ApiError with TDLib's words."""
        while self.at < len(self.source):
            plain = PLAIN_RUN.match(self.source, self.at)
            if plain:
                self.at = plain.end()
                self._put(plain.group())
            elif self._character() != "<":
                self._put(self._text_character())
            elif self.source[self.at + 1 : self.at + 2] == "/":
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        ready = [entity for entity in self.entities if entity.get("length")]
        return "".join(self.out), sorted(ready, key=lambda entity: (entity["offset"], -entity["length"]))

    def _character(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else "\0"

    def _fail(self, text: str, at: int | None = None) -> NoReturn:
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        raise bad_request(f"can't parse entities: {text}{where}")

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.offset += utf16_length(text)

    def _text_character(self) -> str:
        if self._character() == "&":
            decoded = self._decoded()
            if decoded:
                return decoded
        character = self._character()
        self.at += 1
        return character

    def _decoded(self) -> str:
        """The character behind `&…;`, or nothing and no step when it is none Telegram knows."""
        source, end = self.source, self.at + 1
        if source[end : end + 1] == "#":
            hexadecimal = source[end + 1 : end + 2] == "x"
            begin = end = end + (2 if hexadecimal else 1)
            digits = "0123456789abcdefABCDEF" if hexadecimal else "0123456789"
            while source[end : end + 1] and source[end] in digits:
                end += 1
            code = int(source[begin:end] or "0", 16 if hexadecimal else 10) if end - begin < 9 else 0
            bad = not 0 < code < 0x10FFFF or end - self.at >= 10 or 0xD800 <= code <= 0xDFFF
            found = "" if bad else chr(code)
        else:
            while source[end : end + 1].isascii() and source[end : end + 1].isalpha():
                end += 1
            found = CHARACTERS.get(source[self.at + 1 : end], "")
        if found:
            self.at = end + (source[end : end + 1] == ";")
        return found

    def _until_space_or(self, stop: str) -> str:
        begin = self.at
        while self._character() not in SPACES and self._character() != stop:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_spaces(self) -> None:
        while self.at < len(self.source) and self.source[self.at] in SPACES:
            self.at += 1

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._until_space_or(">").lower()
        if self.at >= len(self.source):
            self._fail("Unclosed start tag", begin)
        if tag not in TAGS:
            self._fail(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while True:
            self._skip_spaces()
            if self.at >= len(self.source):
                self._fail(f'Unclosed start tag "{tag}"', begin)
            if self._character() == ">":
                break
            argument = self._attribute(tag, begin) or argument
        self.at += 1
        if tag == "span" and argument != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, self.offset, len(self.out), len(self.entities)))
        self.entities.append({})

    def _attribute(self, tag: str, begin: int) -> str:
        """The tag's argument if this attribute is the one that carries it."""
        name_begin = self.at
        while self._character() not in SPACES and self._character() not in "=>":
            self.at += 1
        name = self.source[name_begin : self.at].lower()
        if not name:
            self._fail(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_spaces()
        if self._character() != "=":
            if self.at >= len(self.source):
                self._fail(f'Unclosed start tag "{tag}"', begin)
            return "1" if (tag, name) == ("blockquote", "expandable") else ""
        self.at += 1
        self._skip_spaces()
        value = self._attribute_value(tag, begin)
        if (tag, name) == ("code", "class"):
            return value.removeprefix("language-") if value.startswith("language-") else ""
        if (tag, name) == ("blockquote", "expandable"):
            return "1"
        return value if (tag, name) in {("a", "href"), ("span", "class"), ("tg-emoji", "emoji-id")} else ""

    def _attribute_value(self, tag: str, begin: int) -> str:
        quote = self._character()
        if quote not in "'\"":
            token = self.at
            while self._character() in NAME_TOKEN:
                self.at += 1
            if self._character() not in SPACES and self._character() != ">":
                self._fail("Unexpected end of name token", token)
            return self.source[token : self.at].lower()
        self.at += 1
        value: list[str] = []
        while self.at < len(self.source) and self._character() != quote:
            value.append(self._text_character())
        if self.at >= len(self.source):
            self._fail(f'Unclosed start tag "{tag}"', begin)
        self.at += 1
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            self._fail("Unexpected end tag", begin)
        self.at += 2
        tag = self._until_space_or(">").lower()
        self._skip_spaces()
        if self._character() != ">":
            self._fail("Unclosed end tag", begin)
        opened = self.open.pop()
        if tag and tag != opened.tag:
            place = len(self.source[:begin].encode())
            expected = f'expected "</{opened.tag}>", found "</{tag}>"'
            self._fail(f"Unmatched end tag at byte offset {place}, {expected}")
        self.at += 1
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        entity: Json = {"type": TAGS[opened.tag], "offset": opened.offset, "length": length}
        inner = "".join(self.out[opened.position :])
        if opened.tag == "a":
            entity = _link(entity, opened.argument or inner)
        elif opened.tag == "tg-emoji":
            entity = entity | {"custom_emoji_id": opened.argument} if opened.argument.isdigit() else {}
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and opened.argument and self.open and self.open[-1].tag == "pre":
            self.open[-1].argument, entity = opened.argument, {}
        elif opened.tag == "pre" and opened.argument:
            entity["language"] = opened.argument
        self.entities[opened.entity_index] = entity


def _link(entity: Json, url: str) -> Json:
    if url.startswith("tg://user?id=") and url[13:].isdigit():
        return entity | {"type": "text_mention", "user_id": int(url[13:])}
    lowered = url.lower()
    known = lowered.startswith(("http://", "https://", "tg://", "mailto:", "tel:"))
    host = lowered.split("/", 3)[2] if lowered.startswith("http") and lowered.count("/") > 1 else lowered
    if not known and ("." not in url or " " in url):
        return {}
    if lowered.startswith("http") and known and "." not in host and "localhost" not in host:
        return {}
    return entity | {"url": url if known else f"http://{url}/"}
