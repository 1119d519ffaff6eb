"""Lists of other sources: what of them may be seen, how they are written in slices, and how they go again.

Every query that lists, counts or finds cases or reports takes `visible` for its table: what an import has written
is nobody's business until the import is done. `hidden_case` is for tables that only name a case.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from msgspec.structs import replace
from sqlalchemy import ColumnElement, FromClause, Table, case, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.inputs import Sender
from reportbot.domain.records import Import, Person
from reportbot.domain.source_records import SOURCES
from reportbot.domain.words import CaseState
from reportbot.storage import people
from reportbot.storage.case_file_tables import imports, undone
from reportbot.storage.mapping import IMPORT, PERSON
from reportbot.storage.schema import cases, evidence, identifiers, names_nobody_alone, reports
from reportbot.storage.schema import people as people_table
from reportbot.storage.seal import Seal

Account = tuple[str, str, str]

SINCE_EVER: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""When the persons that stand for sources were made: they are no people."""

undone_imports: Final = select(imports.c.number).where(undone)
"""Their numbers."""


def visible(table: FromClause) -> ColumnElement[bool]:
    """Of cases or reports (their alias too): not of an import that is not done."""
    return table.c.staged.is_(None) | table.c.staged.not_in(undone_imports)


def hidden(table: Table) -> ColumnElement[bool]:
    """The opposite of `visible`."""
    return table.c.staged.is_not(None) & table.c.staged.in_(undone_imports)


def hidden_case(number: ColumnElement[Any]) -> ColumnElement[bool]:
    """True where this column names a case that is not to be seen yet."""
    return exists().where(cases.c.case == number, hidden(cases))


def hidden_report(number: ColumnElement[Any]) -> ColumnElement[bool]:
    """True where this column names a report that is not to be seen yet."""
    return exists().where(reports.c.report == number, hidden(reports))


async def source_people(conn: AsyncConnection, seal: Seal) -> dict[str, Person]:
    """By source the person that stands for it and is nobody: never written to, made at the first look-up."""
    # No account of Telegram has a negative number; groups have, and never one so small.
    senders = {source: Sender(telegram_id=-index) for index, source in enumerate(SOURCES) if index}
    found = await people.people_of(conn, seal, senders.values(), SINCE_EVER)
    standing = {source: found[sender.telegram_id] for source, sender in senders.items()}
    for source, person in standing.items():
        if person.reachable or person.wants_news:
            standing[source] = replace(person, reachable=False, wants_news=False)
            row = PERSON.row(seal, standing[source])
            await conn.execute(update(people_table).where(people_table.c.person == person.person).values(row))
    return standing


async def by_number(conn: AsyncConnection, seal: Seal, number: int) -> Import | None:
    """An import; in a writing work of PostgreSQL it is locked."""
    row = (await conn.execute(IMPORT.select().where(imports.c.number == number).with_for_update())).first()
    return IMPORT.record(seal, row) if row is not None else None


async def others_writing(conn: AsyncConnection, mine: Import) -> tuple[bool, bool]:
    """Whether an earlier import is being written, and whether one took in the same file."""
    busy = func.count(case((imports.c.state == "writing", 1)))
    same = func.count(case((imports.c.digest == mine.digest, 1)))
    earlier = imports.c.state.in_(("writing", "done")) & (imports.c.number != mine.number)
    # Two that wait for each other would wait for ever: the lower number goes first.
    before = earlier & ((imports.c.number < mine.number) | (imports.c.state == "done"))
    found = (await conn.execute(select(busy, same).where(before))).one()
    return bool(found[0]), bool(found[1])


async def owners(conn: AsyncConnection, accounts: Collection[Account]) -> dict[Account, tuple[int, int | None]]:
    """By account its case and the import that is still writing it; a duplicate stands for its original."""
    columns = (identifiers.c.platform, identifiers.c.kind, identifiers.c.canonical)
    undone = case((hidden(cases), cases.c.staged))
    query = (
        select(*columns, cases.c.case, undone, cases.c.state, cases.c.original)
        .join(cases, cases.c.case == identifiers.c.case)
        .where(identifiers.c.canonical.in_({account[2] for account in accounts}), names_nobody_alone)
    )
    found: dict[Account, tuple[int, int | None]] = {}
    for platform, kind, canonical, number, staged, state, original in await conn.execute(query):
        if (platform, kind, canonical) in accounts:
            main = await _original(conn, original) if state == CaseState.DUPLICATE and original else number
            found[(platform, kind, canonical)] = (main, staged)
    return found


async def _original(conn: AsyncConnection, number: int) -> int:
    seen: set[int] = set()
    while number not in seen:
        seen.add(number)
        row = (await conn.execute(select(cases.c.state, cases.c.original).where(cases.c.case == number))).one()
        if row.state != CaseState.DUPLICATE or row.original is None:
            break
        number = row.original
    return number


async def moved_on(conn: AsyncConnection, number: int, written: int, known: int) -> None:
    """So many rows stand now, and so many more of them were on accounts that have a case."""
    mine = update(imports).where(imports.c.number == number)
    await conn.execute(mine.values(written=written, known=imports.c.known + known))


async def flip(conn: AsyncConnection, number: int, now: datetime) -> bool:
    """All of it is visible from now on; False where it was cancelled."""
    mine = update(imports).where(imports.c.number == number, imports.c.state == "writing")
    return bool((await conn.execute(mine.values(state="done", done_at=now))).rowcount)


async def span(conn: AsyncConnection, number: int) -> tuple[int, int, int, int]:
    """First and last case that it made, how many, and how many of them are urgent; also after `release`."""
    urgent = func.count(case((cases.c.urgent, 1)))
    query = select(func.min(cases.c.case), func.max(cases.c.case), func.count(), urgent).select_from(reports)
    # A case that a list made was opened by the list's own report.
    made = query.join(cases, (cases.c.case == reports.c.case) & (cases.c.created_at == reports.c.created_at))
    prefix = f"IMP-{number}-"
    mine: ColumnElement[bool] = reports.c.ticket.like(f"{prefix}%")
    if conn.dialect.name == "sqlite":  # to which capitals are small letters in LIKE, but not in an index
        mine &= reports.c.ticket.between(prefix, f"{prefix}:")
    first, last, count, hot = (await conn.execute(made.where(mine))).one()
    return first or 0, last or 0, count, hot


async def release(conn: AsyncConnection, number: int, most: int) -> int:
    """Let cases of an import that is done be like all others; how many were left to do."""
    found = list(await conn.scalars(select(cases.c.case).where(cases.c.staged == number).limit(most)))
    mine = reports.c.case.in_(found) & (reports.c.staged == number)
    await conn.execute(update(reports).where(mine).values(staged=None))
    await conn.execute(update(cases).where(cases.c.case.in_(found)).values(staged=None))
    return len(found)


async def joining(conn: AsyncConnection, number: int, most: int) -> Sequence[int]:
    """Reports of a done import whose cases have not counted them yet."""
    query = select(reports.c.report).where(reports.c.staged == number).order_by(reports.c.report).limit(most)
    return list(await conn.scalars(query))


async def abandoned(conn: AsyncConnection) -> list[int]:
    """Imports that were given up and have rows left."""
    left = exists().where(reports.c.staged == imports.c.number) | exists().where(cases.c.staged == imports.c.number)
    query = select(imports.c.number).where(imports.c.state.in_(("cancelled", "failed")), left)
    return list(await conn.scalars(query))


async def remove(conn: AsyncConnection, number: int, most: int) -> int:
    """Take away rows of an import that was given up; how many reports went.

    A case that a citizen has reported meanwhile is his, and stays.
    """
    found = list(await conn.scalars(select(reports.c.report).where(reports.c.staged == number).limit(most)))
    touched = list(await conn.scalars(select(reports.c.case).where(reports.c.report.in_(found))))
    await conn.execute(delete(evidence).where(evidence.c.report.in_(found)))
    await conn.execute(delete(reports).where(reports.c.report.in_(found)))
    empty = cases.c.case.in_(touched) & (cases.c.staged == number)
    gone = list(await conn.scalars(select(cases.c.case).where(empty)))
    await conn.execute(delete(identifiers).where(identifiers.c.case.in_(gone)))
    await conn.execute(delete(cases).where(cases.c.case.in_(gone)))
    return len(found)
