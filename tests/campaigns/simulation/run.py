"""One run: the bot, its people and its weather under one virtual clock, then quiet, then the oracle."""

import asyncio
import contextlib
import gc
import io
import logging
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportbot import logs
from reportbot.sandbox import Sandbox
from reportbot.sandbox.people import Group, Person
from reportbot.settings import Settings
from tests.campaigns.kill import live_cards
from tests.campaigns.simulation import oracle
from tests.campaigns.simulation.bot import Bot
from tests.campaigns.simulation.crash_plan import CrashPlan
from tests.campaigns.simulation.inline import inline
from tests.campaigns.simulation.lives import LIFE, Points, named_works, owned_tasks
from tests.campaigns.simulation.outside import Outside
from tests.campaigns.simulation.people import Admin, Attacker, Citizen, Moderator, Racers
from tests.campaigns.simulation.schedule import LASTS, misfortunes
from tests.campaigns.simulation.screens import DirectClient
from tests.campaigns.simulation.virtual_time import Clocks, VirtualLoop
from tests.campaigns.simulation.weather import Weather
from tests.campaigns.simulation.witness import Witness
from tests.campaigns.supervisors import DECIDES

TOKEN = "1000001:AAHsimulated-token-of-thirty-five-chars"
QUIET = 70.0
PATIENCE = 4000.0
MEMORY = Path("/dev/shm")  # noqa: S108 a file system in memory makes fsync cheap


@dataclass
class Found:
    """What a run came to."""

    faults: list[str] = field(default_factory=list)
    crashes: int = 0
    reports: int = 0
    receipts: int = 0
    presses: int = 0
    points: Points = field(default_factory=Points)
    weather: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    cpu: float = 0.0


class World:
    """Everything in one run; `kind` says what goes wrong in it."""

    def __init__(self, loop: VirtualLoop, clocks: Clocks, seed: int, work: Path, log: io.StringIO) -> None:
        self.loop, self.clocks, self.work, self.log = loop, clocks, work, log
        self.dice = random.Random(seed)
        self.box = Sandbox(TOKEN, clock=clocks.true_time)
        self.client = DirectClient(self.box)
        self.bot: Bot
        self.witness = Witness(loop.time, lambda: self.bot.folder)
        self.outside = Outside(self.box, self.own_dice(), self.witness)
        self.weather = Weather(self.own_dice(), loop.time)
        self.points = Points()
        self.stop = asyncio.Event()
        self.citizens: list[Citizen] = []
        self.groups: set[int] = set()

    def own_dice(self) -> random.Random:
        """Dice of one actor: what another does changes nothing about their throws."""
        return random.Random(self.dice.getrandbits(64))

    async def people(self, citizens: int) -> None:
        """The team, the citizens with the accounts they will report, and strangers."""
        self.dewi, self.sari, self.andi, self.tuti = [
            await self.client.person(n) for n in ("Dewi", "Sari", "Andi", "Tuti")
        ]
        self.team: Group = await self.client.group("Tim Pemeriksa", admins=[self.dewi, self.sari], members=[self.andi])
        self.groups.add(self.team.id)
        for n in range(citizens):
            mark = f"{self.dice.getrandbits(40):010x}"
            person = await self.client.person(f"Warga{mark}", last_name=f"Nama{mark}", username=f"user{mark}")
            self.citizens.append(Citizen(person, self.own_dice(), accounts=self._accounts(n)))
        self.stranger: Person = await self.client.person("Oknum")
        self.pressers: list[Moderator | Racers | Attacker | Admin] = [
            Moderator(self.sari, self.team, self.own_dice()),
            Moderator(self.andi, self.team, self.own_dice(), wanted=DECIDES),
            Racers((self.sari, self.dewi), self.team, self.own_dice()),
            Attacker(self.stranger, self.team, self.own_dice()),
            Admin(self.dewi, self.own_dice()),
        ]

    def _accounts(self, citizen: int) -> list[str]:
        return [f"akun_{citizen}_{n}" if self.dice.random() < 0.6 else f"akun_bersama_{n}" for n in range(2)]

    def settings(self, folder: Path) -> Settings:
        """The bot's settings, on the data in a folder."""
        given = {
            "TOKEN": TOKEN,
            "API_URL": "http://127.0.0.1:8081",
            "DATA_DIR": str(folder),
            "MODERATOR_CHAT_ID": str(self.team.id),
            "ADMIN_IDS": str(self.dewi.id),
            "UNDO_MINUTES": "1",
            "LOG_LEVEL": "DEBUG",
        }
        return Settings.load({f"REPORTBOT_{name}": value for name, value in given.items()})

    def make_bot(self) -> Bot:
        """The bot as a service."""
        dice = self.own_dice()
        pause = lambda: dice.uniform(0.2, 4.0)  # noqa: E731
        self.bot = Bot(self.work, self.settings, self.outside, self.points, self.weather, self.own_dice(), pause)
        return self.bot

    async def busy(self, seconds: float) -> None:
        """All are at work for so long; then the faults are over, and citizens finish what they began."""
        citizens = [asyncio.create_task(citizen.run(self.stop)) for citizen in self.citizens]
        others = [asyncio.create_task(each.run(self.stop)) for each in self.pressers]
        await asyncio.sleep(seconds)
        self.stop.set()
        self.weather.clear()
        self.points.strikes = lambda _point: False
        await asyncio.wait(others, timeout=PATIENCE)
        _, late = await asyncio.wait(citizens, timeout=PATIENCE)
        for task in late:
            task.cancel()
        await asyncio.sleep(QUIET)

    async def settled(self, bot: Bot) -> oracle.Books:
        """The database once nothing waits in it, or patience has ended; it is read while the bot is at work."""
        end = self.loop.time() + PATIENCE
        while True:
            books = await oracle.read_books(bot.folder)
            if (not books.outbox and not books.works) or self.loop.time() > end:
                return books
            await asyncio.sleep(10.0)

    async def judged(self, books: oracle.Books) -> list[str]:
        """All that is wrong."""
        calls = list(self.box.journal.calls)
        faults = await oracle.of_citizens(books, self.citizens, self.witness.unsure)
        faults += self.witness.faults + oracle.of_decisions(books) + oracle.of_markup(self.box)
        faults += oracle.of_files(self.bot.folder, self._reporters(), self._secrets())
        faults += oracle.of_the_database(books, provoked=0)
        faults += oracle.of_cards(books, self.box, self.team.id)
        faults += oracle.of_rights(books, {self.dewi.id, self.sari.id, self.andi.id, *self._reporters()})
        faults += oracle.of_limits(calls, self.groups)
        said = {"the group": oracle.group_words(calls, self.groups)}
        faults += oracle.of_secrets(self._secrets(), said)
        return faults + oracle.of_secrets([*self._secrets(), TOKEN], {"the log": self.log.getvalue()})

    def _reporters(self) -> set[int]:
        return {citizen.person.id for citizen in self.citizens}

    def _secrets(self) -> list[str]:
        named = [citizen.person.user for citizen in self.citizens]
        return [str(user[name]) for user in named for name in ("id", "first_name", "last_name", "username")]


async def crashes(world: World) -> Found:
    """The power fails again and again, at named points."""
    await world.people(citizens=5)
    bot = world.make_bot()
    plan = CrashPlan(world.points, world.own_dice(), world.loop.time, world.stop.is_set)
    world.points.strikes = plan.strikes
    serving = asyncio.create_task(bot.run())
    await world.busy(240.0)
    return await _ended(world, bot, serving)


async def _ended(world: World, bot: Bot, serving: "asyncio.Task[None]") -> Found:
    cards: list[str] = []
    await live_cards(world.sari, world.team, cards)
    books = await world.settled(bot)
    await bot.stop()
    await asyncio.wait({serving}, timeout=60)
    faults = [*bot.faults, *cards, *await world.judged(books)]
    receipts = sum([len(await citizen.tickets()) for citizen in world.citizens])
    return Found(
        faults=faults,
        crashes=bot.crashes,
        reports=len(books.reports),
        receipts=receipts,
        presses=sum(each.pressed for each in world.pressers),
        points=world.points,
        weather=dict(world.weather.happened),
        seconds=world.loop.time() - 1000.0,
    )


async def schedules(world: World) -> Found:
    """At least 20 faults of all kinds within ten minutes."""
    await world.people(citizens=4)
    bot = world.make_bot()
    serving = asyncio.create_task(bot.run())
    faults = asyncio.create_task(misfortunes(world, bot, world.own_dice()))
    await world.busy(LASTS)
    await asyncio.wait({faults})
    faults.result()
    return await _ended(world, bot, serving)


KINDS = {"crashes": crashes, "schedules": schedules}


def play(kind: str, seed: int) -> Found:
    """Play one seed; the same seed gives the same run."""
    started = time.process_time()
    with simulated(seed) as world:
        found = world.loop.run_until_complete(KINDS[kind](world))
    found.cpu = time.process_time() - started
    return found


@contextlib.contextmanager
def simulated(seed: int) -> Iterator[World]:
    """A world on a virtual loop and clock of its own; all that is under way in it ends with the block."""
    loop = VirtualLoop()
    loop.set_task_factory(owned_tasks)
    # What the tasks of a life that is over raise is nobody's concern.
    loop.set_exception_handler(lambda _loop, _about: None)
    gc.disable()  # a run is short, and half of what it makes lives as long as it does
    asyncio.set_event_loop(loop)
    clocks, log = Clocks(loop), io.StringIO()
    folder = MEMORY if MEMORY.is_dir() else None
    try:
        with (
            _logging_to(log),
            tempfile.TemporaryDirectory(prefix="reportbot-simulation-", dir=folder) as work,
            clocks.running(),
            inline(LIFE.get),
            named_works(),
        ):
            yield World(loop, clocks, seed, Path(work), log)
            loop.run_until_complete(_all_ended())
    finally:
        gc.enable()
        loop.close()
        asyncio.set_event_loop(None)


async def _all_ended() -> None:
    """What Telegram still does for calls that nobody waits for ends too."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


@contextlib.contextmanager
def _logging_to(stream: io.StringIO) -> Iterator[None]:
    """The log as the bot writes it, at DEBUG."""
    root = logging.getLogger()
    kept, level, hooks = root.handlers[:], root.level, (sys.excepthook, sys.unraisablehook)
    logs.setup("DEBUG", [TOKEN], stream)
    try:
        yield
    finally:
        root.handlers[:] = kept
        root.setLevel(level)
        sys.excepthook, sys.unraisablehook = hooks
