"""A long export and a long import beside other work: memory, progress, and how long a small transaction waits.

``python -m benchmarks.growth.lists DATA_DIR [--export] [--import-rows N]``: a process of its own, whose memory is its.
It does what the bot's worker does with the bot's own handlers, on the bot's own store; Telegram has no part in it.
"""

import argparse
import asyncio
import contextlib
import json
import os
import statistics
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from benchmarks.growth.long_works import EXPORT, kept_list, vault_of
from benchmarks.processes import cpu_seconds, resident_bytes
from reportbot.cli.process_memory import give_back_large_blocks
from reportbot.cli.process_threads import take_short_turns
from reportbot.clock import Clock
from reportbot.conversation.rules import Rules
from reportbot.delivery.outcome import Outcome
from reportbot.storage import queue
from reportbot.storage.numbers import Numbers
from reportbot.storage.patience import PatientStore
from reportbot.storage.store import Store
from reportbot.texts import Texts
from reportbot.works.exports import export
from reportbot.works.import_writing import write
from reportbot.works.job import Job, Later, Tools

LOOK_SECONDS = 0.05


async def beside(tools: Tools, work: Callable[[Tools], Awaitable[Any]]) -> dict[str, Any]:
    """Do a work, and note memory at each progress and how long a transaction and a look at the queue take meanwhile."""
    memory: list[float] = []
    waits: list[float] = []
    told: list[tuple[int, int]] = []

    async def progress(done: int, total: int) -> None:
        told.append((done, total))
        memory.append(resident_bytes(os.getpid()) / 1e6)

    looking = asyncio.create_task(_looking(tools, waits))
    begun, cpu = time.monotonic(), cpu_seconds(os.getpid())
    await work(replace(tools, progress=progress))
    seconds, cpu = time.monotonic() - begun, cpu_seconds(os.getpid()) - cpu
    looking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await looking
    quarter = max(len(memory) // 4, 1)
    return {
        "seconds": seconds,
        "cpu_seconds": cpu,
        "last_progress": told[-1] if told else None,
        "times_told": len(told),
        "memory_first_quarter_mb": statistics.mean(memory[:quarter]),
        "memory_last_quarter_mb": statistics.mean(memory[-quarter:]),
        "memory_peak_mb": max(memory),
        "wait_p50_ms": statistics.median(waits) * 1000,
        "wait_p99_ms": statistics.quantiles(waits, n=100)[98] * 1000,
    }


async def _looking(tools: Tools, waits: list[float]) -> None:
    while True:
        begun = time.monotonic()
        await tools.store.write(lambda conn: queue.overview(conn, datetime.now(UTC)))
        waits.append(time.monotonic() - begun)
        await asyncio.sleep(LOOK_SECONDS)


async def exported(tools: Tools) -> None:
    """All cases of all years."""
    await export(Job(number=1, kind="export", data=EXPORT), tools)


def imported(count: int) -> Callable[[Tools], Awaitable[None]]:
    """So many rows of new accounts, from a list."""

    async def work(tools: Tools) -> None:
        number = await kept_list(tools.store, tools.data_dir, count)
        while True:
            with contextlib.suppress(Later):
                await write(Job(number=1, kind="write-import", data={"import": number}), tools)
                return

    return work


async def _no_call(method: str, params: Mapping[str, Any]) -> Outcome:
    raise AssertionError("no list calls Telegram", locals())


async def _no_download(file_path: str, limit: int) -> Outcome:
    raise AssertionError("no list calls Telegram", locals())


async def _untold(_done: int, _total: int) -> None:
    """Nobody waits for it."""


async def _measured(data_dir: Path, works: Mapping[str, Callable[[Tools], Awaitable[Any]]]) -> dict[str, Any]:
    store = await Store.open(None, data_dir)
    patient = PatientStore(store)
    tools = Tools(
        store=patient, seal=store.seal, vault=vault_of(patient, data_dir), texts=Texts.load(), rules=Rules(),
        numbers=Numbers(), clock=Clock(), wall=Clock(), call=_no_call, download=_no_download, mail=None,
        data_dir=data_dir, progress=_untold,
    )  # fmt: skip
    found = {name: await beside(tools, work) for name, work in works.items()}
    await store.close()
    return found


def main() -> None:
    """Measure and print JSON."""
    parser = argparse.ArgumentParser(prog="benchmarks.growth.lists", description=__doc__.partition("\n")[0])
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--export", action="store_true")
    parser.add_argument("--import-rows", type=int, default=0, metavar="N")
    given = parser.parse_args()
    works: dict[str, Callable[[Tools], Awaitable[Any]]] = {}
    if given.import_rows:
        works["import"] = imported(given.import_rows)
    if given.export:
        works["export"] = exported
    give_back_large_blocks()
    take_short_turns()
    print(json.dumps(asyncio.run(_measured(given.data_dir, works)), indent=1))


if __name__ == "__main__":
    main()
