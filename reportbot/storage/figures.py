"""The figures of a period, added up from its days."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.day_figures import Sum, number_of
from reportbot.domain.figures import Figures
from reportbot.domain.periods import Period
from reportbot.storage.day_figures import days


async def count(conn: AsyncConnection, period: Period, now: datetime) -> Figures:
    """All figures of the reports that came in the period, and the middle times of the period before."""
    # One after the other: memory holds the times of a period, not of two.
    earlier = (await _summed(conn, period.before)).speed
    total = await _summed(conn, period)
    return Figures(
        counted_at=now,
        accounts=total.accounts,
        sources=total.sources,
        lines=total.lines,
        quick=total.quick,
        speed=total.speed,
        earlier=earlier,
    )


async def _summed(conn: AsyncConnection, period: Period) -> Sum:
    first, last = number_of(period.first), number_of(period.last)
    total = Sum(first)
    async for _, day in days(conn, first, last):
        total.add(day)
    return total
