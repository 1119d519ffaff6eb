"""What the two engines say differently: ON CONFLICT, and where numbers come from."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Table, bindparam, column, func, select, table, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert


def inserting(dialect: str, into: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that knows ON CONFLICT."""
    return postgresql.insert(into) if dialect == "postgresql" else sqlite.insert(into)


@cache
def upsert(dialect: str, into: Table) -> Insert:
    """Insert rows, or replace every other column of the row with the same primary key."""
    put = inserting(dialect, into)
    others = {each.name: put.excluded[each.name] for each in into.columns if not each.primary_key}
    return put.on_conflict_do_update(index_elements=[key.name for key in into.primary_key], set_=others)


@cache
def insert_missing(dialect: str, into: Table) -> Insert:
    """Insert rows, leaving those alone that conflict with any unique key."""
    return inserting(dialect, into).on_conflict_do_nothing()


_SEQUENCES = table("sqlite_sequence", column("name"), column("seq"))
_LAST = select(func.max(_SEQUENCES.c.seq)).where(_SEQUENCES.c.name == bindparam("name"))
_NEXT = text("SELECT nextval(pg_get_serial_sequence(:name, :key)) FROM generate_series(1, :count)")


_GO_ON = text("SELECT setval(CAST(pg_get_serial_sequence(:name, :key) AS regclass), :last)")


async def go_on_after(conn: AsyncConnection, of: Table, last: int) -> None:
    """On PostgreSQL: what is drawn for a table is larger than `last`; a table without numbers of its own stays."""
    (key,) = of.primary_key
    await conn.execute(_GO_ON, {"name": of.name, "key": key.name, "last": last})


async def draw(conn: AsyncConnection, of: Table, count: int) -> Sequence[int]:
    """The next numbers of a table with a single numeric key, never given before.

    On SQLite they are free only until this transaction ends: its rows must be written in it, or a counter kept.
    """
    if conn.dialect.name == "postgresql":
        (key,) = of.primary_key
        rows = await conn.execute(_NEXT, {"name": of.name, "key": key.name, "count": count})
        return [int(number) for number in rows.scalars()]
    # sqlite_sequence remembers the largest number ever given, also of rows that are gone.
    last = (await conn.scalar(_LAST, {"name": of.name})) or 0
    return range(last + 1, last + 1 + count)
