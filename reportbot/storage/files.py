"""Rows of the vault's files."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import StoredFile
from reportbot.storage.case_file_tables import files
from reportbot.storage.dialects import draw
from reportbot.storage.mapping import FILE
from reportbot.storage.seal import Seal


async def insert_file(conn: AsyncConnection, seal: Seal, file: StoredFile) -> StoredFile:
    """The file with its number, written."""
    (number,) = await draw(conn, files, 1)
    numbered = replace(file, file=number)
    await conn.execute(insert(files), [FILE.row(seal, numbered)])
    return numbered


async def by_number(conn: AsyncConnection, seal: Seal, number: int) -> StoredFile | None:
    """One file's row."""
    row = (await conn.execute(FILE.select().where(files.c.file == number))).first()
    return FILE.record(seal, row) if row is not None else None


async def mark_purged(conn: AsyncConnection, numbers: Collection[int], now: datetime) -> list[str]:
    """Say that these are gone; the addresses that no other file needs."""
    mine = files.c.file.in_(set(numbers))
    await conn.execute(update(files).where(mine, files.c.purged_at.is_(None)).values(purged_at=now))
    addresses = set(await conn.scalars(select(files.c.address).where(mine)))
    still = select(files.c.address).where(files.c.address.in_(addresses), files.c.purged_at.is_(None))
    return sorted(addresses - set(await conn.scalars(still)))
