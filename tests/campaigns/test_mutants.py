"""The ledger of mutants covers the modules that must not be wrong, and every survivor in it is explained."""

import tomllib
from pathlib import Path

import pytest

from tests.campaigns import mutants
from tests.campaigns.mutants import ENOUGH, PARTS, ROOT, Line, Survivor


def test_the_modules_are_those_whose_every_branch_is_run() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["coverage"]
    covered = {str(file.relative_to(ROOT)) for pattern in settings["run"]["include"] for file in ROOT.glob(pattern)}
    mutated = {file for part in PARTS.values() for file in part.files()}
    assert mutated <= covered
    assert all((ROOT / file).read_text("utf-8").count("\n") == 1 for file in covered - mutated)
    assert settings["report"]["fail_under"] == 100


@pytest.mark.parametrize("part", PARTS)
def test_nine_in_ten_mutants_are_noticed(part: str) -> None:
    known = mutants.lines()
    mine = [known[module] for module in PARTS[part].files() if module in known]
    assert sum(line.killed for line in mine) >= ENOUGH * sum(line.tried for line in mine)


def test_every_survivor_says_why_it_is_harmless() -> None:
    assert [one for line in mutants.lines().values() for one in line.survivors if not one.why] == []


def test_the_counts_agree() -> None:
    for line in mutants.lines().values():
        assert line.killed + len(line.survivors) == line.tried <= line.mutants


def test_a_lot_is_the_same_each_time_and_goes_on() -> None:
    names = [f"x_move__mutmut_{n}" for n in range(50)]
    drawn = mutants.lot("moves", names)
    assert drawn == mutants.lot("moves", reversed(names))
    assert sorted(drawn) == sorted(names)
    assert drawn != mutants.lot("cases", names)


def test_the_ledger_is_read_as_it_was_written(tmp_path: Path) -> None:
    alive = Survivor(mutant="x_move", was="a < b", became="a <= b", why="a is never b")
    line = Line(module="reportbot/domain/moves.py", source="0" * 12, mutants=7, tried=3, killed=2, survivors=(alive,))
    mutants.write({line.module: line}, tmp_path / "mutants.json")
    assert mutants.lines(tmp_path / "mutants.json") == {line.module: line}


def test_the_table_adds_up_the_modules_of_a_part() -> None:
    alive = Survivor(mutant="x", was="1", became="2")
    found = [
        Line(module="reportbot/domain/moves.py", source="", mutants=200, tried=10, killed=9, survivors=(alive,)),
        Line(module="reportbot/domain/tracks.py", source="", mutants=7, tried=7, killed=7),
    ]
    rows = mutants.table(found).splitlines()
    assert "| moves | 207 | 17 | 16 | 94.1 % | 0 of 1 |" in rows
    assert rows[-1] == "| all | 207 | 17 | 16 | 94.1 % | 0 of 1 |"
