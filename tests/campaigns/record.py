"""The ledger of all campaigns: what was run, from which seed, on which commit, and what failed.

One JSON object a line in `ledger.jsonl`; the next run goes on at the seed after the last of its kind.
"""

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

LEDGER = Path(__file__).with_name("ledger.jsonl")
KEPT = Path(__file__).with_name("kept_seeds.json")
"""Seeds that failed once: a test plays each again, so that what was mended stays mended.

A seed whose fault was the campaign's own is taken out once that is mended; the ledger goes on naming it.
"""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What the runs of some seeds came to: `count` of what the campaign counts, and what each failing seed found."""

    count: int
    failed: dict[int, list[str]] = field(default_factory=dict)
    details: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of the ledger: runs from `seed` on, one seed each; `failed` names the seeds that found something."""

    kind: str
    seed: int
    runs: int
    count: int
    failed: tuple[int, ...]
    seconds: float
    commit: str
    day: str
    details: dict[str, int] = field(default_factory=dict)


def entries(file: Path = LEDGER) -> list[Entry]:
    """All lines, oldest first."""
    if not file.exists():
        return []
    lines = file.read_text("utf-8").splitlines()
    return [Entry(**{**given, "failed": tuple(given["failed"])}) for given in map(json.loads, lines)]


def since_failure(runs: Sequence[Entry]) -> list[Entry]:
    """Of the runs of one kind, oldest first, those after the last that failed: only they prove anything."""
    return [run for n, run in enumerate(runs) if not any(later.failed for later in runs[n:])]


def next_seed(kind: str, file: Path = LEDGER) -> int:
    """The first seed of this kind that has not been run."""
    return max((entry.seed + entry.runs for entry in entries(file) if entry.kind == kind), default=1)


def append(
    kind: str, seed: int, runs: int, tally: Tally, seconds: float, file: Path = LEDGER, failing: Path = KEPT
) -> Entry:
    """Write down what these runs came to; failing seeds are kept for the test that plays them again."""
    entry = Entry(
        kind=kind,
        seed=seed,
        runs=runs,
        count=tally.count,
        failed=tuple(sorted(tally.failed)),
        seconds=round(seconds, 1),
        commit=_commit(),
        day=datetime.now(UTC).date().isoformat(),
        details=tally.details,
    )
    with file.open("a", encoding="utf-8") as ledger:
        ledger.write(json.dumps(asdict(entry)) + "\n")
    keep(kind, tally.failed, failing)
    return entry


def keep(kind: str, seeds: Iterable[int], file: Path = KEPT) -> None:
    """Add seeds to those that a test plays again."""
    known = kept(file)
    known[kind] = sorted({*known.get(kind, []), *seeds})
    if known[kind]:
        file.write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")


def kept(file: Path = KEPT) -> dict[str, list[int]]:
    """The seeds to play again, by kind."""
    found: dict[str, list[int]] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


def _commit() -> str:
    """The commit that runs; with a plus where the tree has changed since."""
    head = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False)
    paths = ("reportbot", "locales", "tests")
    changed = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", *paths, f":(exclude){LEDGER}"], check=False)
    return head.stdout.strip() + ("+" if changed.returncode else "")
