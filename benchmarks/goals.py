"""What issue 5 asks for, as data: a figure, how it compares, and how much at least or at most."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.contestants import AIOGRAM, FLOOR, PTB, REPORTBOT
from benchmarks.runs import Run

Figures = Mapping[str, float]
"""Each figure by its name, such as "ReportBot cpu_ms_per_report"."""


@dataclass(frozen=True)
class Goal:
    """A line of "Reach"; `found` gives the figure or None where this run did not measure it.

    `by_cpu`: a ratio of CPU times, which a short run on a busy machine can tell too.
    """

    says: str
    sense: Literal["<=", ">="]
    bound: float
    found: Callable[[Figures], float | None]
    unit: str = ""
    by_cpu: bool = False

    def reached(self, figures: Figures) -> bool | None:
        """Whether it is; None where it was not measured."""
        value = self.found(figures)
        if value is None:
            return None
        return value <= self.bound if self.sense == "<=" else value >= self.bound


def ratio(figure: str, over: str, under: str = REPORTBOT) -> Callable[[Figures], float | None]:
    """ReportBot's figure by another's."""

    def found(figures: Figures) -> float | None:
        ours, theirs = figures.get(f"{under} {figure}"), figures.get(f"{over} {figure}")
        return ours / theirs if ours is not None and theirs else None

    return found


def figure(name: str) -> Callable[[Figures], float | None]:
    """A figure as it is."""
    return lambda figures: figures.get(name)


CPU, RATE = "cpu_ms_per_report", "reports_per_second"
SIDE_BY_SIDE = (
    Goal("CPU per report, ReportBot / python-telegram-bot bot", "<=", 0.30, ratio(CPU, PTB), by_cpu=True),
    Goal("CPU per report, ReportBot / aiogram bot", "<=", 0.60, ratio(CPU, AIOGRAM), by_cpu=True),
    Goal("CPU per report, ReportBot / floor", "<=", 4.0, ratio(CPU, FLOOR), by_cpu=True),
    Goal("reports/s, ReportBot / python-telegram-bot bot", ">=", 3.5, ratio(RATE, PTB)),
    Goal("open loop at 30 messages/s: p99 press to answer", "<=", 50.0, figure(f"{REPORTBOT} open_p99_ms"), " ms"),
    Goal("open loop at 30 messages/s: CPU of a core", "<=", 20.0, figure(f"{REPORTBOT} open_cpu_percent"), " %"),
)
"""The growth figures have rows of their own beside these."""

SHOWN = {
    "reports_per_second": "reports/s",
    "cpu_ms_per_report": "CPU ms per report",
    "p50_ms": "p50 ms, closed loop",
    "p99_ms": "p99 ms, closed loop",
    "open_p50_ms": "p50 ms at 30/s",
    "open_p99_ms": "p99 ms at 30/s",
    "open_cpu_percent": "CPU % of a core at 30/s",
    "peak_mb": "peak memory MB",
    "first_poll_seconds": "start to first poll s",
    "calls_per_report": "Bot API calls per report",
}


def medians(runs: Sequence[Run]) -> dict[str, float]:
    """Each contestant's median of each figure."""
    names = dict.fromkeys(run.contestant for run in runs)
    return {
        f"{name} {figure}": statistics.median(getattr(run, figure) for run in runs if run.contestant == name)
        for name in names
        for figure in SHOWN
    }
