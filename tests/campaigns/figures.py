"""`make figures`: the table of what the campaigns have shown on this code, made from the ledger.

python -m tests.campaigns.figures
"""

import platform
from collections.abc import Sequence
from dataclasses import dataclass

from tests.campaigns.record import Entry, entries, since_failure


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What one kind of campaign counts, how much of it is to stand in the ledger now, and in the long run."""

    kind: str
    counts: str
    now: int
    later: int


GOALS = (
    Goal(kind="crashes", counts="simulated crashes", now=3_000, later=30_000),
    Goal(kind="schedules", counts="fault schedules", now=1_000, later=10_000),
    Goal(kind="kills", counts="SIGKILLs, SQLite and polling", now=200, later=2_000),
    Goal(kind="kills-postgresql", counts="SIGKILLs, PostgreSQL", now=50, later=500),
    Goal(kind="kills-webhook", counts="SIGKILLs, webhook and several processes", now=50, later=500),
    Goal(kind="restores", counts="restore drills under load", now=5, later=100),
    Goal(kind="updates", counts="fuzzed updates", now=100_000, later=1_000_000),
    Goal(kind="presses", counts="forged, mutated, replayed and stale presses", now=50_000, later=50_000),
    Goal(kind="races", counts="races of moderators", now=1_000, later=5_000),
)

COLUMNS = ("what", "no failure in", "wanted", "later", "failures before", "rate below (95 %)", "seeds", "run time")
RULE = "|---|--:|--:|--:|--:|--:|---|--:|"


def table(found: Sequence[Entry]) -> str:
    """A Markdown table, a line a goal; what ran before the last failure proves nothing and is counted as that only."""
    return "\n".join([_row(COLUMNS), RULE, *(_line(goal, [e for e in found if e.kind == goal.kind]) for goal in GOALS)])


def _line(goal: Goal, runs: Sequence[Entry]) -> str:
    clean = since_failure(runs)
    count, failures = sum(e.count for e in clean), sum(len(e.failed) for e in runs)
    bound = f"{3 / count:.2g}" if count else "-"
    seeds = f"{min(e.seed for e in clean)}-{max(e.seed + e.runs - 1 for e in clean)}" if clean else "-"
    minutes = sum(e.seconds for e in clean) / 60
    cells = (
        goal.counts,
        f"{count:,}",
        f"{goal.now:,}",
        f"{goal.later:,}",
        failures,
        bound,
        seeds,
        f"{minutes:.0f} min",
    )
    return _row(cells)


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Print the table and what it rests on."""
    found = entries()
    commits = ", ".join(dict.fromkeys(entry.commit for entry in found))
    print(f"{platform.system()} {platform.machine()}, Python {platform.python_version()}; commits {commits or '-'}\n")
    print(table(found))
    for entry in found:
        if entry.failed:
            print(f"\n{entry.kind}, commit {entry.commit}: seeds {', '.join(map(str, entry.failed))} failed")


if __name__ == "__main__":
    main()
