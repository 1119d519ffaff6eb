"""The table of growth in docs/performance.md: a run replaces the rows that it measured, and leaves the others."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks import page
from benchmarks.growth.rows import Row

BEGIN = "<!-- written by python -m benchmarks.growth --write -->"
_HEAD = ("| figure | goal | measured | reached | on |", "|---|---|---|---|---|")


def write(rows: Iterable[Row], on: date, where: Path = page.PAGE) -> None:
    """Put those of the rows that were measured into the table."""
    lines = {_figure(line): line for line in page.standing(where, BEGIN).splitlines()[len(_HEAD) :]}
    lines |= {row.figure: _line(row, on) for row in rows if row.measured is not None}
    page.put("\n".join([*_HEAD, *lines.values()]), where, BEGIN)


def _figure(line: str) -> str:
    return line.split("|")[1].strip()


def _line(row: Row, on: date) -> str:
    reached = {True: "yes", False: "**no**", None: "-"}[row.reached]
    return f"| {row.figure} | {row.goal} | {row.measured:,.2f}{row.unit} | {reached} | {on.isoformat()} |"
