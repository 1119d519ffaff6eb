"""What an export lists, page by page in the order of the key: many short looks, never a long one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Column, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.periods import Period
from reportbot.storage.case_file_tables import request_items, requests
from reportbot.storage.imports import visible
from reportbot.storage.schema import cases, decisions, identifiers, reports

PAGE: Final = 2_000

_item = and_(
    request_items.c.case == cases.c.case,
    request_items.c.request == cases.c.request,
    request_items.c.state == "sent",
)


class Listing(Struct, frozen=True, eq=False):
    """One kind of list: its columns, the first the key, and the time that a period is about.

    `case` is where in a row the case number stands whose accounts may be named, or None.
    """

    columns: tuple[str, ...]
    query: Select[Any]
    key: Column[Any]
    time: Column[datetime]
    case: int | None = None


LISTINGS: Final[Mapping[str, Listing]] = {
    "cases": Listing(
        columns=(
            *("case", "first-reported", "platform", "category", "child", "urgent", "state", "reporters", "evidence"),
            *("verdict", "verdict-date", "referral", "outcome", "outcome-date"),
        ),
        query=select(
            *(cases.c.case, cases.c.first_reported_at, cases.c.platform, cases.c.category, cases.c.child),
            *(cases.c.urgent, cases.c.state, cases.c.reporters, cases.c.images + cases.c.files + cases.c.links),
            *(cases.c.verdict, cases.c.verdict_at, cases.c.referral, request_items.c.outcome),
            request_items.c.outcome_at,
        )
        .select_from(cases.outerjoin(request_items, _item))
        .where(visible(cases)),
        key=cases.c.case,
        time=cases.c.first_reported_at,
        case=0,
    ),
    "reports": Listing(
        columns=("report", "case", "reported", "platform", "category", "source", "withdrawn"),
        query=select(
            *(reports.c.report, reports.c.case, reports.c.created_at, reports.c.platform, reports.c.category),
            *(reports.c.source, reports.c.state == "withdrawn"),
        ).where(visible(reports)),
        key=reports.c.report,
        time=reports.c.created_at,
    ),
    "decisions": Listing(
        columns=("decision", "case", "date", "kind", "reason", "before", "after"),
        query=select(
            *(decisions.c.decision, decisions.c.case, decisions.c.at, decisions.c.kind, decisions.c.reason),
            *(decisions.c.before, decisions.c.after),
        ),
        key=decisions.c.decision,
        time=decisions.c.at,
    ),
    "requests": Listing(
        columns=("row", "request", "year", "case", "platform", "sent", "received", "round", "outcome", "outcome-date"),
        query=select(
            *(request_items.c.item, requests.c.serial, requests.c.year, request_items.c.case, requests.c.platform),
            *(requests.c.sent_at, requests.c.received_at, requests.c.round, request_items.c.outcome),
            request_items.c.outcome_at,
        )
        .select_from(request_items.join(requests, requests.c.request == request_items.c.request))
        .where(request_items.c.state == "sent"),
        key=request_items.c.item,
        time=requests.c.sent_at,
        case=3,
    ),
}
"""By what /ekspor lists; no person, story, moderator, ticket or account is among the columns."""


def _of(listing: Listing, period: Period) -> Select[Any]:
    return listing.query.where(listing.time >= period.start, listing.time < period.end)


async def total(conn: AsyncConnection, subject: str, period: Period) -> int:
    """How many rows there are now."""
    listing = LISTINGS[subject]
    return await conn.scalar(select(func.count()).select_from(_of(listing, period).subquery())) or 0


async def page(conn: AsyncConnection, subject: str, period: Period, after: int) -> Sequence[Sequence[Any]]:
    """The rows whose key follows `after`, at most PAGE of them, in order."""
    listing = LISTINGS[subject]
    query = _of(listing, period).where(listing.key > after).order_by(listing.key).limit(PAGE)
    return [tuple(row) for row in await conn.execute(query)]


async def accounts_of(conn: AsyncConnection, numbers: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Kind and verbatim of each identifier of these cases, in order."""
    found: dict[int, list[tuple[str, str]]] = {}
    table = identifiers.c
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        query = select(table.case, table.kind, table.verbatim).where(table.case.in_(some)).order_by(table.identifier)
        for case, kind, verbatim in await conn.execute(query):
            found.setdefault(case, []).append((kind, verbatim))
    return found
