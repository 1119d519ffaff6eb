"""`make campaign`: goes on from the ledger, kind by kind, towards the goals, in chunks of which each is a process.

python -m tests.campaigns --minutes 30 [--kinds crashes,schedules]
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns import record
from tests.campaigns.figures import GOALS

PYTHON = sys.executable


@dataclass(frozen=True)
class Kind:
    """A kind of campaign: its command, which takes `--seed S --runs N --record`, and what a chunk of it may take."""

    command: tuple[str, ...]
    runs: int
    seconds: float


SIMULATION = "tests.campaigns.simulation"

KINDS = {
    "crashes": Kind((SIMULATION, "--kind", "crashes"), runs=5, seconds=1800),
    "schedules": Kind((SIMULATION, "--kind", "schedules"), runs=10, seconds=1800),
    "updates": Kind(("tests.campaigns.fuzz",), runs=20, seconds=1800),
    "presses": Kind(("tests.campaigns.presses",), runs=2, seconds=1800),
    "races": Kind(("tests.campaigns.races",), runs=1, seconds=1800),
    "kills": Kind(("tests.campaigns.kill", "--kind", "kills"), runs=20, seconds=1800),
    "kills-postgresql": Kind(("tests.campaigns.kill", "--kind", "kills-postgresql"), runs=10, seconds=1800),
    "kills-webhook": Kind(("tests.campaigns.kill_machines",), runs=10, seconds=1800),
    "restores": Kind(("tests.campaigns.restore_drills",), runs=1, seconds=1800),
}
"""Each takes `--seed S --runs N --record`, appends to the ledger, and ends with 1 where a seed failed."""


def counted(kind: str, file: Path = record.LEDGER) -> int:
    """How much of a kind has run without a failure since the last one."""
    runs = [entry for entry in record.entries(file) if entry.kind == kind]
    return sum(entry.count for entry in record.since_failure(runs))


def chunk(kind: str) -> bool:
    """Play the next seeds of a kind; False where something failed, or it took too long."""
    about, seed = KINDS[kind], record.next_seed(kind)
    words = [PYTHON, "-m", *about.command, "--seed", str(seed), "--runs", str(about.runs), "--record"]
    try:
        return subprocess.run(words, check=False, timeout=about.seconds).returncode == 0
    except subprocess.TimeoutExpired:
        print(f"{kind}: seeds {seed} to {seed + about.runs - 1} hang: {' '.join(words[1:])}", flush=True)
        return False


def furthest_behind(kinds: Sequence[str], *, later: bool) -> str | None:
    """The kind with the least part of its goal; None where all goals are reached."""
    goals = {goal.kind: goal.later if later else goal.now for goal in GOALS}
    parts = {kind: counted(kind) / goals[kind] for kind in kinds}
    behind = [kind for kind in kinds if parts[kind] < 1]
    return min(behind, key=lambda kind: parts[kind], default=None)


def main() -> None:
    """Chunk after chunk until the time is up or the goals are reached; exit 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--later", action="store_true", help="towards the goals of the long run")
    options = parser.parse_args()
    end, good = time.monotonic() + options.minutes * 60, True
    kinds = [kind for kind in options.kinds.split(",") if kind]
    while time.monotonic() < end and (kind := furthest_behind(kinds, later=options.later)) is not None:
        passed = chunk(kind)
        good = good and passed
        if not passed:
            kinds.remove(kind)
    for kind in options.kinds.split(","):
        print(f"{kind}: {counted(kind)} without a failure, the next seed is {record.next_seed(kind)}")
    sys.exit(not good)


if __name__ == "__main__":
    main()
