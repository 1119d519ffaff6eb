"""`make kill-test`: SIGKILL at random moments under load; then every receipt must stand for one stored report.

python -m tests.campaigns.kill --kills 200 --seed 1
"""

import argparse
import asyncio
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Group, Person, SandboxClient
from reportbot.storage.store import Store
from tests.campaigns.citizens import RECEIPT, Filer, Presser

TOKEN = "1000001:kill-test"
CARD = re.compile(r"Kasus (\d+)")


@dataclass
class Findings:
    """What the run did and what was wrong."""

    kills: int = 0
    submitted: int = 0
    receipts: int = 0
    pressed: int = 0
    faults: list[str] = field(default_factory=list)


class Bot:
    """The bot as its users start it, in a process of its own."""

    def __init__(self, env: dict[str, str], log: Path) -> None:
        self._env, self._log = env, log
        self._process: asyncio.subprocess.Process | None = None
        self._served = 0

    async def serves(self) -> None:
        """Wait until the bot that was started last has said so."""
        end = time.monotonic() + 60
        while (said := self._log.read_bytes().count(b'"event": "serving"')) <= self._served:
            if time.monotonic() > end:
                raise TimeoutError(f"the bot does not serve; see {self._log}")
            await asyncio.sleep(0.02)
        self._served = said

    async def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "reportbot", "run", env=self._env, stdout=log, stderr=log
            )

    async def kill(self) -> None:
        assert self._process is not None
        if self._process.returncode is not None:
            raise AssertionError(f"the bot ended by itself with exit code {self._process.returncode}; see {self._log}")
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self) -> int:
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return await self._process.wait()


async def campaign(kills: int, seed: int, citizens: int, work: Path) -> Findings:
    """Run it in `work`; all dice come from the seed."""
    dice, findings = random.Random(seed), Findings()
    async with serve(Sandbox(TOKEN)) as url, SandboxClient(url) as client:
        await client.limits()
        filers = [Filer(await client.person(f"Warga{n}"), random.Random(dice.random())) for n in range(citizens)]
        sari = await client.person("Sari")
        team = await client.group("Tim", admins=[await client.person("Dewi"), sari])
        presser = Presser(sari, team, random.Random(dice.random()))
        bot = Bot(_env(url, work, team), work / "bot.log")
        stop = asyncio.Event()
        tasks = [*(asyncio.create_task(each.run(stop)) for each in filers), asyncio.create_task(presser.run(stop))]
        await bot.start()
        while findings.kills < kills:
            await bot.serves()
            await asyncio.sleep(dice.uniform(0.0, 2.0))
            await bot.kill()
            findings.kills += 1
            await bot.start()
        stop.set()
        await asyncio.wait_for(asyncio.gather(*tasks), 120)
        await client.settled(60)
        findings.pressed = presser.pressed
        await _live_cards(sari, team, findings)
        if code := await bot.stop():
            findings.faults.append(f"SIGTERM ended with exit code {code}")
        await _judge(filers, work, findings)
    return findings


def _env(url: str, work: Path, team: Group) -> dict[str, str]:
    settings = {
        "TOKEN": TOKEN,
        "API_URL": url,
        "DATA_DIR": str(work / "data"),
        "MODERATOR_CHAT_ID": str(team.id),
        "REPORTS_PER_HOUR": "0",
        "REPORTS_PER_DAY": "0",
        "RATE_PER_SECOND": "0",
        "RATE_PER_CHAT": "0",
        "RATE_PER_GROUP_MINUTE": "0",
        "UNDO_MINUTES": "0",
    }
    return dict(os.environ) | {f"REPORTBOT_{name}": value for name, value in settings.items()}


async def _live_cards(sari: Person, team: Group, findings: Findings) -> None:
    """Where a case has several messages with buttons, only one may act; the others say so and change nothing."""
    cards = [m for m in await team.chat() if m.from_bot and m.labels and CARD.match(m.text)]
    count = Counter(CARD.match(m.text)[1] for m in cards)  # type: ignore[index]
    for card in cards:
        number = CARD.match(card.text)[1]  # type: ignore[index]
        if count[number] > 1 and card.message_id < max(m.message_id for m in cards if f"Kasus {number} " in m.text):
            toast = await sari.press(card.labels[0], chat=team, on=card)
            if "kartu lama" not in toast:
                findings.faults.append(f"two live cards for case {number}: the older one answered {toast!r}")


async def _judge(filers: Sequence[Filer], work: Path, findings: Findings) -> None:
    store = await Store.open(None, work / "data")
    query = 'select ticket, person, "case" from reports'
    rows: list[Any] = list(await store.read(lambda conn: conn.exec_driver_sql(query)))
    keys = 'select "case", canonical from identifiers'
    owners: list[Any] = list(await store.read(lambda conn: conn.exec_driver_sql(keys)))
    accounts = {row[1]: row[0] for row in owners}
    await store.close()
    stored = {row[0] for row in rows}
    reports = Counter(row[2] for row in rows)
    for filer in filers:
        for message in await filer.person.chat():
            if message.from_bot and RECEIPT in message.text:
                ticket = message.text.split(RECEIPT)[1][:12]
                findings.receipts += 1
                if ticket not in stored:
                    findings.faults.append(f"receipt {ticket} is not stored")
        for account in filer.submitted:
            findings.submitted += 1
            if reports[accounts.get(account, -1)] != 1:
                findings.faults.append(f"{account} is stored {reports[accounts.get(account, -1)]} times")


def main() -> None:
    """Run the campaign and print what it found; exit 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--citizens", type=int, default=6)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="reportbot-kill-") as work:
        findings = asyncio.run(campaign(options.kills, options.seed, options.citizens, Path(work)))
    print(f"seed {options.seed}, {time.monotonic() - started:.0f} s: {findings.kills} kills, ", end="")
    print(f"{findings.submitted} reports, {findings.receipts} receipts, {findings.pressed} presses")
    for fault in findings.faults:
        print("FAULT:", fault)
    print("nothing lost, nothing twice" if not findings.faults else f"{len(findings.faults)} faults")
    sys.exit(bool(findings.faults))


if __name__ == "__main__":
    main()
