"""A statement of SQLite goes to the connection's thread and back once.

SQLAlchemy's cursor for aiosqlite goes four times: to open the cursor, execute, fetch and close.
"""

# ruff: noqa: SLF001  what it replaces reaches into the driver in the same way

import sqlite3
from collections import deque
from typing import Any, NamedTuple

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


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    def __init__(self, adapt_connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._cursor: Any = _NONE
        self._rows = deque()
        self._soft_closed_memoized = EMPTY_DICT

    def execute(self, operation: Any, parameters: Any = None) -> None:
        self._hop(_execute, operation, parameters or ())

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        self._hop(_execute_many, operation, seq_of_parameters)

    def _hop(self, work: Any, operation: str, parameters: Any) -> None:
        try:
            call = self._connection._execute(work, operation, parameters, self._connection._conn)
            self._cursor, self._rows = await_(call)
        except Exception as error:  # noqa: BLE001 SQLAlchemy knows which
            self._adapt_connection._handle_exception(error)

    async def _async_soft_close(self) -> None:
        """It is closed."""

    def close(self) -> None:
        self._rows.clear()


def _execute(operation: str, parameters: Any, connection: sqlite3.Connection) -> tuple[_Outcome, deque[Any]]:
    cursor = connection.execute(operation, parameters)
    rows = deque(cursor.fetchall() if cursor.description else ())
    return _closed(cursor), rows


def _execute_many(operation: str, rows: Any, connection: sqlite3.Connection) -> tuple[_Outcome, deque[Any]]:
    return _closed(connection.executemany(operation, rows)), deque()


def _closed(cursor: sqlite3.Cursor) -> _Outcome:
    outcome = _Outcome(cursor.description, cursor.rowcount, cursor.lastrowid)
    cursor.close()
    return outcome


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()

    _cursor_cls: Any = _Cursor


def in_one_hop(engine: Engine) -> None:
    """Have the connections of an engine do so."""

    @event.listens_for(engine, "do_connect")
    def _connect(dialect: Any, _record: Any, arguments: Any, options: Any) -> _Connection:
        made = dialect.connect(*arguments, **options)
        return _Connection(made.dbapi, made._connection)
