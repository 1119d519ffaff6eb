"""Counts of a period, all in one look at the database; each begins at the index of reports by time."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import CTE, BigInteger, ColumnElement, FromClause, Select, and_, case, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.figures import CHILD, Figures, Speed, Standing, cells
from reportbot.domain.periods import Period
from reportbot.storage.case_file_tables import request_items, requests
from reportbot.storage.imports import visible
from reportbot.storage.schema import cases, reports

_MICROS: Final = 1_000_000
_HOUR: Final = 3600 * _MICROS


async def count(conn: AsyncConnection, period: Period, now: datetime) -> Figures:
    """All figures of the reports that came in the period, and the middle times of the period before."""
    accounts = reported(period)
    sources, lines = await _reports(conn, period)
    return Figures(
        counted_at=now,
        accounts=cells(await _accounts(conn, accounts)),
        sources=sources,
        lines=lines,
        quick=await _quick(conn, accounts),
        speed=await _speed(conn, accounts),
        earlier=await _speed(conn, reported(period.before)),
    )


def within(period: Period) -> ColumnElement[bool]:
    """Reports that came in the period and may be seen."""
    return and_(reports.c.created_at >= period.start, reports.c.created_at < period.end, visible(reports))


def reported(period: Period) -> CTE:
    """The accounts with a report in the period, each once."""
    return select(reports.c.case).where(within(period)).distinct().cte("reported")


def _in_request(accounts: CTE) -> FromClause:
    """Those accounts with the item of the request they are in now."""
    item = and_(
        request_items.c.case == cases.c.case,
        request_items.c.request == cases.c.request,
        request_items.c.state == "sent",
    )
    return accounts.join(cases, cases.c.case == accounts.c.case).outerjoin(request_items, item)


async def _accounts(conn: AsyncConnection, accounts: CTE) -> dict[Standing, int]:
    outcome = case(
        (request_items.c.item.is_(None), ""), (request_items.c.outcome == "", "silent"), else_=request_items.c.outcome
    ).label("outcome")
    verdict = case((cases.c.verdict.like("scope%"), "scope"), else_="").label("verdict")
    alike = (cases.c.category, cases.c.child, cases.c.platform, cases.c.state, cases.c.referral, outcome, verdict)
    query = select(*alike, func.count()).select_from(_in_request(accounts)).group_by(*alike)
    found: dict[Standing, int] = {}
    for *values, number in await conn.execute(query):
        names = ("category", "child", "platform", "state", "referral", "outcome", "verdict")
        found[Standing(**dict(zip(names, values, strict=True)))] = number
    return found


async def _reports(conn: AsyncConnection, period: Period) -> tuple[dict[str, int], dict[str, int]]:
    query = (
        select(reports.c.source, cases.c.category, cases.c.child, func.count())
        .select_from(reports.join(cases, cases.c.case == reports.c.case))
        .where(within(period))
        .group_by(reports.c.source, cases.c.category, cases.c.child)
    )
    sources: dict[str, int] = {}
    lines: dict[str, int] = {}
    for source, category, child, number in await conn.execute(query):
        line = CHILD if child else category
        sources[source] = sources.get(source, 0) + number
        lines[line] = lines.get(line, 0) + number
    return sources, lines


def _span(start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[int]:
    return type_coerce(end, BigInteger) - type_coerce(start, BigInteger)


def _removals(accounts: CTE) -> tuple[ColumnElement[int], FromClause, ColumnElement[bool]]:
    joined = _in_request(accounts).join(requests, requests.c.request == request_items.c.request)
    gone = and_(request_items.c.outcome == "inactive", request_items.c.outcome_at >= requests.c.sent_at)
    return _span(requests.c.sent_at, request_items.c.outcome_at), joined, gone


async def _quick(conn: AsyncConnection, accounts: CTE) -> dict[str, int]:
    span, joined, gone = _removals(accounts)
    a_day = timedelta(days=1) // timedelta(microseconds=1)
    query = select(cases.c.platform, func.count()).select_from(joined).where(gone, span <= a_day)
    return {row[0]: row[1] for row in await conn.execute(query.group_by(cases.c.platform))}


async def _speed(conn: AsyncConnection, accounts: CTE) -> Speed:
    span, joined, gone = _removals(accounts)
    decided = accounts.join(cases, cases.c.case == accounts.c.case)
    known = cases.c.verdict_at >= cases.c.first_reported_at
    waited = _span(cases.c.first_reported_at, cases.c.verdict_at)
    removal, removals = await _middle(conn, select(span.label("span")).select_from(joined).where(gone))
    decision, decisions = await _middle(conn, select(waited.label("span")).select_from(decided).where(known))
    return Speed(removal=removal, removals=removals, decision=decision, decisions=decisions)


async def _middle(conn: AsyncConnection, spans: Select[Any]) -> tuple[float | None, int]:
    """The median in hours, and of how many."""
    number = await conn.scalar(select(func.count()).select_from(spans.subquery())) or 0
    if not number:
        return None, 0
    values = list(await conn.scalars(spans.order_by("span").offset((number - 1) // 2).limit(2 - number % 2)))
    return sum(values) / len(values) / _HOUR, number
