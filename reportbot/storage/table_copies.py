"""The rows of a table as they are stored, from one database into another, with a digest that both must give."""

import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Column, Select, Table, TypeDecorator, bindparam, func, insert, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

PAGE: Final = 500
_MODULUS: Final = 1 << 256

Told = Callable[[int], None]
"""Hears how many rows were copied so far."""


class Content(Struct, frozen=True):
    """How many rows, and the sum of their SHA-256 modulo 2^256: it does not depend on their order."""

    rows: int = 0
    digest: int = 0

    def and_also(self, rows: Sequence[Sequence[Any]]) -> "Content":
        """With these rows too."""
        total = sum(int.from_bytes(_hash(row)) for row in rows)
        return Content(self.rows + len(rows), (self.digest + total) % _MODULUS)


async def copied(source: AsyncConnection, target: AsyncConnection, table: Table, told: Told) -> Content:
    """Copy every row; what was read. Memory holds one page."""
    own = _own_references(table)
    names = [f"to_{column.name}" for column in table.columns]
    later = {f"to_{column.name}" for column in own}
    content = Content()
    async for rows in _pages(source, _stored(table)):
        given = [dict(zip(names, row, strict=True)) for row in rows]
        await target.execute(_put(table), [row | dict.fromkeys(later) for row in given])
        content = content.and_also(rows)
        told(content.rows)
    for column in own:
        await _point(source, target, table, column)
    return content


async def content_of(conn: AsyncConnection, table: Table) -> Content:
    """What a table holds."""
    content = Content()
    async for rows in _pages(conn, _stored(table)):
        content = content.and_also(rows)
    return content


async def count_of(conn: AsyncConnection, table: Table) -> int:
    """How many rows a table has."""
    return int(await conn.scalar(select(func.count()).select_from(table)) or 0)


async def _pages(conn: AsyncConnection, query: Select[Any]) -> AsyncIterator[Sequence[Sequence[Any]]]:
    async with conn.stream(query.execution_options(yield_per=PAGE)) as found:
        async for rows in found.partitions():
            yield [tuple(row) for row in rows]


def _stored(table: Table) -> Select[Any]:
    return select(*(type_coerce(column, _kind(column)).label(column.name) for column in table.columns))


def _kind(column: Column[Any]) -> Any:
    """The type a value is stored in: what is hashed, as the chain's facts are, must not be written anew."""
    return column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type


def _put(table: Table) -> Any:
    return insert(table).values({c.name: bindparam(f"to_{c.name}", type_=_kind(c)) for c in table.columns})


def _own_references(table: Table) -> list[Column[Any]]:
    """Columns that name a row of the same table, which may come later."""
    return [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]


async def _point(source: AsyncConnection, target: AsyncConnection, table: Table, column: Column[Any]) -> None:
    (key,) = table.primary_key
    put = update(table).where(key == bindparam("which")).values({column.name: bindparam("to")})
    async for rows in _pages(source, select(key, column).where(column.is_not(None))):
        await target.execute(put, [{"which": which, "to": to} for which, to in rows])


def _hash(row: Sequence[Any]) -> bytes:
    # Of None, bool, int, str and bytes, which is all there is, repr tells each from every other.
    return hashlib.sha256(repr(tuple(row)).encode("utf-8", "backslashreplace")).digest()
