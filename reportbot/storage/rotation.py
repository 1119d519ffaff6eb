"""A new key: every sealed column and every keyed digest is written anew, in the one transaction that names the key."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Column, Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.inputs import Sender
from reportbot.errors import ReportBotError
from reportbot.storage import chain, mapping, people
from reportbot.storage.dialects import upsert
from reportbot.storage.files import address_of
from reportbot.storage.housekeeping_tables import dead_updates
from reportbot.storage.keys import KEY_ID, PREVIOUS
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.schema import meta
from reportbot.storage.schema import people as people_table
from reportbot.storage.seal import Seal, SealBroken
from reportbot.storage.works_tables import works

PAGE: Final = 500


class Sealed(Struct, frozen=True, eq=False):
    """Columns of a table that are sealed, and the column that they are bound to."""

    table: Table
    columns: tuple[str, ...]
    bound_to: str

    @property
    def key(self) -> Column[Any]:
        """What rows are told apart by."""
        (key,) = self.table.primary_key
        return key


def everything() -> tuple[Sealed, ...]:
    """All that is sealed as it stands; people and the chain's texts have files of their own."""
    mapped = [each for each in mapping.IN_ORDER if each.sealed or each.sealed_json]
    kept = [Sealed(each.table, (*sorted(each.sealed | each.sealed_json),), each.key[0].name) for each in mapped]
    return (
        *kept,
        Sealed(outbox, ("body",), "id"),
        Sealed(works, ("body",), "work"),
        Sealed(dead_updates, ("sealed",), "id"),
    )


async def reseal(conn: AsyncConnection, old: Seal, new: Seal) -> None:
    """Write everything anew for another key; afterwards the database knows only that.

    Raises:
        ReportBotError: a row was changed and cannot be opened; nothing is to be committed then.
    """
    try:
        for sealed in everything():
            await _columns(conn, sealed, old, new)
        await _people(conn, old, new)
        await chain.rekey(conn, old, new)
    except SealBroken as broken:
        raise ReportBotError(f"The key stays as it is, and nothing was changed: {broken}.") from None
    await _addresses(conn, new)
    # What was seen is known only by digest: its key is kept, sealed, for as long as updates come twice.
    previous = new.seal("meta", PREVIOUS, "value", old.digest_key).hex()
    for name, value in ((PREVIOUS, previous), (KEY_ID, new.key_id)):
        await conn.execute(upsert(conn.dialect.name, meta), {"name": name, "value": value})


async def _pages(conn: AsyncConnection, key: Column[Any], *columns: Column[Any]) -> Any:
    last: Any = None
    while True:
        query = select(key, *columns).order_by(key).limit(PAGE)
        rows = (await conn.execute(query if last is None else query.where(key > last))).all()
        if not rows:
            return
        yield rows
        last = rows[-1][0]


async def _columns(conn: AsyncConnection, sealed: Sealed, old: Seal, new: Seal) -> None:
    columns = [sealed.table.c[name] for name in sealed.columns]
    async for rows in _pages(conn, sealed.key, sealed.table.c[sealed.bound_to], *columns):
        await _write(conn, sealed.key, [_row(sealed, row, old, new) for row in rows])


def _row(sealed: Sealed, row: Sequence[Any], old: Seal, new: Seal) -> dict[str, Any]:
    key, identity, *values = row
    table = sealed.table.name
    pairs = zip(sealed.columns, values, strict=True)
    return {"which": key} | {
        name: new.seal(table, identity, name, old.open(table, identity, name, value)) for name, value in pairs
    }


async def _write(conn: AsyncConnection, key: Column[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    names = [name for name in rows[0] if name != "which"]
    put = update(key.table).where(key == bindparam("which")).values({name: bindparam(f"to_{name}") for name in names})
    await conn.execute(put, [{"which": row["which"], **{f"to_{name}": row[name] for name in names}} for row in rows])


async def _people(conn: AsyncConnection, old: Seal, new: Seal) -> None:
    key = people_table.c.person
    async for rows in _pages(conn, key, people_table.c.sealed):
        # Of the erased nothing is sealed; one who is still blocked is recognised only until the key changes.
        known = [(person, old.open_text("people", person, "sealed", value)) for person, value in rows if value]
        if known:
            await _write(conn, key, [_person(person, plain, new) for person, plain in known])


def _person(person: int, plain: str, new: Seal) -> dict[str, Any]:
    telegram_id, first_name, last_name, username = json.loads(plain)
    sender = Sender(telegram_id, first_name, last_name, username)
    return {"which": person, "lookup": new.lookup(telegram_id), **people.sealed_row(new, person, sender)}


async def _addresses(conn: AsyncConnection, new: Seal) -> None:
    table = mapping.FILE.table
    async for rows in _pages(conn, table.c.file, table.c.sha256):
        await _write(conn, table.c.file, [{"which": file, "address": address_of(new, sha256)} for file, sha256 in rows])
