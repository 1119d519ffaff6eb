"""What stands in the database right now, for monitoring: a few counts, each with an end."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import ColumnElement, Table, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.housekeeping_tables import dead_updates
from reportbot.storage.imports import visible
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.queue import waiting
from reportbot.storage.schema import cases, undecided
from reportbot.storage.works_tables import works

MOST: Final = 100_000
"""What is more is counted as this many."""

_PRIVATE: Final = outbox.c.lane.startswith("person:", autoescape=True)
_LANES: Final[Mapping[str, ColumnElement[bool]]] = {
    "group": outbox.c.lane == "group",
    "private": _PRIVATE,
    "other": ~or_(outbox.c.lane == "group", _PRIVATE),
}


class Standing(Struct, frozen=True, kw_only=True):
    """Unsent messages by kind of lane, cases in the queue, works by state, dead updates."""

    unsent: Mapping[str, int]
    tried: int
    oldest_unsent: datetime | None
    waiting: int
    urgent: int
    overdue: int
    oldest_case: datetime | None
    works: Mapping[str, int]
    works_faulted: int
    dead: int


async def standing(conn: AsyncConnection, now: datetime) -> Standing:
    """Everything as of one moment."""
    queued = await waiting(conn)
    return Standing(
        unsent={name: await _count(conn, outbox, where) for name, where in _LANES.items()},
        tried=await _count(conn, outbox, outbox.c.attempts > 0),
        oldest_unsent=await conn.scalar(select(outbox.c.created_at).order_by(outbox.c.id).limit(1)),
        waiting=queued.all,
        urgent=queued.urgent,
        overdue=await _count(conn, cases, undecided, visible(cases), cases.c.due_at < now),
        oldest_case=queued.oldest,
        works={state: await _count(conn, works, works.c.state == state) for state in ("waiting", "running")},
        works_faulted=await _count(conn, works, works.c.faults > 0),
        dead=await _count(conn, dead_updates),
    )


async def _count(conn: AsyncConnection, table: Table, *where: Any) -> int:
    some = select(*table.primary_key).where(*where).limit(MOST).subquery()
    return int(await conn.scalar(select(func.count()).select_from(some)) or 0)
