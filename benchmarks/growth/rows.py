"""What is measured: each row of "Reach" about growth as a figure, its goal and what was found."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.citizens import GREETING, Accounts, Citizen
from benchmarks.growth.bot import at_work
from benchmarks.growth.server import Admin, Server
from benchmarks.stage import Stage
from benchmarks.telegram import Screen
from benchmarks.tempos import Closed

CITIZENS = 30
REPORT_SECONDS = 8.0


@dataclass(frozen=True)
class Row:
    """A figure beside its goal; `detail` is what it was worked out from."""

    figure: str
    goal: str
    measured: float | None
    reached: bool | None
    unit: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


def at_most(figure: str, goal: float, measured: float, unit: str = "", **detail: Any) -> Row:
    """A figure that must not be larger than its goal."""
    return Row(figure, f"<= {goal:g}{unit}", measured, measured <= goal, unit, detail)


def at_least(figure: str, goal: float, measured: float, unit: str = "", **detail: Any) -> Row:
    """A figure that must not be smaller than its goal."""
    return Row(figure, f">= {goal:g}{unit}", measured, measured >= goal, unit, detail)


def _any(_words: str, _screen: Screen) -> bool:
    return True


def _counted(words: str, _screen: Screen) -> bool:
    return "data per" in words


@dataclass(frozen=True)
class Command:
    """What an admin writes, how often, and what ends the answer."""

    text: str
    times: int
    seen: Callable[[str, Screen], bool] = _any


COMMANDS = (
    Command("/status", 20),
    Command("/antrean", 20),
    Command("/cari bonus_", 20),
    Command("/cari 500", 20),
    Command("/statistik", 3, _counted),
    Command("/statistik tahun", 1, _counted),
)


async def cpu_of_commands(stage: Stage, admin: Admin, commands: tuple[Command, ...] = COMMANDS) -> dict[str, float]:
    """CPU milliseconds of each command, the middle of two rounds; the first of each is not counted."""
    found: dict[str, float] = {}
    for command in commands:
        await admin.say(command.text, command.seen)
        rounds = []
        for _ in range(2):
            await stage.quiet()
            before = stage.cpu()
            for _ in range(command.times):
                await admin.say(command.text, command.seen)
            rounds.append((stage.cpu() - before) / command.times * 1000)
        found[command.text] = statistics.median(rounds)
    return found


async def crowd(stage: Stage) -> None:
    """Citizens whom this database has never met, each of whom agrees and reports once."""
    await greeted(stage)
    await stage.report(Closed())


async def greeted(stage: Stage) -> None:
    """Citizens whom this database has never met, each of whom agrees."""
    first, accounts = time.time_ns() // 1_000_000, Accounts(time.time_ns())
    stage.citizens = [Citizen(first + n, stage.telegram, accounts, Closed()) for n in range(CITIZENS)]
    greeting = Closed()
    for citizen in stage.acting_by(greeting):
        citizen.begin(GREETING)
    await stage.until(greeting.done.is_set)


async def cpu_of_a_report(stage: Stage, seconds: float = REPORT_SECONDS) -> float:
    """CPU milliseconds of a report in the closed loop of CITIZENS, who each have reported before."""
    if not stage.citizens:
        await crowd(stage)
    tempo = Closed(until=time.monotonic() + seconds)
    before = stage.cpu()
    await stage.report(tempo)
    return (stage.cpu() - before) / tempo.received * 1000


@dataclass
class Run:
    """What one database gave."""

    cases: int
    report_ms: list[float] = field(default_factory=list)
    commands: dict[str, list[float]] = field(default_factory=dict)
    first_poll: list[float] = field(default_factory=list)
    first_poll_cpu: list[float] = field(default_factory=list)
    peak_mb: float = 0.0


async def look(run: Run, server: Server, url: str, data_dir: Path) -> None:
    """One start of the bot on this database: reports, then commands."""
    async with at_work(server, url, data_dir) as (stage, admin):
        run.first_poll.append(stage.first_poll_seconds)
        run.report_ms.append(await cpu_of_a_report(stage))
        for text, ms in (await cpu_of_commands(stage, admin)).items():
            run.commands.setdefault(text, []).append(ms)
        run.peak_mb = max(run.peak_mb, stage.peak / 1e6)


def rows_of(small: Run, large: Run) -> list[Row]:
    """The ratios of the large database to the small one."""
    report = statistics.median(large.report_ms) / statistics.median(small.report_ms)
    name = f"CPU per report with {large.cases:,} cases / with {small.cases:,}"
    rows = [at_most(name, 1.10, report, small_ms=small.report_ms, large_ms=large.report_ms)]
    for text in small.commands:
        ratio = statistics.median(large.commands[text]) / statistics.median(small.commands[text])
        found = {"small_ms": small.commands[text], "large_ms": large.commands[text]}
        rows.append(at_most(f"CPU of {text}: the same", 3, ratio, found=found))
    start = statistics.median(large.first_poll)
    rows.append(at_most(f"start to first poll with {large.cases:,} cases", 2, start, " s", all=large.first_poll))
    return rows
