"""Counts of a period; each begins at the index of reports by time, and looks at an account once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    CTE,
    BigInteger,
    Boolean,
    ColumnElement,
    Row,
    Select,
    Text,
    and_,
    case,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.figures import CHILD, Figures, Speed, Standing, cells
from reportbot.domain.periods import Period
from reportbot.storage.case_file_tables import request_items, requests
from reportbot.storage.imports import visible
from reportbot.storage.schema import cases, reports

_MICROS: Final = 1_000_000
_HOUR: Final = 3600 * _MICROS
_A_DAY: Final = timedelta(days=1) // timedelta(microseconds=1)
_ALIKE: Final = ("category", "child", "platform", "state", "referral", "outcome", "verdict")


async def count(conn: AsyncConnection, period: Period, now: datetime) -> Figures:
    """All figures of the reports that came in the period, and the middle times of the period before."""
    stood = _stood(period)
    found = (await conn.execute(union_all(_alike(stood), *_middles(stood)))).all()
    groups = [row for row in found if row.what == "alike"]
    before = (await conn.execute(union_all(*_middles(_stood(period.before))))).all()
    accounts: dict[Standing, int] = {}
    lines: dict[str, int] = {}
    quick: dict[str, int] = {}
    for row in groups:
        standing = Standing(**{name: getattr(row, name) for name in _ALIKE})
        accounts[standing] = row.number
        line = CHILD if row.child else row.category
        lines[line] = lines.get(line, 0) + row.reports
        if row.quick:
            quick[row.platform] = quick.get(row.platform, 0) + row.quick
    return Figures(
        counted_at=now,
        accounts=cells(accounts),
        sources=await _sources(conn, period),
        lines=lines,
        quick=quick,
        speed=_speed(found),
        earlier=_speed(before),
    )


def within(period: Period) -> ColumnElement[bool]:
    """Reports that came in the period and may be seen."""
    return and_(reports.c.created_at >= period.start, reports.c.created_at < period.end, visible(reports))


def _stood(period: Period) -> CTE:
    """The accounts with a report in the period, each once: how it stands, how long its removal and verdict took."""
    reported = select(reports.c.case, func.count().label("reports")).where(within(period)).group_by(reports.c.case)
    each = reported.cte("reported")
    item = and_(
        request_items.c.case == cases.c.case,
        # Not by the index of requests: a letter has many items, a case few.
        request_items.c.request + 0 == cases.c.request,
        request_items.c.state == "sent",
    )
    joined = each.join(cases, cases.c.case == each.c.case).outerjoin(request_items, item)
    outcome = case(
        (request_items.c.item.is_(None), ""), (request_items.c.outcome == "", "silent"), else_=request_items.c.outcome
    )
    verdict = case((cases.c.verdict.like("scope%"), "scope"), else_="")
    query = select(
        *(cases.c.category, cases.c.child, cases.c.platform, cases.c.state, cases.c.referral),
        *(outcome.label("outcome"), verdict.label("verdict"), each.c.reports, *_spans()),
    )
    return query.select_from(joined.outerjoin(requests, requests.c.request == request_items.c.request)).cte("stood")


def _spans() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """From request to removal and from report to verdict, in microseconds; NULL where there was none."""
    sent, gone = requests.c.sent_at, request_items.c.outcome_at
    removed = and_(request_items.c.outcome == "inactive", gone >= sent)
    since, decided = cases.c.first_reported_at, cases.c.verdict_at
    return (
        case((removed, _span(sent, gone)), else_=null()).label("removal"),
        case((decided >= since, _span(since, decided)), else_=null()).label("decision"),
    )


def _span(start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[int]:
    return type_coerce(end, BigInteger) - type_coerce(start, BigInteger)


def _alike(stood: CTE) -> Select[Any]:
    """How many accounts stand alike, with how many reports, and how many of them went within a day."""
    alike = [stood.c[name] for name in _ALIKE]
    quick = func.count(case((stood.c.removal <= _A_DAY, 1)))
    summed = type_coerce(func.sum(stood.c.reports), BigInteger).cast(BigInteger)
    counts = (func.count().label("number"), summed.label("reports"), quick.label("quick"))
    return select(literal("alike", Text).label("what"), *alike, *counts).group_by(*alike)


def _middles(stood: CTE) -> Iterable[Any]:
    """One or two spans in the middle of all, `number`, and how many those are, `reports`."""
    for name in ("removal", "decision"):
        span = stood.c[name]
        many = select(func.count(span)).select_from(stood).scalar_subquery()
        ordered = select(span.label("span")).where(span.is_not(None)).order_by(span)
        middle = ordered.limit(2 - many % 2).offset((many - 1) // 2).subquery()
        nothing = [null().cast(Boolean if column == "child" else Text).label(column) for column in _ALIKE]
        numbers = (middle.c.span.label("number"), many.label("reports"), literal(0, BigInteger).label("quick"))
        yield select(literal(name, Text).label("what"), *nothing, *numbers)


def _speed(found: Iterable[Row[Any]]) -> Speed:
    values: dict[str, list[int]] = {"removal": [], "decision": []}
    many = {"removal": 0, "decision": 0}
    for row in found:
        if row.what in values:
            values[row.what].append(row.number)
            many[row.what] = row.reports
    hours = {name: sum(spans) / len(spans) / _HOUR if spans else None for name, spans in values.items()}
    return Speed(
        removal=hours["removal"], removals=many["removal"], decision=hours["decision"], decisions=many["decision"]
    )


async def _sources(conn: AsyncConnection, period: Period) -> dict[str, int]:
    query = select(reports.c.source, func.count()).where(within(period)).group_by(reports.c.source)
    return {source: number for source, number in await conn.execute(query)}  # noqa: C416 a Row is no pair to mypy
