"""The bot as its users start it: a process of its own, with what it says and how it ends."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass
class Ended:
    """How a process ended."""

    code: int
    said: str


@dataclass
class Bot:
    """One `reportbot run`."""

    process: asyncio.subprocess.Process
    log: Path

    @classmethod
    async def start(cls, env: Mapping[str, str], log: Path, cwd: Path = ROOT, *words: str) -> "Bot":
        """Start it, with these words behind `run`; nothing but PATH and these settings is in its environment."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("REPORTBOT_")}
        command = (sys.executable, "-m", "reportbot", "run", *words)
        with log.open("ab") as file:
            whole = own | {"PYTHONPATH": str(ROOT)} | dict(env)
            process = await asyncio.create_subprocess_exec(*command, env=whole, cwd=cwd, stdout=file, stderr=file)
        return cls(process, log)

    async def ended(self, seconds: float = 20) -> Ended:
        """Wait until it ends by itself."""
        async with asyncio.timeout(seconds):
            code = await self.process.wait()
        return Ended(code, self.log.read_text())

    async def stop(self, number: int = signal.SIGTERM, seconds: float = 5) -> Ended:
        """Send it a signal; TimeoutError when it has not ended in time."""
        self.process.send_signal(number)
        return await self.ended(seconds)

    async def says(self, part: str, seconds: float = 20) -> None:
        """Wait until its log holds these words."""
        async with asyncio.timeout(seconds):
            while part not in self.log.read_text():  # noqa: ASYNC110 another process tells no event
                await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """End it as a power cut would, if it still runs."""
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
