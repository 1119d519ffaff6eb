"""Memory over very many reports: is it bounded, and does it stay where it is?"""

import asyncio
import os
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.citizens import Step
from benchmarks.growth.bot import at_work
from benchmarks.growth.rows import Row, at_most, crowd
from benchmarks.growth.server import Server
from benchmarks.stage import Stage
from benchmarks.tempos import Closed

FLAT = 1.05
"""So much more than in the second quarter memory may be in the last."""


@dataclass(kw_only=True)
class Many(Closed):
    """Everybody acts at once until so many reports are received."""

    wanted: int

    def answered(self, step: Step, seconds: float) -> None:
        """Nothing is timed here."""

    def more(self) -> bool:
        """Until there are enough."""
        return self.received + self.acting < self.wanted


async def over_many_reports(server: Server, url: str, data_dir: Path, reports: int) -> list[Row]:
    """Peak memory of the bot and all it starts, and how it grew."""
    async with at_work(server, url, data_dir) as (stage, _):
        await crowd(stage)
        many = Many(wanted=reports)
        samples: list[tuple[int, float]] = []
        sampling = asyncio.create_task(_sample(stage, lambda: many.received, samples))
        for citizen in stage.acting_by(many):
            citizen.begin()
        await stage.until(many.done.is_set, patience=float("inf"))
        sampling.cancel()
    part = max(len(samples) // 4, 1)
    second = statistics.mean(mb for _, mb in samples[part : 2 * part] or samples)
    last = statistics.mean(mb for _, mb in samples[-part:])
    name = f"peak memory over {reports:,} reports"
    return [
        at_most(name, 150, stage.peak / 1e6, " MB", reports=reports, of_how_many="100,000 are asked for"),
        at_most("the same, last quarter / second quarter of them (bot alone)", FLAT, last / second, samples=samples),
    ]


async def _sample(stage: Stage, received: Callable[[], int], samples: list[tuple[int, float]]) -> None:
    while True:
        samples.append((received(), _alone(stage.pid) / 1e6))
        await asyncio.sleep(2.0)


def _alone(pid: int) -> int:
    """Without children, which come and go."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
