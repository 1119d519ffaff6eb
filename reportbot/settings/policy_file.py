"""The operator's policy as TOML: what it says is laid over the defaults, and what it gets wrong is one sentence."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, TypeVar

from msgspec.structs import replace

from reportbot.conversation.says import Text
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.policy import PlatformDefault, Policy
from reportbot.domain.words import Category
from reportbot.settings.wrong import WrongSetting, why_unread

V = TypeVar("V")

_KEY: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_KEY: Final = 24
"""A reason stands in button data beside a case number."""

_MOST: Final = 12
_SPAN: Final = re.compile(r"(\d{1,5}) ?(hours?|days?|jam|hari)")
_ADDRESS: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
_LONGEST_WORDS: Final = 200
_LONGEST_SPAN: Final = timedelta(days=3650)


class _Wrong(Exception):
    """A value is wrong: where, and why."""

    def __init__(self, where: str, key: str, **args: str | int) -> None:
        super().__init__(where)
        self.text = Text(key, {"where": where, **args})


def read_policy(path: Path) -> Policy:
    """The defaults with what the file says in their place.

    Raises:
        WrongSetting: the file cannot be read, holds an unknown key or a wrong value; it names file and key.
    """
    file = str(path)
    try:
        words = path.read_text(encoding="utf-8")
        return _laid_over(Policy(), tomllib.loads(words))
    except (OSError, UnicodeDecodeError) as fault:
        raise WrongSetting.of("cli-policy-unread", file=file, why=why_unread(fault)) from None
    except tomllib.TOMLDecodeError as fault:
        raise WrongSetting.of("cli-policy-no-toml", file=file, line=_line(fault, words)) from None
    except _Wrong as fault:
        raise WrongSetting.of("cli-policy-wrong", file=file, why=fault.text) from None


def _line(fault: tomllib.TOMLDecodeError, words: str) -> int:
    """Where it is; what says no line is at the end."""
    found = re.search(r"\(at line (\d+),", str(fault))
    return int(found[1]) if found else max(1, len(words.splitlines()))


def _laid_over(policy: Policy, given: Mapping[str, Any]) -> Policy:
    changes: dict[str, Any] = {}
    for name, value in given.items():
        if name not in _READERS:
            raise _Wrong(name, "cli-policy-no-part", known=", ".join(sorted(_READERS)))
        field, read = _READERS[name]
        changes[field] = read(name, value, getattr(policy, field))
    return replace(policy, **changes)


def _table(where: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _Wrong(where, "cli-policy-table")
    return value


def _list(where: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        raise _Wrong(where, "cli-policy-list")
    if len(set(value)) != len(value):
        raise _Wrong(where, "cli-policy-twice")
    return value


def _keys(where: str, value: Any, _default: Any = None) -> tuple[str, ...]:
    found = _list(where, value)
    wrong = next((one for one in found if not _KEY.fullmatch(one) or len(one) > _LONGEST_KEY), None)
    if wrong is not None:
        raise _Wrong(where, "cli-policy-no-key", word=wrong, most=_LONGEST_KEY)
    if len(found) > _MOST:
        raise _Wrong(where, "cli-policy-many", most=_MOST)
    return tuple(found)


def _category(where: str, name: str) -> Category:
    try:
        return Category(name)
    except ValueError:
        raise _Wrong(where, "cli-policy-no-category", word=name) from None


def _categories(where: str, value: Any, _default: Any) -> tuple[Category, ...]:
    return tuple(_category(where, name) for name in _list(where, value))


def _by_category(where: str, value: Any, default: Mapping[Category, tuple[str, ...]]) -> Mapping[Category, Any]:
    given = _table(where, value)
    return {**default, **{_category(where, name): _keys(f"{where}.{name}", keys) for name, keys in given.items()}}


def _spans(where: str, value: Any, default: Mapping[str, timedelta]) -> Mapping[str, timedelta]:
    return {**default, **_known(where, value, default, _span)}


def _known(where: str, value: Any, known: Mapping[str, Any], read: Callable[[str, Any], V]) -> dict[str, V]:
    found: dict[str, V] = {}
    for name, given in _table(where, value).items():
        if name not in known:
            raise _Wrong(f"{where}.{name}", "cli-policy-unknown", known=", ".join(known))
        found[name] = read(f"{where}.{name}", given)
    return found


def _span(where: str, value: Any) -> timedelta:
    parts = _SPAN.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if parts is None:
        raise _Wrong(where, "cli-policy-no-time")
    count = int(parts[1])
    span = timedelta(hours=count) if parts[2][0] in "hj" and parts[2] != "hari" else timedelta(days=count)
    if not timedelta() < span <= _LONGEST_SPAN:
        raise _Wrong(where, "cli-policy-span")
    return span


def _platforms(where: str, value: Any, default: Mapping[str, PlatformDefault]) -> Mapping[str, PlatformDefault]:
    given = _table(where, value)
    return {**default, **{_platform_key(where, name): _platform(f"{where}.{name}", one) for name, one in given.items()}}


def _platform_key(where: str, name: str) -> str:
    if name not in PLATFORMS:
        raise _Wrong(where, "cli-policy-no-platform", word=name, known=", ".join(PLATFORMS))
    return name


def _platform(where: str, value: Any) -> PlatformDefault:
    parts = _known(where, value, {"recipient": "", "address": "", "abroad": False}, lambda _, one: one)
    recipient, address, abroad = parts.get("recipient"), parts.get("address", ""), parts.get("abroad", False)
    if not isinstance(recipient, str) or not 0 < len(recipient.strip()) <= _LONGEST_WORDS or "\n" in recipient:
        raise _Wrong(f"{where}.recipient", "cli-policy-words")
    if not isinstance(address, str) or (address and not _ADDRESS.fullmatch(address)):
        raise _Wrong(f"{where}.address", "cli-policy-address")
    if not isinstance(abroad, bool):
        raise _Wrong(f"{where}.abroad", "cli-policy-truth")
    return PlatformDefault(recipient.strip(), address, abroad)


_READERS: Final[Mapping[str, tuple[str, Callable[[str, Any, Any], Any]]]] = {
    "categories": ("categories", _categories),
    "dismiss": ("dismiss", _keys),
    "channels": ("channels", _keys),
    "refusals": ("refusals", _keys),
    "reasons": ("enough", _by_category),
    "first_channels": ("first_channels", _by_category),
    "routes": ("routes", _by_category),
    "deadlines": ("deadlines", _spans),
    "retention": ("retention", _spans),
    "platforms": ("platforms", _platforms),
}
"""The parts of the file, the field of Policy each fills, and how it is read."""
