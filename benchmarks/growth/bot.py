"""The bot on a data dir that is there already, beside the benchmark's server."""

import asyncio
import contextlib
import json
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

from benchmarks.contestants import ALL, REPORTBOT
from benchmarks.growth.server import Admin, Server
from benchmarks.stage import Stage, start_process, stop_process
from benchmarks.telegram import ADMIN, GROUP, GROUP_ID, Chat

_BOT = next(each for each in ALL if each.name == REPORTBOT)


_NONE: Mapping[str, str] = {}


def _environment(url: str, data_dir: Path, settings: Mapping[str, str]) -> dict[str, str]:
    return {**_BOT.env(url, data_dir, Path()), "REPORTBOT_ADMIN_IDS": str(ADMIN["id"]), **settings}


@contextlib.asynccontextmanager
async def at_work(
    server: Server,
    url: str,
    data_dir: Path,
    *,
    idle: bool = True,
    before: Callable[[], None] = lambda: None,
    settings: Mapping[str, str] = _NONE,
) -> AsyncIterator[tuple[Stage, Admin]]:
    """The bot polling; with `idle` also done with what it does at its start. `before` is done before it starts."""
    server.begin()
    server.chats = {}
    before()
    env = _environment(url, data_dir, settings)
    with tempfile.TemporaryDirectory(prefix="reportbot-growth-") as name:
        log, begun = Path(name, "log"), time.monotonic()
        process = await start_process(_BOT, env, log)
        stage = Stage(
            _BOT, server, process.pid, data_dir, log, begun, lambda: process.returncode is not None, time.time_ns()
        )
        server.chats[GROUP_ID] = Chat(json.dumps(GROUP).encode(), stage.team.saw)
        admin, looking = Admin(server), asyncio.create_task(stage.look())
        try:
            await stage.until(lambda: server.first_poll is not None)
            if idle:
                await stage.quiet()
            yield stage, admin
        finally:
            looking.cancel()
            await stop_process(process)


@contextlib.asynccontextmanager
async def beside(url: str, data_dir: Path, settings: Mapping[str, str]) -> AsyncIterator[int]:
    """One more process of the bot on the same data; its process id."""
    with tempfile.TemporaryDirectory(prefix="reportbot-growth-") as name:
        process = await start_process(_BOT, _environment(url, data_dir, settings), Path(name, "log"))
        try:
            yield process.pid
        finally:
            await stop_process(process)
