"""Several `reportbot run` on one PostgreSQL: real processes, a real server, and the sandbox that posts to them."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.process import Bot, Ended
from tests.machines.proxy import Proxy, proxy_to

PATIENCE = 300.0
"""Seconds; a busy machine takes its time to start a process."""


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass
class Fleet:
    """The processes by name; each has a log of its own, all share the data dir and the database."""

    env: Mapping[str, str]
    folder: Path
    words: tuple[str, ...] = ()
    ports: dict[str, int] = field(default_factory=dict)
    bots: dict[str, Bot] = field(default_factory=dict)
    starts: int = 0

    async def start(self, name: str) -> Bot:
        """Start a process, or start it again, and wait until it serves."""
        self.starts += 1
        log = self.folder / f"{name}-{self.starts}.log"
        listen = {"REPORTBOT_WEBHOOK_LISTEN": f"127.0.0.1:{self.ports[name]}"} if self.ports else {}
        bot = self.bots[name] = await Bot.start(
            {**self.env, **listen}, log, program=("-m", "reportbot", "run", *self.words)
        )
        await bot.says('"event": "serving"', PATIENCE)
        return bot

    async def kill(self, name: str) -> None:
        """End a process as a power cut would."""
        await self.bots[name].kill()

    async def stop(self) -> list[Ended]:
        """End all that run, in good order."""
        running = [bot for bot in self.bots.values() if bot.process.returncode is None]
        return list(await asyncio.gather(*(bot.stop(seconds=60) for bot in running)))

    def logs(self) -> str:
        """What all have said."""
        return "\n".join(log.read_text() for log in sorted(self.folder.glob("*.log")))


@contextlib.asynccontextmanager
async def hooked(env: Mapping[str, str], folder: Path, *names: str) -> AsyncIterator[tuple[Fleet, Proxy]]:
    """Processes behind a proxy, to which the sandbox posts."""
    ports = {name: free_port() for name in names}
    async with proxy_to(*ports.values()) as proxy:
        fleet = Fleet({**env, "REPORTBOT_WEBHOOK_URL": proxy.url}, folder, ("--webhook",), ports)
        async with _running(fleet, names):
            yield fleet, proxy


@contextlib.asynccontextmanager
async def polling(env: Mapping[str, str], folder: Path, *names: str) -> AsyncIterator[Fleet]:
    """Processes of which one polls."""
    fleet = Fleet(env, folder)
    async with _running(fleet, names):
        yield fleet


@contextlib.asynccontextmanager
async def _running(fleet: Fleet, names: tuple[str, ...]) -> AsyncIterator[None]:
    fleet.folder.mkdir(exist_ok=True)
    try:
        for name in names:
            await fleet.start(name)
        yield
        ended = await fleet.stop()
        assert [end.code for end in ended] == [0] * len(ended), fleet.logs()[-3000:]
    finally:
        for bot in fleet.bots.values():
            await bot.kill()


async def until(true: Callable[[], Awaitable[bool]], seconds: float = PATIENCE) -> None:
    """Wait for something that other processes bring about."""
    async with asyncio.timeout(seconds):
        while not await true():  # noqa: ASYNC110 other processes tell no event
            await asyncio.sleep(0.1)
