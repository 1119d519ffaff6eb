"""Finished cases whose media, or whose words, have been kept for as long as they may be."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.words import CaseState, EvidenceKind
from reportbot.storage import schema

AT_ONCE = 50

_cases, _reports, _evidence = schema.cases.c, schema.reports.c, schema.evidence.c


def _over(before: datetime, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Finished since before then, as are its reports; no police, objection or review needs what the case has."""
    in_review = exists().where(_reports.case == _cases.case, _reports.state == "open", _reports.review_until > now)
    since = (schema.finished_and_full, _cases.state_since <= before, _cases.last_reported_at <= before)
    return (*since, _cases.preserve.is_(False), _cases.objections == 0, ~in_review)


def _holds(kinds: Collection[EvidenceKind]) -> ColumnElement[bool]:
    """It has files of these kinds."""
    return exists().where(
        _evidence.case == _cases.case,
        _evidence.kind.in_([kind.value for kind in kinds]),
        _evidence.state.in_(("kept", "withheld")),
    )


async def with_media(
    conn: AsyncConnection, before: Mapping[CaseState, datetime], now: datetime, kinds: Collection[EvidenceKind]
) -> list[int]:
    """At most 50 cases that stand in one of these states since before its time, and whose media nobody needs now."""
    found: list[int] = []
    for state, moment in before.items():
        aged = select(_cases.case).where(_cases.state == state.value, *_over(moment, now), _holds(kinds))
        found += await conn.scalars(aged.order_by(_cases.state_since).limit(AT_ONCE - len(found)))
        if len(found) == AT_ONCE:
            break
    return sorted(found)


async def with_words(
    conn: AsyncConnection, before: datetime, now: datetime, media: Collection[EvidenceKind]
) -> list[int]:
    """At most 50 cases that are finished since before then, and whose words are there and needed by nobody now.

    Media go first: where any are left, their time is not over, or they are still to be found.
    """
    return sorted(await conn.scalars(worded(before, now, media)))


def worded(before: datetime, now: datetime, media: Collection[EvidenceKind]) -> Select[tuple[int]]:
    """The longest finished; the index holds none whose words are gone."""
    query = select(_cases.case).where(*_over(before, now), ~_holds(media))
    return query.order_by(_cases.state_since).limit(AT_ONCE)
