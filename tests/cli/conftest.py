"""A sandbox of Telegram in a thread of its own, for verbs that run their own loop."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import pytest

from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import SandboxClient

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
