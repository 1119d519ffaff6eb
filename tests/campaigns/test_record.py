"""The ledger goes on where it stopped, and the table adds up what stands in it."""

from pathlib import Path

from tests.campaigns import record
from tests.campaigns.__main__ import counted
from tests.campaigns.figures import GOALS, table
from tests.campaigns.record import Tally


def test_a_campaign_goes_on_at_the_seed_after_the_last_one(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    assert record.next_seed("crashes", ledger) == 1
    record.append("crashes", 1, 20, Tally(count=310), 12.5, ledger)
    record.append("schedules", 1, 5, Tally(count=5), 9.0, ledger)
    assert record.next_seed("crashes", ledger) == 21
    assert record.next_seed("schedules", ledger) == 6


def test_the_table_tells_the_bound_that_no_failure_in_so_many_trials_proves(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    record.append("crashes", 1, 20, Tally(count=1_000), 60, ledger)
    record.append("crashes", 21, 20, Tally(count=2_000), 60, ledger)
    line = next(row for row in table(record.entries(ledger)).splitlines() if "simulated crashes" in row)
    assert "| 3,000 |" in line
    assert "0.001" in line
    assert "1-40" in line


def test_what_ran_before_a_failure_counts_for_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    broken = Tally(count=1_000, failed={7: ["a report is lost"]})
    record.append("crashes", 1, 20, Tally(count=5_000), 60, ledger)
    record.append("crashes", 21, 20, broken, 60, ledger, tmp_path / "kept.json")
    record.append("crashes", 41, 20, Tally(count=300), 60, ledger)
    line = next(row for row in table(record.entries(ledger)).splitlines() if "simulated crashes" in row)
    assert line.split(" | ")[1:5] == ["300", "3,000", "30,000", "1"]
    assert counted("crashes", ledger) == 300


def test_a_seed_that_failed_is_told_and_kept(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    record.keep("kills", [7, 3], kept)
    record.keep("kills", [7, 9], kept)
    assert record.kept(kept) == {"kills": [3, 7, 9]}


def test_every_goal_has_a_line() -> None:
    assert len(table([]).splitlines()) == len(GOALS) + 2
