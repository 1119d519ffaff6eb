"""Fills an empty SQLite database with made-up cases, for benchmarks: quick because a crash on the way may spoil it."""

import asyncio
import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Table, func, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.source_records import SOURCES
from reportbot.errors import SettingsError
from reportbot.storage import engines
from reportbot.storage.chain import head_row
from reportbot.storage.chain_tables import chain_head
from reportbot.storage.day_figures import keep, unkept
from reportbot.storage.metadata import metadata
from reportbot.storage.schema import meta
from reportbot.storage.seeding_lives import MICRO, MODERATORS, micros
from reportbot.storage.seeding_rows import Growing, names_of
from reportbot.storage.store import Store

AGO: Final = timedelta(days=3 * 365)
"""So long before its end the first report of a seeded database came."""

SLICE: Final = 1_000
CACHE_KIB: Final = 300_000
"""How much of the file is held in memory on the way: indexes of random values would be read back again and again."""

_KEPT: Final = frozenset({meta, chain_head})
_FIRST_STAFF: Final = 4_000_000_000
_SAME_DICE: Final = 1_068_926

Told = Callable[[int, int], None]
"""Hears how many of how many cases stand."""


async def seed(
    url: str | None, data_dir: Path, key_file: Path | None, *, cases: int, until: datetime, told: Told
) -> None:
    """Fill the database with so many cases, the last of them reported shortly before `until`.

    The same dice are thrown each time; keys and seals differ.

    Raises:
        SettingsError: it is no SQLite database, or holds anything.
        StorageUnavailable: it cannot be opened.
    """
    file = engines.read_url(url, data_dir)
    if file.get_backend_name() != "sqlite":
        raise SettingsError("REPORTBOT_DATABASE_URL names a server: only a SQLite database can be seeded.")
    store = await Store.open(url, data_dir, key_file)
    try:
        if full := await store.read(_filled):
            raise SettingsError(
                f"The database is in use (it has rows in: {', '.join(full)}): only an empty one is seeded."
            )
    finally:
        await store.close()
    growing = Growing(store.seal, micros(until), random.Random(_SAME_DICE))  # noqa: S311 no secret is drawn from it
    await asyncio.to_thread(_fill, Path(str(file.database)), growing, cases, told)
    store = await Store.open(url, data_dir, key_file)
    try:
        await store.write(partial(_keep_days, until=until))
    finally:
        await store.close()


async def _keep_days(conn: AsyncConnection, until: datetime) -> None:
    """As the bot has them when it has been at work all the time."""
    for day in await unkept(conn, until):
        await keep(conn, day)


async def _filled(conn: AsyncConnection) -> list[str]:
    return [table.name for table in metadata.sorted_tables if table not in _KEPT and await _holds(conn, table)]


async def _holds(conn: AsyncConnection, table: Table) -> bool:
    return bool(await conn.scalar(select(func.count()).select_from(select(table).limit(1).subquery())))


def _fill(file: Path, growing: Growing, cases: int, told: Told) -> None:
    conn = sqlite3.connect(file, isolation_level=None)
    try:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", f"cache_size=-{CACHE_KIB}"):
            conn.execute(f"PRAGMA {pragma}")
        conn.execute("BEGIN EXCLUSIVE")
        for done in _grow(growing, cases):
            for table, rows in growing.batches():
                conn.executemany(_insert(table), rows)
            told(done, cases)
        conn.execute("COMMIT")
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            conn.execute(f"PRAGMA {pragma}").fetchall()
        head = head_row(growing.seal, growing.head)
        conn.execute("UPDATE chain_head SET count = :count, hash = :hash, proof = :proof WHERE id = :id", head)
        # With it all that was written before is on the disk.
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        conn.close()


def _grow(growing: Growing, cases: int) -> Iterator[int]:
    """Have slice after slice made; how many cases stand."""
    start = growing.until - AGO // MICRO
    step = (growing.until - start) / max(cases, 1)
    for index in range(len(MODERATORS)):
        growing.person(_FIRST_STAFF + index, start)
    sources = {source: growing.person(-index, start, source=True) for index, source in enumerate(SOURCES) if index}
    for number in range(cases):
        base = start + int(number * step)
        growing.case(base, sources)
        if number % SLICE == SLICE - 1:
            growing.decided(base)
            yield number + 1
    growing.asked.rest()
    growing.decided(growing.until)
    yield cases


def _insert(table: Table) -> str:
    return str(insert(table).values(dict.fromkeys(names_of(table))).compile(dialect=sqlite.dialect()))
