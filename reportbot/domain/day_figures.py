"""The figures of one day of reports, and how days add up to a period.

An account that was reported on several days stands on each of them; a period counts it on the first of its days. So
a day tells apart who was never reported before from who was, and on what day last.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from statistics import median
from typing import Final, NamedTuple

from msgspec import Struct, field

from reportbot.domain.figures import Bucket, Cell, Speed, Standing, cell_of

_EPOCH: Final = date(1970, 1, 1).toordinal()


def number_of(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH


class Reported(NamedTuple):
    """An account on a day: how it stands now, its reports of the day, the day it was reported before (None: never).

    `removal` and `decision` are whole minutes from request to removal and from first report to verdict, None where
    there was none; `quick`: it was inactive within 24 hours of the request.
    """

    standing: Standing
    reports: int
    before: int | None
    removal: int | None
    decision: int | None
    quick: bool


class Again(NamedTuple):
    """One account that was reported before, on `before`."""

    before: int
    cell: Cell
    removal: int | None
    decision: int | None
    quick: bool


class Day(Struct, frozen=True, array_like=True):
    """How its accounts stand. `accounts`: by line, platform and bucket, how many were never reported before, how many
    of them were quick.

    `removals` and `decisions` are minutes in ascending order, each as what it is more than the one before.
    `lines` and `sources` count all reports of the day.
    """

    accounts: dict[str, dict[str, dict[Bucket, tuple[int, int]]]] = field(default_factory=dict)
    removals: list[int] = field(default_factory=list)
    decisions: list[int] = field(default_factory=list)
    again: list[Again] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)


def day_of(reported: Iterable[Reported], sources: dict[str, int]) -> Day:
    """The figures of the day on which these were reported."""
    accounts, lines = Counter[tuple[Cell, bool]](), Counter[str]()
    removals: list[int] = []
    decisions: list[int] = []
    again = []
    for one in reported:
        cell = cell_of(one.standing)
        lines[cell.line] += one.reports
        if one.before is not None:
            again.append(Again(one.before, cell, one.removal, one.decision, one.quick))
            continue
        accounts[cell, one.quick] += 1
        if one.removal is not None:
            removals.append(one.removal)
        if one.decision is not None:
            decisions.append(one.decision)
    return Day(_nested(accounts), _steps(removals), _steps(decisions), again, dict(lines), sources)


def _nested(counts: Mapping[tuple[Cell, bool], int]) -> dict[str, dict[str, dict[Bucket, tuple[int, int]]]]:
    """Each word once, which is a third of the room."""
    nested: dict[str, dict[str, dict[Bucket, tuple[int, int]]]] = {}
    for line, platform, name in sorted({cell for cell, _ in counts}):
        quick, slow = (counts.get((Cell(line, platform, name), how), 0) for how in (True, False))
        nested.setdefault(line, {}).setdefault(platform, {})[name] = (quick + slow, quick)
    return nested


def _steps(minutes: list[int]) -> list[int]:
    minutes.sort()
    return [later - earlier for earlier, later in zip([0, *minutes], minutes, strict=False)]


class Spans:
    """How long things took in a period that begins on day `first`; its days are added one after the other."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._removals, self._decisions = array("l"), array("l")

    def add(self, day: Day) -> None:
        """A day of the period; their order does not matter."""
        self._count(day, [one for one in day.again if one.before < self._first])

    def _count(self, day: Day, again: Sequence[Again]) -> None:
        """`again` are those reported before that the period has not counted yet."""
        self._removals.extend(accumulate(day.removals))
        self._removals.extend(one.removal for one in again if one.removal is not None)
        self._decisions.extend(accumulate(day.decisions))
        self._decisions.extend(one.decision for one in again if one.decision is not None)

    @property
    def speed(self) -> Speed:
        """The middle times so far."""
        return Speed(
            removal=_hours(self._removals),
            removals=len(self._removals),
            decision=_hours(self._decisions),
            decisions=len(self._decisions),
        )


class Sum(Spans):
    """All figures of a period."""

    def __init__(self, first: int) -> None:
        super().__init__(first)
        self._accounts: dict[tuple[str, str, Bucket], int] = {}
        self.lines: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()
        self.quick: Counter[str] = Counter()

    def _count(self, day: Day, again: Sequence[Again]) -> None:
        super()._count(day, again)
        self.lines.update(day.lines)
        self.sources.update(day.sources)
        accounts = self._accounts
        for line, platforms in day.accounts.items():
            for platform, buckets in platforms.items():
                for name, (number, quick) in buckets.items():
                    # A plain tuple: a year has a hundred thousand of them.
                    cell = (line, platform, name)
                    accounts[cell] = accounts.get(cell, 0) + number
                    if quick:
                        self.quick[platform] += quick
        for one in again:
            accounts[one.cell] = accounts.get(one.cell, 0) + 1
            if one.quick:
                self.quick[one.cell.platform] += 1

    @property
    def accounts(self) -> dict[Cell, int]:
        """How many accounts are counted where."""
        return {Cell(*cell): number for cell, number in self._accounts.items()}


def _hours(minutes: "array[int]") -> float | None:
    return median(minutes) / 60 if minutes else None
