"""Callback payloads: each kind of press is a small typed struct that stands in at most 64 bytes of button data.

Data that comes back may be forged: `decode` gives None for all that `encode` cannot have made, nothing here is a right.
"""

from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, ClassVar, TypeVar, get_type_hints

from msgspec import Struct

MAX_BYTES = 64
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Payload(Struct, frozen=True):
    """The base of all presses; fields are non-negative ints, StrEnums or short ASCII words without a colon."""

    CODE: ClassVar[str] = ""


_BY_CODE: dict[str, type[Payload]] = {}
_P = TypeVar("_P", bound=type[Payload])


def payload(cls: _P) -> _P:
    """Register a payload class under its CODE.

    Raises:
        ValueError: the code is empty or taken.
    """
    if not cls.CODE or cls.CODE in _BY_CODE:
        raise ValueError(f"button code {cls.CODE!r} of {cls.__name__} is empty or taken")
    _BY_CODE[cls.CODE] = cls
    return cls


def registered() -> tuple[type[Payload], ...]:
    """All payload classes, for tests."""
    return tuple(_BY_CODE.values())


def encode(press: Payload) -> str:
    """Button data of at most 64 bytes.

    Raises:
        ValueError: a field does not fit.
    """
    return _encoded(press)


@lru_cache(maxsize=4096)
def _encoded(press: Payload) -> str:
    """Kept for a while: many people stand before the same buttons."""
    data = ":".join([press.CODE, *(_word(getattr(press, name)) for name in press.__struct_fields__)])
    if len(data.encode()) > MAX_BYTES:
        raise ValueError(f"{data!r} is longer than {MAX_BYTES} bytes")
    return data


def decode(data: str) -> Payload | None:
    """The press that `data` stands for; None for anything `encode` cannot have made."""
    return _decoded(data) if len(data.encode(errors="replace")) <= MAX_BYTES else None


@lru_cache(maxsize=1024)
def _decoded(data: str) -> Payload | None:
    """Kept for a while: routing, needs and the step of one press each decode it."""
    code, *words = data.split(":")
    cls = _BY_CODE.get(code)
    if cls is None:
        return None
    kinds = _kinds(code)
    if len(words) != len(kinds):
        return None
    values = [_value(kind, word) for kind, word in zip(kinds, words, strict=True)]
    return None if None in values else cls(*values)


@cache
def _kinds(code: str) -> tuple[Any, ...]:
    """The kind of each field."""
    cls = _BY_CODE[code]
    hints = get_type_hints(cls)
    return tuple(hints[name] for name in cls.__struct_fields__)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int):
        return _base36(value)
    word = str(value)
    if ":" in word or not word.isascii():
        raise ValueError(f"{word!r} cannot stand in button data")
    return word


def _base36(number: int) -> str:
    if number < 0:
        raise ValueError("button data holds no negative number")
    word = ""
    while True:
        number, rest = divmod(number, 36)
        word = _DIGITS[rest] + word
        if not number:
            return word


def _value(kind: Any, word: str) -> Any:
    """The field's value, or None where the word is not of its kind in its one canonical spelling."""
    if kind is bool:
        return {"0": False, "1": True}.get(word)
    if kind is int:
        return _number(word)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return next((member for member in kind if member.value == word), None)
    return word if word.isascii() and word.isprintable() else None


def _number(word: str) -> int | None:
    if not word or len(word) > 12 or any(letter not in _DIGITS for letter in word):
        return None
    number = int(word, 36)
    return number if _base36(number) == word else None
