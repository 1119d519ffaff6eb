"""Evidence that stands in chats as messages, and how it is taken away again."""

from collections.abc import Collection, Mapping
from typing import Any

from reportbot.conversation.desk import Desk
from reportbot.conversation.says import Call
from reportbot.domain.records import EvidenceCopy

WARNING = "warning"
"""The kind of a copy that is only the warning before an item."""


def close_copies(desk: Desk, case: int, only: Collection[int] | None = None) -> None:
    """Replace the pictures of this case, or of `only` some of its evidence, that stand in a chat by the placeholder."""
    for copy in desk.copies(case):
        if not copy.replaced and (only is None or copy.evidence in only):
            call = close_call(copy)
            if call not in desk.turn().says:
                desk.say(call)
            if copy.kind == WARNING:
                desk.drop(EvidenceCopy, copy.copy)


def close_call(copy: EvidenceCopy) -> Call:
    """The call that takes a copy away: a picture becomes the placeholder, a warning is deleted."""
    params: dict[str, Any] = {"chat_id": "$chat", "message_id": copy.message_id}
    if copy.kind == WARNING:
        return Call("deleteMessage", params, lane=copy.lane)
    media = {"type": "photo", "media": "$placeholder"}
    about = {"case": copy.case, "copy": copy.copy}
    return Call("editMessageMedia", {**params, "media": media}, lane=copy.lane, then="copy-replaced", about=about)


def copy_replaced(desk: Desk, about: Mapping[str, Any], outcome: str) -> None:
    """A copy is gone, or its message is; without an answer the call is repeated."""
    copy = desk.get(EvidenceCopy, about["copy"])
    if copy is None:
        return
    if outcome == "unknown":
        desk.say(close_call(copy))
    else:
        desk.change(copy, replaced=True)
