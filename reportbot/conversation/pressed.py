"""A press as plain JSON and back, for one that waits in the outbox until its maker's rights are known."""

from collections.abc import Mapping
from typing import Any

from msgspec import to_builtins

from reportbot.conversation.inputs import Chat, Press, Sender


def press_to_json(press: Press) -> dict[str, Any]:
    """All of it; storage seals it."""
    plain: dict[str, Any] = to_builtins(press)
    return plain


def press_from_json(data: Mapping[str, Any]) -> Press:
    """The press that was stored."""
    chat = Chat(**data["chat"]) if data["chat"] else None
    return Press(**{**data, "chat": chat, "sender": Sender(**data["sender"])})
