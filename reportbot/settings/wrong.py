"""What is wrong with a setting, as a text: the doctor says it in the operator's language, the log in English."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

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
    """A setting is missing or wrong; `text` says which and why, and shows no secret."""

    def __init__(self, key: str, **args: str | int | Text) -> None:
        super().__init__(key, args)
        self.text = Text(key, args)


def first_fault(fault: ValidationError, unread: Sequence[int] = ()) -> WrongSetting:
    """The first fault of all, without what was given; what is missing may stand in an `unread` line of `.env`."""
    first = fault.errors(include_input=False, include_url=False)[0]
    why = _why(first["type"], first.get("ctx", {}))
    if not first["loc"]:
        return WrongSetting(why.key, **why.args)  # type: ignore[arg-type] # its arguments are none
    name = PREFIX + str(first["loc"][0]).upper()
    if first["type"] == "missing" and unread:
        return WrongSetting("cli-setting-missing-line", name=name, line=unread[0])
    if first["type"] == "missing":
        return WrongSetting("cli-setting-missing", name=name)
    return WrongSetting("cli-setting-wrong", name=name, why=why)


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
