"""SIGKILL of one of several processes behind a webhook, and at times of PostgreSQL under them.

Three `reportbot run --webhook` share a PostgreSQL and a proxy; citizens report and moderators decide meanwhile. After
any number of kills each receipt stands for one stored report, each update that was answered with 200 is known, one card
of a case is live, the chain of decisions is whole, and nothing waits any more.

python -m tests.campaigns.kill_machines --runs 50 --seed 1 --record
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import SubprocessError

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.bot_api.inbound import read as read_update
from reportbot.bot_api.keys import natural_key
from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Group, Person, SandboxClient
from reportbot.storage import seen
from reportbot.storage.chain_verify import verify
from reportbot.storage.mapping import REPORT
from reportbot.storage.outbox_tables import lanes, outbox
from reportbot.storage.read_only import looking
from reportbot.storage.seal import Seal
from reportbot.storage.works_tables import works
from tests.campaigns import record
from tests.campaigns.citizens import RECEIPT, Filer, Presser
from tests.campaigns.kill import CARD
from tests.campaigns.server import Server, postgresql
from tests.campaigns.supervisors import DECIDES, OnCards
from tests.machines.fleet import Fleet, hooked
from tests.machines.proxy import Proxy

KIND = "kills-webhook"
TOKEN = "1000001:kill-machines"
NAMES = ("satu", "dua", "tiga")
LONGEST_LIFE = 4.0
SERVER_TOO = 0.15
"""In so many of the kills PostgreSQL is killed as well."""

PATIENCE = 180.0
START_TRIES = 5


@dataclass
class Findings:
    """What the run did and what was wrong."""

    kills: int = 0
    servers: int = 0
    submitted: int = 0
    receipts: int = 0
    pressed: int = 0
    accepted: int = 0
    faults: list[str] = field(default_factory=list)


async def campaign(kills: int, seed: int, citizens: int, work: Path) -> Findings:
    """Run it in `work`; all dice come from the seed."""
    dice, findings, sandbox = random.Random(seed), Findings(), Sandbox(TOKEN)
    async with postgresql() as server, serve(sandbox) as url, SandboxClient(url) as client:
        await client.limits()
        filers = [Filer(await client.person(f"Warga{n}"), random.Random(dice.random())) for n in range(citizens)]
        dewi, sari, andi = [await client.person(name) for name in ("Dewi", "Sari", "Andi")]
        team = await client.group("Tim", admins=[dewi, sari], members=[andi])
        deciders = [OnCards(p, team, random.Random(dice.random()), DECIDES) for p in (sari, andi)]
        presser = Presser(sari, team, random.Random(dice.random()))
        async with hooked(_env(url, work, team, server), work / "logs", *NAMES) as (fleet, proxy):
            stop = asyncio.Event()
            actors: tuple[Filer | Presser | OnCards, ...] = (*filers, presser, *deciders)
            tasks = [asyncio.create_task(each.run(stop)) for each in actors]
            while findings.kills < kills:
                await _one(fleet, server, dice, findings)
            stop.set()
            await asyncio.wait_for(asyncio.gather(*tasks), 300)
            await client.settled(120)
            findings.pressed = presser.pressed + sum(decider.pressed for decider in deciders)
            findings.faults += await _quiet(work / "data", server.url)
            findings.faults += await live_cards(sari, team)
            await client.settled(60)
            findings.faults += await _judge(filers, proxy, work / "data", server.url, findings)
    return findings


async def _one(fleet: Fleet, server: Server, dice: random.Random, findings: Findings) -> None:
    """One kill, and the process is started again; the others serve meanwhile."""
    await asyncio.sleep(dice.uniform(0.0, LONGEST_LIFE))
    name = dice.choice(NAMES)
    if fleet.bots[name].process.returncode is not None:
        raise AssertionError(f"{name} ended by itself: {fleet.bots[name].log.read_text()[-2000:]}")
    await fleet.kill(name)
    findings.kills += 1
    if dice.random() < SERVER_TOO:
        findings.servers += 1
        await server.kill()
        await asyncio.sleep(dice.uniform(0.0, 2.0))
        await _started(server)
    await asyncio.sleep(dice.uniform(0.0, LONGEST_LIFE))
    await fleet.start(name)


async def _started(server: Server) -> None:
    """The server is there again; on a busy machine its own starter loses patience before that."""
    for _ in range(START_TRIES):
        try:
            await server.start()
        except SubprocessError:
            await asyncio.sleep(1)
        else:
            return
    await server.start()


def _env(url: str, work: Path, team: Group, server: Server) -> dict[str, str]:
    settings = {
        "TOKEN": TOKEN,
        "API_URL": url,
        "DATA_DIR": str(work / "data"),
        "DATABASE_URL": server.url,
        "MODERATOR_CHAT_ID": str(team.id),
        "UNDO_MINUTES": "0",
    }
    unlimited = ("REPORTS_PER_HOUR", "REPORTS_PER_DAY", "RATE_PER_SECOND", "RATE_PER_CHAT", "RATE_PER_GROUP_MINUTE")
    settings |= dict.fromkeys(unlimited, "0")
    return dict(os.environ) | {f"REPORTBOT_{name}": value for name, value in settings.items()}


async def _quiet(data_dir: Path, url: str) -> list[str]:
    """Wait until nothing waits and nobody holds anything; what stands still after three minutes."""
    end, standing = time.monotonic() + PATIENCE, ["everything"]
    while standing and time.monotonic() < end:
        await asyncio.sleep(1)
        async with looking(url, data_dir, None, keyless=True) as (_, read):
            standing = await read(_standing)
    return [f"stuck: {one}" for one in standing]


async def _standing(conn: AsyncConnection) -> list[str]:
    held = select(func.count()).select_from(lanes).where(lanes.c.holder.is_not(None))
    counts = {
        "messages": await conn.scalar(select(func.count()).select_from(outbox)),
        "works": await conn.scalar(select(func.count()).select_from(works)),
        "held lanes": await conn.scalar(held),
    }
    return [f"{count} {name}" for name, count in counts.items() if count]


async def live_cards(sari: Person, team: Group) -> list[str]:
    """Where a case has several messages with buttons, only the newest may act; the others say so."""
    cards = [m for m in await team.chat() if m.from_bot and m.labels and CARD.match(m.text)]
    newest = {CARD.match(m.text)[1]: m.message_id for m in cards}  # type: ignore[index]  # oldest first
    faults = []
    for card in cards:
        number = CARD.match(card.text)[1]  # type: ignore[index]
        if card.message_id < newest[number]:
            toast = await sari.press(card.labels[0], chat=team, on=card, wait=30)
            if "kartu lama" not in toast:
                faults.append(f"two live cards for case {number}: the older one answered {toast!r}")
    return faults


async def _judge(filers: Sequence[Filer], proxy: Proxy, data_dir: Path, url: str, findings: Findings) -> list[str]:
    async with looking(url, data_dir, None) as (seal, read):
        assert seal is not None  # the key was at hand
        faults = [f"the chain of decisions: {fault}" for fault in (await verify(read, seal, None)).faults]
        stored = await read(lambda conn: _reports(conn, seal))
        # What is ignored, as a group's own messages are, is known by no key.
        keys = [key for raw in proxy.taken if read_update(raw) and (key := natural_key(raw)) is not None]
        findings.accepted = len(keys)
        for first in range(0, len(keys), 500):
            part = keys[first : first + 500]
            missing = await read(lambda conn: seen.unseen(conn, seal, part))  # noqa: B023
            faults += [f"an update was answered with 200 and is not known: {key.split(':')[0]}" for key in missing]
    tickets, accounts = {ticket for ticket, _ in stored}, Counter(account for _, account in stored)
    for filer in filers:
        shown = [m.text.split(RECEIPT)[1][:12] for m in await filer.person.chat() if m.from_bot and RECEIPT in m.text]
        findings.receipts += len(shown)
        findings.submitted += len(filer.submitted)
        faults += [f"receipt {ticket} is not stored" for ticket in shown if ticket not in tickets]
        faults += [f"{one} is stored {accounts[one]} times" for one in filer.submitted if accounts[one] != 1]
    return faults


async def _reports(conn: AsyncConnection, seal: Seal) -> list[tuple[str, str]]:
    rows = [REPORT.record(seal, row) for row in await conn.execute(REPORT.select())]
    return [(report.ticket, report.account) for report in rows]


def main() -> None:
    """Run the campaign and print what it found; exit 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", "--kills", type=int, default=50, help="how many kills")
    parser.add_argument("--citizens", type=int, default=5)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    seed = record.next_seed(KIND) if options.seed is None else options.seed
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="reportbot-machines-") as work:
        findings = asyncio.run(campaign(options.runs, seed, options.citizens, Path(work)))
    seconds = time.monotonic() - started
    print(f"seed {seed}, {seconds:.0f} s: {findings.kills} kills, {findings.servers} of PostgreSQL too, ", end="")
    print(f"{findings.accepted} updates accepted, {findings.submitted} reports, {findings.receipts} receipts, ", end="")
    print(f"{findings.pressed} presses")
    for fault, times in Counter(findings.faults).items():
        print(f"FAULT ({times} times):", fault)
    print("nothing lost, nothing twice" if not findings.faults else f"{len(findings.faults)} faults")
    if options.record:
        failed = {seed: findings.faults} if findings.faults else {}
        details = {"servers": findings.servers, "reports": findings.submitted, "accepted": findings.accepted}
        record.append(
            KIND, seed, options.runs, record.Tally(count=findings.kills, failed=failed, details=details), seconds
        )
    sys.exit(bool(findings.faults))


if __name__ == "__main__":
    main()
