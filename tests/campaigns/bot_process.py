"""The bot as its users start it, in a process of its own, that can be killed at any moment."""

import asyncio
import resource
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

RUN = (sys.executable, "-m", "reportbot", "run")
SAID = b'"event": "serving"'
PATIENCE = 120.0


class Bot:
    """`reportbot run`, or another `command`; `said` is what its log holds once it serves."""

    def __init__(self, env: Mapping[str, str], log: Path, command: Sequence[str] = RUN, said: bytes = SAID) -> None:
        self._env, self._log, self._command, self._said = dict(env), log, tuple(command), said
        self._process: asyncio.subprocess.Process | None = None
        self._served = 0

    async def start(self) -> None:
        """Start it; `serves` waits until it does."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(*self._command, env=self._env, stdout=log, stderr=log)

    async def serves(self) -> None:
        """Wait until the bot that was started last has said so."""
        end = time.monotonic() + PATIENCE
        while (said := self._log.read_bytes().count(self._said)) <= self._served:
            if time.monotonic() > end or self.ended:
                raise TimeoutError(f"the bot does not serve: {self._log.read_text(errors='replace')[-2000:]}")
            await asyncio.sleep(0.02)
        self._served = said

    @property
    def process(self) -> asyncio.subprocess.Process:
        assert self._process is not None
        return self._process

    @property
    def ended(self) -> bool:
        """Whether it ended by itself."""
        return self.process.returncode is not None

    async def kill(self) -> None:
        """SIGKILL; a bot that ended by itself before is a finding."""
        if self.ended:
            raise AssertionError(f"the bot ended by itself with exit code {self.process.returncode}; see {self._log}")
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def stop(self) -> int:
        """SIGTERM; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await self.process.wait()

    def no_file_beyond(self, size: int) -> None:
        """From now on no file can be written beyond so many bytes, as on a full disk; -1 lifts it."""
        if not self.ended:
            resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
