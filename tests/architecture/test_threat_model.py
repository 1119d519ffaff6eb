"""The threat model keeps its word: every row has a defence that is there and tests that exist."""

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "docs" / "threat-model.md"
LAST = 62
"""The number of the last row."""

ROW = re.compile(r"^\| (\d+) \|(.*)\|(.*)\|(.*)\|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
FILE = re.compile(r"`((?:reportbot|tests|docs|locales)/[\w/.-]+)`")

ROWS = {
    int(number): (threat, defence, tests) for number, threat, defence, tests in ROW.findall(MODEL.read_text("utf-8"))
}


@lru_cache
def named_in(path: str) -> frozenset[str]:
    """The test functions of a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(function.name for function in functions if function.name.startswith("test_"))


def test_every_row_is_there_once_and_in_order() -> None:
    numbers = [int(row[0]) for row in ROW.findall(MODEL.read_text("utf-8"))]
    assert numbers == list(range(1, LAST + 1))


@pytest.mark.parametrize("number", sorted(ROWS))
def test_a_row_names_its_defence_and_tests_that_exist(number: int) -> None:
    threat, defence, tests = ROWS[number]
    assert threat.strip()
    assert FILE.findall(defence), "no file of the defence is named"
    named = TEST.findall(tests)
    assert named, "no test is named"
    assert [f"{path}::{name}" for path, name in named if name not in named_in(path)] == []


def test_every_file_that_the_model_names_exists() -> None:
    named = set(FILE.findall(MODEL.read_text("utf-8")))
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
