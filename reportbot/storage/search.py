"""Finds cases by report number, case number or account."""

import re
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.identifiers import fold_name, identify, skeleton
from reportbot.domain.tickets import read_ticket
from reportbot.storage.imports import hidden_case, visible
from reportbot.storage.schema import cases as case_table
from reportbot.storage.schema import identifiers, reports

MOST: Final = 10
_SHORTEST_PREFIX: Final = 3
_NUMBER: Final = re.compile(r"#?\s*(\d{1,15})", re.ASCII)
_LAST_CHARACTER: Final = "\U0010ffff"


async def cases(conn: AsyncConnection, words: str) -> tuple[int, ...]:
    """Numbers of at most 10 cases, the surest first: number, account, look-alike, beginning of an account."""
    found: dict[int, None] = {}
    for query in _queries(words.strip()):
        if len(found) < MOST:
            found.update(dict.fromkeys(await conn.scalars(query.limit(MOST))))
    return tuple(found)[:MOST]


def _queries(words: str) -> list[Select[Any]]:
    queries: list[Select[Any]] = []
    if ticket := read_ticket(words):
        queries.append(select(reports.c.case).where(reports.c.ticket == ticket, visible(reports)))
    if number := _NUMBER.fullmatch(words):
        queries.append(select(case_table.c.case).where(case_table.c.case == int(number[1]), visible(case_table)))
    plain = fold_name(words).removeprefix("@")
    if not plain:
        return queries
    column = identifiers.c
    seen = ~hidden_case(column.case)
    newest = select(column.case).where(seen).order_by(column.identifier.desc())
    canonicals = {plain} | {identifier.canonical for identifier in identify(words)}
    queries.append(newest.where(column.canonical.in_(canonicals)))
    queries.append(newest.where(column.skeleton.in_({skeleton(words), skeleton(plain)} - {""})))
    if len(plain) >= _SHORTEST_PREFIX:
        # A range, not LIKE: it uses the index on both engines, and no character needs escaping.
        beginning = select(column.case).where(seen).order_by(column.canonical)
        queries.append(beginning.where(column.canonical >= plain, column.canonical < plain + _LAST_CHARACTER))
    return queries
