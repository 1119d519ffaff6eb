"""People around the bot, and the first ledger: what they did, and what their screens told them."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field

from reportbot.sandbox.people import Group, Person
from reportbot.sandbox.seen import SandboxError, Shown
from tests.campaigns.citizens import RECEIPT, Filer

SUBMIT = "Kirim laporan"
STORY = "Dia minta <b>uang</b> & *foto* _saya_ [lihat](tg://jebakan) tanpa akhir <i>"
"""Words that are markup to whoever does not escape them."""


@dataclass
class Citizen(Filer):
    """Files reports on accounts that are given to him, slowly, looking at his screen."""

    patience: float = 6.0
    accounts: list[str] = field(default_factory=list)
    pressed: set[str] = field(default_factory=set)
    under_way: str = ""
    _before: Shown | None = None
    _tired: float = 0.0

    async def run(self, stop: asyncio.Event) -> None:
        """File all accounts; the one under way when `stop` comes is the last."""
        for account in self.accounts:
            await asyncio.sleep(self.dice.uniform(0.0, 60.0))
            if stop.is_set():
                return
            self.under_way = account
            await self.file(account)
            self.under_way = ""

    async def _next(self, screen: Shown | None, account: str) -> None:
        # Telegram may forbid messages to a chat for an hour: nobody types all that time.
        self._tired = min(2 * self._tired + 1.0, 60.0) if screen == self._before else 0.0
        self._before = screen
        await asyncio.sleep(self._tired)
        if screen is not None and "Langkah 4" in screen.text and "Lewati" in screen.labels and self.dice.random() < 0.5:
            await self.person.say(STORY)
        else:
            await super()._next(screen, account)

    async def _press(self, label: str) -> None:
        if label == SUBMIT:
            self.pressed.add(self.under_way)
        await asyncio.sleep(self.dice.uniform(0.5, 3.0))
        await super()._press(label)
        if self.dice.random() < 0.1:
            await super()._press(label)

    async def tickets(self) -> Counter[str]:
        """The numbers of all receipts in the chat, and how often each stands there."""
        chat = await self.person.chat()
        return Counter(m.text.split(RECEIPT)[1][:12] for m in chat if m.from_bot and RECEIPT in m.text)


@dataclass
class Racers:
    """Two moderators who press on the same card in the same moment, mostly different buttons."""

    people: tuple[Person, Person]
    team: Group
    dice: random.Random
    pressed: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Race until `stop`."""
        while not stop.is_set():
            await asyncio.sleep(self.dice.uniform(15.0, 90.0))
            cards = [m for m in await self.team.chat() if m.from_bot and m.labels]
            if not cards:
                continue
            card = self.dice.choice(cards[-8:])
            moment = [self._press(person, card, self.dice.choice(card.labels)) for person in self.people]
            await asyncio.gather(*moment)

    async def _press(self, person: Person, card: Shown, label: str) -> None:
        try:
            await person.press(label, chat=self.team, on=card, wait=0)
        except (TimeoutError, SandboxError):
            return
        self.pressed += 1


@dataclass
class Moderator:
    """Presses whatever stands on the cards, as people do who are in a hurry."""

    person: Person
    team: Group
    dice: random.Random
    every: tuple[float, float] = (8.0, 40.0)
    wanted: tuple[str, ...] = ()
    pressed: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Press until `stop`."""
        while not stop.is_set():
            await asyncio.sleep(self.dice.uniform(*self.every))
            cards = [m for m in await self.team.chat() if m.from_bot and m.labels]
            if cards:
                card = self.dice.choice(cards[-8:])
                await self._press(card, self._label(card))

    def _label(self, card: Shown) -> str:
        known = [label for label in self.wanted if card.button(label) is not None]
        return known[0] if known and self.dice.random() < 0.8 else self.dice.choice(card.labels)

    async def _press(self, card: Shown, label: str) -> None:
        try:
            await self.person.press(label, chat=self.team, on=card, wait=0)
        except (TimeoutError, SandboxError):
            return
        self.pressed += 1


@dataclass
class Attacker:
    """Presses what stands on the group's cards from his own chat, and on the cards themselves, as if he were there."""

    person: Person
    team: Group
    dice: random.Random
    every: tuple[float, float] = (15.0, 80.0)
    pressed: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Forge until `stop`."""
        await self.person.start()
        while not stop.is_set():
            await asyncio.sleep(self.dice.uniform(*self.every))
            cards = [m for m in await self.team.chat() if m.from_bot and m.labels]
            if cards:
                await self._forge(self.dice.choice(cards[-8:]))

    async def _forge(self, card: Shown) -> None:
        button = self.dice.choice([button for button in card.buttons if button.data])
        where = self.team if self.dice.random() < 0.5 else None
        newest = await self.person.newest()
        number = card.message_id if where or newest is None else newest.message_id
        try:
            await self.person.forge(str(button.data), number, where, wait=0)
        except (TimeoutError, SandboxError):
            return
        self.pressed += 1


@dataclass
class Admin:
    """Asks the bot how it is."""

    person: Person
    dice: random.Random
    pressed: int = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Ask until `stop`."""
        while not stop.is_set():
            await self.person.say(self.dice.choice(("/status", "/antrean", "/statistik")))
            await asyncio.sleep(self.dice.uniform(40.0, 120.0))
