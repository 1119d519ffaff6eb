"""Strictly typed reading of one decoded JSON object: a wrong type raises Unreadable, never anything else."""

from datetime import UTC, datetime
from typing import Any

from reportbot.bot_api.wellformed import well_formed
from reportbot.errors import ReportBotError

Json = dict[str, Any]

_LARGEST = 2**63
_LAST_DATE = 2**33


class Unreadable(ReportBotError):
    """An update lacks a field or has a wrong type there; the message names the field and holds none of its content."""


def number(source: Json, name: str, default: int | None = None) -> int:
    """A 64-bit integer; required when `default` is None."""
    value = source.get(name, default)
    if type(value) is not int or not -_LARGEST <= value < _LARGEST:
        raise Unreadable(name)
    return value


def positive(source: Json, name: str) -> int:
    """A required 64-bit integer above 0, as the ids of people are."""
    value = number(source, name)
    if value <= 0:
        raise Unreadable(name)
    return value


def string(source: Json, name: str, default: str | None = "") -> str:
    """A string that every database takes; required when `default` is None."""
    value = source.get(name, default)
    if not isinstance(value, str):
        raise Unreadable(name)
    return well_formed(value)


def flag(source: Json, name: str) -> bool:
    """A boolean, False when absent."""
    value = source.get(name, False)
    if not isinstance(value, bool):
        raise Unreadable(name)
    return value


def part(source: Json, name: str) -> Json:
    """A required object."""
    value = source.get(name)
    if not isinstance(value, dict):
        raise Unreadable(name)
    return value


def parts(source: Json, name: str) -> list[Json]:
    """A list of objects, empty when absent."""
    value = source.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Unreadable(name)
    return value


def moment(source: Json, name: str) -> datetime:
    """A required Unix time as an aware UTC datetime."""
    value = number(source, name)
    if not 0 <= value < _LAST_DATE:
        raise Unreadable(name)
    return datetime.fromtimestamp(value, UTC)
