"""Engines: one writing connection and a few read-only ones for SQLite, a pool for PostgreSQL."""

import sqlite3
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, NullPool

from reportbot.errors import StorageUnavailable
from reportbot.storage.one_hop import in_one_hop
from reportbot.storage.prepared import BEGIN, PreparedEngine
from reportbot.storage.unseen import NotSeen, Unseen

READERS: Final = 4
READER_KIB: Final = 256
"""What a reader looks at has changed by the next time, so a larger cache would hold what is old."""

SERVER_CONNECTIONS: Final = 8
BUSY_MS: Final = 5_000
ASIDE_SECONDS: Final = 5.0
"""A sign of life that takes longer is given up, with its connection."""
STATEMENTS: Final = 256
"""Statements of SQLite that stay prepared, with the lengths of their lists; a long one takes 30 kB."""
SCRUB_MS: Final = 500
"""Writers wait for so long at most while the journal is emptied."""

_UNAVAILABLE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)
_REPEATABLE: Final = frozenset({"40001", "40P01"})
_UNAVAILABLE_CLASSES: Final = ("08", "53", "57P", "58")
_REFUSED_CLASSES: Final = ("28", "3D")
_UNIQUE_VIOLATION: Final = "23505"
_READ_ONLY_SERVER: Final = "25006"


def read_url(url: str | None, data_dir: Path) -> URL:
    """The database's address with its asynchronous driver; None is the file in the data dir.

    Raises:
        NotSeen: it is no address of SQLite or PostgreSQL.
    """
    if url is None:
        return URL.create("sqlite+aiosqlite", database=str(data_dir / "reportbot.db"))
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # a port that is no number is the latter
        raise NotSeen(Unseen.NO_ADDRESS, "REPORTBOT_DATABASE_URL is no database address.") from None
    backend = parsed.drivername.split("+", maxsplit=1)[0]
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        return URL.create("sqlite+aiosqlite", database=str(Path(parsed.database).absolute()))
    if backend in {"postgresql", "postgres"}:
        # libpq's word for it, which people paste.
        query = {"ssl" if name == "sslmode" else name: value for name, value in parsed.query.items()}
        return parsed.set(drivername="postgresql+asyncpg", query=query)
    raise NotSeen(Unseen.NO_ADDRESS, "REPORTBOT_DATABASE_URL must begin with postgresql:// or sqlite:///.")


def sqlite_writer(url: URL, *, foreign_keys: bool = True) -> PreparedEngine:
    """The engine of the one writing connection."""
    engine = create_async_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": BUSY_MS / 1000, "cached_statements": STATEMENTS},
    )
    pragmas = (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
        f"busy_timeout={BUSY_MS}",
        "wal_autocheckpoint=1000",
        "secure_delete=ON",
        "trusted_schema=OFF",
    )
    _prepare(engine.sync_engine, pragmas, BEGIN, at_once=True)
    return PreparedEngine(engine.sync_engine)


async def empty_journal(conn: AsyncConnection) -> bool:
    """Fold the journal into the file and cut it off, so that nothing overwritten is left in it; False while busy.

    `conn` is the one that writes, outside a transaction.
    """
    driver: Any = (await conn.get_raw_connection()).driver_connection
    await driver.execute(f"PRAGMA busy_timeout={SCRUB_MS}")
    try:
        cursor = await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (busy, *_) = await cursor.fetchone()
        await cursor.close()
    finally:
        await driver.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    return not busy


def sqlite_reader(url: URL, *options: str) -> AsyncEngine:
    """Read-only connections; they never write and, being read-only, never checkpoint.

    `options` are further ones of SQLite's file names, such as "immutable=1".
    """
    file = f"file:{quote(str(url.database))}?{'&'.join(('mode=ro', *options))}"
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=file, query={"uri": "true"}),
        poolclass=AsyncAdaptedQueuePool,
        hide_parameters=True,
        pool_size=READERS,
        max_overflow=0,
        connect_args={"timeout": BUSY_MS / 1000},
    )
    _prepare(engine.sync_engine, ("query_only=ON", f"busy_timeout={BUSY_MS}", f"cache_size=-{READER_KIB}"), "BEGIN")
    return engine


def _prepare(engine: Engine, pragmas: tuple[str, ...], begin: str, *, at_once: bool = False) -> None:
    in_one_hop(engine, at_once=at_once)

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        # The driver would begin late, and commit before some statements by itself.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
            cursor.fetchall()
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        if not driver.in_transaction:
            connection.exec_driver_sql(begin)


def server(url: URL) -> AsyncEngine:
    """PostgreSQL: every transaction sees one moment, and one that another spoiled is repeated."""
    return create_async_engine(
        url,
        pool_pre_ping=True,
        hide_parameters=True,
        pool_size=SERVER_CONNECTIONS,
        max_overflow=0,
        isolation_level="SERIALIZABLE",
        connect_args={"server_settings": {"application_name": "reportbot", "timezone": "UTC"}},
    )


def aside(url: URL) -> AsyncEngine:
    """PostgreSQL: a connection beside the pool that shows that the process lives; each statement stands for itself."""
    # The server notices within about half a minute when the machine behind it is gone.
    settings = {"application_name": "reportbot presence", "tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5"}
    return create_async_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        connect_args={"timeout": ASIDE_SECONDS, "command_timeout": ASIDE_SECONDS, "server_settings": settings},
    )


def is_repeatable(error: BaseException) -> bool:
    """Another transaction was in the way: the same work may do at once."""
    return isinstance(error, DBAPIError) and _sqlstate(error) in _REPEATABLE


def is_duplicate(error: BaseException) -> bool:
    """A row with this key is there already."""
    return isinstance(error, DBAPIError) and _sqlstate(error) == _UNIQUE_VIOLATION


def is_refused(error: BaseException) -> bool:
    """The server knows no such user, password or database."""
    return _sqlstate(error).startswith(_REFUSED_CLASSES)


def is_told(error: BaseException) -> bool:
    """The engine says so, and no mistake of the program: it has a code of its own."""
    return bool(_sqlstate(error)) or getattr(getattr(error, "orig", error), "sqlite_errorcode", None) is not None


def is_unavailable(error: BaseException) -> bool:
    """The database cannot do this now, whatever the data."""
    if isinstance(error, DBAPIError):
        code = getattr(error.orig, "sqlite_errorcode", None)
        if code is not None:
            return (code & 0xFF) in _UNAVAILABLE
        state = _sqlstate(error)
        return error.connection_invalidated or state == _READ_ONLY_SERVER or state.startswith(_UNAVAILABLE_CLASSES)
    return isinstance(error, OSError | TimeoutError)


def translated(error: Exception) -> Exception:
    """StorageUnavailable for what is no fault of the data; anything else as it is."""
    if is_unavailable(error):
        return StorageUnavailable(f"The database does not answer: {getattr(error, 'orig', None) or error}")
    return error


def _sqlstate(error: BaseException) -> str:
    return getattr(getattr(error, "orig", error), "sqlstate", None) or ""
