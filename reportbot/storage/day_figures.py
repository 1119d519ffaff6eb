"""Figures day by day: read where they are kept, counted where they are not."""

import zlib
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final

from msgspec import json
from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, exists, func, null, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.day_figures import Day, Reported, day_of, number_of
from reportbot.domain.figures import Standing
from reportbot.domain.periods import today
from reportbot.storage.case_file_tables import imports, request_items, requests
from reportbot.storage.day_tables import LENGTH, OFFSET, day_figures
from reportbot.storage.dialects import insert_missing
from reportbot.storage.imports import visible
from reportbot.storage.schema import cases, reports

SETTLED: Final = timedelta(hours=1)
"""A day is kept when it is over for so long: what came at its end is committed by then, whatever the clocks say."""

_AT_ONCE: Final = 31
_MINUTE: Final = 60_000_000
_A_DAY: Final = timedelta(days=1) // timedelta(microseconds=1)
_AS_STORED: Final = json.Decoder(Day)
_STANDING: Final = ("category", "child", "platform", "state", "referral", "outcome", "verdict")


async def days(conn: AsyncConnection, first: int, last: int) -> AsyncIterator[tuple[int, Day]]:
    """The days with reports from `first` to `last`, by the days since 1970; not in their order."""
    known = day_figures.c.day.between(first, last)
    kept = await conn.execute(select(day_figures.c.day, day_figures.c.data).where(known))
    there = set()
    for day, data in kept:
        there.add(day)
        yield day, _AS_STORED.decode(zlib.decompress(data))
    for start, end in _gaps(there, first, last):
        for found in await _counted(conn, start, end):
            yield found


def _gaps(there: set[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and last of the days that are not there, so many together that memory bears them."""
    start = None
    for day in range(first, last + 2):
        open_day = day <= last and day not in there
        if start is not None and (not open_day or day - start == _AT_ONCE):
            yield start, day - 1
            start = None
        if open_day and start is None:
            start = day


async def unkept(conn: AsyncConnection, now: datetime) -> list[int]:
    """The days that are over and not kept, the newest last; none while a list is being taken in."""
    # What it brings is seen all at once, and no trigger tells of that.
    if await conn.scalar(select(_taking_in())):
        return []
    since = await conn.scalar(select(func.min(reports.c.created_at)))
    kept = set(await conn.scalars(select(day_figures.c.day)))
    if since is None:
        return []
    first, end = number_of(today(since)), number_of(today(now - SETTLED))
    return [day for day in range(first, end) if day not in kept]


def _taking_in() -> ColumnElement[bool]:
    return exists().where(imports.c.state == "writing")


async def keep(conn: AsyncConnection, day: int) -> None:
    """Count a day that is over and keep it until something changes it; in a writing work."""
    # Several processes at one server look for the same days.
    if await conn.scalar(select(_taking_in() | exists().where(day_figures.c.day == day))):
        return
    counted = dict(await _counted(conn, day, day)).get(day, Day())
    row = {"day": day, "data": zlib.compress(json.encode(counted), 9)}
    await conn.execute(insert_missing(conn.dialect.name, day_figures), row)


async def _counted(conn: AsyncConnection, first: int, last: int) -> list[tuple[int, Day]]:
    query = select(_DAY.label("day"), reports.c.source, func.count()).where(_within(first, last))
    sources: dict[int, dict[str, int]] = {}
    for day, source, number in await conn.execute(query.group_by(_DAY, reports.c.source)):
        sources.setdefault(day, {})[source] = number
    rows = (await conn.execute(_accounts(first, last))).all()
    return [(day, day_of(_read(found), sources[day])) for day, found in groupby(rows, lambda row: row[0])]


def _read(rows: Iterable[Any]) -> Iterator[Reported]:
    for _, reported, before, removal, decision, *standing in rows:
        standing_now = Standing(**dict(zip(_STANDING, standing, strict=True)))
        quick = removal is not None and removal <= _A_DAY
        yield Reported(standing_now, reported, before, _minutes(removal), _minutes(decision), quick)


def _minutes(span: int | None) -> int | None:
    return None if span is None else span // _MINUTE


def _accounts(first: int, last: int) -> Select[Any]:
    """Each account of each day once, the days in their order."""
    reported = select(_DAY.label("day"), reports.c.case, func.count().label("reports")).where(_within(first, last))
    each = reported.group_by(_DAY, reports.c.case).cte("reported")
    item = and_(
        request_items.c.case == cases.c.case,
        # Not by the index of requests: a letter has many items, a case few.
        request_items.c.request + 0 == cases.c.request,
        request_items.c.state == "sent",
    )
    outcome = case(
        (request_items.c.item.is_(None), ""), (request_items.c.outcome == "", "silent"), else_=request_items.c.outcome
    )
    verdict = case((cases.c.verdict.like("scope%"), "scope"), else_="")
    query = select(
        *(each.c.day, each.c.reports, _before(each.c.case, each.c.day), *_spans()),
        *(cases.c.category, cases.c.child, cases.c.platform, cases.c.state, cases.c.referral, outcome, verdict),
    )
    joined = each.join(cases, cases.c.case == each.c.case).outerjoin(request_items, item)
    return query.select_from(joined.outerjoin(requests, requests.c.request == request_items.c.request)).order_by(
        each.c.day
    )


def _before(number: ColumnElement[int], day: ColumnElement[int]) -> ColumnElement[int | None]:
    """The day of an account's last report before this day."""
    earlier = reports.alias("earlier")
    at = type_coerce(earlier.c.created_at, BigInteger)
    last = select(func.max(_day_of(at))).where(earlier.c.case == number, at < day * LENGTH - OFFSET, visible(earlier))
    return last.scalar_subquery()


def _spans() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """From request to removal and from report to verdict, in microseconds; NULL where there was none."""
    sent, gone = requests.c.sent_at, request_items.c.outcome_at
    removed = and_(request_items.c.outcome == "inactive", gone >= sent)
    since, decided = cases.c.first_reported_at, cases.c.verdict_at
    return (
        case((removed, _span(sent, gone)), else_=null()),
        case((decided >= since, _span(since, decided)), else_=null()),
    )


def _span(start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[int]:
    return type_coerce(end, BigInteger) - type_coerce(start, BigInteger)


def _day_of(moment: ColumnElement[int]) -> ColumnElement[int]:
    return (moment + OFFSET) // LENGTH


_DAY: Final = _day_of(type_coerce(reports.c.created_at, BigInteger))


def _within(first: int, last: int) -> ColumnElement[bool]:
    """Reports that came on these days and may be seen."""
    at = type_coerce(reports.c.created_at, BigInteger)
    return and_(at >= first * LENGTH - OFFSET, at < (last + 1) * LENGTH - OFFSET, visible(reports))
