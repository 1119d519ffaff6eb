"""`make kill-test`: SIGKILL at random moments under load; then every receipt must stand for one stored report.

Meanwhile evidence is fetched, cases are decided and merged, and requests go out by mail: none is lost, no mail leaves
twice, no request is stuck, each case of a sent request stands as requested, and the chain of decisions is whole after
every kill.

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

from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Group, Person, SandboxClient
from reportbot.storage.store import Store
from tests.campaigns import books
from tests.campaigns.citizens import RECEIPT, Filer, Presser
from tests.campaigns.supervisors import DECIDES, MERGES, Asking, OnCards
from tests.works.post_office import post_office

TOKEN = "1000001:kill-test"
CALM_SECONDS = 20.0
"""Before the first kill, so that there is something to decide, to merge and to ask for."""

CARD = re.compile(r"Kasus (\d+)")


@dataclass
class Findings:
    """What the run did and what was wrong."""

    kills: int = 0
    submitted: int = 0
    receipts: int = 0
    pressed: int = 0
    mails: int = 0
    fetched: int = 0
    merged: int = 0
    requests: Counter[str] = field(default_factory=Counter)
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
                raise TimeoutError(f"the bot does not serve: {self._log.read_text()[-2000:]}")
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
    async with serve(Sandbox(TOKEN)) as url, SandboxClient(url) as client, post_office() as office:
        await client.limits()
        filers = [Filer(await client.person(f"Warga{n}"), random.Random(dice.random())) for n in range(citizens)]
        dewi, sari, tuti, andi = [await client.person(name) for name in ("Dewi", "Sari", "Tuti", "Andi")]
        team = await client.group("Tim", admins=[dewi, sari, tuti])
        await team.add(andi)
        presser = Presser(sari, team, random.Random(dice.random()))
        decider = OnCards(andi, team, random.Random(dice.random()), DECIDES)
        merger = OnCards(tuti, team, random.Random(dice.random()), MERGES, "irip dengan")
        asking = Asking(dewi, random.Random(dice.random()))
        bot = Bot(_env(url, work, team, office.port), work / "bot.log")
        stop, asked = asyncio.Event(), asyncio.Event()
        actors: tuple[Filer | Presser | OnCards, ...] = (*filers, presser, decider, merger)
        tasks = [asyncio.create_task(each.run(stop)) for each in actors]
        at_mail = asyncio.create_task(asking.run(asked))
        await bot.start()
        await asyncio.sleep(CALM_SECONDS)
        while findings.kills < kills:
            await _killed(bot, dice.uniform(0.0, 4.0), work, findings)
        stop.set()
        await asyncio.wait_for(asyncio.gather(*tasks), 120)
        findings.faults += await books.quiet(work / "data")
        asked.set()
        await asyncio.wait_for(at_mail, 60)
        await client.settled(60)
        findings.faults += await books.quiet(work / "data")
        findings.pressed = presser.pressed + decider.pressed + merger.pressed + asking.pressed
        await live_cards(sari, team, findings.faults)
        if code := await bot.stop():
            findings.faults.append(f"SIGTERM ended with exit code {code}")
        await _judge(filers, work, findings)
        await books.judge(work / "data", office, findings)
    return findings


async def _killed(bot: Bot, after: float, work: Path, findings: Findings) -> None:
    """One kill, so many seconds after the bot serves; the chain of decisions is walked before it starts again."""
    await bot.serves()
    await asyncio.sleep(after)
    await bot.kill()
    findings.kills += 1
    findings.faults += [f"after kill {findings.kills}: {fault}" for fault in await books.chain(work / "data")]
    await bot.start()


def _env(url: str, work: Path, team: Group, port: int) -> dict[str, str]:
    policy = work / "policy.toml"
    policy.write_text('[platforms.michat]\nrecipient = "Tim MiChat"\naddress = "abuse@michat.example"\n', "utf-8")
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
        "SIGNATORY": "Dewi Lestari",
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(port),
        "SMTP_SECURITY": "none",
        "SMTP_SENDER": "lapor@paguyuban.example",
        "POLICY_FILE": str(policy),
    }
    return dict(os.environ) | {f"REPORTBOT_{name}": value for name, value in settings.items()}


async def live_cards(sari: Person, team: Group, faults: list[str]) -> None:
    """Where a case has several messages with buttons, only one may act; the others say so and change nothing."""
    cards = [m for m in await team.chat() if m.from_bot and m.labels and CARD.match(m.text)]
    count = Counter(CARD.match(m.text)[1] for m in cards)  # type: ignore[index]
    for card in cards:
        number = CARD.match(card.text)[1]  # type: ignore[index]
        if count[number] > 1 and card.message_id < max(m.message_id for m in cards if f"Kasus {number} " in m.text):
            toast = await sari.press(card.labels[0], chat=team, on=card)
            if "kartu lama" not in toast:
                faults.append(f"two live cards for case {number}: the older one answered {toast!r}")


async def _judge(filers: Sequence[Filer], work: Path, findings: Findings) -> None:
    store = await Store.open(None, work / "data")
    stored = await store.read(lambda conn: books.reports(conn, store.seal))
    await store.close()
    tickets, accounts = {ticket for ticket, _ in stored}, Counter(account for _, account in stored)
    for filer in filers:
        for message in await filer.person.chat():
            if message.from_bot and RECEIPT in message.text:
                ticket = message.text.split(RECEIPT)[1][:12]
                findings.receipts += 1
                if ticket not in tickets:
                    findings.faults.append(f"receipt {ticket} is not stored")
        for account in filer.submitted:
            findings.submitted += 1
            if accounts[account] != 1:
                findings.faults.append(f"{account} is stored {accounts[account]} times")


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
    print(f"{findings.submitted} reports, {findings.receipts} receipts, {findings.pressed} presses, ", end="")
    print(f"{findings.fetched} files fetched, {findings.merged} mergers, {findings.mails} mails, ", end="")
    print(f"requests {dict(findings.requests)}")
    for fault in findings.faults:
        print("FAULT:", fault)
    print("nothing lost, nothing twice" if not findings.faults else f"{len(findings.faults)} faults")
    sys.exit(bool(findings.faults))


if __name__ == "__main__":
    main()
