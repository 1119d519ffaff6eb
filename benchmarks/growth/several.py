"""The bot on PostgreSQL: what a report costs two processes at one database, beside one that is alone."""

import asyncio
import contextlib
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.growth.bot import at_work, beside
from benchmarks.growth.rows import Row, at_most, crowd
from benchmarks.growth.server import Server
from benchmarks.processes import cpu_seconds
from benchmarks.tempos import Closed
from tests.campaigns.server import postgresql
from tests.storage.conftest import new_server_database

SECONDS = 8.0


@dataclass(frozen=True)
class Cost:
    """What a report took: CPU milliseconds of all processes of the bot, and how many there were in a second."""

    cpu_ms: float
    rate: float


async def two_beside_one(server: Server, url: str, runs: int) -> list[Row]:
    """Runs of one and of two processes in turns, each on a database of its own; PostgreSQL's own CPU is not counted."""
    found: dict[int, list[Cost]] = {1: [], 2: []}
    async with postgresql() as running:
        for _ in range(runs):
            for processes, costs in found.items():
                database = await new_server_database(running.url, template="template1")
                costs.append(await _cost(server, url, database, processes))
    cpu = {processes: statistics.median(one.cpu_ms for one in costs) for processes, costs in found.items()}
    rate = {processes: statistics.median(one.rate for one in costs) for processes, costs in found.items()}
    return [
        at_most("PostgreSQL: CPU per report, two processes / one", 1.2, cpu[2] / cpu[1], cpu_ms=cpu),
        Row("PostgreSQL: reports/s of two processes", "printed", rate[2], None, "", {"reports_per_second": rate}),
    ]


async def _cost(server: Server, url: str, database: str, processes: int) -> Cost:
    with tempfile.TemporaryDirectory(prefix="reportbot-growth-") as name:
        # The bot makes it.
        data_dir = Path(name, "data")
        settings = {"REPORTBOT_DATABASE_URL": database}
        async with (
            at_work(server, url, data_dir, settings=settings) as (stage, _),
            _others(url, data_dir, settings, processes - 1) as others,
        ):
            await crowd(stage)
            pids = [stage.pid, *others]
            before, begun = sum(map(cpu_seconds, pids)), time.monotonic()
            tempo = Closed(until=begun + SECONDS)
            await stage.report(tempo)
            cpu = sum(map(cpu_seconds, pids)) - before
    return Cost(cpu / tempo.received * 1000, tempo.received / (tempo.last - begun))


@contextlib.asynccontextmanager
async def _others(url: str, data_dir: Path, settings: dict[str, str], count: int) -> AsyncIterator[list[int]]:
    """So many processes more on the same database and data dir; their process ids."""
    async with contextlib.AsyncExitStack() as stack:
        pids = [await stack.enter_async_context(beside(url, data_dir, settings)) for _ in range(count)]
        # They take part once they have noticed the first, which they do within a second.
        await asyncio.sleep(3.0 * bool(count))
        yield pids
