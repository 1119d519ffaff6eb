"""What is told at the end of a benchmark: on the screen, in build/benchmark.json, and in docs/performance.md."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from benchmarks.contestants import ROOT
from benchmarks.goals import SIDE_BY_SIDE, medians
from benchmarks.machine import machine
from benchmarks.runs import Form, Run
from benchmarks.tables import figures_table, goals_table, ratios_table

RAW = ROOT / "build" / "benchmark.json"


def line(run: Run) -> None:
    """One run in a line, while the others are still to come."""
    print(
        f"{run.contestant}: {run.reports} reports, {run.reports_per_second:.1f}/s, {run.cpu_ms_per_report:.1f} ms CPU "
        f"each, p99 at 30/s {run.open_p99_ms:.0f} ms, load {run.load:.1f}",
        flush=True,
    )


def told(runs: Sequence[Run], form: Form, *, write: bool) -> bool:
    """Print and write everything; whether every goal that was measured is reached."""
    figures = medians(runs)
    names = list(dict.fromkeys(run.contestant for run in runs))
    goals = [goal for goal in SIDE_BY_SIDE if not form.short or goal.by_cpu]
    parts = (figures_table(figures, names), ratios_table(figures, names), goals_table(goals, figures))
    print("\n".join(("", *(part + "\n" for part in parts), machine(runs))))
    RAW.parent.mkdir(exist_ok=True)
    RAW.write_text(json.dumps({"form": asdict(form), "medians": figures, "runs": [asdict(r) for r in runs]}, indent=1))
    if write:
        raise NotImplementedError
    return all(goal.reached(figures) is not False for goal in goals)
