"""What is told at the end of a benchmark: on the screen, in build/benchmark.json, and in docs/performance.md."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from benchmarks import chart, page
from benchmarks.contestants import ROOT
from benchmarks.goals import SIDE_BY_SIDE, Figures, Goal, medians
from benchmarks.growth import history
from benchmarks.machine import machine
from benchmarks.runs import Form, Run
from benchmarks.tables import figures_table, goals_table, ratios_table

RAW = ROOT / "build" / "benchmark.json"


def kept(runs: Sequence[Run], form: Form) -> None:
    """Keep what there is so far, and tell the newest run in a line: a benchmark is long, and may be cut off."""
    run = runs[-1]
    print(
        f"{run.contestant}: {run.reports} reports, {run.reports_per_second:.1f}/s, {run.cpu_ms_per_report:.1f} ms CPU "
        f"each, p99 at {form.open_rate:g}/s {run.open_p99_ms:.0f} ms, load {run.load:.1f}",
        flush=True,
    )
    RAW.parent.mkdir(exist_ok=True)
    found = {"form": asdict(form), "medians": medians(runs), "runs": [asdict(run) for run in runs]}
    RAW.write_text(json.dumps(found, indent=1), encoding="utf-8")


def read() -> tuple[list[Run], Form]:
    """What was kept last."""
    found = json.loads(RAW.read_text(encoding="utf-8"))
    return [Run(**run) for run in found["runs"]], Form(**found["form"])


def told(runs: Sequence[Run], form: Form, *, write: bool) -> bool:
    """Print everything, and write the page if asked; whether every goal that was measured is reached."""
    figures = medians(runs)
    names = list(dict.fromkeys(run.contestant for run in runs))
    goals = [goal for goal in SIDE_BY_SIDE if not form.short or goal.by_cpu]
    block = _block(figures, names, goals, runs)
    print(f"\n{block}")
    if write:
        page.write(block, chart.drawn(figures, names))
    if form.short:
        missed = []
    else:
        print(f"\nGrowth, as last measured:\n{history.told()}")
        missed = history.missed()
    return not missed and all(goal.reached(figures) is not False for goal in goals)


def _block(figures: Figures, names: Sequence[str], goals: Sequence[Goal], runs: Sequence[Run]) -> str:
    parts = [figures_table(figures, names)]
    if len(names) > 1:
        parts.append(ratios_table(figures, names))
    return "\n\n".join((*parts, goals_table(goals, figures), machine(runs, len(runs) // len(names))))
