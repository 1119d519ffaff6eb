"""The last guard before Telegram's limits: what is too long is cut rather than refused (Bot API: 4096, 1024, 200)."""

import html
import re
from collections.abc import Callable, Sequence
from typing import Final

from reportbot.conversation.says import Text
from reportbot.texts import utf16_length

_TAG = re.compile(r"<[^<>]*>")
_ELLIPSIS = "…"
SHORTER: Final = (2000, 1000, 400, 200, 100, 64, 32)
"""What each argument is cut to, one length after the other, until all fit."""


def said_within(lines: Sequence[Text], render: Callable[[Text], str], limit: int) -> str:
    """Lines as HTML whose text has at most `limit` UTF-16 units; people's words give way before our own are cut."""
    for longest in SHORTER:
        words = "\n".join(map(render, lines))
        if utf16_length(words) <= limit or utf16_length(_bare(words)) <= limit:
            return words
        lines = [shorter(line, longest) for line in lines]
    return fitting("\n".join(map(render, lines)), limit)


def shorter(text: Text, longest: int) -> Text:
    """The text with each argument that is a string of at most `longest` UTF-16 units."""
    args = {
        name: shorter(value, longest)
        if isinstance(value, Text)
        else plainly(value, longest)
        if isinstance(value, str)
        else value
        for name, value in text.args.items()
    }
    return Text(text.key, args)


def fitting(words: str, limit: int) -> str:
    """HTML whose text has at most `limit` UTF-16 units; longer text loses its end, and its tags with it."""
    if utf16_length(words) <= limit:
        return words
    text = _bare(words)
    return words if utf16_length(text) <= limit else html.escape(plainly(text, limit), quote=False)


def plainly(text: str, limit: int) -> str:
    """Plain text of at most `limit` UTF-16 units."""
    if utf16_length(text) <= limit:
        return text
    cut = text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return cut.rstrip() + _ELLIPSIS


def _bare(words: str) -> str:
    return html.unescape(_TAG.sub("", words))
