"""Strings that every database takes: U+0000 and lone surrogates become U+FFFD."""

import re
from typing import Any

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# What in JSON can become such a character; pairs (emoji) match too and cost a walk, never an error.
_SUSPICIOUS = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])|\x00")


def well_formed(text: str) -> str:
    """`text` with U+FFFD for each character that PostgreSQL or UTF-8 refuses."""
    return _UNSTORABLE.sub("\ufffd", text) if _UNSTORABLE.search(text) else text


def may_need_mending(payload: bytes) -> bool:
    """Whether a JSON document could hold such a character."""
    return _SUSPICIOUS.search(payload) is not None


def mended(value: Any) -> Any:
    """A decoded JSON value with every string well formed, keys included."""
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, list):
        return [mended(item) for item in value]
    if isinstance(value, dict):
        return {well_formed(key): mended(item) for key, item in value.items()}
    return value
