"""``python -m benchmarks.growth``: the bot with a million cases beside the bot with a thousand, and what else grows."""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.contestants import ROOT
from benchmarks.growth import backlog, history, meanwhile, memory, several, size, table
from benchmarks.growth.databases import seeded
from benchmarks.growth.history import PARTS
from benchmarks.growth.rows import Row, Run, at_least, at_most, look, rows_of
from benchmarks.growth.server import Server
from reportbot.storage.seeding_shares import HANDLED

SMALL = 1_000
ON_THE_LARGE = {"size", "ratios", "lists", "meanwhile"}
"""Each leaves more behind in the large database than the ones before."""

TOLD = 50


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
    """Print the rows and keep them; the exit code tells whether all goals are reached."""
    parser = argparse.ArgumentParser(prog="benchmarks.growth", description=__doc__)
    parser.add_argument("--cases", type=int, default=HANDLED, help="of the large database (default: 1,068,926)")
    parser.add_argument("--seeded", type=Path, default=None, help="where the large database is, or is made and kept")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--runs", type=int, default=5, help="starts of each database, in turns (default 5)")
    parser.add_argument("--import-rows", type=int, default=100_000)
    parser.add_argument("--updates", type=int, default=100_000, help="that wait after an outage")
    parser.add_argument("--reports", type=int, default=100_000, help="over which memory is watched")
    parser.add_argument("--write", action="store_true", help="put what was measured into docs/performance.md")
    given = vars(parser.parse_args())
    writes = given.pop("write")
    with tempfile.TemporaryDirectory(prefix="reportbot-growth-") as name:
        large = given.pop("seeded") or Path(name, "large")
        wanted = Wanted(parts=given.pop("only"), large=large, work=Path(name), **given)
        found = asyncio.run(_measured(wanted))
    today, rows = datetime.now(UTC).date(), [row for part in found.values() for row in part]
    history.keep(found, today)
    print(history.told(wanted.parts))
    if writes:
        table.write(rows, today)
    raise SystemExit(0 if all(row.reached is not False for row in rows) else 1)


async def _measured(wanted: Wanted) -> dict[str, list[Row]]:
    server = Server()
    listening, url = await server.serve()
    if ON_THE_LARGE & set(wanted.parts):
        seeded(wanted.large, wanted.cases)
    found = {part: await _part(part, wanted, server, url) for part in PARTS if part in wanted.parts}
    listening.close()
    return found


async def _part(part: str, wanted: Wanted, server: Server, url: str) -> list[Row]:
    match part:
        case "backlog":
            return await backlog.taken_in(server, url, seeded(wanted.work / part, SMALL), wanted.updates)
        case "memory":
            return await memory.over_many_reports(server, url, seeded(wanted.work / part, SMALL), wanted.reports)
        case "postgresql":
            return await several.two_beside_one(server, url, wanted.runs)
        case _:
            return await _of_the_large(part, wanted, server, url)


async def _of_the_large(part: str, wanted: Wanted, server: Server, url: str) -> list[Row]:
    match part:
        case "size":
            return [size.row_of(wanted.large / "reportbot.db")]
        case "ratios":
            return await _ratios(wanted, server, url)
        case "lists":
            return await asyncio.to_thread(_lists, wanted)
        case _:
            return await meanwhile.answered_meanwhile(server, url, wanted.large, wanted.import_rows)


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
    ran = subprocess.run((*command, *more), cwd=ROOT, check=True, capture_output=True)  # noqa: S603 our own program
    found: dict[str, dict[str, Any]] = json.loads(ran.stdout)
    rows = []
    for name, result in found.items():
        grown = result["memory_last_quarter_mb"] / result["memory_first_quarter_mb"]
        rows.append(at_most(f"{name}: memory, last quarter / first quarter of the work", 1.1, grown, **result))
        done, total = result["last_progress"] or (0, 1)
        told = result["times_told"] if done == total else 0
        rows.append(at_least(f"{name}: how often progress is told, up to the last row", TOLD, told))
        rows.append(at_most(f"{name}: p99 of what a transaction waits meanwhile", 200, result["wait_p99_ms"], " ms"))
    return rows


if __name__ == "__main__":
    main()
