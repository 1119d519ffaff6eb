"""Restore drills: a backup at a random moment under load, the house destroyed, restored, and the bot started on it.

What was acknowledged before the backup began is in it, of each citizen it has the beginning of what they filed and
nothing else, the chain of decisions is whole, the vault opens, and the restored bot goes on serving.

python -m tests.campaigns.restore_drills --seed 1 --runs 5
"""

import argparse
import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from reportbot.backups import recovery
from reportbot.clock import Clock
from reportbot.domain.records import Evidence
from reportbot.evidence.vault import Vault
from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Person, SandboxClient
from reportbot.storage.mapping import EVIDENCE
from reportbot.storage.patience import PatientStore
from reportbot.storage.store import Store
from tests.campaigns import books, record
from tests.campaigns.citizens import RECEIPT, Filer, Presser
from tests.campaigns.record import Tally
from tests.e2e.process import ROOT, Bot

KIND = "restores"
TOKEN = "1000001:restore-drill"
CITIZENS = 3
FIRST_RECEIPTS = 3
PATIENCE = 300.0


async def drill(seed: int, work: Path) -> list[str]:
    """One drill in an empty folder; what was wrong. All dice come from the seed."""
    dice = random.Random(seed)
    async with serve(Sandbox(TOKEN)) as url, SandboxClient(url) as client:
        await client.limits()
        filers = [Filer(await client.person(f"Warga{n}"), random.Random(dice.random())) for n in range(CITIZENS)]
        sari = await client.person("Sari")
        team = await client.group("Tim", admins=[sari])
        house = House(url, work, team.id)
        house.begin()
        bot = await house.start()
        stop = asyncio.Event()
        actors: tuple[Filer | Presser, ...] = (*filers, Presser(sari, team, random.Random(dice.random())))
        tasks = [asyncio.create_task(actor.run(stop)) for actor in actors]
        try:
            async with asyncio.timeout(PATIENCE):
                while len(await receipts(filers)) < FIRST_RECEIPTS:  # noqa: ASYNC110  people tell no event
                    await asyncio.sleep(0.2)
            await asyncio.sleep(dice.uniform(0, 5))
            before = await receipts(filers)
            faults = await house.does("backup", str(house.backup))
            await asyncio.sleep(dice.uniform(0, 5))
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await bot.kill()
        faults += await house.destroyed_and_restored()
        faults += await house.looked_at(before, filers)
        return faults + await house.goes_on(await client.person("Baru"))


async def receipts(filers: Sequence[Filer]) -> set[str]:
    """The tickets that citizens hold."""
    chats = [await filer.person.chat() for filer in filers]
    return {m.text.split(RECEIPT)[1][:12] for chat in chats for m in chat if m.from_bot and RECEIPT in m.text}


class House:
    """A data dir, its backup, and the keys that are kept elsewhere."""

    def __init__(self, url: str, work: Path, group: int) -> None:
        self.data, self.backup, self.log = work / "data", work / "mine.backup", work / "bot.log"
        self.keys = work / "keys"
        self.env = {
            "REPORTBOT_TOKEN": TOKEN,
            "REPORTBOT_API_URL": url,
            "REPORTBOT_DATA_DIR": str(self.data),
            "REPORTBOT_MODERATOR_CHAT_ID": str(group),
            "REPORTBOT_UNDO_MINUTES": "0",
            **{f"REPORTBOT_{name}": "0" for name in ("REPORTS_PER_HOUR", "REPORTS_PER_DAY")},
            **{f"REPORTBOT_RATE_PER_{name}": "0" for name in ("SECOND", "CHAT", "GROUP_MINUTE")},
        }

    def begin(self) -> None:
        """The recovery key is made, and kept outside."""
        self.keys.mkdir()
        (self.keys / "recovery").write_text(recovery.make(self.data), encoding="ascii")

    async def start(self) -> Bot:
        """The bot, once it serves."""
        served = self.log.read_text().count('"serving"') if self.log.exists() else 0
        bot = await Bot.start(self.env, self.log)
        while self.log.read_text().count('"serving"') == served:
            await asyncio.sleep(0.05)
            if bot.process.returncode is not None:
                raise AssertionError(f"the bot ended with {bot.process.returncode}: {self.log.read_text()[-2000:]}")
        return bot

    async def does(self, *words: str) -> list[str]:
        """A verb of the program; what it said where it failed."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("REPORTBOT_")}
        pipe = asyncio.subprocess.PIPE
        command = (sys.executable, "-m", "reportbot", *words)
        env = own | {"PYTHONPATH": str(ROOT)} | self.env
        process = await asyncio.create_subprocess_exec(*command, env=env, stdout=pipe, stderr=asyncio.subprocess.STDOUT)
        said, _ = await process.communicate()
        return [f"{words[0]} ended with {process.returncode}: {said.decode()}"] if process.returncode else []

    async def destroyed_and_restored(self) -> list[str]:
        """Nothing is left but the backup and the two keys; then the backup is proven, and opened."""
        shutil.copy(self.data / "reportbot.key", self.keys / "bot")
        shutil.rmtree(self.data)
        keys = ("--key-file", str(self.keys / "recovery"), "--bot-key", str(self.keys / "bot"))
        faults = await self.does("verify", str(self.backup), *keys)
        return faults + await self.does("restore", str(self.backup), "--to", str(self.data), *keys)

    async def looked_at(self, before: set[str], filers: Sequence[Filer]) -> list[str]:
        """What is wrong with what was restored."""
        faults = await books.chain(self.data)
        store = await Store.open(None, self.data, upgrade=False)
        try:
            reports = await store.read(lambda conn: books.reports(conn, store.seal))
            evidence = await store.read(lambda conn: books.rows(conn, store.seal, EVIDENCE))
            vault = Vault(self.data / "vault", PatientStore(store), Clock())
            for item in evidence:
                faults += await _opened(vault, item) if item.vault == "kept" else []
        finally:
            await store.close()
        lost = before - {ticket for ticket, _ in reports}
        faults += [f"receipt {ticket} was out before the backup began and is not in it" for ticket in sorted(lost)]
        accounts = [account for _, account in reports]
        return faults + [fault for filer in filers for fault in _of_prefix(filer, accounts)]

    async def goes_on(self, person: Person) -> list[str]:
        """The restored bot takes a report of somebody new."""
        bot = await self.start()
        filer = Filer(person, random.Random(0))
        try:
            async with asyncio.timeout(PATIENCE):
                await filer.file("akun_baru")
        except TimeoutError:
            return ["the restored bot takes no report"]
        else:
            ended = await bot.stop(seconds=60)
            return [f"the restored bot ended with {ended.code}"] if ended.code else []
        finally:
            await bot.kill()


async def _opened(vault: Vault, item: Evidence) -> list[str]:
    try:
        for number in (item.original, *item.copies):
            await vault.read(number or 0)
    except Exception as error:  # noqa: BLE001  whatever is wrong with it is a finding
        return [f"the file of evidence {item.evidence} does not open: {type(error).__name__}"]
    return []


def _of_prefix(filer: Filer, stored: Sequence[str]) -> list[str]:
    """Of one citizen the first so many reports are there, each once."""
    mine = [account for account in stored if account.startswith(f"akun_{filer.person.id}_")]
    filed = [filer.account(number) for number in range(1, filer.number + 1)]
    if sorted(mine) != sorted(filed[: len(mine)]):
        return [f"of {filed} the backup has {mine}"]
    return []


async def drills(seed: int, runs: int) -> Tally:
    """So many, one after the other; `count` is how many were made."""
    failed: dict[int, list[str]] = {}
    for number in range(seed, seed + runs):
        with tempfile.TemporaryDirectory(prefix="reportbot-restore-") as work:
            if faults := await drill(number, Path(work)):
                failed[number] = faults
                print(f"seed {number}:", *faults, sep="\n  ")
    return Tally(count=runs, failed=failed)


def main() -> None:
    """Run drills and write them into the ledger; exit 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=record.next_seed(KIND))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    started = time.monotonic()
    tally = asyncio.run(drills(options.seed, options.runs))
    entry = record.append(KIND, options.seed, options.runs, tally, time.monotonic() - started)
    print(f"{entry.count} restore drills from seed {entry.seed}, {entry.seconds:.0f} s, failed: {list(entry.failed)}")
    sys.exit(bool(entry.failed))


if __name__ == "__main__":
    main()
