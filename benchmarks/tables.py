"""What was measured, as tables in Markdown: figures, ratios, and the goals with what was reached."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.contestants import REPORTBOT
from benchmarks.goals import SHOWN, Figures, Goal

MARKS = {True: "reached", False: "NOT REACHED", None: "not measured"}


def figures_table(figures: Figures, names: Sequence[str]) -> str:
    """A row a figure, a column a contestant."""
    rows = [[title, *(_number(figures.get(f"{name} {figure}")) for name in names)] for figure, title in SHOWN.items()]
    return _table(["median", *names], rows)


def ratios_table(figures: Figures, names: Sequence[str]) -> str:
    """ReportBot's figures by the others'."""
    others = [name for name in names if name != REPORTBOT]
    rows = [[title, *(_ratio(figures, figure, name) for name in others)] for figure, title in SHOWN.items()]
    return _table(["ReportBot / …", *others], rows)


def goals_table(goals: Iterable[Goal], figures: Figures) -> str:
    """A row a goal."""
    return _table(["goal", "at least", "measured", ""], [_goal(goal, figures) for goal in goals])


def _goal(goal: Goal, figures: Figures) -> list[str]:
    value = goal.found(figures)
    measured = "" if value is None else _number(value) + goal.unit
    return [goal.says, f"{goal.sense} {goal.bound:g}{goal.unit}", measured, MARKS[goal.reached(figures)]]


def _ratio(figures: Figures, figure: str, other: str) -> str:
    ours, theirs = figures.get(f"{REPORTBOT} {figure}"), figures.get(f"{other} {figure}")
    return "" if ours is None or not theirs else f"{ours / theirs:.2f}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines([head, *rows]))


def _lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for number, row in enumerate(rows):
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        if number == 0:
            yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"
