"""Counts of the queue and of the whole, each from an index."""

from datetime import datetime, timedelta, timezone
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import OverviewFacts, QueueFacts
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.schema import cases, in_queue, reports, undecided

CANDIDATES: Final = 120
WIB: Final = timezone(timedelta(hours=7), "WIB")


_most_urgent_first = (cases.c.urgent.desc(), cases.c.reporters.desc(), cases.c.waiting_since, cases.c.case)


async def queue(conn: AsyncConnection, free_places: int) -> QueueFacts:
    """The cases nobody has taken, and those with a card; urgent first, then by reporters, then by age."""
    hidden = ~cases.c.shown
    number = func.count()
    counts = select(
        number, number.filter(cases.c.urgent), number.filter(hidden), func.min(cases.c.waiting_since)
    ).where(in_queue)
    waiting, urgent, unshown, oldest = (await conn.execute(counts)).one()
    best = select(cases.c.case).where(in_queue, hidden).order_by(*_most_urgent_first).limit(CANDIDATES)
    cards = select(cases.c.case).where(undecided, cases.c.shown).order_by(*_most_urgent_first).limit(CANDIDATES)
    return QueueFacts(
        waiting=waiting,
        urgent=urgent,
        hidden=unshown,
        oldest=oldest,
        candidates=tuple(await conn.scalars(best)) if unshown else (),
        free_places=free_places,
        shown=tuple(await conn.scalars(cards)),
    )


async def overview(conn: AsyncConnection, now: datetime) -> OverviewFacts:
    """Figures for /status; when Telegram last answered is not known here."""
    by_state = select(cases.c.state, func.count()).where(undecided).group_by(cases.c.state).order_by(cases.c.state)
    midnight = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
    first = select(outbox.c.created_at).order_by(outbox.c.id).limit(1)
    return OverviewFacts(
        by_state=tuple((state, count) for state, count in await conn.execute(by_state)),
        overdue=await conn.scalar(select(func.count()).select_from(cases).where(undecided, cases.c.due_at < now)) or 0,
        oldest=await conn.scalar(select(func.min(cases.c.waiting_since)).where(in_queue)),
        deliveries=await conn.scalar(select(func.count()).select_from(outbox)) or 0,
        oldest_delivery=await conn.scalar(first),
        reports_today=await conn.scalar(
            select(func.count()).select_from(reports).where(reports.c.created_at >= midnight)
        )
        or 0,
    )
