"""Due times are rows."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Timer
from reportbot.storage.dialects import insert_missing
from reportbot.storage.housekeeping_tables import timers


async def due(conn: AsyncConnection, now: datetime, limit: int) -> list[Timer]:
    """Timers that are due, the longest due first; in a writing work of PostgreSQL no other process gets them."""
    columns = (timers.c.kind, timers.c.subject, timers.c.due_at, timers.c.data)
    query = (
        select(*columns)
        .where(timers.c.due_at <= now)
        .order_by(timers.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = await conn.execute(query)
    return [Timer(kind=kind, subject=subject, due_at=due_at, data=data) for kind, subject, due_at, data in rows]


async def standing(conn: AsyncConnection, read: Collection[Timer]) -> list[Timer]:
    """Those of the timers that stand as they were read before; no other process takes them in meanwhile."""
    kinds, subjects = {timer.kind for timer in read}, {timer.subject for timer in read}
    query = select(timers.c.kind, timers.c.subject, timers.c.due_at).with_for_update()
    rows = await conn.execute(query.where(timers.c.kind.in_(kinds), timers.c.subject.in_(subjects)))
    found = {tuple(row) for row in rows}
    return [timer for timer in read if (timer.kind, timer.subject, timer.due_at) in found]


async def next_due(conn: AsyncConnection) -> datetime | None:
    """When the next timer is due, or None where there is none."""
    first: datetime | None = await conn.scalar(select(func.min(timers.c.due_at)))
    return first


async def arm(conn: AsyncConnection, kind: str, due_at: datetime) -> None:
    """Have a timer that renews itself, where there is none yet."""
    row = {"kind": kind, "subject": 0, "due_at": due_at, "data": {}}
    await conn.execute(insert_missing(conn.dialect.name, timers), row)
