"""What admins do that concerns no case: its record in the history."""

from typing import Any

from reportbot.conversation.desk import Desk
from reportbot.domain.records import Decision


def recorded(desk: Desk, kind: str, by: int | None, text: str = "", reason: str = "", **data: Any) -> Decision:
    """Append a decision about no case; `data` must hold no personal data, somebody's own words are `text`."""
    decision = Decision(
        decision=desk.fresh.number(Decision),
        case=None,
        kind=kind,
        by=by,
        at=desk.now,
        reason=reason,
        text=text,
        data=data,
    )
    desk.put(decision)
    return decision
