"""The last guard before Telegram's limits: what is too long is cut rather than refused (Bot API: 4096, 1024, 200)."""

import html
import re

from reportbot.texts import utf16_length

_TAG = re.compile(r"<[^<>]*>")
_ELLIPSIS = "…"


def fitting(words: str, limit: int) -> str:
    """HTML whose text has at most `limit` UTF-16 units; longer text loses its end, and its tags with it."""
    if utf16_length(words) <= limit:
        return words
    text = html.unescape(_TAG.sub("", words))
    return words if utf16_length(text) <= limit else html.escape(plainly(text, limit), quote=False)


def plainly(text: str, limit: int) -> str:
    """Plain text of at most `limit` UTF-16 units."""
    if utf16_length(text) <= limit:
        return text
    cut = text.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return cut.rstrip() + _ELLIPSIS
