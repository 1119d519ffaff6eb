"""A PostgreSQL database, as of one moment, into a new SQLite file."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import URL, Table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from reportbot.storage import database_file, engines
from reportbot.storage.table_copies import copied

T = TypeVar("T")
Fill = Callable[[AsyncConnection, AsyncConnection], Awaitable[T]]
"""Makes the tables of the file, the second, and puts in the rows of the first; neither is committed by it."""

_SNAPSHOT: Final = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


async def snapshot(address: URL, file: Path, fill: Fill[T]) -> T:
    """Fill a new file from the database at this address; what `fill` gives.

    Raises:
        StorageUnavailable: the server went away, or the disk refuses.
    """
    database_file.prepare_file(file)
    source = engines.server(address)
    target = create_async_engine(URL.create("sqlite+aiosqlite", database=str(file)), hide_parameters=True)
    try:
        async with source.connect() as there, target.begin() as here:
            await there.execution_options(**_SNAPSHOT)
            return await fill(there, here)
    except (DBAPIError, OSError, TimeoutError) as error:
        raise engines.translated(error) from None
    finally:
        await source.dispose()
        await target.dispose()


async def fill_table(there: AsyncConnection, here: AsyncConnection, table: Table) -> int:
    """Copy every row, and how far its numbers have been given; how many rows."""
    content = await copied(there, here, table, _unheard)
    await _number_on(there, here, table)
    return content.rows


def _unheard(_done: int) -> None:
    """Nobody waits for a single table."""


async def _number_on(there: AsyncConnection, here: AsyncConnection, table: Table) -> None:
    """SQLite remembers the largest number ever given too, also to rows that are gone."""
    made = await here.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table.name})
    if "AUTOINCREMENT" not in made:
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
