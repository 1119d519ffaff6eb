"""A PostgreSQL database before its schema is upgraded, as the older program's SQLite file."""

import shutil
from pathlib import Path
from typing import Final

import structlog
from sqlalchemy import URL, Connection, MetaData, Table, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reportbot.storage.metadata import metadata
from reportbot.storage.revisions import migrate
from reportbot.storage.snapshots import fill_table, snapshot

log = structlog.get_logger("reportbot.storage")

LARGEST: Final = 4 << 30
"""Bytes on the server: copying more would keep the bot from serving for long."""
LEFT_FREE: Final = 1 << 30
"""Bytes of the disk that a copy leaves for the bot."""


async def copy_before(engine: AsyncEngine, revision: str, copy: Path) -> None:
    """Copy what the server's database holds into a file with its schema, or say in the log why not.

    Raises:
        StorageUnavailable: the server went away, or the disk refuses.
    """
    async with engine.connect() as conn:
        size = int(await conn.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    why = "too large" if size > LARGEST else "no room" if _free(copy.parent) < size + LEFT_FREE else ""
    if why:
        log.warning("upgrade_without_copy", schema=revision, why=why, database_bytes=size)
        return
    rows = await _written(engine.url, revision, copy)
    log.info("copied_before_upgrade", schema=revision, file=str(copy), rows=rows)


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


async def _written(address: URL, revision: str, copy: Path) -> int:
    """The rows of the copy, which stands under its name only once it is whole."""
    draft = copy.with_name(f"{copy.name}.draft")
    draft.unlink(missing_ok=True)

    async def fill(there: AsyncConnection, here: AsyncConnection) -> int:
        await here.run_sync(migrate, revision)
        return sum([await fill_table(there, here, table) for table in await there.run_sync(_tables)])

    try:
        rows = await snapshot(address, draft, fill)
        draft.replace(copy)
    finally:
        draft.unlink(missing_ok=True)
    return rows


def _tables(conn: Connection) -> list[Table]:
    """As they stand there: today's may have other columns."""
    found = MetaData()
    found.reflect(conn)
    derived = {table.name for table in metadata.tables.values() if table.info.get("derived")}
    return [table for table in found.sorted_tables if table.name not in {*derived, "alembic_version"}]
