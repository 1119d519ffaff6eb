"""A sandbox of Telegram in a thread of its own, for verbs that run their own loop; and the doctor, looking."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.http import AiohttpRequest
from reportbot.bot_api.identity import register
from reportbot.cli.entry import main
from reportbot.cli.greeting import profiles
from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Group, SandboxClient
from reportbot.storage.store import Store
from reportbot.texts import Texts

TOKEN = "1000001:token-of-the-sandbox"


@dataclass(frozen=True)
class Beside:
    """The address of a sandbox, and a way to do something in it."""

    url: str
    do: Callable[[Callable[[SandboxClient], Awaitable[Any]]], Any]


@pytest.fixture
def telegram() -> Iterator[Beside]:
    loop, ready = asyncio.new_event_loop(), Future[Beside]()
    stop = asyncio.Event()

    async def serving() -> None:
        async with serve(Sandbox(TOKEN)) as url, SandboxClient(url) as client:

            def do(work: Callable[[SandboxClient], Awaitable[Any]]) -> Any:
                async def done() -> Any:
                    return await work(client)

                return asyncio.run_coroutine_threadsafe(done(), loop).result(30)

            ready.set_result(Beside(url, do))
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serving()))
    thread.start()
    yield ready.result(30)
    loop.call_soon_threadsafe(stop.set)
    thread.join(30)
    loop.close()


Looked = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def at(telegram: Beside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Beside:
    monkeypatch.chdir(tmp_path)
    for name, value in {"TOKEN": TOKEN, "API_URL": telegram.url, "DATA_DIR": str(tmp_path / "data")}.items():
        monkeypatch.setenv(f"REPORTBOT_{name}", value)
    return telegram


@pytest.fixture
def looked(at: Beside, capsys: pytest.CaptureFixture[str]) -> Looked:
    def run(*words: str) -> tuple[int, list[str]]:
        with pytest.raises(SystemExit) as ended:
            main(["doctor", *words])
        return int(str(ended.value.code)), capsys.readouterr().out.splitlines()

    return run


@pytest.fixture
def ready(at: Beside, monkeypatch: pytest.MonkeyPatch) -> Group:
    """Everything as it must be."""

    async def people(client: SandboxClient) -> tuple[int, Group]:
        dewi = await client.person("Dewi")
        await dewi.start()
        return dewi.id, await client.group("Tim", admins=[dewi])

    dewi, team = at.do(people)
    monkeypatch.setenv("REPORTBOT_ADMIN_IDS", str(dewi))
    monkeypatch.setenv("REPORTBOT_MODERATOR_CHAT_ID", str(team.id))

    async def work() -> None:
        await (await Store.open(None, Path("data"))).close()
        request = AiohttpRequest(1)
        await request.initialize()
        for profile in profiles(Texts.load(), [dewi]):
            await register(BotClient(at.url, TOKEN, request), profile)
        await request.shutdown()

    asyncio.run(work())
    assert isinstance(team, Group)
    return team


def failing(lines: list[str]) -> list[str]:
    return [line for line in lines if line.startswith("FAIL")]


def line(lines: list[str], part: str) -> str:
    return next(found for found in lines if part in found)
