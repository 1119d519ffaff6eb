"""What a benchmark tells: medians, ratios, goals; and what it takes for the CPU of a process."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks import chart, page
from benchmarks.contestants import PTB, REPORTBOT
from benchmarks.goals import SIDE_BY_SIDE, medians
from benchmarks.growth import history, table
from benchmarks.growth.rows import Row, at_most
from benchmarks.processes import children_seconds, cpu_seconds, resident_bytes, thread_seconds
from benchmarks.runs import Run
from benchmarks.tables import figures_table, goals_table, ratios_table

RUN = Run(
    contestant=REPORTBOT, reports=10, reports_per_second=70.0, cpu_ms_per_report=30.0, p50_ms=1.0, p99_ms=2.0,
    open_p50_ms=3.0, open_p99_ms=40.0, open_cpu_percent=21.0, peak_mb=100.0, first_poll_seconds=1.0,
    server_ms_per_report=1.0, load=1.0, calls={"sendMessage": 5.0, "getFile": 1.0},
)  # fmt: skip
SLOWER = replace(RUN, contestant=PTB, reports_per_second=10.0, cpu_ms_per_report=120.0)
BURNS = "import sys, time\nwhile time.process_time() < 0.3: pass\nprint('done', flush=True)\nsys.stdin.read()"
PARENT = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {BURNS!r}])"


def test_the_median_of_each_contestant_is_told() -> None:
    figures = medians([RUN, SLOWER, replace(RUN, cpu_ms_per_report=10.0), replace(RUN, cpu_ms_per_report=20.0)])
    assert figures[f"{REPORTBOT} cpu_ms_per_report"] == 20.0
    assert figures[f"{PTB} cpu_ms_per_report"] == 120.0
    assert figures[f"{REPORTBOT} calls_per_report"] == 6.0


def test_a_goal_is_reached_or_not_or_was_not_measured() -> None:
    figures = medians([RUN, SLOWER])
    reached = {goal.says: goal.reached(figures) for goal in SIDE_BY_SIDE}
    assert reached == {
        "CPU per report, ReportBot / python-telegram-bot bot": True,
        "CPU per report, ReportBot / aiogram bot": None,
        "CPU per report, ReportBot / floor": None,
        "reports/s, ReportBot / python-telegram-bot bot": True,
        "open loop at 30 messages/s: p99 press to answer": True,
        "open loop at 30 messages/s: CPU of a core": False,
    }


def test_the_tables_hold_every_figure_and_ratio() -> None:
    figures = medians([RUN, SLOWER])
    assert "| CPU ms per report        | 30        | 120                 |" in figures_table(figures, [REPORTBOT, PTB])
    assert "| CPU ms per report        | 0.25                |" in ratios_table(figures, [REPORTBOT, PTB])
    told = goals_table(SIDE_BY_SIDE, figures)
    assert [told.count(mark) for mark in (" reached", "NOT REACHED", "not measured")] == [3, 1, 2]


def test_the_chart_says_its_figures_in_words_too() -> None:
    drawn = chart.drawn(medians([RUN, SLOWER]), [REPORTBOT, PTB])
    assert "<title>CPU ms per report: ReportBot 30, python-telegram-bot 120; reports a second:" in drawn
    assert drawn.count("<rect") == 5


def test_what_people_wrote_around_the_block_stays(tmp_path: Path) -> None:
    file, drawing = tmp_path / "performance.md", tmp_path / "performance.svg"
    file.write_text(f"# Speed\n\n{page.BEGIN}\n\nold\n\n{page.END}\n\n## Findings\n", "utf-8")
    page.write("new", "<svg/>", file, drawing)
    assert file.read_text("utf-8") == f"# Speed\n\n{page.BEGIN}\n\nnew\n\n{page.END}\n\n## Findings\n"
    assert drawing.read_text("utf-8") == "<svg/>"


def test_a_page_without_marks_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "performance.md"
    file.write_text("# Speed\n", "utf-8")
    with pytest.raises(ValueError, match="marks"):
        page.write("new", "<svg/>", file, tmp_path / "performance.svg")
    assert file.read_text("utf-8") == "# Speed\n"


def test_the_cpu_of_children_counts_while_they_live_and_after_they_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"done\n"
        assert children_seconds(process.pid) >= 0.25
        assert cpu_seconds(process.pid) > children_seconds(process.pid)
        assert resident_bytes(process.pid) > 2 * 4_000_000
        assert process.pid in thread_seconds(process.pid)
        process.communicate()


def test_a_process_that_is_gone_takes_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    assert (cpu_seconds(process.pid), resident_bytes(process.pid)) == (0.0, 0)


def test_a_run_of_growth_replaces_the_rows_it_measured_and_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "performance.md"
    file.write_text(f"before\n{table.BEGIN}\n\n{page.END}\nafter\n")
    first, second = at_most("start", 2, 1.5, " s"), at_most("bytes", 2000, 2100)
    table.write([first, second], date(2026, 11, 1), file)
    table.write([at_most("bytes", 2000, 1999), Row("memory", "<= 150 MB", None, None)], date(2026, 11, 2), file)
    assert file.read_text().splitlines()[4:7] == [
        "|---|---|---|---|---|",
        "| start | <= 2 s | 1.50 s | yes | 2026-11-01 |",
        "| bytes | <= 2000 | 1,999.00 | yes | 2026-11-02 |",
    ]
    assert file.read_text().endswith("\nafter\n")


def test_growth_is_judged_by_what_was_measured_last_and_what_never_was_is_named(tmp_path: Path) -> None:
    file = tmp_path / "growth.json"
    history.keep(
        {"size": [at_most("bytes", 2000, 2100)], "memory": [at_most("memory", 150, 100)]}, date(2026, 11, 1), file
    )
    assert history.missed(file) == ["bytes"]
    history.keep({"size": [at_most("bytes", 2000, 1999)]}, date(2026, 11, 2), file)
    assert history.missed(file) == []
    told = history.told(("size", "memory", "backlog"), file).splitlines()
    assert told[0].split() == ["bytes", "<=", "2000", "1,999.00", "reached", "2026-11-02"]
    assert told[2] == "backlog: not measured (python -m benchmarks.growth --only backlog)"
