"""Functions and modules stay small enough to be read at one glance."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_FUNCTION = 40
USUAL_FUNCTION = 20
LONGEST_MODULE = 300

RINGS = ("reportbot", "tests", "benchmarks")
MODULES = sorted(file for ring in RINGS for kind in ("*.py", "*.js") for file in (ROOT / ring).rglob(kind))


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _is_migration(file: Path) -> bool:
    """A migration is a list of statements that nobody edits after its release."""
    return file.parent.name == "versions"


def _functions(*rings: str) -> Iterator[tuple[str, int]]:
    """Every function with its length, from its first line to its last."""
    for file in MODULES:
        if file.suffix != ".py" or _is_migration(file) or file.relative_to(ROOT).parts[0] not in rings:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{file.relative_to(ROOT)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    assert {
        str(file.relative_to(ROOT)): _lines(file)
        for file in MODULES
        if _lines(file) > LONGEST_MODULE and not _is_migration(file)
    } == {}


def test_no_function_is_longer_than_forty_lines() -> None:
    assert {name: lines for name, lines in _functions(*RINGS) if lines > LONGEST_FUNCTION} == {}


def test_nine_in_ten_functions_have_at_most_twenty_lines() -> None:
    found = list(_functions("reportbot"))
    long = [name for name, lines in found if lines > USUAL_FUNCTION]
    assert len(long) <= len(found) / 10, long


def test_a_module_opens_with_one_sentence() -> None:
    sources = [file for file in MODULES if file.suffix == ".py" and file.read_text(encoding="utf-8").strip()]
    openings = {
        str(file.relative_to(ROOT)): ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) for file in sources
    }
    assert [name for name, said in openings.items() if not _is_sentence((said or "").split("\n\n")[0])] == []


def _is_sentence(words: str) -> bool:
    return words.rstrip().endswith((".", "?", "!"))
