"""A statement of SQLite goes to the connection's thread and back once, or not at all.

SQLAlchemy's cursor for aiosqlite goes four times: to open the cursor, execute, fetch and close. Within a transaction
that writes, nothing is waited for but pages that are not in memory: what it costs to ask the thread is many times what
the statement costs, so it is done at once. What waits for a lock or the disk (BEGIN, COMMIT), writes many rows or only
reads, and so may be long, has the thread.
"""

# ruff: noqa: SLF001  what it replaces reaches into the driver in the same way

import sqlite3
from collections import deque
from collections.abc import Callable
from typing import Any, Final, NamedTuple

import aiosqlite
from sqlalchemy import Engine, event
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection, AsyncAdapt_aiosqlite_cursor
from sqlalchemy.util import EMPTY_DICT
from sqlalchemy.util.concurrency import await_


class _Outcome(NamedTuple):
    """What SQLAlchemy asks of a driver's cursor whose rows have been fetched."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    arraysize: int = 1


_NONE = _Outcome()
_PRIMARY: Final = 0xFF
"""The part of an error code of SQLite that is not its extension."""

FEW: Final = 500
"""Rows that are written at once."""

Answered = tuple[_Outcome, deque[Any]]
"""What is said of it, and its rows."""
Work = Callable[[str, Any, sqlite3.Connection], Answered]


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    def __init__(self, adapt_connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection: Any = adapt_connection
        self._connection = adapt_connection._connection
        self._cursor: Any = _NONE
        self._rows = deque()
        self._soft_closed_memoized = EMPTY_DICT

    def execute(self, operation: Any, parameters: Any = None) -> None:
        self._cursor, self._rows = await_(self._adapt_connection.ask(fetched, operation, parameters or (), few=True))

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        few = len(seq_of_parameters) <= FEW
        self._cursor, self._rows = await_(
            self._adapt_connection.ask(fetched_many, operation, seq_of_parameters, few=few)
        )

    async def _async_soft_close(self) -> None:
        """It is closed."""

    def close(self) -> None:
        self._rows.clear()


def fetched(operation: str, parameters: Any, connection: sqlite3.Connection) -> Answered:
    """Execute, with all its rows."""
    cursor = connection.execute(operation, parameters)
    rows = deque(cursor.fetchall() if cursor.description else ())
    return _closed(cursor), rows


def _begun(sql: str, connection: sqlite3.Connection) -> bool:
    """Whether the lock was free."""
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute(sql)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY:
            raise
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout={patience}")
    return True


def fetched_many(operation: str, rows: Any, connection: sqlite3.Connection) -> Answered:
    """Execute for each of many rows of parameters."""
    return _closed(connection.executemany(operation, rows)), deque()


def _closed(cursor: sqlite3.Cursor) -> _Outcome:
    outcome = _Outcome(cursor.description, cursor.rowcount, cursor.lastrowid)
    cursor.close()
    return outcome


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ("_alone", "_began")

    _cursor_cls: Any = _Cursor

    def __init__(self, dbapi: Any, connection: Any, *, at_once: bool) -> None:
        super().__init__(dbapi, connection)
        # Whatever stands in for the driver is asked each time.
        self._alone = at_once and type(connection) is aiosqlite.Connection
        self._began = False

    async def begin(self, sql: str) -> None:
        """Take the lock of the writer, at once if nobody holds it; the first time the journal may be gone through."""
        driver: Any = self._connection
        if self._alone and self._began and _begun(sql, driver._conn):
            return
        await self.ask(fetched, sql, (), few=False)
        self._began = True

    async def ask(self, work: Work, operation: str, parameters: Any, *, few: bool) -> Answered:
        """Execute something, at once if it is for `few` rows and this connection, alone in its use, holds the lock."""
        driver: Any = self._connection
        try:
            if few and self._alone and driver.in_transaction:
                return work(operation, parameters, driver._conn)
            answered: Answered = await driver._execute(work, operation, parameters, driver._conn)
        except Exception as error:  # noqa: BLE001 SQLAlchemy knows which
            self._handle_exception(error)
        return answered


def in_one_hop(engine: Engine, *, at_once: bool) -> None:
    """Have the connections of an engine do so; `at_once`: it writes, and one task alone uses its connection."""

    @event.listens_for(engine, "do_connect")
    def _connect(dialect: Any, _record: Any, arguments: Any, options: Any) -> _Connection:
        made = dialect.connect(*arguments, **options)
        return _Connection(made.dbapi, made._connection, at_once=at_once)
