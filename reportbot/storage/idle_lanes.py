"""Lanes that nothing waits in are forgotten: with everybody who ever wrote they would grow for ever."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.outbox import recent
from reportbot.storage.outbox_tables import lanes, outbox

AT_ONCE: Final = 1000
"""Lanes looked at in one transaction: nobody waits long behind it."""

_IDLE: Final = (
    select(lanes.c.lane, lanes.c.window)
    .where(
        lanes.c.lane > bindparam("after"),
        lanes.c.ready_at.is_(None),
        lanes.c.holder.is_(None),
        or_(lanes.c.not_before.is_(None), lanes.c.not_before <= bindparam("now")),
        ~exists().where(outbox.c.lane == lanes.c.lane),
    )
    .order_by(lanes.c.lane)
    .limit(AT_ONCE)
)
_FORGET: Final = delete(lanes).where(lanes.c.lane.in_(bindparam("names", expanding=True)))


async def forget(conn: AsyncConnection, now: datetime, after: str = "") -> str:
    """Forget those of the next lanes behind `after` to which nothing waits, and nothing went so lately that it counts.

    Returns where to go on, "" at the end.
    """
    found = (await conn.execute(_IDLE, {"after": after, "now": now})).all()
    stamp = now.timestamp()
    if idle := [lane for lane, window in found if not recent(window, stamp)]:
        await conn.execute(_FORGET, {"names": idle})
    return found[-1][0] if len(found) == AT_ONCE else ""
