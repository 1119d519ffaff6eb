"""A task of the bot that is ended by whatever ends the bot, so that it is started anew: none leaves it deaf or mute."""

import asyncio
import sys

import pytest

from reportbot.cli.run import serving
from reportbot.errors import Stuck
from reportbot.settings import Settings
from tests.e2e.process import ROOT
from tests.e2e.stage import Stage

LASTING = (
    "told_of_conflict",
    "Poller.run",
    "Alone.deposed",
    "Alone.run",
    "Dispatcher.run",
    "Dispatcher._work",
    "Dispatcher._recorder",
    "Dispatcher._claimer",
    "Timers.run",
    "Worker.run",
    "introduce",
    "watch_over",
    "TakeoverWatch.run",
    "watch_space",
    "watch",
    "listen",
    "SingleWriter._serve",
)
"""What runs for as long as the bot does."""

STARTED = "at_work"
"""What `serving` itself holds and ends."""


WRAPPED = "_together.<locals>.told"
"""What tells at once that the work in it failed."""


def _of_the_bot(task: "asyncio.Task[object]") -> str:
    """The name of a task's function, where it is one of the bot's."""
    coroutine: object = task.get_coro()
    if getattr(coroutine, "__qualname__", "") == WRAPPED:
        coroutine = getattr(coroutine, "cr_await", None)
    code = getattr(coroutine, "cr_code", None)
    file = code.co_filename if code is not None else ""
    ours = "/reportbot/" in file and "/reportbot/sandbox/" not in file
    return getattr(coroutine, "__qualname__", "") if ours else ""


def _tasks() -> dict[str, "asyncio.Task[object]"]:
    """The bot's tasks by the name of their function."""
    return {name: task for task in asyncio.all_tasks() if (name := _of_the_bot(task))}


async def test_these_are_all_that_last(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        for _ in range(100):
            if set(_tasks()) == {*LASTING, STARTED}:
                break
            await asyncio.sleep(0.05)  # what is begun for a moment ends by itself
        assert set(_tasks()) == {*LASTING, STARTED}


@pytest.mark.parametrize("name", LASTING)
async def test_a_bot_one_of_whose_tasks_is_gone_ends(stage: Stage, name: str) -> None:
    with pytest.raises(Stuck):
        await _ended_after(stage, name)
    async with stage.bot():
        await stage.budi.press("Setuju & lanjut")


HANGS = """
import threading
from reportbot.cli import run
from reportbot.errors import PollerConflict, Stuck
run.LEAVE_SECONDS = 0.1
threading.Thread(target=threading.Event().wait).start()
run._doomed({fault})
"""


@pytest.mark.parametrize(("fault", "code"), [("PollerConflict()", 5), ("ValueError()", 70), ('Stuck("")', 70)])
async def test_whatever_hangs_while_it_ends_it_ends_with_its_code(fault: str, code: int) -> None:
    program = HANGS.format(fault=fault)
    ended = await asyncio.create_subprocess_exec(sys.executable, "-c", program, cwd=ROOT)
    async with asyncio.timeout(60):
        assert await ended.wait() == code


async def _ended_after(stage: Stage, name: str) -> None:
    """Cancel this task while somebody writes."""
    async with serving(Settings.load(stage.env)) as bot:
        await stage.client.settled()
        _tasks()[name].cancel()
        await stage.budi.say("/start")
        async with asyncio.timeout(60):
            await bot
