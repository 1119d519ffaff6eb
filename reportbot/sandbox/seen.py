"""Messages as somebody sees them on a screen."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

Json = dict[str, Any]
BEFORE_LABEL = re.compile(r"^[^\w*]+|\ufe0f")


class SandboxError(AssertionError):
    """The sandbox refused what a person was asked to do; the text says why."""


class Button(Struct, frozen=True):
    """A button; `label` without an emoji before it."""

    label: str
    data: str | None
    raw: Json


class Shown(Struct, frozen=True):
    """A message as somebody sees it; `seq` numbers its last change."""

    message_id: int
    text: str
    buttons: tuple[Button, ...]
    from_bot: bool
    seq: int
    raw: Json

    @property
    def labels(self) -> list[str]:
        """The labels of its buttons, emoji left out."""
        return [button.label for button in self.buttons]

    def button(self, label: str) -> Button | None:
        """The pressable button with this label, or, for "Ambil*", the first that begins so."""
        for button in self.buttons:
            same = button.label.startswith(label[:-1]) if label.endswith("*") else button.label == plain(label)
            if same and button.data is not None:
                return button
        return None


def plain(label: str) -> str:
    """A label without the emoji and blanks before it."""
    return BEFORE_LABEL.sub("", label).strip()


def shown(raw: Json) -> Shown:
    """A message of the control API as somebody sees it."""
    rows = raw.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = tuple(Button(plain(b["text"]), b.get("callback_data"), b) for row in rows for b in row)
    text = raw.get("text") or raw.get("caption") or ""
    mine = bool(raw.get("from", {}).get("is_bot")) and "sender_chat" not in raw
    return Shown(raw["message_id"], text, buttons, mine, raw["sandbox"]["seq"], raw)
