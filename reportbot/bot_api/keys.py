"""The key under which an update is known, so that Telegram may deliver it twice."""

import hashlib
import json
from typing import Any

from reportbot.bot_api.wellformed import well_formed

_LARGEST = 2**63


def natural_key(raw: Any) -> str | None:
    """What makes an update itself, also for one that cannot be read; holds Telegram ids: store only its keyed hash.

    Message: chat and message id; edit: plus edit_date; callback: its id; member: chat, person, date, new status. Edits
    and members have a hash too, for two of them in one second are two: who is demoted and promoted again was both.
    anything else: update_id; without one, a hash of the whole; None where even that fails.
    """
    return _named(raw) or _whole(raw)


def _named(raw: Any) -> str:
    if not isinstance(raw, dict):
        return ""
    for kind, paths in _PATHS.items():
        if kind in raw:
            values = [_at(raw[kind], path) for path in paths]
            if all(values):
                more = (_whole(raw[kind]) or "",) if kind in _MORE_THAN_ONE_A_SECOND else ()
                return ":".join((kind, *values, *more))
    identifier = _at(raw, ("update_id",))
    return f"update:{identifier}" if identifier else ""


def _whole(raw: Any) -> str | None:
    try:
        text = json.dumps(raw, sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        return None
    return "whole:" + hashlib.sha256(text.encode()).hexdigest()


_MEMBER = (("chat", "id"), ("new_chat_member", "user", "id"), ("date",), ("new_chat_member", "status"))
_MORE_THAN_ONE_A_SECOND = frozenset({"edited_message", "my_chat_member", "chat_member"})
_PATHS: dict[str, tuple[tuple[str, ...], ...]] = {
    "message": (("chat", "id"), ("message_id",)),
    "edited_message": (("chat", "id"), ("message_id",), ("edit_date",)),
    "callback_query": (("id",),),
    "my_chat_member": _MEMBER,
    "chat_member": _MEMBER,
}


def _at(value: Any, path: tuple[str, ...]) -> str:
    """The number (not 0, which stands for no message) or string there; empty for anything else."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    if type(value) is int and 0 < abs(value) < _LARGEST:
        return str(value)
    return well_formed(value) if isinstance(value, str) else ""
