"""One module reads the wall clock, in UTC; so a jump of it, or another time zone, has one place where it is met."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
READS = {"now", "utcnow", "today", "time", "localtime", "gmtime", "time_ns", "ctime", "mktime", "strftime"}
OF = {"datetime", "date", "time"}
MAY = {
    "reportbot/clock.py",
    # The age of a file, compared with the file system's own times.
    "reportbot/evidence/vault.py",
}


def _readers() -> Iterator[str]:
    """Modules that ask what time it is; the sandbox is Telegram's and has a clock of its own."""
    for file in sorted((ROOT / "reportbot").rglob("*.py")):
        name = str(file.relative_to(ROOT))
        if name.startswith("reportbot/sandbox/"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr in READS and getattr(called.value, "id", "") in OF:
                yield name


def test_the_wall_clock_is_read_in_one_place() -> None:
    assert set(_readers()) == MAY


def test_the_pure_rings_are_told_what_time_it_is() -> None:
    assert not [name for name in _readers() if name.startswith(("reportbot/domain/", "reportbot/conversation/"))]
