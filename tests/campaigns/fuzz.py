"""Fuzzed updates through the whole receiving path: none is lost, none stops it, and nobody acts without a right.

A run is some 1,500 updates of one seed on a SQLite file of its own: what people did, mutations of it, and forgeries.

python -m tests.campaigns.fuzz --seed 1 --runs 10 --record
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from reportbot.delivery.pacing import Limits as Pace
from reportbot.sandbox import Sandbox
from reportbot.sandbox.limits import Limits
from reportbot.settings import Settings
from tests.campaigns import fuzz_judging as judging
from tests.campaigns import fuzz_words, mutations, record
from tests.campaigns.fuzz_cast import Cast
from tests.campaigns.receiving import TOKEN, Receiving, Ticking

KIND = "updates"
STEPS, BATCHES = 16, 16
"""First everybody files a report, step by step, so that there is something to attack."""

SIZES = (1, 10, 30, 100)
"""Telegram gives at most a hundred updates at once."""

START = datetime(2026, 9, 1, 5, tzinfo=UTC)


@dataclass
class Found:
    """What one seed came to."""

    updates: int = 0
    faults: list[str] = field(default_factory=list)
    details: Counter[str] = field(default_factory=Counter)
    seconds: float = 0


class Run:
    """One seed."""

    def __init__(self, seed: int, world: Receiving, cast: Cast, *, first: bool = False) -> None:
        self.first = first
        self.dice, self.world, self.cast = random.Random(seed), world, cast
        self.found = Found()
        self.accounts = judging.Accounts()
        self.corpus: list[dict[str, Any]] = []
        self.known: dict[str, None] = {}

    async def play(self) -> Found:
        self.cast.begin()
        self._faults(await self.world.pragmas())
        for _ in range(STEPS):
            self.cast.step()
            await self._genuine()
        for number in range(BATCHES):
            await self._batch(number)
            if self.first and self.found.faults:
                break
        count = self.accounts
        self.found.details += Counter(taken=count.taken, ignored=count.ignored, dead=count.dead, again=count.repeated)
        self.found.details += Counter(await judging.stored(self.world))
        return self.found

    async def _genuine(self) -> None:
        updates = self.cast.updates()
        self.corpus += updates
        await self._takes(updates, valid=True)
        await self._delivered()

    async def _batch(self, number: int) -> None:
        """What people did; then mutations, forgeries and repetitions."""
        for _ in range(self.dice.randint(1, 15)):
            self.cast.act()
        await self._genuine()
        await self._mutations()
        await self._forgeries()
        await self._stale()
        self._faults(await judging.at_rest(self.world, self.cast))
        if number % 4 == 3:
            await self._again(self.corpus[-self.dice.randint(1, 100) :])
        self.corpus = self.corpus[-400:]
        self.world.clock.ahead(self.dice.choice((1, 20, 90, 4000)))
        await self.world.intake.due()

    async def _mutations(self) -> None:
        count = self.dice.choice(SIZES)
        await self._takes([mutations.mutated(self.dice, self.dice.choice(self.corpus)) for _ in range(count)])

    async def _forgeries(self) -> None:
        """By people without rights: whatever they send, nothing changes that only others may change."""
        buttons, chats = self.cast.buttons(), self.cast.chats
        await self._delivered()  # a press of a moderator may still wait for the answer about his rights
        senders = await judging.without_rights(self.world, self.cast.unprivileged)
        before = await judging.guarded(self.world)
        forged = [mutations.forged(self.dice, senders, chats, buttons) for _ in range(self.dice.choice(SIZES))]
        if self.cast.late in senders:
            # He sees what moderators see, and nobody has let him in.
            seen = [button for button in buttons if button[0]["id"] == self.cast.group.id]
            for chat, number, data in self.dice.sample(seen, min(len(seen), 5)):
                forged.append(mutations.pressed(self.dice, self.cast.late, chat, number, data))
        await self._takes(forged)
        await self._delivered()
        self._faults(judging.changed(before, await judging.guarded(self.world)), "without rights, ")

    async def _stale(self) -> None:
        """By moderators, on the live card, but as it was before: nothing is decided on what nobody sees any more."""
        self.known |= {data: None for chat, _, data in self.cast.buttons() if chat["id"] == self.cast.group.id}
        live = await judging.live_cards(self.world)
        old = [data for data in self.known if judging.is_stale(data, live)]
        before = await judging.guarded(self.world)
        chat = self.world.sandbox.chat_json(self.cast.group)
        presses = [
            mutations.pressed(self.dice, self.dice.choice(self.cast.team), chat, judging.card_of(data, live), data)
            for data in self.dice.sample(old, min(len(old), 15))
        ]
        await self._takes(presses)
        await self._delivered()
        self._faults(judging.changed(before, await judging.guarded(self.world)), "by buttons of the past, ")

    async def _again(self, updates: list[dict[str, Any]]) -> None:
        """Delivered once more, nothing comes of them."""
        before = await judging.stored(self.world)
        await self._takes(updates)
        self._faults(judging.changed(before, await judging.stored(self.world)), "delivered again, ")

    async def _takes(self, updates: list[dict[str, Any]], *, valid: bool = False) -> None:
        if not updates:
            return
        world, count = self.world, self.accounts
        before = (count.dead, count.repeated)
        raws = world.queued(updates)
        count.expect(world, raws)
        if valid and before != (count.dead, count.repeated):
            self.found.faults.append("what a person did cannot be read, or has the key of something else")
        self.found.updates += len(raws)
        try:
            await world.take()
        except Exception as error:  # noqa: BLE001 nothing may leave intake
            self.found.faults.append(f"{type(error).__name__} left intake: {error}"[:400])
        self._faults(await count.compare(world))

    async def _delivered(self) -> None:
        """All that was said since is sent, and looked at."""
        world = self.world
        try:
            await world.deliver()
        except Exception as error:  # noqa: BLE001 nothing may leave delivery
            self.found.faults.append(f"{type(error).__name__} left delivery: {error}"[:400])
        self._faults(judging.said(world.said, self.cast.group.id) + judging.answered(world.toasts) + world.faults)
        self.found.details["messages"] += len(world.said)
        for kept in (world.said, world.toasts, world.faults):
            kept.clear()

    def _faults(self, faults: list[str], before: str = "") -> None:
        self.found.faults += [before + fault for fault in faults]


async def one(seed: int, work: Path, *, first: bool = False) -> Found:
    """Everything of one seed, in a folder of its own; with `first` no more than up to the first fault."""
    started = time.monotonic()
    clock = Ticking(START)
    sandbox = Sandbox(TOKEN, clock=lambda: clock.now().timestamp(), limits=_limits(seed), keep_calls=500)
    cast = Cast(sandbox, random.Random(seed))
    with capture_logs() as logs:
        world = await Receiving.open(work / "data", sandbox, clock, _settings(cast, work))
        _harden(world, seed)
        cast.updates()
        try:
            found = await Run(seed, world, cast, first=first).play()
            dice, details = random.Random(seed), found.details
            found.faults += fuzz_words.texts(dice, details) + fuzz_words.exports(dice, details)
            found.faults += await fuzz_words.names(dice, work, world.store, details)
        finally:
            await world.close()
    found.faults += [f"logged: {line}"[:300] for line in logs if line["log_level"] in {"error", "critical"}]
    found.seconds = time.monotonic() - started
    return found


def _is_paced(seed: int) -> bool:
    return seed % 4 == 2


def _limits(seed: int) -> Limits:
    """With every fourth seed Telegram minds its limits for each chat."""
    return Limits(0, 1, 20) if _is_paced(seed) else Limits(0, 0, 0)


def _harden(world: Receiving, seed: int) -> None:
    """With every other seed answers are lost, with some the limits of Telegram hold."""
    world.dice = random.Random(seed)
    world.unsure = 0.03 if seed % 2 else 0.0
    if _is_paced(seed):
        world.limits = Pace(per_second=0)


def _settings(cast: Cast, work: Path) -> Settings:
    named = {
        "TOKEN": TOKEN,
        "API_URL": "http://127.0.0.1:1",
        "DATA_DIR": str(work / "data"),
        "MODERATOR_CHAT_ID": str(cast.group.id),
        "ADMIN_IDS": str(cast.team[0]["id"]),
        "UNDO_MINUTES": "0",
        "REPORTS_PER_HOUR": "0",
        "REPORTS_PER_DAY": "0",
    }
    return Settings.load({f"REPORTBOT_{name}": value for name, value in named.items()})


def campaign(seed: int, runs: int, *, first: bool = False) -> record.Tally:
    """So many seeds, a line each; with `first` no more than up to the first fault."""
    count, failed, details = 0, {}, Counter[str]()
    logged = judging.token_in_logs()
    for number in range(seed, seed + runs):
        with tempfile.TemporaryDirectory(prefix="reportbot-fuzz-") as work:
            found = asyncio.run(one(number, Path(work), first=first))
        found.faults += logged
        count += found.updates
        details += found.details
        if found.faults:
            failed[number] = found.faults
        print(f"seed {number}: {found.updates} updates in {found.seconds:.1f} s, {dict(found.details)}", flush=True)
        for fault, times in Counter(found.faults).most_common(12):
            print(f"  FAULT ({times} times): {fault}", flush=True)
        if first and failed:
            break
    return record.Tally(count=count, failed=failed, details=dict(details))


def main() -> None:
    """Run it, say what was found; exit 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--first", action="store_true", help="stop at the first fault")
    options = parser.parse_args()
    seed = record.next_seed(KIND) if options.seed is None else options.seed
    started, cpu = time.monotonic(), time.process_time()
    tally = campaign(seed, options.runs, first=options.first)
    seconds, cpu = time.monotonic() - started, time.process_time() - cpu
    print(f"{tally.count} updates of seeds {seed}-{seed + options.runs - 1} in {seconds:.0f} s, {tally.details}")
    print(
        f"{tally.count / cpu:.0f} updates a second of CPU; seeds that found something: {sorted(tally.failed) or 'none'}"
    )
    if options.record:
        record.append(KIND, seed, options.runs, tally, seconds)
    sys.exit(bool(tally.failed))


if __name__ == "__main__":
    main()
