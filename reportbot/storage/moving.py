"""The whole store from SQLite to PostgreSQL: in one transaction there, proven before it is committed."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from msgspec import Struct
from sqlalchemy import Connection, Integer, Table, func, inspect, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reportbot.errors import ReportBotError, SettingsError, StorageUnavailable
from reportbot.storage import engines
from reportbot.storage.chain_verify import Verdict, verify
from reportbot.storage.dialects import go_on_after
from reportbot.storage.metadata import lasting, metadata
from reportbot.storage.read_only import looking
from reportbot.storage.schema import HEAD
from reportbot.storage.seal import Seal
from reportbot.storage.table_copies import Content, content_of, copied, count_of
from reportbot.storage.upgrade import LOCK, create_schema, revision_of

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]

_NOT_PERMITTED: Final = "42501"
_VERSION: Final = "alembic_version"


class MoveRefused(ReportBotError):
    """The store cannot be moved as things are; the target is as it was, and the message says what to do."""

    exit_code = 1


class Told(Protocol):
    """Hears how far the move is."""

    def __call__(self, table: str, done: int, total: int) -> None:
        """So many of so many rows of this table are copied."""
        ...


class Moved(Struct, frozen=True):
    """What stands on the target: rows of each table, and what its chain of decisions ends in."""

    rows: dict[str, int]
    verdict: Verdict


def target_of(url: str) -> URL:
    """The address of the PostgreSQL database to move to.

    Raises:
        SettingsError: it is another kind of database, or none.
    """
    try:
        address = engines.read_url(url, Path())
    except SettingsError:
        address = None
    if address is None or address.get_backend_name() != "postgresql" or not address.database:
        raise SettingsError("--to must be an address like postgresql://user:password@host/name.")
    return address


async def move(url: str | None, data_dir: Path, key_file: Path | None, target: URL, told: Told) -> Moved:
    """Copy every table, prove counts, content and chain on the target, then commit; nobody may write meanwhile.

    Raises:
        SettingsError: there is no such database, the key is another, or the target's server refuses us.
        MoveRefused: the target is not empty, has another schema, or holds not what was copied.
        StorageUnavailable: one of them cannot be reached.
    """
    engine = engines.server(target)
    try:
        async with looking(url, data_dir, key_file) as (seal, read):
            assert seal is not None  # noqa: S101  only without a key it is
            return await read(lambda source: _moved(source, engine, seal, told))
    finally:
        await engine.dispose()


async def _moved(source: AsyncConnection, engine: AsyncEngine, seal: Seal, told: Told) -> Moved:
    try:
        async with engine.begin() as target:
            await target.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            await target.run_sync(_made_ready)
            contents = {table: await _table(source, target, table, told) for table in lasting()}
            await _number_on(source, target)
            await _prove(target, contents)
            verdict = await _same_chain(source, target, seal)
    except (DBAPIError, OSError, TimeoutError, TypeError, ValueError) as error:
        raise _sentence(error) from None
    return Moved({table.name: content.rows for table, content in contents.items()}, verdict)


def _made_ready(conn: Connection) -> None:
    """A new database gets the schema; one that has it must have nothing else."""
    found = inspect(conn)
    names = set(found.get_table_names())
    if not names:
        create_schema(conn)
        return
    if names != {*metadata.tables, _VERSION}:
        raise MoveRefused("The target holds tables that are not this program's: give it an empty database.")
    if (revision := revision_of(conn)) != HEAD:
        raise MoveRefused(f"The target's schema is {revision}, this program's is {HEAD}: give it an empty database.")
    for table in metadata.sorted_tables:
        if {column["name"] for column in found.get_columns(table.name)} != set(table.columns.keys()):
            raise MoveRefused(f"The target's table {table.name} has other columns: give it an empty database.")
        if conn.execute(select(func.count()).select_from(table)).scalar_one():
            raise MoveRefused(f"The target is not empty (table {table.name}): drop it and make it anew.")


async def _table(source: AsyncConnection, target: AsyncConnection, table: Table, told: Told) -> Content:
    total = await count_of(source, table)
    told(table.name, 0, total)
    try:
        return await copied(source, target, table, lambda done: told(table.name, done, total))
    except (DBAPIError, UnicodeError) as error:
        if isinstance(error, DBAPIError) and engines.is_unavailable(error):
            raise
        # What the driver says shows the value.
        why = getattr(getattr(error, "orig", None), "sqlstate", None) or type(error).__name__
        raise MoveRefused(
            f"A row of the table {table.name} is no row that PostgreSQL takes ({why}). Nothing was moved."
        ) from None


async def _number_on(source: AsyncConnection, target: AsyncConnection) -> None:
    """Numbers go on after the largest that was ever given, also to rows that are gone."""
    rows = await source.execute(text("SELECT name, seq FROM sqlite_sequence"))
    given: dict[str, int] = {name: last for name, last in rows}  # noqa: C416  a Row is no pair to mypy
    for table in lasting():
        key, *others = table.primary_key
        if others or not isinstance(key.type, Integer):
            continue
        last = max(given.get(table.name, 0), await target.scalar(select(func.max(key))) or 0)
        if last:
            await go_on_after(target, table, last)


async def _prove(target: AsyncConnection, contents: dict[Table, Content]) -> None:
    for table, content in contents.items():
        found = await content_of(target, table)
        if found != content:
            raise MoveRefused(f"The table {table.name} is not what was copied. Nothing was moved.")


async def _same_chain(source: AsyncConnection, target: AsyncConnection, seal: Seal) -> Verdict:
    """What the chain says on the target; faults that it had before come with it."""
    before, after = await verify(_Here(source), seal), await verify(_Here(target), seal)
    if (before.head, before.erased, set(before.faults)) != (after.head, after.erased, set(after.faults)):
        raise MoveRefused("The chain of decisions is not the same on the target. Nothing was moved.")
    return after


class _Here:
    """Reads in a transaction that is under way."""

    def __init__(self, conn: AsyncConnection) -> None:
        self._conn = conn

    async def __call__(self, work: Work[T]) -> T:
        return await work(self._conn)


def _sentence(error: Exception) -> ReportBotError:
    """What a person can do about it; the driver's own words may hold the password."""
    state: Any = getattr(getattr(error, "orig", error), "sqlstate", None)
    if engines.is_refused(error):
        return SettingsError("--to: the server refuses its user, password or database.")
    if state == _NOT_PERMITTED:
        return MoveRefused("The target's server does not let this user make tables. Nothing was moved.")
    if isinstance(error, TypeError | ValueError) and not isinstance(error, OSError):
        return SettingsError("--to holds something that is no part of a database's address.")
    if engines.is_unavailable(error):
        return StorageUnavailable("The target's server cannot be reached, or went away. Nothing was moved.")
    return MoveRefused(f"The target's server refuses ({state or type(error).__name__}). Nothing was moved.")
