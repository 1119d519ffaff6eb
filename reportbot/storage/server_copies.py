"""A PostgreSQL database as a SQLite file, as of one moment: what a backup holds of it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from reportbot.errors import SchemaNewer
from reportbot.storage import engines
from reportbot.storage.metadata import lasting
from reportbot.storage.read_only import file_of
from reportbot.storage.schema import HEAD
from reportbot.storage.table_copies import copied
from reportbot.storage.upgrade import back_up, create_schema, revision_of

Copy = Callable[[Path], None]
"""Writes a copy of a database to a new SQLite file, as of one moment; blocks."""

_SNAPSHOT: Final = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def copy_of(url: str | None, data_dir: Path) -> Copy:
    """How the database at this address is copied; None is the file in the data dir.

    Raises:
        SettingsError: there is no such file.
    """
    file = file_of(url, data_dir)
    if file is not None:
        return lambda copy: back_up(file, copy)
    return copy_from_server(engines.read_url(url, data_dir))


async def copy_behind(conn: AsyncConnection) -> Copy:
    """How the database that a connection reads is copied."""
    if conn.dialect.name != "sqlite":
        return copy_from_server(conn.engine.url)
    rows = (await conn.execute(text("PRAGMA database_list"))).all()
    file = Path(next(row[2] for row in rows if row[1] == "main"))
    return lambda copy: back_up(file, copy)


def copy_from_server(address: URL) -> Copy:
    """How a database on a server is copied; in a thread without a loop of its own."""
    return lambda copy: asyncio.run(_copied(address, copy))


async def _copied(address: URL, copy: Path) -> None:
    engines.prepare_file(copy)
    source = engines.server(address)
    target = create_async_engine(URL.create("sqlite+aiosqlite", database=str(copy)), hide_parameters=True)
    try:
        async with source.connect() as there, target.begin() as here:
            await there.execution_options(**_SNAPSHOT)
            await _fill(there, here)
    except (DBAPIError, OSError, TimeoutError) as error:
        raise engines.translated(error) from None
    finally:
        await source.dispose()
        await target.dispose()


async def _fill(there: AsyncConnection, here: AsyncConnection) -> None:
    if (revision := await there.run_sync(revision_of)) != HEAD:
        raise SchemaNewer(f"The database's schema is {revision}, this program's is {HEAD}.")
    await here.run_sync(create_schema)
    for table in lasting():
        await copied(there, here, table, _unheard)
        await _number_on(there, here, table)


def _unheard(_done: int) -> None:
    """Nobody waits for a single table."""


async def _number_on(there: AsyncConnection, here: AsyncConnection, table: Table) -> None:
    """SQLite remembers the largest number ever given too, also to rows that are gone."""
    if not table.dialect_options["sqlite"]["autoincrement"]:
        return
    (key,) = table.primary_key
    names = {"table": table.name, "key": key.name}
    sequence = await there.scalar(text("SELECT pg_get_serial_sequence(:table, :key)"), names)
    # The name is PostgreSQL's own answer, quoted where it must be.
    row = (await there.execute(text(f"SELECT last_value, is_called FROM {sequence}"))).one()  # noqa: S608
    given = await here.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
    last = max(given or 0, row.last_value if row.is_called else 0)
    if last:
        await here.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        await here.execute(
            text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"),
            {"name": table.name, "seq": last},
        )
