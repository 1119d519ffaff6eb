"""The figures of a period, added up from its days."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.day_figures import Spans, Sum, number_of
from reportbot.domain.figures import Figures
from reportbot.domain.periods import Period
from reportbot.storage.day_figures import days


async def count(conn: AsyncConnection, period: Period, now: datetime) -> Figures:
    """All figures of the reports that came in the period, and the middle times of the period before."""
    # One after the other: memory holds the times of a period, not of two.
    earlier, total = Spans(number_of(period.before.first)), Sum(number_of(period.first))
    await _add(conn, period.before, earlier)
    speed = earlier.speed
    del earlier
    await _add(conn, period, total)
    return Figures(
        counted_at=now,
        accounts=total.accounts,
        sources=total.sources,
        lines=total.lines,
        quick=total.quick,
        speed=total.speed,
        earlier=speed,
    )


async def _add(conn: AsyncConnection, period: Period, total: Spans) -> None:
    async for _, day in days(conn, number_of(period.first), number_of(period.last)):
        total.add(day)
