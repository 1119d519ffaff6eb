"""A very short benchmark: every contestant does the whole work, and ReportBot costs no multiple of what it should."""

from benchmarks.contestants import AIOGRAM, ALL, FLOOR, PTB, REPORTBOT
from benchmarks.goals import CPU, medians, ratio
from benchmarks.measuring import measured
from benchmarks.runs import Form

FORM = Form(citizens=8, first=2, closed_seconds=1.0, open_seconds=1.0, open_rate=8.0, runs=1, short=True)
WIDEST = {PTB: 0.9, AIOGRAM: 1.2, FLOOR: 9.0}
"""Ratios of CPU times in one run, twice what is measured: only a mistake makes a report cost as much."""


async def test_all_do_the_whole_work_and_none_costs_a_multiple_of_what_it_should() -> None:
    runs = await measured(ALL, FORM, 1, lambda _runs, _form: None)
    assert all(run.reports >= FORM.citizens for run in runs)
    figures = medians(runs)
    costs = {other: ratio(CPU, other)(figures) or 0 for other in WIDEST}
    assert {other: cost for other, cost in costs.items() if not 0 < cost <= WIDEST[other]} == {}
    ours, floor = (next(set(run.calls) for run in runs if run.contestant == name) for name in (REPORTBOT, FLOOR))
    assert floor == ours - {"getWebhookInfo"}
