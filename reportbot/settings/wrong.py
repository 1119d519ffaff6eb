"""What is wrong with a setting, as a text: the doctor says it in the operator's language, the log in English."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, Self

from pydantic import ValidationError

from reportbot.conversation.says import Text
from reportbot.errors import SettingsError

PREFIX = "REPORTBOT_"

_WHY: Final[Mapping[str, tuple[str, str]]] = {
    "int_parsing": ("cli-why-number", ""),
    "int_type": ("cli-why-number", ""),
    "int_from_float": ("cli-why-number", ""),
    "greater_than": ("cli-why-more", "gt"),
    "greater_than_equal": ("cli-why-least", "ge"),
    "less_than": ("cli-why-less", "lt"),
    "less_than_equal": ("cli-why-most", "le"),
    "string_too_long": ("cli-why-long", "max_length"),
    "string_pattern_mismatch": ("cli-why-line", ""),
}
"""Pydantic's own faults: our words for each, and the name of the limit that it tells."""


class WrongSetting(SettingsError):
    """Settings are missing or wrong; each of `texts` says of one which and why, and shows no secret."""

    def __init__(self, *texts: Text) -> None:
        super().__init__(*(text.key for text in texts))
        self.texts = texts

    @classmethod
    def of(cls, key: str, **args: str | int | Text) -> Self:
        """A single one."""
        return cls(Text(key, args))

    @property
    def text(self) -> Text:
        """The first: enough for who is to be told one sentence."""
        return self.texts[0]


def all_faults(fault: ValidationError, unread: Sequence[int] = ()) -> WrongSetting:
    """One of each setting, without what was given; what is missing may stand in an `unread` line of `.env`."""
    found: dict[str, Text] = {}
    for each in fault.errors(include_input=False, include_url=False):
        name = PREFIX + str(each["loc"][0]).upper() if each["loc"] else ""
        found.setdefault(name, _told(name, each["type"], each.get("ctx", {}), unread))
    return WrongSetting(*found.values())


def _told(name: str, kind: str, context: Mapping[str, Any], unread: Sequence[int]) -> Text:
    """What belongs to no single setting has the whole sentence as its reason."""
    if kind == "missing" and unread:
        return Text("cli-setting-missing-line", {"name": name, "line": unread[0]})
    if kind == "missing":
        return Text("cli-setting-missing", {"name": name})
    why = _why(kind, context)
    return Text("cli-setting-wrong", {"name": name, "why": why}) if name else why


def _why(kind: str, context: Mapping[str, Any]) -> Text:
    """Our own validators raise ValueError with a key."""
    if kind == "value_error":
        return Text(str(context["error"]))
    if kind == "literal_error":
        return Text("cli-why-choice", {"choices": ", ".join(re.findall(r"'([^']*)'", context["expected"]))})
    key, limit = _WHY.get(kind, ("cli-why-unreadable", ""))
    return Text(key, {"limit": context[limit]} if limit else {})


def why_unread(fault: OSError | UnicodeDecodeError) -> Text:
    """Why a file cannot be read."""
    match fault:
        case FileNotFoundError() | NotADirectoryError():
            return Text("cli-file-gone")
        case PermissionError():
            return Text("cli-file-closed")
        case IsADirectoryError():
            return Text("cli-file-folder")
        case UnicodeDecodeError():
            return Text("cli-file-no-text")
    return Text("cli-file-unreadable")
