"""Looking into a database beside the bot that works on it: nothing is written, and no key is made."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import URL, event, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reportbot.errors import SchemaNewer, SettingsError, StorageUnavailable
from reportbot.storage import database_file, dead, engines
from reportbot.storage.keys import KEY_ID
from reportbot.storage.schema import HEAD, meta, the_group
from reportbot.storage.seal import KEY_FILE, Seal, key_for
from reportbot.storage.unseen import NotSeen, Unseen

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]

_SNAPSHOT: Final = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


class Read(Protocol):
    """Runs a work that only reads, in a transaction that sees one moment."""

    async def __call__(self, work: Work[T]) -> T:
        """Its result."""
        ...


@contextlib.asynccontextmanager
async def looking(
    url: str | None, data_dir: Path, key_file: Path | None = None, *, keyless: bool = False
) -> AsyncIterator[tuple[Seal | None, Read]]:
    """The seal of a database (None if `keyless`) and a way to read it; None is the file in the data dir.

    Raises:
        SettingsError: there is no such database, its schema is older, or the key is missing or another.
        SchemaNewer: a newer program wrote it.
        StorageUnavailable: it cannot be reached.
    """
    address = engines.read_url(url, data_dir)
    embedded = file_of(url, data_dir) is not None
    engine = engines.sqlite_reader(address) if embedded else engines.server(address)
    if embedded:
        bear_any_bytes(engine)

    async def read(work: Work[T]) -> T:
        try:
            async with engine.connect() as conn:
                if not embedded:
                    await conn.execution_options(**_SNAPSHOT)
                return await work(conn)
        except Exception as error:
            raise engines.translated(error) from error

    try:
        known = await read(_key_id)
        yield (None if keyless else Seal(key_for(key_file or data_dir / KEY_FILE, known))), read
    finally:
        await engine.dispose()


def file_of(url: str | None, data_dir: Path) -> Path | None:
    """The file of a SQLite database, None for a server's.

    Raises:
        NotSeen: there is no such file, or it is closed to this user.
    """
    address = engines.read_url(url, data_dir)
    if address.get_backend_name() != "sqlite":
        return None
    file = Path(str(address.database))
    if not database_file.is_there(file):
        raise NotSeen(Unseen.MISSING, f"There is no database at {file}.")
    return file


class Seen(Struct, frozen=True, kw_only=True):
    """A database as it stands: `journal` is SQLite's mode ("" on a server), `group` the connected group's chat id.

    `dead`: how many updates could not be processed and are kept.
    """

    engine: str
    version: str
    revision: str
    expected: str
    journal: str
    group: int | None
    dead: int


def place_of(url: str | None, data_dir: Path) -> str:
    """The file of a SQLite database, the host of a server's, as somebody may be told."""
    address = engines.read_url(url, data_dir)
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return str(address.host or address.query.get("host", ""))


async def look_at(url: str | None, data_dir: Path) -> Seen:
    """A look without the key, also at a schema that is older; a SQLite database and its folder stay as they are.

    Raises:
        NotSeen: there is no such database, it is closed to this user, or it holds no tables of ReportBot.
        StorageUnavailable: it cannot be reached.
    """
    address = engines.read_url(url, data_dir)
    file = file_of(url, data_dir)
    if file is None:
        return await _look(engines.server(address))
    was_quiet = is_quiet(file)
    seen = await _look_without_trace(address, file)
    # Somebody has opened it meanwhile, and may have written under the eyes of one that took no lock.
    return await _look_without_trace(address, file) if was_quiet and not is_quiet(file) else seen


def is_quiet(file: Path) -> bool:
    """Whether nobody has a SQLite database open, and no crash has left a journal that is not folded into it."""
    wal, index, rollback = (file.with_name(f"{file.name}-{end}") for end in ("wal", "shm", "journal"))
    return not index.exists() and not rollback.exists() and not (wal.exists() and wal.stat().st_size)


async def _look_without_trace(address: URL, file: Path) -> Seen:
    if not is_quiet(file):
        try:
            # Beside a journal, SQLite would write its index anew after a crash, and note who reads.
            return await _look(engines.sqlite_reader(address, "readonly_shm=1"))
        except StorageUnavailable:
            return await _look(engines.sqlite_reader(address))
    try:
        # Opens all but a WAL database, of which it would have to make the journal first.
        return await _look(engines.sqlite_reader(address, "nolock=1"))
    except StorageUnavailable:
        # So taken for a file that nobody changes, SQLite calls its journal another.
        return replace(await _look(engines.sqlite_reader(address, "immutable=1")), journal="wal")


async def _look(engine: AsyncEngine) -> Seen:
    try:
        async with engine.connect() as conn:
            return await _seen(conn)
    except SettingsError:
        raise
    except Exception as error:
        if engines.is_refused(error):
            raise NotSeen(Unseen.REFUSED, "the server refuses its user, password or database") from None
        if engines.is_told(error) and not engines.is_unavailable(error):
            raise NotSeen(Unseen.OTHER, str(getattr(error, "orig", error))) from None
        raise engines.translated(error) from error
    finally:
        await engine.dispose()


async def _seen(conn: AsyncConnection) -> Seen:
    lite = conn.dialect.name == "sqlite"
    if not await conn.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
        raise NotSeen(Unseen.NO_TABLES, "The database holds no tables of ReportBot.")
    return Seen(
        engine="SQLite" if lite else "PostgreSQL",
        version=str(await conn.scalar(text("SELECT sqlite_version()" if lite else "SHOW server_version"))),
        revision=str(await conn.scalar(text("SELECT version_num FROM alembic_version"))),
        expected=HEAD,
        journal=str(await conn.scalar(text("PRAGMA journal_mode"))) if lite else "",
        group=await conn.scalar(select(the_group.c.chat_id)),
        dead=await dead.count(conn),
    )


def bear_any_bytes(engine: AsyncEngine) -> None:
    """Let connections to SQLite read what is no UTF-8, with surrogates in the places of its bytes."""

    @event.listens_for(engine.sync_engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.driver_connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")


async def _key_id(conn: AsyncConnection) -> str:
    if not await conn.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
        raise SettingsError("The database holds no tables of ReportBot.")
    revision = await conn.scalar(text("SELECT version_num FROM alembic_version"))
    if revision != HEAD:
        raise SchemaNewer(f"The database's schema is {revision}, this program's is {HEAD}.")
    known = await conn.scalar(select(meta.c.value).where(meta.c.name == KEY_ID))
    if known is None:
        raise SettingsError("The database names no key.")
    return str(known)
