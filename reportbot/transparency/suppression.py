"""Which numbers of linked tables are hidden, so that no small one is read or worked out from the others."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, TypeVar

from msgspec import Struct

SMALLEST: Final = 5
"""Numbers from one to four might point at a person; none is told. Nobody is behind a zero."""

K = TypeVar("K", bound=Hashable)
Row = dict[Any, Fraction]
Loops = Callable[[K], Iterable[frozenset[K]]]

_TOTAL: Final = 5_000
_ZERO: Final = 1_000_000
_GRAND: Final = 10_000_000


class Sum(Struct, frozen=True):
    """A total and the numbers that it is the sum of; a number may stand in several sums."""

    total: Hashable
    parts: tuple[Hashable, ...]

    @property
    def numbers(self) -> tuple[Hashable, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


def hidden(values: Mapping[K, int], sums: Sequence[Sum], loops: Loops[K]) -> frozenset[K]:
    """The numbers that must not be told: small ones, and as many others as keep those from being worked out.

    What can be worked out is judged exactly, from all sums together and not only line by line; and what is hidden in a
    line with a known total is five or more together. `loops` are sets that hold a number and in which all could be
    others while every sum stays: where one is hidden whole, the number is safe. The cheapest is taken.
    """
    gone = {key for key, value in values.items() if 0 < value < SMALLEST}
    prices = _prices(values, sums)
    while True:
        if found := _worked_out(gone, sums):
            key = min(found, key=lambda key: (values[key], str(key)))
            ways = [*loops(key), frozenset(_around(key, sums))]
            gone |= min(ways, key=lambda way: (sum(prices[one] for one in way - gone), sorted(map(str, way))))
        elif thin := _thin(gone, values, sums):
            gone.add(min(thin, key=lambda key: (prices[key], str(key))))
        else:
            return frozenset(gone)


def _prices(values: Mapping[K, int], sums: Sequence[Sum]) -> dict[K, int]:
    """How much is missed: another number first, a total more, a zero still more, a grand total most."""
    totals = {each.total for each in sums}
    grand = totals - {part for each in sums for part in each.parts}
    return {
        key: 1000 + value + _TOTAL * (key in totals) + _ZERO * (value == 0) + _GRAND * (key in grand)
        for key, value in values.items()
    }


def _thin(gone: set[K], values: Mapping[K, int], sums: Sequence[Sum]) -> set[K]:
    """What else stands in a line whose hidden parts are few even together, which its other numbers would tell."""
    known: Mapping[Any, int] = values
    for each in sums:
        parts = [part for part in each.parts if part in gone]
        if parts and each.total not in gone and sum(known[part] for part in parts) < SMALLEST:
            beside: set[Any] = set(each.parts) - gone
            return beside
    return set()


def _around(key: K, sums: Sequence[Sum]) -> set[Any]:
    """Everything that stands in a line with it."""
    return {other for each in sums if key in each.numbers for other in each.numbers}


def _worked_out(gone: Iterable[K], sums: Sequence[Sum]) -> list[K]:
    """The hidden numbers that the sums determine: those whose reduced equation names nothing else."""
    unknown = set(gone)
    reduced: dict[Any, Row] = {}
    for each in sums:
        _reduce(_equation(each, unknown), reduced)
    return [key for key in unknown if len(reduced.get(key, ())) == 1]


def _equation(each: Sum, unknown: set[K]) -> Row:
    row = {part: Fraction(1) for part in each.parts if part in unknown}
    return row | ({each.total: Fraction(-1)} if each.total in unknown else {})


def _reduce(row: Row, reduced: dict[Any, Row]) -> None:
    """Gauss and Jordan: take the known pivots out of the row, and its own pivot out of the others."""
    for known in [key for key in row if key in reduced]:
        _take_out(row, reduced[known], known)
    if not row:
        return
    pivot = next(iter(row))
    factor = row[pivot]
    scaled = {key: value / factor for key, value in row.items()}
    for other in reduced.values():
        if pivot in other:
            _take_out(other, scaled, pivot)
    reduced[pivot] = scaled


def _take_out(row: Row, by: Row, pivot: Hashable) -> None:
    factor = row[pivot]
    for key, value in by.items():
        left = row.get(key, Fraction(0)) - factor * value
        if left:
            row[key] = left
        else:
            row.pop(key, None)
