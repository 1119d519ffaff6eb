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
    """A decoded JSON value with every string well formed, keys included; changed in place.

    Without recursion: one update that is nested too deep for it must not make a whole answer unreadable.
    """
    top = [value]
    waiting: list[Any] = [top]
    while waiting:
        holder = waiting.pop()
        if isinstance(holder, dict):
            for name in [name for name in holder if name != well_formed(name)]:
                holder[well_formed(name)] = holder.pop(name)
        for name, inner in holder.items() if isinstance(holder, dict) else enumerate(holder):
            if isinstance(inner, str):
                holder[name] = well_formed(inner)
            elif isinstance(inner, list | dict):
                waiting.append(inner)
    return top[0]
