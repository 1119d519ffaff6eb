"""A moderator who decides, and supervisors who merge cases and ask platforms by mail, whatever happens to the bot."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from reportbot.sandbox.people import Group, Person
from reportbot.sandbox.seen import SandboxError, Shown

DECIDES = ("Tawaran palsu", "Cukup bukti", "Ambil")
MERGES = ("Ya, gabungkan", "Kasus *", "Gabungkan", "Lainnya")
ASKS = ("Ya, kirim", "Bukti aman", "Periksa gambar", "Kirim permintaan", "Buat: MiChat*")
LEFT = "Sudah terkirim"
"""What the supervisor says of a mail that may have left: nobody ever has one sent again."""

Presses = Callable[[], Awaitable[None]]


def _labelled(message: Shown, wanted: tuple[str, ...]) -> str | None:
    """The first of these labels under a message."""
    return next((label for label in wanted if message.button(label) is not None), None)


async def _pressed(person: Person, label: str, on: Shown, chat: Group | None = None) -> bool:
    try:
        await person.press(label, chat=chat, on=on, wait=0)
    except (TimeoutError, SandboxError):
        return False
    return True


@dataclass
class OnCards:
    """Presses the first of these buttons that a card has: of the newest cards, by chance."""

    person: Person
    team: Group
    dice: random.Random
    wanted: tuple[str, ...]
    part: str = ""
    pressed: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Press until `stop`."""
        while not stop.is_set():
            await asyncio.sleep(self.dice.uniform(0.1, 0.4))
            cards = [m for m in await self.team.chat() if m.from_bot and self.part in m.text]
            able = [(m, label) for m in cards if (label := _labelled(m, self.wanted))]
            if able:
                message, label = self.dice.choice(able[-12:])
                self.pressed += await _pressed(self.person, label, message, self.team)


@dataclass
class Asking:
    """Has requests made of what is ready, looks at each picture, sends, and judges what may have left."""

    person: Person
    dice: random.Random
    pressed: int = 0
    judged: set[int] = field(default_factory=set)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop`."""
        await self.person.start()
        while not stop.is_set():
            await asyncio.sleep(self.dice.uniform(0.1, 0.3))
            await self._next()

    async def _next(self) -> None:
        shown = [m for m in await self.person.chat() if m.from_bot]
        doubts = [m for m in shown if m.button(LEFT) is not None and m.seq not in self.judged]
        able = [(m, label) for m in reversed(shown[-4:]) if (label := _labelled(m, ASKS))]
        if doubts:
            self.judged.add(doubts[0].seq)
            self.pressed += await _pressed(self.person, LEFT, doubts[0])
        elif able and self.dice.random() < 0.97:
            self.pressed += await _pressed(self.person, able[0][1], able[0][0])
            await asyncio.sleep(0.3)
        else:
            await self.person.say(self.dice.choice(("/permintaan", "/permintaan", "/permintaan 1")))
            await asyncio.sleep(1.0)
