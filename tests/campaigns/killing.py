"""One kill after the other, some in hardship, and what they came to."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaigns import books
from tests.campaigns.bot_process import Bot
from tests.campaigns.disk_faults import Disk
from tests.campaigns.server import Server
from tests.campaigns.telegram_inline import Remembering

LONGEST_LIFE = 1.6
"""Seconds that the bot serves before it is killed, at most."""


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
    confirmed: int = 0
    requests: Counter[str] = field(default_factory=Counter)
    hardships: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass
class Kills:
    """One bot that is killed again and again; all dice come from the seed."""

    bot: Bot
    dice: random.Random
    queue: Remembering
    data_dir: Path
    findings: Findings
    disk: Disk | None = None
    server: Server | None = None

    @property
    def url(self) -> str | None:
        return self.server.url if self.server else None

    async def one(self) -> None:
        """One kill; the chain of decisions is walked while the bot starts again."""
        await self.bot.serves()
        hardship = self._hardship()
        await asyncio.sleep(self.dice.uniform(0.0, LONGEST_LIFE))
        if hardship and self.disk:
            await self._on_a_bad_disk(hardship, self.disk)
        await self._ended(hardship)
        if hardship == "server killed" and self.server:
            await self.server.kill()
            await self.server.start()
        self.findings.kills += 1
        self.findings.hardships[hardship or "none"] += 1
        if not self.queue.pending and self.dice.random() < 0.3:
            # Telegram's numbers may go down: whoever kept an offset over the restart would skip these.
            self.queue.next_id -= self.dice.randint(2, 9)
        await self.bot.start()
        faults = await books.chain(self.data_dir, self.url)
        self.findings.faults += [f"after kill {self.findings.kills}: {fault}" for fault in faults]

    def _hardship(self) -> str:
        if self.dice.random() > 0.3:
            return ""
        return self.disk.drawn(self.dice) if self.disk else "server killed"

    async def _on_a_bad_disk(self, name: str, disk: Disk) -> None:
        """It fails for a while; the bot is killed meanwhile, or has recovered before."""
        recovers = self.dice.random() < 0.5
        async with disk.fails(name, self.bot, self.data_dir):
            await asyncio.sleep(self.dice.uniform(0.2, LONGEST_LIFE))
            if not recovers and not self.bot.ended:
                await self.bot.kill()
        if recovers:
            await asyncio.sleep(self.dice.uniform(0.2, LONGEST_LIFE))

    async def _ended(self, hardship: str) -> None:
        """It is dead; where the disk failed it may have ended by itself."""
        if hardship and self.bot.ended:
            self.findings.hardships["ended by itself"] += self.bot.process.returncode != -9
            return
        await self.bot.kill()
