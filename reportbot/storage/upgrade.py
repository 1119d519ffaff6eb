"""Schema revisions: a new database is made at once, an old one upgraded after a copy, a newer one refused."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reportbot.errors import SchemaNewer, SettingsError, StorageUnavailable
from reportbot.storage import database_file, engines
from reportbot.storage.metadata import metadata
from reportbot.storage.schema import HEAD

LOCK: Final = 7_301_455
"""The PostgreSQL advisory lock under which one process upgrades."""


async def bring_up_to_date(address: URL, data_dir: Path, *, allowed: bool) -> None:
    """Make or upgrade the schema; without `allowed` only look. A copy of a server's database goes into `data_dir`.

    Raises:
        SchemaNewer: a newer program wrote it.
        SettingsError: it would have to be made or upgraded and that is not allowed.
        StorageUnavailable: the database cannot be reached.
    """
    await asyncio.shield(asyncio.ensure_future(_bring(address, data_dir, allowed=allowed)))


async def _bring(address: URL, data_dir: Path, *, allowed: bool) -> None:
    embedded = address.get_backend_name() == "sqlite"
    file = Path(str(address.database))
    if embedded:
        _prepare(file, allowed=allowed)
    # Rebuilding a table, as SQLite's migrations do, must not fire its foreign keys.
    crashed = embedded and _holds_anything(file.with_name(f"{file.name}-wal"))
    engine = engines.sqlite_writer(address, foreign_keys=False) if embedded else engines.server(address)
    try:
        if crashed:
            await _check(engine)
        if embedded:
            await _upgrade_file(engine, file, allowed=allowed)
        else:
            await _upgrade_server(engine, data_dir, allowed=allowed)
    except Exception as error:
        if engines.is_refused(error):
            raise SettingsError("REPORTBOT_DATABASE_URL: the server refuses its user, password or database.") from None
        if engines.is_unavailable(error):
            raise StorageUnavailable(f"The database cannot be opened: {getattr(error, 'orig', error)}") from error
        raise
    finally:
        await engine.dispose()


def _prepare(file: Path, *, allowed: bool) -> None:
    try:
        database_file.prepare_file(file, make=allowed)
    except OSError as error:
        raise database_file.unmade(file, error) from None


def _holds_anything(journal: Path) -> bool:
    # Who only read, such as audit verify, leaves an empty one: no reason to read a large database through.
    return journal.exists() and journal.stat().st_size > 0


async def _check(engine: AsyncEngine) -> None:
    # A journal that was left behind tells of a crash, and with it perhaps of a failing disk.
    async with engine.begin() as conn:
        found = await conn.scalar(text("PRAGMA quick_check(1)"))
    if found != "ok":
        raise StorageUnavailable(f"The database file is damaged; restore a backup. SQLite says: {found}")


@contextlib.asynccontextmanager
async def _alone(engine: AsyncEngine) -> AsyncIterator[None]:
    """No other process upgrades while the block runs.

    The lock has a connection of its own: a transaction that waited for it would see what was there before.
    """
    async with engine.connect() as conn:
        await conn.execution_options(isolation_level="AUTOCOMMIT")
        await conn.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
        try:
            yield
        finally:
            await conn.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": LOCK})


async def _upgrade_file(engine: AsyncEngine, file: Path, *, allowed: bool) -> None:
    async with engine.begin() as conn:
        if await _older(conn, allowed=allowed):
            await asyncio.to_thread(back_up, file, file.with_name(f"{file.stem}-before-{HEAD}.db"))
            await conn.run_sync(_migrate)


async def _upgrade_server(engine: AsyncEngine, data_dir: Path, *, allowed: bool) -> None:
    async with engine.connect() as conn:
        if await conn.run_sync(revision_of) == HEAD:
            return
    async with _alone(engine):
        async with engine.begin() as conn:
            older = await _older(conn, allowed=allowed)
        if older:
            from reportbot.storage.before_upgrade import copy_before  # noqa: PLC0415  Alembic is rarely needed

            await copy_before(engine, older, data_dir / f"reportbot-before-{HEAD}.db")
            async with engine.begin() as conn:
                await conn.run_sync(_migrate)


async def _older(conn: AsyncConnection, *, allowed: bool) -> str:
    """The revision to be upgraded, "" where nothing is left to do; a new database is made."""
    revision = await conn.run_sync(revision_of)
    if revision == HEAD:
        return ""
    if not allowed:
        raise SettingsError(f"The database's schema is {revision or 'missing'}, this program's is {HEAD}.")
    if revision is None:
        await conn.run_sync(create_schema)
        return ""
    await conn.run_sync(_refuse_newer, revision)
    return revision


def revision_of(conn: Connection) -> str | None:
    """The schema revision of a database, None where it holds no tables of ReportBot."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    revision: str | None = conn.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def create_schema(conn: Connection) -> None:
    """Make every table, as all migrations together would."""
    # A test holds this equal to running every migration, which would cost a new bot Alembic's import.
    metadata.create_all(conn)
    conn.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    conn.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": HEAD})


def _refuse_newer(_conn: Connection, revision: str) -> None:
    from reportbot.storage.revisions import is_known  # noqa: PLC0415  Alembic is rarely needed

    if not is_known(revision):
        raise SchemaNewer(f"The database's schema is {revision}; this program knows up to {HEAD}. Use a newer one.")


def _migrate(conn: Connection) -> None:
    from reportbot.storage.revisions import migrate  # noqa: PLC0415  Alembic is rarely needed

    migrate(conn, "head")


def back_up(file: Path, copy: Path) -> None:
    """Copy a SQLite database as of its last commit, by its backup interface; an older copy is replaced."""
    database_file.prepare_file(copy)
    source = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    target = sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
