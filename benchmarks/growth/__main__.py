"""``python -m benchmarks.growth``: the bot with a million cases beside the bot with a thousand, and what else grows."""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.contestants import ROOT
from benchmarks.growth import backlog, memory, several, size, table
from benchmarks.growth.databases import seeded
from benchmarks.growth.rows import Row, Run, at_most, look, rows_of
from benchmarks.growth.server import Server
from reportbot.storage.seeding_shares import HANDLED

SMALL = 1_000
OUT = ROOT / "build" / "growth.json"
PARTS = ("size", "ratios", "lists", "backlog", "memory", "postgresql")


@dataclass(frozen=True)
class Wanted:
    """What is measured, and how much of it."""

    parts: Sequence[str]
    large: Path
    work: Path
    cases: int
    runs: int
    import_rows: int
    updates: int
    reports: int


def main() -> None:
    """Print the rows and write them as JSON; the exit code tells whether all goals are reached."""
    parser = argparse.ArgumentParser(prog="benchmarks.growth", description=__doc__)
    parser.add_argument("--cases", type=int, default=HANDLED, help="of the large database (default: 1,068,926)")
    parser.add_argument("--seeded", type=Path, default=None, help="where the large database is, or is made and kept")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--runs", type=int, default=3, help="starts of each database, in turns (default 3)")
    parser.add_argument("--import-rows", type=int, default=100_000)
    parser.add_argument("--updates", type=int, default=100_000, help="that wait after an outage")
    parser.add_argument("--reports", type=int, default=100_000, help="over which memory is watched")
    parser.add_argument("--write", action="store_true", help="put what was measured into docs/performance.md")
    given = vars(parser.parse_args())
    writes = given.pop("write")
    with tempfile.TemporaryDirectory(prefix="reportbot-growth-") as name:
        large = given.pop("seeded") or Path(name, "large")
        wanted = Wanted(parts=given.pop("only"), large=large, work=Path(name), **given)
        rows = asyncio.run(_measured(wanted))
    _tell(rows)
    if writes:
        table.write(rows, datetime.now(UTC).date())
    raise SystemExit(0 if all(row.reached is not False for row in rows) else 1)


def _tell(rows: Sequence[Row]) -> None:
    for row in rows:
        said = "not measured" if row.measured is None else f"{row.measured:.2f}{row.unit}"
        word = {True: "pass", False: "MISSED", None: "-"}[row.reached]
        print(f"{row.figure:66} goal {row.goal:12} measured {said:14} {word}")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")


async def _measured(wanted: Wanted) -> list[Row]:
    server = Server()
    listening, url = await server.serve()
    if {"size", "ratios", "lists"} & set(wanted.parts):
        seeded(wanted.large, wanted.cases)
    rows: list[Row] = []
    if "size" in wanted.parts:
        rows.append(size.row_of(wanted.large / "reportbot.db"))
    if "ratios" in wanted.parts:
        rows += await _ratios(wanted, server, url)
    if "lists" in wanted.parts:
        rows += await asyncio.to_thread(_lists, wanted)
    if "backlog" in wanted.parts:
        rows += await backlog.taken_in(server, url, seeded(wanted.work / "backlog", SMALL), wanted.updates)
    if "memory" in wanted.parts:
        rows += await memory.over_many_reports(server, url, seeded(wanted.work / "memory", SMALL), wanted.reports)
    if "postgresql" in wanted.parts:
        rows += await several.two_beside_one(server, url, wanted.runs)
    listening.close()
    return rows


async def _ratios(wanted: Wanted, server: Server, url: str) -> list[Row]:
    small, large = Run(SMALL), Run(wanted.cases)
    for number in range(wanted.runs):
        await look(small, server, url, seeded(wanted.work / f"small-{number}", SMALL))
        await look(large, server, url, wanted.large)
    return rows_of(small, large)


def _lists(wanted: Wanted) -> list[Row]:
    """In a process of its own, whose memory is its alone."""
    command = (sys.executable, "-m", "benchmarks.growth.lists", str(wanted.large), "--export")
    more = ("--import-rows", str(wanted.import_rows))
    done = subprocess.run((*command, *more), cwd=ROOT, check=True, capture_output=True)  # noqa: S603 our own program
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    rows = []
    for name, result in found.items():
        grown = result["memory_last_quarter_mb"] / result["memory_first_quarter_mb"]
        rows.append(at_most(f"{name}: memory, last quarter / first quarter of the work", 1.1, grown, **result))
        rows.append(at_most(f"{name}: p99 of what a transaction waits meanwhile", 200, result["wait_p99_ms"], " ms"))
    return rows


if __name__ == "__main__":
    main()
