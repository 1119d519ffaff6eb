"""Counts of the queue and of the whole, each from an index."""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, false, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import OverviewFacts, QueueFacts
from reportbot.domain.periods import WIB
from reportbot.storage.imports import visible
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.schema import cases, in_queue, reports, undecided

CANDIDATES: Final = 120

_seen = visible(cases)
_most_urgent_first = (cases.c.urgent.desc(), cases.c.reporters.desc(), cases.c.waiting_since, cases.c.case)
_oldest = select(cases.c.waiting_since).where(in_queue, _seen).order_by(cases.c.waiting_since).limit(1)


async def queue(conn: AsyncConnection, free_places: int) -> QueueFacts:
    """The cases nobody has taken, and those with a card; urgent first, then by reporters, then by age."""
    # Equalities, and one question each: so every answer comes from the edge of an index, with 100,000 cases too.
    hidden, shown = cases.c.shown == false(), cases.c.shown == true()
    waiting = await _count(conn, in_queue)
    unshown = waiting - await _count(conn, in_queue, shown)
    hot = [await _count(conn, in_queue, each, cases.c.urgent == true()) for each in (hidden, shown)]
    best = select(cases.c.case).where(in_queue, _seen, hidden).order_by(*_most_urgent_first).limit(CANDIDATES)
    cards = select(cases.c.case).where(undecided, _seen, shown).order_by(*_most_urgent_first).limit(CANDIDATES)
    return QueueFacts(
        waiting=waiting,
        urgent=sum(hot),
        hidden=unshown,
        oldest=await conn.scalar(_oldest),
        candidates=tuple(await conn.scalars(best)) if unshown else (),
        free_places=free_places,
        shown=tuple(await conn.scalars(cards)),
    )


async def _count(conn: AsyncConnection, *where: ColumnElement[bool]) -> int:
    return int(await conn.scalar(select(func.count()).select_from(cases).where(*where, _seen)) or 0)


async def overview(conn: AsyncConnection, now: datetime) -> OverviewFacts:
    """Figures for /status; when Telegram last answered is not known here."""
    by_state = (
        select(cases.c.state, func.count()).where(undecided, _seen).group_by(cases.c.state).order_by(cases.c.state)
    )
    midnight = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
    first = select(outbox.c.created_at).order_by(outbox.c.id).limit(1)
    return OverviewFacts(
        by_state=tuple((state, count) for state, count in await conn.execute(by_state)),
        overdue=await conn.scalar(select(func.count()).select_from(cases).where(undecided, _seen, cases.c.due_at < now))
        or 0,
        oldest=await conn.scalar(_oldest),
        deliveries=await conn.scalar(select(func.count()).select_from(outbox)) or 0,
        oldest_delivery=await conn.scalar(first),
        reports_today=await conn.scalar(
            select(func.count()).select_from(reports).where(reports.c.created_at >= midnight, visible(reports))
        )
        or 0,
    )
