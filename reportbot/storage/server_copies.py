"""How a database is copied into a SQLite file, as of one moment: what a backup holds of it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.errors import SchemaNewer
from reportbot.storage import engines
from reportbot.storage.metadata import lasting
from reportbot.storage.read_only import file_of
from reportbot.storage.schema import HEAD
from reportbot.storage.snapshots import fill_table, snapshot
from reportbot.storage.upgrade import back_up, create_schema, revision_of

Copy = Callable[[Path], None]
"""Writes a copy of a database to a new SQLite file, as of one moment; blocks."""


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
    return lambda copy: asyncio.run(snapshot(address, copy, _fill))


async def _fill(there: AsyncConnection, here: AsyncConnection) -> None:
    if (revision := await there.run_sync(revision_of)) != HEAD:
        raise SchemaNewer(f"The database's schema is {revision}, this program's is {HEAD}.")
    await here.run_sync(create_schema)
    for table in lasting():
        await fill_table(there, here, table)
