"""SQLite's writing connection: a statement that comes again goes to the driver as it was compiled the first time.

SQLAlchemy works ten times as long at a statement as SQLite does, each time anew: it looks the compiled one up, puts its
lists in, checks, adapts and wraps. Here that is done once for each statement object and a few lengths of its lists, to
which each is filled up. Only the way to the driver is short: SQL, types and rows are SQLAlchemy's own, and whatever is
not plain goes its way.
"""

import contextlib
import sqlite3
from collections.abc import AsyncIterator, Awaitable
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import ClauseElement
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reportbot.storage.one_hop import FEW, fetched, fetched_many
from reportbot.storage.prepared_forms import Form, Statement

T = TypeVar("T")

BEGIN: Final = "BEGIN IMMEDIATE"

_KNOWN: WeakKeyDictionary[ClauseElement, Statement] = WeakKeyDictionary()


class PreparedConnection(AsyncConnection):
    """Executes within a transaction without SQLAlchemy's way to the driver, where nobody listens on that way."""

    async def execute(self, statement: Any, parameters: Any = None, *, execution_options: Any = None) -> Any:
        """The rows, or how many were written."""
        form = self._form(statement, parameters) if execution_options is None else None
        if form is None:
            return await super().execute(statement, parameters, execution_options=execution_options)
        if isinstance(parameters, list):
            rows = [form.parameters(each) for each in parameters]
            doing = self._driver.ask(fetched_many, form.sql, rows, few=len(rows) <= FEW)
        else:
            doing = self._driver.ask(fetched, form.sql, form.parameters(parameters or {}), few=True)
        outcome, found = await self._done(form.sql, doing)
        return form.result(outcome.description, found, outcome.rowcount)

    async def scalar(self, statement: Any, parameters: Any = None, *, execution_options: Any = None) -> Any:
        """The first value of the first row."""
        return (await self.execute(statement, parameters, execution_options=execution_options)).scalar()

    async def scalars(self, statement: Any, parameters: Any = None, *, execution_options: Any = None) -> Any:
        """The first value of each row."""
        return (await self.execute(statement, parameters, execution_options=execution_options)).scalars()

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        """Commit what the block does, or take it back."""
        if self._proxied.dispatch.commit:
            async with self.begin():
                yield
            return
        await self._done(BEGIN, self._driver.begin(BEGIN))
        try:
            yield
        except BaseException:
            await self.rollback()
            raise
        await self.commit()

    async def commit(self) -> None:
        """Keep what was done."""
        # What went SQLAlchemy's way made it believe that it began.
        await (super().commit() if self._proxied.in_transaction() else self._done("COMMIT", self._raw.commit()))

    async def rollback(self) -> None:
        """Take back what was done."""
        await (super().rollback() if self._proxied.in_transaction() else self._done("ROLLBACK", self._raw.rollback()))

    @property
    def _driver(self) -> Any:
        return self._proxied.connection.dbapi_connection

    @property
    def _raw(self) -> Any:
        return self._driver.driver_connection

    @property
    def unfinished(self) -> bool:
        """Whether a transaction was begun and neither committed nor taken back."""
        return self._proxied.in_transaction() or bool(self._raw.in_transaction)

    async def _done(self, sql: str, doing: Awaitable[T]) -> T:
        try:
            return await doing
        except sqlite3.Error as error:
            raise DBAPIError.instance(sql, None, error, sqlite3.Error, hide_parameters=True) from error

    def _form(self, statement: Any, parameters: Any) -> Form | None:
        known = _KNOWN.get(statement)
        if known is None:
            # Most that come once never come again.
            _KNOWN[statement] = Statement()
            return None
        connection = self._proxied
        heard = connection.dispatch.before_execute or connection.dispatch.before_cursor_execute
        if heard or not self._raw.in_transaction:
            return None
        given = parameters[0] if isinstance(parameters, list) and parameters else parameters
        return known.form(statement, connection.dialect, given or {})


class PreparedEngine(AsyncEngine):
    """An engine with such connections."""

    def connect(self) -> PreparedConnection:
        """Make one."""
        return PreparedConnection(self)

    async def opened(self) -> PreparedConnection:
        """One that is open."""
        connection = self.connect()
        await connection.start()
        return connection
