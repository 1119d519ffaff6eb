"""Mutants of the modules that must not be wrong: changed in one place each, and whether the tests notice.

python -m tests.campaigns.mutants [--most 20] [--only moves] [--processes 1]

Runs some more of them, drawn by lot with a fixed seed, and writes the count to `mutants.json`. A module that was
changed since begins anew. mutmut makes and runs them in a copy of the tree below build/.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LEDGER = Path(__file__).with_name("mutants.json")
SEED = 4
COPIED = ("reportbot", "tests", "locales", "docs", "README.md", "pyproject.toml")
ENOUGH = 0.9

KILLED = frozenset({1, 3, 36, 24, -24, 152, 255})
"""Exit codes of a worker by which mutmut knows a mutant that was noticed; the last five are of one that never ends."""

PREPARE = """
import os
from mutmut import __main__ as mutmut
from mutmut.state import state
os.makedirs("mutants", exist_ok=True)
mutmut.copy_src_dir()
mutmut.copy_also_copy_files()
mutmut.setup_source_paths()
mutmut.create_mutants(1)
"""
"""What `mutmut run` does before it runs anything: then the lot can be drawn."""


@dataclass(frozen=True)
class Part:
    """Modules (paths below reportbot/, with * for all) and the tests that are to notice a change in them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    options: tuple[str, ...] = ()

    def files(self) -> list[str]:
        """The modules' paths below the root."""
        found = {file for pattern in self.modules for file in (ROOT / "reportbot").glob(pattern)}
        return sorted(
            str(file.relative_to(ROOT)) for file in found if file.name != "__init__.py" or file.stat().st_size > 200
        )


SQLITE = ("-k", "not postgresql")

PARTS = {
    "moves": Part(
        ("domain/moves.py", "domain/tracks.py"), ("tests/domain/test_moves_whole.py", "tests/domain/test_tracks.py")
    ),
    "cases": Part(("domain/cases.py",), ("tests/domain/test_cases.py", "tests/domain/test_case_records_whole.py")),
    "masking": Part(
        ("domain/masking.py", "domain/masked_words.py"),
        ("tests/domain/test_masking.py", "tests/domain/test_excerpt_pictures.py"),
    ),
    "logs": Part(("logs.py",), ("tests/test_logs_in_process.py",)),
    "escaping": Part(("texts/escaping.py",), ("tests/texts/test_escaping.py",)),
    "chain": Part(
        ("domain/chain.py", "domain/chain_walk.py", "storage/chain*.py"),
        ("tests/domain/test_chain.py", "tests/storage/test_chain.py", "tests/storage/test_chain_tampering.py"),
        SQLITE,
    ),
    "receiving": Part(
        tuple(
            f"bot_api/{name}.py"
            for name in ("inbound", "content", "fields", "people", "keys", "wellformed", "polling", "answers", "http")
        ),
        ("tests/bot_api",),
    ),
    "intake": Part(("intake/*.py",), ("tests/intake",)),
    "outbox": Part(
        ("storage/outbox*.py",), ("tests/storage/test_outbox.py", "tests/storage/test_lane_faults.py"), SQLITE
    ),
    "delivery": Part(("delivery/*.py",), ("tests/delivery",)),
    "roles": Part(
        (
            *("conversation/review/members.py", "conversation/review/judging.py", "conversation/review/acting.py"),
            *("conversation/supervisors.py", "conversation/requests/staff.py", "conversation/rights/standing.py"),
        ),
        ("tests/conversation/review", "tests/conversation/rights", "tests/conversation/requests"),
        ("-k", "not any_press and not slices and not looked_through"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Survivor:
    """A change that no test noticed; `why` says what makes it harmless, empty while nobody has looked."""

    mutant: str
    was: str
    became: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A module in the ledger: of its `mutants`, the first `tried` of the lot; `source` is what its text was then."""

    module: str
    source: str
    mutants: int
    tried: int = 0
    killed: int = 0
    seconds: float = 0.0
    survivors: tuple[Survivor, ...] = field(default=())


def lines(file: Path = LEDGER) -> dict[str, Line]:
    """The ledger, by module."""
    given: list[dict[str, Any]] = json.loads(file.read_text("utf-8")) if file.exists() else []
    return {
        one["module"]: Line(**{**one, "survivors": tuple(Survivor(**survivor) for survivor in one["survivors"])})
        for one in given
    }


def write(found: Mapping[str, Line], file: Path = LEDGER) -> None:
    """Write the ledger down."""
    rows = [asdict(found[module]) for module in sorted(found)]
    file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")


def lot(module: str, mutants: Iterable[str]) -> list[str]:
    """A module's mutants in the order in which they are tried."""
    drawn = sorted(mutants)
    random.Random(f"{SEED}:{module}").shuffle(drawn)
    return drawn


def table(found: Iterable[Line]) -> str:
    """A Markdown table of the ledger, the parts added up, by part of the program."""
    by_module = {line.module: line for line in found}
    rows = ["| what | mutants | tried | killed | score | survivors explained |", "|---|--:|--:|--:|--:|--:|"]
    everything: list[Line] = []
    for name, part in PARTS.items():
        mine = [by_module[module] for module in part.files() if module in by_module]
        everything += mine
        rows.append(_row(name, mine))
    return "\n".join([*rows, _row("all", everything)])


def _row(name: str, found: Sequence[Line]) -> str:
    tried, killed = sum(line.tried for line in found), sum(line.killed for line in found)
    survivors = [one for line in found for one in line.survivors]
    score = f"{100 * killed / tried:.1f} %" if tried else "-"
    explained = f"{sum(bool(one.why) for one in survivors)} of {len(survivors)}"
    return f"| {name} | {sum(line.mutants for line in found):,} | {tried:,} | {killed:,} | {score} | {explained} |"


def carry_on(name: str, most: int, processes: int) -> None:
    """Try up to `most` further mutants of each module of a part."""
    part, tree = PARTS[name], ROOT / "build" / "mutants" / name
    _copy(part, tree)
    _python(tree, "-c", PREPARE)
    for module in part.files():
        _module(module, tree, most, processes)


def _module(module: str, tree: Path, most: int, processes: int) -> None:
    verdicts = _verdicts(tree, module)
    source = hashlib.sha256((ROOT / module).read_bytes()).hexdigest()[:12]
    before = lines().get(module)
    line = Line(module=module, source=source, mutants=len(verdicts))
    if before is not None and before.source == source:
        line = before
    chosen = lot(module, verdicts)[line.tried : line.tried + most]
    began = time.monotonic()
    if chosen:
        _python(tree, "-m", "mutmut", "run", "--max-children", str(processes), *chosen)
    verdicts = _verdicts(tree, module)
    tried = [mutant for mutant in chosen if verdicts[mutant] is not None]
    alive = [_survivor(tree, mutant, before) for mutant in tried if verdicts[mutant] not in KILLED]
    done = replace(
        line,
        tried=line.tried + len(tried),
        killed=line.killed + len(tried) - len(alive),
        seconds=round(line.seconds + time.monotonic() - began, 1),
        survivors=(*line.survivors, *alive),
    )
    write(lines() | {module: done})
    print(f"{module}: {done.killed} of {done.tried} noticed, {done.mutants} there are", flush=True)


def _copy(part: Part, tree: Path) -> None:
    """The tree as it is, with mutmut's settings for this part; what mutmut has made of it before stays."""
    for name in COPIED:
        source, copy = ROOT / name, tree / name
        if source.is_dir():
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            copy.write_bytes(source.read_bytes())
    settings = {
        "source_paths": ["reportbot"],
        "only_mutate": part.files(),
        "also_copy": list(COPIED),
        "pytest_add_cli_args_test_selection": list(part.tests),
        "pytest_add_cli_args": ["-p", "no:cacheprovider", *part.options],
        "timeout_multiplier": 4.0,
        "timeout_constant": 8.0,
    }
    written = "\n".join(f"{name} = {json.dumps(value)}" for name, value in settings.items())
    with (tree / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[tool.mutmut]\n{written}\n")


def _python(tree: Path, *arguments: str) -> None:
    """Run Python in the copy; what mutmut prints is kept beside it."""
    with (tree / "mutmut.log").open("a", encoding="utf-8") as log:
        command = [sys.executable, *arguments]
        environment = {**os.environ, "CI": "true"}
        done = subprocess.run(command, cwd=tree, stdout=log, stderr=log, env=environment, check=False)
    if done.returncode:
        raise SystemExit(f"mutmut failed; see {tree / 'mutmut.log'}")


def _verdicts(tree: Path, module: str) -> dict[str, int | None]:
    """The exit code by mutant; None for one that was not tried."""
    found: dict[str, int | None] = {}
    kept = tree / "mutants" / f"{module}.meta"
    if kept.exists():
        found = json.loads(kept.read_text("utf-8"))["exit_code_by_key"]
    return found


def _survivor(tree: Path, mutant: str, before: Line | None) -> Survivor:
    shown = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", mutant], cwd=tree, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    was = _changed(shown, "-")
    became = _changed(shown, "+")
    known = {(one.was, one.became): one.why for one in (before.survivors if before else ())}
    name = mutant.rpartition("__mutmut_")[0]
    return Survivor(mutant=name, was=was, became=became, why=known.get((was, became), ""))


def _changed(diff: Sequence[str], sign: str) -> str:
    return " ".join(line[1:].strip() for line in diff if line.startswith(sign) and not line.startswith(sign * 3))


def main(arguments: Sequence[str] | None = None) -> None:
    """Try some more, and show what the ledger says."""
    asked = argparse.ArgumentParser(prog="mutants", description=__doc__)
    asked.add_argument("--most", type=int, default=20, help="further mutants of each module; 0 only shows the table")
    asked.add_argument("--only", choices=PARTS, help="one part")
    asked.add_argument("--processes", type=int, default=1)
    given = asked.parse_args(arguments)
    for name in [given.only] if given.only else PARTS:
        if given.most:
            carry_on(name, given.most, given.processes)
    print(table(lines().values()))


if __name__ == "__main__":
    main()
