"""SQLite's writing connection: a statement that comes again goes to the driver as it was compiled the first time.

SQLAlchemy works ten times as long at a statement as SQLite does, each time anew: it looks the compiled one up, puts its
lists in, checks, adapts and wraps. Here that is done once for each statement object and a few lengths of its lists, to
which each is filled up. Only the way to the driver is short: SQL, types and rows are SQLAlchemy's own, and whatever is
not plain goes its way.
"""

import contextlib
import sqlite3
from collections import namedtuple
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from msgspec import Struct
from sqlalchemy import ClauseElement, Delete, Dialect, Insert, Select, TupleType, Update
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.sql.compiler import ExpandedState, SQLCompiler

from reportbot.storage.one_hop import FEW, fetched, fetched_many

T = TypeVar("T")

_named: Any = namedtuple  # noqa: PYI024 its columns are known only when it runs
Process = Callable[[Any], Any]
_Given = Mapping[str, Any]

BEGIN: Final = "BEGIN IMMEDIATE"

MOST_FORMS: Final = 200
"""Forms of one statement that are kept; more are made anew."""

LONGEST_FILLED: Final = 1024
"""A longer list stays as it is: SQLite takes 32,766 values."""


def filled_up(values: Collection[Any]) -> list[Any]:
    """A list for IN, its last value repeated up to a power of two: a few forms and statements of SQLite are enough."""
    found = list(values)
    return found + found[-1:] * (_filled_length(len(found)) - len(found))


def _filled_length(length: int) -> int:
    return 1 << (length - 1).bit_length() if 0 < length <= LONGEST_FILLED else length


@cache
def _row_of(names: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    """What makes a row of these columns."""
    make: Callable[[Iterable[Any]], Any] = _named("Row", names, rename=True)._make
    return make


class Rows(list[Any]):
    """The result of a statement, with those ways to its rows that are used of SQLAlchemy's."""

    rowcount = -1

    def all(self) -> list[Any]:
        """The rows, or values, in order."""
        return self

    def first(self) -> Any:
        """The first, or None."""
        return self[0] if self else None

    def one_or_none(self) -> Any:
        """The only one, or None; raises MultipleResultsFound."""
        if len(self) > 1:
            raise MultipleResultsFound("There is more than one row.")
        return self.first()

    def one(self) -> Any:
        """The only one; raises NoResultFound or MultipleResultsFound."""
        if not self:
            raise NoResultFound("There is no row.")
        return self.one_or_none()

    def scalar(self) -> Any:
        """The first value of the first row, or None."""
        return self[0][0] if self else None

    def scalar_one(self) -> Any:
        """The first value of the only row."""
        return self.one()[0]

    def scalar_one_or_none(self) -> Any:
        """The first value of the only row, or None."""
        return row[0] if (row := self.one_or_none()) else None

    def scalars(self) -> "Rows":
        """The first value of each."""
        return Rows([row[0] for row in self])


class _Part(NamedTuple):
    """Where some of the driver's parameters come from: a constant, a given value, or each of a given list."""

    name: str | None
    each: bool
    process: Process | None
    constant: Any = None


class _Form(Struct):
    """What the driver gets of a statement for certain names and lengths of lists, and how its rows are read."""

    sql: str
    parts: tuple[_Part, ...]
    readers: Sequence[tuple[int, Process]]
    row: Callable[[Iterable[Any]], Any] | None = None

    def parameters(self, given: _Given) -> list[Any]:
        values: list[Any] = []
        for name, each, process, constant in self.parts:
            if name is None:
                values.append(constant)
            elif each:
                filled = filled_up(given[name])
                values += map(process, filled) if process else filled
            else:
                values.append(process(given[name]) if process else given[name])
        return values

    def result(self, description: Any, found: Iterable[Any], rowcount: int) -> Rows:
        if description is None:
            rows = Rows()
            rows.rowcount = rowcount
            return rows
        if self.row is None:
            self.row = _row_of(tuple(each[0] for each in description))
        return Rows(map(self.row, map(self._read, found) if self.readers else found))

    def _read(self, row: Iterable[Any]) -> list[Any]:
        values = list(row)
        for at, process in self.readers:
            values[at] = process(values[at])
        return values


class _Statement:
    """What is known of a statement that came before."""

    __slots__ = ("_compiled", "_forms")

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, ...], tuple[Any, tuple[str, ...]]] = {}
        self._forms: dict[Any, _Form | None] = {}

    def form(self, statement: ClauseElement, dialect: Dialect, given: _Given) -> _Form | None:
        """None: SQLAlchemy shall do it."""
        names = tuple(given)
        if names not in self._compiled:
            made = statement.compile(dialect=dialect, column_keys=list(given))
            self._compiled[names] = made, _lists(made, given)
        compiled, lists = self._compiled[names]
        key = (names, *(_filled_length(len(given[name])) for name in lists))
        if key not in self._forms:
            if len(self._forms) >= MOST_FORMS:
                self._forms.clear()
            filled = {name: filled_up(given[name]) for name in lists}
            self._forms[key] = _made(statement, compiled, dialect, {**given, **filled})
        return self._forms[key]


_KNOWN: WeakKeyDictionary[ClauseElement, _Statement] = WeakKeyDictionary()


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
        # It may wait for a lock.
        await self._done(BEGIN, self._driver.ask(fetched, BEGIN, (), few=False))
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

    def _form(self, statement: Any, parameters: Any) -> _Form | None:
        known = _KNOWN.get(statement)
        if known is None:
            # Most that come once never come again.
            _KNOWN[statement] = _Statement()
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


def _lists(compiled: Any, given: _Given) -> tuple[str, ...]:
    """The names whose values are lists for IN."""
    return tuple(name for name in given if name in compiled.binds and compiled.binds[name].expanding)


def _made(statement: Any, compiled: Any, dialect: Dialect, given: _Given) -> _Form | None:
    plain = isinstance(compiled, SQLCompiler) and isinstance(statement, Select | Insert | Update | Delete)
    if not plain or compiled.insert_prefetch or compiled.update_prefetch or compiled.literal_execute_params:
        return None
    if compiled.escaped_bind_names or any(isinstance(bind.type, TupleType) for bind in compiled.binds.values()):
        return None
    state = compiled.construct_expanded_state(dict(given))
    types = [column.type.dialect_impl(dialect) for column in statement.exported_columns]
    readers = [(at, read) for at, kind in enumerate(types) if (read := kind.result_processor(dialect, None))]
    return _Form(state.statement, tuple(_parts(compiled, state, dialect, given)), readers)


def _parts(compiled: SQLCompiler, state: ExpandedState, dialect: Dialect, given: _Given) -> list[_Part]:
    of_list = {one: name for name, all_ in state.parameter_expansion.items() for one in all_}
    parts: list[_Part] = []
    for name in state.positiontup or ():
        source = of_list.get(name, name)
        if source != name and state.parameter_expansion[source][0] != name:
            continue  # the first of a list stands for all of it
        kind: Any = compiled.binds[source].type
        process = kind.dialect_impl(dialect).bind_processor(dialect)
        if source in given:
            parts.append(_Part(source, source != name, process))
        else:
            constants = [state.parameters[one] for one in state.parameter_expansion.get(source, [name])]
            parts += [_Part(None, each=False, process=None, constant=process(c) if process else c) for c in constants]
    return parts
