"""A real bot in virtual time and its people: what they do, and what their screens then show, is written down."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

from reportbot.sandbox.people import Group, Person, Shown
from tests.campaigns.simulation.run import World, simulated

SETTLES = 30.0
"""Virtual seconds after which all has been said that an act causes."""


@dataclass(frozen=True)
class Turn:
    """Somebody's act, and the bot's messages that are new or changed since, by chat; or a chapter that opens."""

    who: str = ""
    act: str = ""
    seen: tuple[tuple[str, Shown], ...] = ()
    opens: str = ""


@dataclass
class Scene:
    """People by name, the group, and what has happened so far."""

    world: World
    people: dict[str, Person] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    _texts: dict[tuple[str, int], str] = field(default_factory=dict)

    async def enter(self, name: str, username: str) -> None:
        """Somebody more."""
        self.people[name] = await self.world.client.person(name, username=username)

    def opens(self, title: str) -> None:
        """A chapter of what follows."""
        self.turns.append(Turn(opens=title))

    async def says(self, name: str, text: str, group: Group | None = None) -> None:
        """A message, or a command."""
        await self._turn(name, text, self.people[name].say(text, group))

    async def sends_picture(self, name: str, act: str) -> None:
        """A photo."""
        await self._turn(name, act, self.people[name].photo())

    async def presses(self, name: str, label: str, group: Group | None = None) -> None:
        """The button with this label on the newest message that has it."""
        await self._turn(name, f"[{label}]", self.people[name].press(label, group, wait=SETTLES))

    async def waits(self, seconds: float, act: str) -> None:
        """Time passes."""
        await self._turn("", act, asyncio.sleep(seconds))

    async def _turn(self, who: str, act: str, doing: Awaitable[object]) -> None:
        before = await self.world.client.seq()
        toast = await doing
        await self._until_the_next_beat()
        seen = [one for one in await self._shown() if one[1].seq > before and self._is_news(*one)]
        answer = f" → «{toast}»" if isinstance(toast, str) and toast else ""
        self.turns.append(Turn(who, act + answer, tuple(seen)))

    async def _until_the_next_beat(self) -> None:
        """Acts begin at whole half minutes, so that a network a little slower changes no time that is shown."""
        now = self.world.loop.time()
        await asyncio.sleep((now // SETTLES + 2) * SETTLES - now)

    def _is_news(self, name: str, shown: Shown) -> bool:
        """A screen that only loses its buttons is none."""
        known = self._texts.get((name, shown.message_id))
        self._texts[name, shown.message_id] = shown.text
        return bool(shown.buttons) or shown.text != known

    async def _shown(self) -> list[tuple[str, Shown]]:
        chats = [(name, await person.chat()) for name, person in self.people.items()]
        chats.append((GROUP, await self.world.team.chat()))
        return [(name, message) for name, chat in chats for message in chat if message.from_bot]


GROUP = "grup"


def played(story: Callable[[Scene], Awaitable[None]]) -> list[Turn]:
    """The turns of a story; it is the same whenever and wherever it is played, but for the numbers of reports."""
    with simulated(1) as world:
        return world.loop.run_until_complete(_play(world, story))


async def _play(world: World, story: Callable[[Scene], Awaitable[None]]) -> list[Turn]:
    async with _served(world) as scene:
        await story(scene)
        return scene.turns


@contextlib.asynccontextmanager
async def _served(world: World) -> AsyncIterator[Scene]:
    world.dewi, world.sari, world.andi, world.tuti = [
        await world.client.person(name) for name in ("Dewi", "Sari", "Andi", "Tuti")
    ]
    world.team = await world.client.group("Tim Pemeriksa", admins=[world.dewi, world.sari], members=[world.andi])
    bot = world.make_bot()
    serving = asyncio.create_task(bot.run())
    await asyncio.sleep(SETTLES)
    try:
        yield Scene(world, {"Dewi": world.dewi, "Sari": world.sari, "Andi": world.andi})
    finally:
        await bot.stop()
        await asyncio.wait({serving}, timeout=60)
