"""The numbers of the public page: accounts by platform and suspicion against what became of them, reports by source."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from reportbot.domain.figures import Bucket, Figures
from reportbot.transparency.suppression import SMALLEST, Sum, hidden


class Result(StrEnum):
    """What became of accounts, as the public reads it."""

    INACTIVE = "inactive"
    REFUSED = "refused"
    WAITING = "waiting"
    REFERRED = "referred"
    NOT_FORWARDED = "not-forwarded"
    IN_REVIEW = "in-review"


RESULTS: Final[Mapping[Bucket, Result]] = {
    Bucket.INACTIVE: Result.INACTIVE,
    Bucket.REFUSED: Result.REFUSED,
    Bucket.AWAITING: Result.WAITING,
    Bucket.NO_ANSWER: Result.WAITING,
    Bucket.REFERRED: Result.REFERRED,
    Bucket.NOT_FORWARDED: Result.NOT_FORWARDED,
    Bucket.ELSEWHERE: Result.NOT_FORWARDED,
    Bucket.DUPLICATE: Result.NOT_FORWARDED,
    Bucket.PREPARED: Result.IN_REVIEW,
    Bucket.IN_REVIEW: Result.IN_REVIEW,
}

Key = tuple[str, str, str]
"""Table ("platform", "line", "source"), row, column; "" is all rows or all columns."""

ALL: Final = ("", "", "")
REPORTS: Final = ("source", "", "")


class Published(Struct, frozen=True):
    """What may be told: a number, or None where it is hidden; `platforms`, `lines` and `sources` are rows in order.

    `removal` and `decision` are middle times in hours, `quick` is in percent; None where too few stand behind them.
    """

    values: Mapping[Key, int | None]
    platforms: tuple[str, ...]
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    removal: float | None
    decision: float | None
    quick: int | None

    def at(self, table: str, row: str, column: str = "") -> int | None:
        """One number; all rows of either table of accounts are the same accounts."""
        return self.values[(table, row, column) if row or table == "source" else ("", "", column)]


def published(figures: Figures) -> Published:
    """The figures without what could point at a person."""
    values = _values(figures)
    platforms, lines = tuple(figures.by_platform()), tuple(figures.by_line())
    sources = tuple(sorted(figures.sources, key=lambda name: (-figures.sources[name], name)))
    rows = {"platform": platforms, "line": lines, "source": sources}
    gone = hidden(values, _sums(platforms, lines, sources), lambda key: _loops(key, rows))
    speed = figures.speed
    return Published(
        values={key: None if key in gone else value for key, value in values.items()},
        platforms=platforms,
        lines=lines,
        sources=sources,
        removal=speed.removal if speed.removals >= SMALLEST else None,
        decision=speed.decision if speed.decisions >= SMALLEST else None,
        quick=_quick(figures),
    )


def _values(figures: Figures) -> dict[Key, int]:
    rows = {("platform", name) for name in figures.by_platform()} | {("line", name) for name in figures.by_line()}
    values: dict[Key, int] = {
        (table, row, column): 0 for table, row in [("", ""), *sorted(rows)] for column in ("", *Result)
    }
    for cell, count in figures.accounts.items():
        result = RESULTS[cell.bucket]
        for table, row in (("", ""), ("platform", cell.platform), ("line", cell.line)) if count else ():
            values[table, row, result] += count
            values[table, row, ""] += count
    values[REPORTS] = figures.reports
    return values | {("source", name, ""): count for name, count in figures.sources.items()}


def _sums(platforms: tuple[str, ...], lines: tuple[str, ...], sources: tuple[str, ...]) -> list[Sum]:
    """How the numbers hang together; both tables of accounts share their last row."""
    rows = [("", ""), *(("platform", name) for name in platforms), *(("line", name) for name in lines)]
    sums = [Sum((table, row, ""), tuple((table, row, result) for result in Result)) for table, row in rows]
    for table, names in (("platform", platforms), ("line", lines)):
        sums += [Sum(("", "", column), tuple((table, name, column) for name in names)) for column in ("", *Result)]
    return [*sums, Sum(REPORTS, tuple(("source", name, "") for name in sources))]


def _loops(key: Key, rows: Mapping[str, tuple[str, ...]]) -> Iterator[frozenset[Key]]:
    """Sets with this number in which one may grow and another shrink, and every sum stays as it is.

    Two rows and two columns of a table; or two columns in one row of each table of accounts and in their last row.
    """
    table, row, column = key
    if table == "source":
        yield from (frozenset({key, ("source", other, "")}) for other in ("", *rows["source"]) if other != row)
        return
    for other in (one for one in ("", *Result) if one != column):
        if table:
            for beside in (one for one in rows[table] if one != row):
                yield frozenset((table, each, place) for each in (row, beside) for place in (column, other))
        for platform in [row] if table == "platform" else rows["platform"]:
            for line in [row] if table == "line" else rows["line"]:
                lines = (("", ""), ("platform", platform), ("line", line))
                yield frozenset((*each, place) for each in lines for place in (column, other))


def _quick(figures: Figures) -> int | None:
    """Percent of those that became inactive which did so within 24 hours, where many did and many did not."""
    quick, whole = sum(figures.quick.values()), figures.speed.removals
    return round(100 * quick / whole) if quick >= SMALLEST and whole - quick >= SMALLEST else None
