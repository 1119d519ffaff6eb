"""One run of one contestant: start, a first report each, the closed loop, the open loop; and what it took."""

import os
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.contestants import Contestant
from benchmarks.stage import Failed, Stage, running
from benchmarks.telegram import Telegram
from benchmarks.tempos import Closed, Open


@dataclass(frozen=True)
class Form:
    """How much is done: seconds, and numbers of times; the `first` citizens have made a report before it counts."""

    citizens: int = 100
    first: int = 10
    closed_seconds: float = 10.0
    open_seconds: float = 15.0
    open_rate: float = 30.0
    runs: int = 5
    short: bool = False


WHOLE = Form()
SHORT = Form(citizens=40, closed_seconds=2.0, open_seconds=3.0, runs=1, short=True)


@dataclass(frozen=True)
class Run:
    """What one run took; seconds are CPU of the bot's processes where the name says so."""

    contestant: str
    reports: int
    reports_per_second: float
    cpu_ms_per_report: float
    p50_ms: float
    p99_ms: float
    open_p50_ms: float
    open_p99_ms: float
    open_cpu_percent: float
    peak_mb: float
    first_poll_seconds: float
    server_ms_per_report: float
    load: float
    calls: dict[str, float] = field(default_factory=dict)

    @property
    def calls_per_report(self) -> float:
        """Of all kinds but getUpdates."""
        return sum(self.calls.values())


async def one(contestant: Contestant, telegram: Telegram, url: str, folder: Path, form: Form, seed: int) -> Run:
    """One run, whose files stay in `folder`.

    Raises:
        Failed: a report, a card or a row is missing.
    """
    async with running(contestant, telegram, url, folder, seed=seed) as stage:
        await stage.crowd(form.citizens, form.first)
        closed = await _closed(stage, form)
        opened = await _open(stage, form)
        return Run(
            contestant=contestant.name,
            peak_mb=stage.peak / 1e6,
            first_poll_seconds=stage.first_poll_seconds,
            load=os.getloadavg()[0],
            **closed,
            **opened,
        )


async def _closed(stage: Stage, form: Form) -> dict[str, Any]:
    """All citizens at once; the last card is waited for as the last receipt is, and what the bot still has to do."""
    calls, cards, begun = Counter(stage.telegram.calls), stage.team.cards, time.monotonic()
    cpu, server = stage.cpu(), _own_cpu()
    tempo = Closed(until=begun + form.closed_seconds)
    await stage.report(tempo)
    cpu, server = stage.cpu() - cpu, _own_cpu() - server
    reports = tempo.received
    _all_there(stage, reports, stage.team.cards - cards, form)
    called = stage.telegram.calls - calls
    return {
        "reports": reports,
        "reports_per_second": reports / (max(tempo.last, stage.team.last) - begun),
        "cpu_ms_per_report": cpu / reports * 1000,
        "p50_ms": statistics.median(tempo.waits) * 1000,
        "p99_ms": p99(tempo.waits) * 1000,
        "server_ms_per_report": server / reports * 1000,
        "calls": {name: round(count / reports, 2) for name, count in sorted(called.items())},
    }


async def _open(stage: Stage, form: Form) -> dict[str, Any]:
    """So many acts a second, by whoever has a screen before it."""
    tempo = Open(rate=form.open_rate, seconds=form.open_seconds)
    cpu, begun = stage.cpu(), time.monotonic()
    for citizen in stage.acting_by(tempo):
        citizen.begin()
    tempo.start()
    await stage.until(tempo.over)
    share = (stage.cpu() - cpu) / (time.monotonic() - begun) * 100
    return {
        "open_p50_ms": statistics.median(tempo.waits) * 1000,
        "open_p99_ms": p99(tempo.waits) * 1000,
        "open_cpu_percent": share,
    }


def _all_there(stage: Stage, reports: int, cards: int, form: Form) -> None:
    """Every receipt stands for a card and, where there is a database, for a row."""
    if cards != reports:
        raise Failed(f"{stage.contestant.name}: {reports} receipts, but {cards} cards")
    stored = stage.contestant.stored(stage.work)
    if stored is not None and stored != reports + form.first:
        raise Failed(f"{stage.contestant.name}: {reports + form.first} receipts, but {stored} rows")


def p99(waits: Sequence[float]) -> float:
    """What one of a hundred waits longer than."""
    return statistics.quantiles(waits, n=100)[98]


def _own_cpu() -> float:
    times = os.times()
    return times.user + times.system
