"""All runs of all contestants on one server, in turns, so that the machine's moods fall on all of them."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import recording
from benchmarks.contestants import ALL, FLOOR, REPORTBOT, Contestant
from benchmarks.runs import Form, Run, one
from benchmarks.stage import CALLS, running
from benchmarks.telegram import Telegram


async def measured(
    contestants: Sequence[Contestant], form: Form, times: int, tell: Callable[[Sequence[Run], Form], None]
) -> list[Run]:
    """So many runs of each; `tell` gets all so far after each.

    Raises:
        Failed: a bot did not do its work.
    """
    telegram = Telegram()
    runs: list[Run] = []
    server, url = await telegram.serve()
    with tempfile.TemporaryDirectory(prefix="reportbot-bench-") as name:
        folder = Path(name)
        if any(each.name == FLOOR for each in contestants):
            await recorded(telegram, url, folder)
        for number in range(times):
            for contestant in contestants:
                runs.append(await one(contestant, telegram, url, folder, form, number + 1))
                tell(runs, form)
    server.close()
    return runs


async def recorded(telegram: Telegram, url: str, folder: Path) -> recording.Calls:
    """What ReportBot calls in a report, written where the floor reads it."""
    reportbot = next(each for each in ALL if each.name == REPORTBOT)
    async with running(reportbot, telegram, url, folder) as stage:
        calls = await recording.record(stage)
    recording.write(calls, folder / CALLS)
    return calls
