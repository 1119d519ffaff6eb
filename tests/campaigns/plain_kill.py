"""The plain bot under the same SIGKILLs: how many reports it loses of those that Telegram handed over to it.

A control: a campaign that finds nothing here would find nothing anywhere. Exit 1, then, is what is expected.

python -m tests.campaigns.plain_kill --runs 10 --seed 1
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import aiosqlite

from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Person, SandboxClient
from tests.campaigns.bot_process import Bot
from tests.campaigns.telegram_inline import Remembering

TOKEN = "1000001:plain-bot"
COMMAND = (sys.executable, "-m", "tests.campaigns.plain_bot")
PATIENCE = 5.0
LONGEST_LIFE = 3.0


@dataclass
class Filer:
    """Asks to report, names an account, tells a story; what is asked for is sent once, and nothing else."""

    person: Person
    dice: random.Random
    submitted: list[str] = field(default_factory=list)

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            account = f"akun_{self.person.id}_{len(self.submitted)}_{self.dice.randrange(10**6)}"
            await self._file(account)

    async def _file(self, account: str) -> None:
        for say, answer in (("/lapor", "Akun mana"), (account, "Apa yang terjadi")):
            await self.person.say(say)
            if not await self._hears(answer):
                return
        self.submitted.append(account)
        await self.person.say("Ia menipu saya.")
        await self._hears("Nomor laporan")

    async def _hears(self, part: str) -> bool:
        try:
            await self.person.expect(part, PATIENCE, new=True)
        except TimeoutError:
            return False
        return True


async def campaign(kills: int, seed: int, citizens: int, work: Path) -> tuple[int, int, int]:
    """How many reports were sent, how many of them the bot does not have, and how many updates it confirmed."""
    dice, sandbox = random.Random(seed), Sandbox(TOKEN)
    queue = sandbox.queue = Remembering(next_id=sandbox.start)
    async with serve(sandbox) as url, SandboxClient(url) as client:
        await client.limits()
        filers = [Filer(await client.person(f"Warga{n}"), random.Random(dice.random())) for n in range(citizens)]
        team = await client.group("Tim", admins=[await client.person("Dewi")])
        settings = {"TOKEN": TOKEN, "API_URL": url, "DATA_DIR": str(work), "GROUP": str(team.id)}
        env = dict(os.environ) | {f"PLAIN_{name}": value for name, value in settings.items()}
        bot = Bot(env, work / "bot.log", COMMAND, b"serving")
        stop = asyncio.Event()
        await bot.start()
        await bot.serves()
        tasks = [asyncio.create_task(filer.run(stop)) for filer in filers]
        for _ in range(kills):
            await asyncio.sleep(dice.uniform(0.5, LONGEST_LIFE))
            await bot.kill()
            await bot.start()
            await bot.serves()
        stop.set()
        await asyncio.gather(*tasks)
        await client.settled(60)
        await bot.stop()
    async with aiosqlite.connect(work / "plain.db") as database:
        stored = {row[0] for row in await database.execute_fetchall("SELECT account FROM reports")}
    sent = [account for filer in filers for account in filer.submitted]
    return len(sent), sum(account not in stored for account in sent), len(queue.confirmed)


def main() -> None:
    """Say how many it lost; exit 1 where it lost any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="how many kills")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--citizens", type=int, default=6)
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="reportbot-plain-") as work:
        sent, lost, confirmed = asyncio.run(campaign(options.runs, options.seed, options.citizens, Path(work)))
    print(
        f"seed {options.seed}, {time.monotonic() - started:.0f} s: {options.runs} kills, {confirmed} updates confirmed"
    )
    if lost:
        print(f"FAULT: {lost} of {sent} reports are lost, which Telegram had handed over")
    sys.exit(bool(lost))


if __name__ == "__main__":
    main()
