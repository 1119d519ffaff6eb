"""`make kill-test`: SIGKILL at random moments under load; then every receipt must stand for one stored report.

Meanwhile evidence is fetched, cases are decided and merged, and requests go out by mail: none is lost, no mail leaves
twice, no request is stuck, each case of a sent request stands as requested, the chain of decisions is whole after
every kill, and the database knows every update that was confirmed to Telegram. With SQLite some kills find a disk that
is full or fails; with PostgreSQL some kill the server too.

python -m tests.campaigns.kill --runs 200 --seed 1 --record
"""

import argparse
import asyncio
import contextlib
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Group, Person, SandboxClient
from reportbot.storage.store import Store
from tests.campaigns import books, record
from tests.campaigns.bot_process import Bot
from tests.campaigns.citizens import RECEIPT, Filer, Presser
from tests.campaigns.disk_faults import Disk
from tests.campaigns.killing import Findings, Kills
from tests.campaigns.server import Server, postgresql
from tests.campaigns.supervisors import DECIDES, MERGES, Asking, OnCards
from tests.campaigns.telegram_inline import Remembering
from tests.works.post_office import post_office

TOKEN = "1000001:kill-test"
SQLITE, POSTGRESQL = "kills", "kills-postgresql"
CALM_REPORTS, CALM_SECONDS = 2, 40.0
"""Each citizen's before the first kill, so that there is something to decide, to merge and to ask for."""

CARD = re.compile(r"Kasus (\d+)")


@contextlib.asynccontextmanager
async def _database(kind: str) -> AsyncIterator[Server | None]:
    if kind == SQLITE:
        yield None
        return
    async with postgresql() as server:
        yield server


async def campaign(kills: int, seed: int, citizens: int, work: Path, kind: str = SQLITE) -> Findings:
    """Run it in `work`; all dice come from the seed."""
    dice, findings, sandbox = random.Random(seed), Findings(), Sandbox(TOKEN)
    queue = sandbox.queue = Remembering(next_id=sandbox.start)
    async with (
        _database(kind) as server,
        serve(sandbox) as url,
        SandboxClient(url) as client,
        post_office() as office,
    ):
        await client.limits()
        filers = [Filer(await client.person(f"Warga{n}"), random.Random(dice.random())) for n in range(citizens)]
        dewi, sari, tuti, andi = [await client.person(name) for name in ("Dewi", "Sari", "Tuti", "Andi")]
        team = await client.group("Tim", admins=[dewi, sari, tuti])
        await team.add(andi)
        presser = Presser(sari, team, random.Random(dice.random()))
        decider = OnCards(andi, team, random.Random(dice.random()), DECIDES)
        merger = OnCards(tuti, team, random.Random(dice.random()), MERGES, "irip dengan")
        asking = Asking(dewi, random.Random(dice.random()))
        disk = Disk(work) if kind == SQLITE else None
        bot = Bot(_env(url, work, team, office.port) | _of_the_database(disk, server), work / "bot.log")
        killing = Kills(bot, dice, queue, work / "data", findings, disk, server)
        stop, asked = asyncio.Event(), asyncio.Event()
        actors: tuple[Filer | Presser | OnCards, ...] = (*filers, presser, decider, merger)
        tasks = [asyncio.create_task(each.run(stop)) for each in actors]
        at_mail = asyncio.create_task(asking.run(asked))
        await bot.start()
        await _calm(filers)
        while findings.kills < kills:
            await killing.one()
        await _to_rest(killing, tasks, stop)
        await _to_rest(killing, [at_mail], asked)
        await client.settled(60)
        findings.pressed = presser.pressed + decider.pressed + merger.pressed + asking.pressed
        await live_cards(sari, team, findings.faults)
        await client.settled(60)
        await _stopped(bot, findings)
        await _judge(filers, killing)
        await books.judge(work / "data", office, findings, killing.url)
    return findings


def _of_the_database(disk: Disk | None, server: Server | None) -> dict[str, str]:
    return dict(disk.env if disk else {}) | ({"REPORTBOT_DATABASE_URL": server.url} if server else {})


async def _to_rest(killing: Kills, acting: Sequence[asyncio.Task[None]], stop: asyncio.Event) -> None:
    """These people end what they are at, and nothing is left to do for the bot."""
    stop.set()
    await asyncio.wait_for(asyncio.gather(*acting), 240)
    killing.findings.faults += await books.quiet(killing.data_dir, killing.url)


async def _stopped(bot: Bot, findings: Findings) -> None:
    if code := await bot.stop():
        findings.faults.append(f"SIGTERM ended with exit code {code}")


async def _calm(filers: Sequence[Filer]) -> None:
    """Until everybody has sent some reports."""
    end = time.monotonic() + CALM_SECONDS
    while time.monotonic() < end and any(len(filer.submitted) < CALM_REPORTS for filer in filers):  # noqa: ASYNC110
        await asyncio.sleep(0.1)


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


async def _judge(filers: Sequence[Filer], killing: Kills) -> None:
    findings, confirmed = killing.findings, killing.queue.confirmed
    store = await Store.open(killing.url, killing.data_dir)
    stored = await store.read(lambda conn: books.reports(conn, store.seal))
    findings.confirmed = len(confirmed)
    findings.faults += await books.unseen(store, confirmed, int(TOKEN.partition(":")[0]))
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


def summary(findings: Findings) -> str:
    """What was done, in a line."""
    counted = (
        f"{findings.kills} kills ({', '.join(f'{n} {name}' for name, n in sorted(findings.hardships.items()))})",
        f"{findings.confirmed} updates confirmed",
        f"{findings.submitted} reports",
        f"{findings.receipts} receipts",
        f"{findings.pressed} presses",
        f"{findings.fetched} files fetched",
        f"{findings.merged} mergers",
        f"{findings.mails} mails",
        f"requests {dict(findings.requests)}",
    )
    return ", ".join(counted)


def main() -> None:
    """Run the campaign and print what it found; exit 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", "--kills", type=int, default=200, help="how many kills")
    parser.add_argument("--citizens", type=int, default=6)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--kind", choices=(SQLITE, POSTGRESQL), default=SQLITE)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    seed = record.next_seed(options.kind) if options.seed is None else options.seed
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="reportbot-kill-") as work:
        print(Disk(Path(work)).missing or "the disk fails too")
        findings = asyncio.run(campaign(options.runs, seed, options.citizens, Path(work), options.kind))
    seconds = time.monotonic() - started
    print(f"seed {seed}, {seconds:.0f} s: {summary(findings)}")
    for fault, times in Counter(findings.faults).items():
        print(f"FAULT ({times} times):", fault)
    print("nothing lost, nothing twice" if not findings.faults else f"{len(findings.faults)} faults")
    if options.record:
        failed = {seed: findings.faults} if findings.faults else {}
        details = {**findings.hardships, "reports": findings.submitted, "confirmed": findings.confirmed}
        tally = record.Tally(count=findings.kills, failed=failed, details=details)
        record.append(options.kind, seed, options.runs, tally, seconds)
    sys.exit(bool(findings.faults))


if __name__ == "__main__":
    main()
