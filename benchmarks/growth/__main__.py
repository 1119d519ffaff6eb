"""``python -m benchmarks.growth``: the bot with a million cases beside the bot with a thousand."""

import argparse
import asyncio
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.contestants import ROOT
from benchmarks.growth.databases import seeded
from benchmarks.growth.rows import Row, Run, look, rows_of
from benchmarks.growth.server import Server
from reportbot.storage.seeding_shares import HANDLED

SMALL = 1_000
OUT = ROOT / "build" / "growth.json"


def main() -> None:
    """Print the rows and write them as JSON; the exit code tells whether all goals are reached."""
    parser = argparse.ArgumentParser(prog="benchmarks.growth", description=__doc__)
    parser.add_argument("--cases", type=int, default=HANDLED, help="of the large database (default: 1,068,926)")
    parser.add_argument("--seeded", type=Path, default=None, help="where the large database is, or is made and kept")
    parser.add_argument("--runs", type=int, default=3, help="starts of each, in turns (default 3)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reportbot-growth-") as name:
        rows = asyncio.run(_measured(given.seeded or Path(name, "large"), given.cases, given.runs, Path(name)))
    for row in rows:
        said = "not measured" if row.measured is None else f"{row.measured:.2f}{row.unit}"
        print(f"{row.figure:62} goal {row.goal:10} measured {said:12} {_word(row)}")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    raise SystemExit(0 if all(row.reached for row in rows) else 1)


def _word(row: Row) -> str:
    return {True: "pass", False: "MISSED", None: "-"}[row.reached]


async def _measured(large_dir: Path, cases: int, runs: int, work: Path) -> list[Row]:
    server = Server()
    listening, url = await server.serve()
    small, large = Run(SMALL), Run(cases)
    seeded(large_dir, cases)
    for number in range(runs):
        await look(small, server, url, seeded(work / f"small-{number}", SMALL))
        await look(large, server, url, large_dir)
    listening.close()
    return rows_of(small, large)


if __name__ == "__main__":
    main()
