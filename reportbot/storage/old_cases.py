"""Finished cases whose media, or whose words, have been kept for as long as they may be."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.words import FINISHED_STATES, CaseState, EvidenceKind
from reportbot.storage import schema

AT_ONCE = 50

_cases, _reports, _evidence = schema.cases.c, schema.reports.c, schema.evidence.c


def _over(state: CaseState, before: datetime, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """In this state since before then, as are its reports; no police, objection or review needs what the case has."""
    in_review = exists().where(_reports.case == _cases.case, _reports.state == "open", _reports.review_until > now)
    since = (_cases.state == state.value, _cases.state_since <= before, _cases.last_reported_at <= before)
    return (*since, _cases.preserve.is_(False), _cases.objections == 0, ~in_review)


async def with_media(
    conn: AsyncConnection, before: Mapping[CaseState, datetime], now: datetime, kinds: Collection[EvidenceKind]
) -> list[int]:
    """At most 50 cases that stand in one of these states since before its time, and whose media nobody needs now."""
    held = exists().where(
        _evidence.case == _cases.case,
        _evidence.kind.in_([kind.value for kind in kinds]),
        _evidence.state.in_(("kept", "withheld")),
    )
    found: set[int] = set()
    for state, moment in before.items():
        query = select(_cases.case).where(*_over(state, moment, now), held)
        found |= set(await conn.scalars(query.order_by(_cases.case).limit(AT_ONCE)))
    return sorted(found)[:AT_ONCE]


async def with_words(conn: AsyncConnection, before: datetime, now: datetime) -> list[int]:
    """At most 50 cases that are finished since before then, and whose words are there and needed by nobody now."""
    found: list[int] = []
    for state in sorted(FINISHED_STATES):
        found += await conn.scalars(worded(state, before, now, AT_ONCE - len(found)))
        if len(found) == AT_ONCE:
            break
    return sorted(found)


def worded(state: CaseState, before: datetime, now: datetime, most: int) -> Select[tuple[int]]:
    """The longest finished in this state; the index holds none whose words are gone."""
    query = select(_cases.case).where(schema.finished_with_words, *_over(state, before, now))
    return query.order_by(_cases.state_since).limit(most)
