"""`reportbot run` as a process whose tasks hang or fail: it ends with 70, and systemd hears how it is."""

import asyncio
import contextlib
import json
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from reportbot.cli.systemd import STARTING
from tests.e2e.process import Bot
from tests.e2e.stage import Stage

# The bot in a hurry: what waits 30 or 50 seconds there waits less than one here, and is stuck after four.
HURRY = """
import asyncio
from reportbot.bot_api import polling
from reportbot.cli import assembly, watchdog
from reportbot.cli.entry import main
from reportbot.delivery import dispatcher
from reportbot.storage.store import Store
from reportbot.timers import Timers
from reportbot.works import worker

async def hang(*_, **__):
    await asyncio.Event().wait()

async def fail(*_, **__):
    raise LookupError("a mistake of the program")

dispatcher.IDLE_SECONDS = worker.IDLE_SECONDS = 0.3
polling.Poller.__init__.__kwdefaults__["hold"] = 1
assembly.watch = lambda vitals: watchdog.watch(vitals, 4.0)
{change}
main(["run"])
"""

HANGS = {
    "receiving": "polling.Poller._poll = hang",
    "dispatcher": "dispatcher.Dispatcher._next_rows = hang",
    "timers": "Timers.look = hang",
    "worker": "worker.Worker._pause = hang",
}

Start = Callable[..., Awaitable[Bot]]


@pytest.fixture
async def start(stage: Stage, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts a bot in a hurry that was changed so."""
    bots: list[Bot] = []

    async def started(change: str, **more: str) -> Bot:
        program = ("-c", HURRY.format(change=change))
        bots.append(await Bot.start(stage.env | more, tmp_path / "bot.log", cwd=tmp_path, program=program))
        return bots[-1]

    yield started
    for bot in bots:
        await bot.kill()


@pytest.mark.parametrize("task", HANGS)
async def test_a_task_that_hangs_ends_it_with_70(start: Start, task: str) -> None:
    ended = await (await start(HANGS[task])).ended()
    assert ended.code == 70
    assert f"task {task} has made no progress for 4 seconds." in ended.said.splitlines()[-1]


async def test_a_task_that_fails_ends_it_with_70(start: Start) -> None:
    ended = await (await start("Timers.look = fail")).ended()
    assert ended.code == 70
    assert "ended by a mistake of the program" in ended.said


async def test_a_task_that_fails_while_the_database_lets_nobody_go_ends_it_with_70(start: Start) -> None:
    ended = await (await start("Timers.look = fail; Store.close = hang")).ended()
    assert ended.code == 70
    assert "stopped_while_the_database_hangs" in ended.said


@pytest.mark.parametrize("abstract", [True, False])
async def test_systemd_hears_that_it_is_ready_alive_and_stopping(
    stage: Stage, tmp_path: Path, abstract: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may have 107 characters
    name = f"@reportbot-test-{os.getpid()}" if abstract else "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind("\0" + name[1:] if abstract else name)
        manager.setblocking(False)
        address = name if abstract else str(tmp_path / name)
        env = stage.env | {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "1000000"}
        heard: list[str] = []
        async with running(env, tmp_path) as bot:
            for word in ("WATCHDOG=1", STARTING, "READY=1", "WATCHDOG=1"):
                heard.append(await _heard(manager))
                while heard[-1] != word:
                    heard.append(await _heard(manager))
            assert (await bot.stop()).code == 0
            while heard[-1] != "STOPPING=1":
                heard.append(await _heard(manager))
        assert (set(heard), heard.count("READY=1")) == ({STARTING, "READY=1", "WATCHDOG=1", "STOPPING=1"}, 1)
        assert STARTING not in heard[heard.index("READY=1") :]


async def test_a_start_that_takes_long_asks_systemd_for_more_time_again_and_again(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind("notify")
        manager.setblocking(False)
        await start("Store.open = hang", NOTIFY_SOCKET=str(tmp_path / "notify"), WATCHDOG_USEC="400000")
        heard = [await _heard(manager) for _ in range(6)]
    assert heard == ["WATCHDOG=1", STARTING] * 3


@contextlib.asynccontextmanager
async def running(env: dict[str, str], folder: Path) -> AsyncIterator[Bot]:
    """A bot that is gone when the block ends."""
    bot = await Bot.start(env, folder / "bot.log", cwd=folder)
    try:
        yield bot
    finally:
        await bot.kill()


async def _heard(manager: socket.socket) -> str:
    async with asyncio.timeout(90):
        return (await asyncio.get_running_loop().sock_recv(manager, 100)).decode()


async def test_a_manager_that_has_gone_is_no_trouble(stage: Stage, tmp_path: Path) -> None:
    env = stage.env | {"NOTIFY_SOCKET": str(tmp_path / "nobody"), "WATCHDOG_USEC": "many"}
    async with running(env, tmp_path) as bot:
        await bot.says('"serving"')
        assert (await bot.stop()).code == 0


async def test_its_health_is_served_while_it_works(stage: Stage, tmp_path: Path) -> None:
    async with running(stage.env | {"REPORTBOT_HEALTH_LISTEN": "127.0.0.1:0"}, tmp_path) as bot:
        await bot.says('"serving"')
        await stage.consent(stage.budi)
        await stage.file_report(stage.budi)
        pages = await _pages(bot)
        assert (await bot.stop()).code == 0
    assert [pages[name] for name in ("/healthz", "/readyz")] == [(200, "ok\n")] * 2
    said = pages["/metrics"][1]
    assert 'reportbot_updates_total{kind="message"}' in said
    assert "reportbot_cases_waiting 1.0" in said
    assert not any(word in said for word in (str(stage.budi.id), "Budi", "contoh_akun88", stage.env["REPORTBOT_TOKEN"]))


async def _pages(bot: Bot) -> dict[str, tuple[int, str]]:
    lines = [json.loads(line) for line in bot.log.read_text().splitlines()]
    port = next(line["port"] for line in lines if line["event"] == "health_listens")
    found = {}
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        for name in ("/healthz", "/readyz", "/metrics"):
            async with session.get(name) as answer:
                found[name] = (answer.status, await answer.text())
    return found
