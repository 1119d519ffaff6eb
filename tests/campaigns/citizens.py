"""Citizens and a moderator who go on whatever happens to the bot: they look at their screen and do the next thing."""

import asyncio
import random
from dataclasses import dataclass, field

from reportbot.sandbox.people import Group, Person
from reportbot.sandbox.seen import SandboxError, Shown

PATIENCE = 0.8
RECEIPT = "Nomor laporan: "
ORDER = ("Setuju & lanjut", "Selesai", "Lewati", "Kirim laporan", "Lanjutkan", "Ya, pakai")


@dataclass
class Filer:
    """Files one report after another, each on an account of its own, until told to stop."""

    person: Person
    dice: random.Random
    submitted: list[str] = field(default_factory=list)
    number: int = 0
    patience: float = PATIENCE

    async def run(self, stop: asyncio.Event) -> None:
        """File until `stop`; the report under way is finished first."""
        while not stop.is_set():
            self.number += 1
            await self.file(self.account(self.number))

    def account(self, number: int) -> str:
        """The account of the report of this number; every other looks like the one before it, for merging."""
        return f"akun_{self.person.id}_{number // 2}{'l' if number % 2 else '1'}x"

    async def file(self, account: str) -> None:
        """One report: what the screen asks for, again when nothing came, until its receipt stands in the chat."""
        receipts = await self._receipts()
        while await self._receipts() == receipts:
            seq = await self.person.client.seq()
            await self._next(await self.person.newest(), account)
            await self._changed(seq)
        self.submitted.append(account)

    async def _receipts(self) -> int:
        return len(
            {m.text.split(RECEIPT)[1][:12] for m in await self.person.chat() if m.from_bot and RECEIPT in m.text}
        )

    async def _next(self, screen: Shown | None, account: str) -> None:
        if screen is None:
            await self.person.start()
            return
        shown = [m for m in (await self.person.chat())[-4:] if m.from_bot]
        text, labels = "\n".join(m.text for m in shown), [label for m in shown for label in m.labels]
        if "ID MiChat" in screen.text:
            await self.person.say(account)
        elif "MiChat" in labels:
            await self._press("MiChat")
        elif "Penipuan" in labels:
            await self._press("Penipuan")
        elif "Lewati" in labels and "tangkapan layar profil" in text and "Selesai" not in labels:
            await self.person.photo()
        elif found := next((label for label in ORDER if label in labels), None):
            await self._press(found)
        else:
            await self.person.say("/lapor")

    async def _press(self, label: str) -> None:
        try:
            await self.person.press(label, wait=0)
        except (TimeoutError, SandboxError, StopIteration):
            return

    async def _changed(self, seq: int) -> None:
        """Wait until the bot said something, or patience ends (the bot may be dead)."""
        loop = asyncio.get_running_loop()
        end = loop.time() + self.patience
        while loop.time() < end:
            if await self.person.client.changed(seq, 0.3) and not await self.person.client.pending():
                await asyncio.sleep(self.dice.uniform(0.02, 0.1))
                return


@dataclass
class Presser:
    """A moderator who claims and decides whatever card stands there."""

    person: Person
    team: Group
    dice: random.Random
    pressed: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Press until `stop`."""
        while not stop.is_set():
            await asyncio.sleep(self.dice.uniform(0.1, 0.5))
            cards = [m for m in await self.team.chat() if m.from_bot and m.labels]
            if not cards:
                continue
            card = self.dice.choice(cards[-15:])
            label = self.dice.choice(card.labels)
            try:
                await self.person.press(label, chat=self.team, on=card, wait=0)
            except (TimeoutError, SandboxError):
                continue
            self.pressed += 1
