"""What the driver of SQLite gets of a statement, made once for certain names and lengths of lists; and its rows."""

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

from msgspec import Struct
from sqlalchemy import ClauseElement, Delete, Dialect, Insert, Select, TupleType, Update
from sqlalchemy.exc import MultipleResultsFound, NoResultFound
from sqlalchemy.sql.compiler import ExpandedState, SQLCompiler

_named: Any = namedtuple  # noqa: PYI024 its columns are known only when it runs
Process = Callable[[Any], Any]
Given = Mapping[str, Any]

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
    """Where some of the driver's parameters come from: a given value, or each of a given list."""

    name: str
    each: bool
    process: Process | None


class Form(Struct):
    """What the driver gets of a statement for certain names and lengths of lists, and how its rows are read."""

    sql: str
    parts: tuple[_Part, ...]
    readers: Sequence[tuple[int, Process]]
    row: Callable[[Iterable[Any]], Any] | None = None
    taken: Callable[[Given], tuple[Any, ...]] | None = None
    writers: Sequence[tuple[int, Process]] = ()

    def __post_init__(self) -> None:
        if len(self.parts) > 1 and not any(part.each for part in self.parts):
            self.taken = itemgetter(*(part.name for part in self.parts))
            self.writers = [(at, part.process) for at, part in enumerate(self.parts) if part.process]

    def parameters(self, given: Given) -> list[Any]:
        """The values for its question marks, in order."""
        if self.taken is not None:
            values = list(self.taken(given))
            for at, process in self.writers:
                values[at] = process(values[at])
            return values
        return self._with_lists(given)

    def _with_lists(self, given: Given) -> list[Any]:
        values: list[Any] = []
        for name, each, process in self.parts:
            if each:
                filled = filled_up(given[name])
                values += map(process, filled) if process else filled
            else:
                values.append(process(given[name]) if process else given[name])
        return values

    def result(self, description: Any, found: Iterable[Any], rowcount: int) -> Rows:
        """What the driver found, as rows with names and types."""
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


class Statement:
    """What is known of a statement that came before."""

    __slots__ = ("_compiled", "_forms")

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, ...], tuple[Any, tuple[str, ...]]] = {}
        self._forms: dict[Any, Form | None] = {}

    def form(self, statement: ClauseElement, dialect: Dialect, given: Given) -> Form | None:
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


def _lists(compiled: Any, given: Given) -> tuple[str, ...]:
    """The names whose values are lists for IN."""
    return tuple(name for name in given if name in compiled.binds and compiled.binds[name].expanding)


def _made(statement: Any, compiled: Any, dialect: Dialect, given: Given) -> Form | None:
    plain = isinstance(compiled, SQLCompiler) and isinstance(statement, Select | Insert | Update | Delete)
    if not plain or compiled.insert_prefetch or compiled.update_prefetch or compiled.literal_execute_params:
        return None
    if compiled.escaped_bind_names or any(isinstance(bind.type, TupleType) for bind in compiled.binds.values()):
        return None
    state = compiled.construct_expanded_state(dict(given))
    types = [column.type.dialect_impl(dialect) for column in statement.exported_columns]
    readers = [(at, read) for at, kind in enumerate(types) if (read := kind.result_processor(dialect, None))]
    places = [_Place(name, state) for name in state.positiontup or ()]
    sql = _with_constants(compiled, state, places, given)
    return Form(sql, tuple(_parts(compiled, places, dialect, given)), readers) if sql else None


class _Place:
    """A question mark: `source` is the parameter it stands for, `first` that it is the only one or begins a list."""

    def __init__(self, name: str, state: ExpandedState) -> None:
        self.name = name
        self.source = next((whole for whole, parts in state.parameter_expansion.items() if name in parts), name)
        self.each = self.source != name
        self.first = not self.each or state.parameter_expansion[self.source][0] == name


def _with_constants(compiled: SQLCompiler, state: ExpandedState, places: Sequence[_Place], given: Given) -> str | None:
    """The SQL with its constants written out; None where a question mark is not a parameter.

    SQLite prepares a statement anew, each time, whose parameter is compared with a column that a partial index names.
    """
    words = state.statement.split("?")
    if len(words) != len(places) + 1:
        return None
    sql = words[0]
    for place, after in zip(places, words[1:], strict=True):
        kind = compiled.binds[place.source].type
        constant = place.source not in given
        sql += (compiled.render_literal_value(state.parameters[place.name], kind) if constant else "?") + after
    return sql


def _parts(compiled: SQLCompiler, places: Sequence[_Place], dialect: Dialect, given: Given) -> Iterator[_Part]:
    """What stands for the question marks that are left."""
    for place in places:
        if place.source in given and place.first:
            kind: Any = compiled.binds[place.source].type
            yield _Part(place.source, place.each, kind.dialect_impl(dialect).bind_processor(dialect))
