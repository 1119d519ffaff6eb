"""Due times are rows."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Timer
from reportbot.storage.dialects import insert_missing
from reportbot.storage.housekeeping_tables import timers

_DUE = (
    select(timers.c.kind, timers.c.subject, timers.c.due_at, timers.c.data)
    .where(timers.c.due_at <= bindparam("now"))
    .order_by(timers.c.due_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_STANDING = (
    select(timers.c.kind, timers.c.subject, timers.c.due_at)
    .with_for_update()
    .where(
        timers.c.kind.in_(bindparam("kinds", expanding=True)),
        timers.c.subject.in_(bindparam("subjects", expanding=True)),
    )
)
_NEXT = select(func.min(timers.c.due_at))


async def due(conn: AsyncConnection, now: datetime, limit: int) -> list[Timer]:
    """Timers that are due, the longest due first; in a writing work of PostgreSQL no other process gets them."""
    rows = await conn.execute(_DUE, {"now": now, "most": limit})
    return [Timer(kind=kind, subject=subject, due_at=due_at, data=data) for kind, subject, due_at, data in rows]


async def standing(conn: AsyncConnection, read: Collection[Timer]) -> list[Timer]:
    """Those of the timers that stand as they were read before; no other process takes them in meanwhile."""
    kinds, subjects = {timer.kind for timer in read}, {timer.subject for timer in read}
    rows = await conn.execute(_STANDING, {"kinds": list(kinds), "subjects": list(subjects)})
    found = {tuple(row) for row in rows}
    return [timer for timer in read if (timer.kind, timer.subject, timer.due_at) in found]


async def stands(conn: AsyncConnection, kind: str, subject: int) -> bool:
    """Whether such a timer is still to come."""
    return bool(await conn.scalar(select(func.count()).where(timers.c.kind == kind, timers.c.subject == subject)))


async def next_due(conn: AsyncConnection) -> datetime | None:
    """When the next timer is due, or None where there is none."""
    first: datetime | None = await conn.scalar(_NEXT)
    return first


async def arm(conn: AsyncConnection, kind: str, due_at: datetime) -> None:
    """Have a timer that renews itself, where there is none yet."""
    row = {"kind": kind, "subject": 0, "due_at": due_at, "data": {}}
    await conn.execute(insert_missing(conn.dialect.name, timers), row)
