"""Counts of the queue and of the whole, each from an index."""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, false, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import OverviewFacts, QueueFacts
from reportbot.domain.periods import WIB
from reportbot.storage.imports import visible
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.schema import cases, in_queue, reports, undecided

CANDIDATES: Final = 120

_seen = visible(cases)
_most_urgent_first = (cases.c.urgent.desc(), cases.c.reporters.desc(), cases.c.waiting_since, cases.c.case)
# Equalities, and one question each: so every answer comes from the edge of an index, with 100,000 cases too.
_hidden, _shown = cases.c.shown == false(), cases.c.shown == true()


def _count(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(cases).where(*where, _seen).scalar_subquery()


_OLDEST: Final = select(cases.c.waiting_since).where(in_queue, _seen).order_by(cases.c.waiting_since).limit(1)
_WAITING: Final = select(
    _count(in_queue),
    _count(in_queue, _shown),
    _count(in_queue, _hidden, cases.c.urgent == true()),
    _count(in_queue, _shown, cases.c.urgent == true()),
    _OLDEST.scalar_subquery(),
)
_BEST: Final = select(cases.c.case).where(in_queue, _seen, _hidden).order_by(*_most_urgent_first).limit(CANDIDATES)
_CARDS: Final = select(cases.c.case).where(undecided, _seen, _shown).order_by(*_most_urgent_first).limit(CANDIDATES)

_BY_STATE: Final = (
    select(cases.c.state, func.count()).where(undecided, _seen).group_by(cases.c.state).order_by(cases.c.state)
)
_FIGURES: Final = select(
    _count(undecided, cases.c.due_at < bindparam("now")),
    _OLDEST.scalar_subquery(),
    select(func.count()).select_from(outbox).scalar_subquery(),
    select(outbox.c.created_at).order_by(outbox.c.id).limit(1).scalar_subquery(),
    select(func.count())
    .select_from(reports)
    .where(reports.c.created_at >= bindparam("midnight"), visible(reports))
    .scalar_subquery(),
)


async def queue(conn: AsyncConnection, free_places: int) -> QueueFacts:
    """The cases nobody has taken; urgent first, then by reporters, then by age."""
    waiting, shown, hot_hidden, hot_shown, oldest = (await conn.execute(_WAITING)).one()
    return QueueFacts(
        waiting=waiting,
        urgent=hot_hidden + hot_shown,
        hidden=waiting - shown,
        oldest=oldest,
        candidates=tuple(await conn.scalars(_BEST)) if waiting > shown else (),
        free_places=free_places,
    )


async def cards(conn: AsyncConnection) -> tuple[int, ...]:
    """The open cases that have a card, in the same order."""
    return tuple(await conn.scalars(_CARDS))


async def overview(conn: AsyncConnection, now: datetime) -> OverviewFacts:
    """Figures for /status; when Telegram last answered is not known here."""
    midnight = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
    by_state = await conn.execute(_BY_STATE)
    overdue, oldest, deliveries, first, today = (await conn.execute(_FIGURES, {"now": now, "midnight": midnight})).one()
    return OverviewFacts(
        by_state=tuple((state, count) for state, count in by_state),
        overdue=overdue,
        oldest=oldest,
        deliveries=deliveries,
        oldest_delivery=first,
        reports_today=today,
    )
