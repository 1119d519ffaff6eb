"""Counts of the queue and of the whole: from what is kept counted, or else from an index."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Select, bindparam, false, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import OverviewFacts, QueueFacts
from reportbot.domain.periods import WIB
from reportbot.domain.words import OPEN_STATES
from reportbot.storage.case_counts import case_counts
from reportbot.storage.imports import undone_imports, visible
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.schema import cases, in_queue, most_urgent_first, queued, reports, undecided

CANDIDATES: Final = 120

_seen = visible(cases)
_kept = case_counts.c
_of_seen = _kept.staged.not_in(undone_imports)
_number = func.sum(_kept.number)
_BY_URGENCY: Final[Mapping[str, Select[Any]]] = {
    "sqlite": select(_kept.shown, _kept.urgent, _number)
    .where(_kept.queued == true(), _of_seen)
    .group_by(_kept.shown, _kept.urgent),
    "postgresql": select(cases.c.shown, cases.c.urgent, func.count())
    .where(in_queue, _seen)
    .group_by(cases.c.shown, cases.c.urgent),
}
"""By dialect: (shown, urgent, number) of the cases in the queue."""

_BY_STATE: Final[Mapping[str, Select[Any]]] = {
    "sqlite": select(_kept.state, _number)
    .where(_kept.state.in_(sorted(OPEN_STATES)), _of_seen)
    .group_by(_kept.state)
    .having(_number > 0)
    .order_by(_kept.state),
    "postgresql": select(cases.c.state, func.count())
    .where(undecided, _seen)
    .group_by(cases.c.state)
    .order_by(cases.c.state),
}
_OLDEST: Final = select(cases.c.waiting_since).where(queued).order_by(cases.c.waiting_since).limit(1)
_BEST: Final = (
    select(cases.c.case).where(queued, cases.c.shown == false()).order_by(*most_urgent_first).limit(CANDIDATES)
)
_CARDS: Final = (
    select(cases.c.case).where(undecided, _seen, cases.c.shown == true()).order_by(*most_urgent_first).limit(CANDIDATES)
)

_FIGURES: Final = select(
    select(func.count())
    .select_from(cases)
    .where(undecided, _seen, cases.c.due_at < bindparam("now"))
    .scalar_subquery(),
    _OLDEST.scalar_subquery(),
    select(func.count()).select_from(outbox).scalar_subquery(),
    select(outbox.c.created_at).order_by(outbox.c.id).limit(1).scalar_subquery(),
    select(func.count())
    .select_from(reports)
    .where(reports.c.created_at >= bindparam("midnight"), visible(reports))
    .scalar_subquery(),
)


class Waiting(Struct, frozen=True):
    """How many cases nobody has taken, how many of them are urgent, or have no card; since when the oldest waits."""

    all: int
    urgent: int
    hidden: int
    oldest: datetime | None


async def waiting(conn: AsyncConnection) -> Waiting:
    """The queue in numbers."""
    counts = (await conn.execute(_BY_URGENCY[conn.dialect.name])).all()
    return Waiting(
        all=sum(number for *_, number in counts),
        urgent=sum(number for _, urgent, number in counts if urgent),
        hidden=sum(number for shown, _, number in counts if not shown),
        oldest=await conn.scalar(_OLDEST),
    )


async def queue(conn: AsyncConnection, free_places: int) -> QueueFacts:
    """The cases nobody has taken; urgent first, then by reporters, then by age."""
    found = await waiting(conn)
    return QueueFacts(
        waiting=found.all,
        urgent=found.urgent,
        hidden=found.hidden,
        oldest=found.oldest,
        candidates=tuple(await conn.scalars(_BEST)) if found.hidden else (),
        free_places=free_places,
    )


async def cards(conn: AsyncConnection) -> tuple[int, ...]:
    """The open cases that have a card, in the same order."""
    return tuple(await conn.scalars(_CARDS))


async def overview(conn: AsyncConnection, now: datetime) -> OverviewFacts:
    """Figures for /status; when Telegram last answered is not known here."""
    midnight = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
    by_state = await conn.execute(_BY_STATE[conn.dialect.name])
    overdue, oldest, deliveries, first, today = (await conn.execute(_FIGURES, {"now": now, "midnight": midnight})).one()
    return OverviewFacts(
        by_state=tuple((state, count) for state, count in by_state),
        overdue=overdue,
        oldest=oldest,
        deliveries=deliveries,
        oldest_delivery=first,
        reports_today=today,
    )
