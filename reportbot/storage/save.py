"""Writes of a batch, one statement a kind."""

from collections.abc import Hashable, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Table, bindparam, delete, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Delete, Update

from reportbot.domain.records import Decision, Record
from reportbot.errors import ReportBotError
from reportbot.storage import chain
from reportbot.storage.dialects import upsert
from reportbot.storage.mapping import BY_KIND, DECISION, IN_ORDER, Mapped
from reportbot.storage.seal import Seal


async def save(
    conn: AsyncConnection,
    seal: Seal,
    writes: Iterable[Record],
    drops: Iterable[tuple[type[Record], Hashable]] = (),
) -> None:
    """Drop, then insert or replace by primary key; of several writes of one record the last counts.

    A Decision is only ever appended to the chain: writing one again raises IntegrityError, dropping one
    ReportBotError. One of kind "erased" erases the texts of the decisions that its data names
    (``{"decisions": [7, 12]}``), which nothing else can. A Person must be there already.
    """
    gone = dict.fromkeys(drops)
    if any(kind is Decision for kind, _ in gone):
        raise ReportBotError("a decision is never taken out of the chain")
    for mapped in reversed(IN_ORDER):
        keys = [mapped.key_values(key) for kind, key in gone if kind is mapped.kind]
        if keys:
            await conn.execute(_delete(mapped), [_marked(key) for key in keys])
    latest: dict[type[Any], dict[Any, Record]] = {}
    for record in writes:
        latest.setdefault(type(record), {})[record.key] = record
    if unknown := latest.keys() - BY_KIND.keys():
        raise ReportBotError(f"no table keeps {unknown}")
    for mapped in IN_ORDER:
        if mapped is not DECISION and (records := latest.get(mapped.kind)):
            # Sorted, so that two processes lock rows in the same order.
            await _write(conn, mapped, [mapped.row(seal, records[key]) for key in sorted(records)])
    # The head is the last lock that is taken.
    if decided := [record for record in latest.get(Decision, {}).values() if isinstance(record, Decision)]:
        await chain.append(conn, seal, decided)


async def _write(conn: AsyncConnection, mapped: Mapped[Any], rows: Sequence[dict[str, Any]]) -> None:
    if mapped.update_only:
        keys = [column.key for column in mapped.key]
        await conn.execute(_update(mapped), [{**row, **_marked({key: row[key] for key in keys})} for row in rows])
    else:
        await conn.execute(upsert(conn.dialect.name, mapped.table), rows)


@cache
def _update(mapped: Mapped[Any]) -> Update:
    keys = {column.key for column in mapped.key}
    values: dict[str, Any] = {name: bindparam(name) for name in mapped.names if name not in keys}
    return update(mapped.table).where(*_matches(mapped.table)).values(values)


@cache
def _delete(mapped: Mapped[Any]) -> Delete:
    return delete(mapped.table).where(*_matches(mapped.table))


def _matches(table: Table) -> list[Any]:
    return [column == bindparam(f"key_{column.key}") for column in table.primary_key]


def _marked(key: dict[str, Any]) -> dict[str, Any]:
    return {f"key_{name}": value for name, value in key.items()}
