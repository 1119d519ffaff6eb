"""A contestant at work before its citizens: its process, what it takes, and what they and the team see."""

import asyncio
import contextlib
import json
import os
import signal
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.citizens import GREETING, REPORT, Accounts, Citizen, Step, Tempo
from benchmarks.contestants import ROOT, Contestant
from benchmarks.processes import cpu_seconds, resident_bytes, tree
from benchmarks.telegram import GROUP, GROUP_ID, Chat, Screen, Telegram
from benchmarks.tempos import Closed

PATIENCE = 180.0
LEAVING = 15.0
QUIET_SECONDS, QUIET_LOOKS, IDLE_SHARE = 0.5, 3, 0.06
LOOK_SECONDS = 0.2
FIRST_PERSON = 5_000_001
CALLS = "calls.json"
"""Where what ReportBot calls in a report is kept for the floor, in the folder of all runs."""


class Failed(Exception):
    """A bot did not do what all do; the words hold the end of its log."""


@dataclass
class Team:
    """The moderators' group, which counts the cards it gets."""

    cards: int = 0
    last: float = 0.0
    known: set[int] = field(default_factory=set)

    def saw(self, words: str, screen: Screen) -> None:
        """A new message with buttons is a card."""
        del words
        if screen.keyboard and screen.message_id not in self.known:
            self.known.add(screen.message_id)
            self.cards += 1
            self.last = time.monotonic()


@dataclass
class Stage:
    """One contestant that runs; `peak` is the most memory its processes held together, in bytes."""

    contestant: Contestant
    telegram: Telegram
    pid: int
    work: Path
    log: Path
    started: float
    ended: Callable[[], bool]
    seed: int
    team: Team = field(default_factory=Team)
    peak: int = 0
    citizens: list[Citizen] = field(default_factory=list)

    @property
    def first_poll_seconds(self) -> float:
        """From start to first getUpdates."""
        assert self.telegram.first_poll is not None
        return self.telegram.first_poll - self.started

    def cpu(self) -> float:
        """CPU seconds so far."""
        return cpu_seconds(self.pid)

    async def crowd(self, size: int, first: int) -> None:
        """So many citizens, who have agreed where the bot asks for it; the first few have made a report."""
        accounts = Accounts(self.seed)
        self.citizens = [Citizen(FIRST_PERSON + n, self.telegram, accounts, Closed()) for n in range(size)]
        if self.contestant.greets:
            await self._all_do(GREETING, Closed(), self.citizens)
        await self._all_do(REPORT, Closed(), self.citizens[:first])
        await self.quiet()

    async def report(self, tempo: Closed) -> None:
        """All report at this tempo, until the last is done and the bot has nothing left to do."""
        await self._all_do(REPORT, tempo, self.citizens)
        await self.quiet()

    async def _all_do(self, script: Sequence[Step], tempo: Closed, citizens: Sequence[Citizen]) -> None:
        for citizen in citizens:
            citizen.tempo = tempo
            citizen.begin(script)
        await self.until(tempo.done.is_set)

    def acting_by(self, tempo: Tempo) -> list[Citizen]:
        """The citizens, who act at this tempo from now on."""
        for citizen in self.citizens:
            citizen.tempo = tempo
        return self.citizens

    async def quiet(self) -> None:
        """Wait until the bot has nothing left to do, what it put off included."""
        fetches = self.contestant.fetches
        await self.until(lambda: not fetches or self.telegram.calls["file"] >= self.telegram.photos)
        await self.idle()

    async def idle(self) -> None:
        """Wait until the bot asks for nothing and works at nothing."""
        idle = 0
        while idle < QUIET_LOOKS:
            cpu, seen = self.cpu(), time.monotonic()
            await self.until(lambda: time.monotonic() > seen + QUIET_SECONDS)  # noqa: B023 awaited here
            busy = self.telegram.silent_since > seen or self.cpu() - cpu > IDLE_SHARE * QUIET_SECONDS
            # On a busy machine a child may get no CPU for a while.
            idle = 0 if busy or list(tree(self.pid)) != [self.pid] else idle + 1

    async def until(self, true: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Wait for this.

        Raises:
            Failed: the bot ended, asked for what the server does not know, or it took too long.
        """
        begun = time.monotonic()
        while not true():
            stands = time.monotonic() - max(begun, self.telegram.silent_since) > patience
            if stands or self.ended() or self.telegram.unknown:
                raise Failed(self._trouble())
            await asyncio.sleep(0.02)

    def _trouble(self) -> str:
        unknown = f", and asked for {dict(self.telegram.unknown)}" if self.telegram.unknown else ""
        what = "ended" if self.ended() else "stood still"
        return f"{self.contestant.name} {what}{unknown}. Its log:\n{self.log.read_text(errors='replace')[-3000:]}"

    async def look(self) -> None:
        """Note the memory until cancelled."""
        while True:
            self.peak = max(self.peak, resident_bytes(self.pid))
            await asyncio.sleep(LOOK_SECONDS)


@contextlib.asynccontextmanager
async def running(
    contestant: Contestant, telegram: Telegram, url: str, folder: Path, *, seed: int = 1
) -> AsyncIterator[Stage]:
    """The contestant in a directory of its own, polling already and done with what it does at its start.

    Its directory stays in `folder`: ext4 without a journal looks at every inode that was freed in the last minutes
    whenever a file is made, so the next run would pay for what is deleted after this one.
    """
    telegram.begin()
    work, log = _places(Path(tempfile.mkdtemp(dir=folder)))
    started = time.monotonic()
    process = await start_process(contestant, contestant.env(url, work, folder / CALLS), log)
    stage = Stage(contestant, telegram, process.pid, work, log, started, lambda: process.returncode is not None, seed)
    telegram.chats = {GROUP_ID: Chat(json.dumps(GROUP).encode(), stage.team.saw)}
    looking = asyncio.create_task(stage.look())
    try:
        await stage.until(lambda: telegram.first_poll is not None)
        await stage.quiet()
        yield stage
    finally:
        looking.cancel()
        await stop_process(process)


def _places(base: Path) -> tuple[Path, Path]:
    """A directory for the bot's data and a file for its log."""
    work = base / "data"
    work.mkdir(mode=0o700)
    return work, base / "log"


async def start_process(contestant: Contestant, env: Mapping[str, str], log: Path) -> Process:
    """The process of a contestant; what it writes goes into the log."""
    file = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    try:
        return await asyncio.create_subprocess_exec(*contestant.command, env=env, cwd=ROOT, stdout=file, stderr=file)
    finally:
        os.close(file)


async def stop_process(process: Process) -> None:
    """Have it end by itself, or end it."""
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), LEAVING)
        except TimeoutError:
            process.kill()
            await process.wait()
