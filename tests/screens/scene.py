"""A real bot in virtual time and its people: what they do, and what their screens then show, is written down."""

import asyncio
import contextlib
import html
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reportbot.conversation.says import Text
from reportbot.sandbox.people import Person, Shown
from reportbot.taming import tame
from reportbot.texts import Texts
from tests.campaigns.simulation.run import World, simulated

SETTLES = 30.0
"""Virtual seconds after which all has been said that an act causes."""

LIVED = 180.0
"""Virtual seconds at the end of a long wait in which the bot does what has fallen due."""

GROUP = "grup"
TEAM = ("Dewi", "Sari", "Andi", "Tuti")
"""They work in Indonesian: in English only citizens read."""

OFFICE = {"undo_minutes": 10, "reports_per_hour": 0, "signatory": "Dewi Lestari", "operator_place": "Bandung"}
"""Settings of an office whose people take the time they have."""

TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Turn:
    """Somebody's act, and the bot's messages that are new or changed since, by chat; or a chapter that opens.

    `keys` are the texts that those messages, their buttons and the answer to a press consist of; `labels`, `captions`
    and `toasts` are those that stand whole on a button, below a file, or in the answer: of the same words together.
    """

    who: str = ""
    act: str = ""
    seen: tuple[tuple[str, Shown], ...] = ()
    opens: str = ""
    keys: frozenset[str] = frozenset()
    labels: tuple[frozenset[str], ...] = ()
    captions: tuple[frozenset[str], ...] = ()
    toasts: tuple[frozenset[str], ...] = ()


@dataclass
class Scene:
    """People by name, the group, and what has happened so far."""

    world: World
    language: str
    people: dict[str, Person] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    silent: bool = False
    said: list[tuple[str, str]] = field(default_factory=list)
    _texts: dict[tuple[str, int], str] = field(default_factory=dict)

    async def enter(self, name: str, username: str) -> None:
        """Somebody more."""
        if name in self.people:
            return
        person = self.people[name] = await self.world.client.person(name, username=username)
        if self.language == "en":
            await person.say("/bahasa")
            await person.press("English", wait=SETTLES)
            await self.hush()

    def opens(self, title: str) -> None:
        """A chapter of what follows."""
        self.turns.append(Turn(opens=title))

    async def does(self, name: str, act: str, doing: Awaitable[object]) -> None:
        """Somebody's act, and what the bot has said half a minute later; silently, all of it goes unwritten."""
        before = await self.world.client.seq()
        self.said.clear()
        toast = await doing
        await self._until_the_next_beat()
        answer = toast if isinstance(toast, str) else ""
        seen = [one for one in await self._shown() if one[1].seq > before and self._is_news(*one)]
        if not self.silent:
            told = act + (f" → «{answer}»" if answer else "")
            self.turns.append(Turn(name, told, tuple(seen), **self._keys(seen, answer)))

    async def hush(self) -> None:
        """What has been said until now is known."""
        await self._until_the_next_beat()
        for one in await self._shown():
            self._is_news(*one)

    async def waits(self, seconds: float, act: str) -> None:
        """Time passes; most of a long time in one leap, or each of its seconds would be lived through."""
        if seconds > 2 * LIVED:
            self.world.loop.virtual.now += seconds - LIVED
            self.world.loop.virtual.moved(seconds - LIVED)
        await self.does("", act, asyncio.sleep(min(seconds, LIVED)))

    def _keys(self, seen: list[tuple[str, Shown]], toast: str) -> dict[str, Any]:
        """What was rendered since the act and now stands before somebody's eyes, and how."""
        labels = {button["text"] for _, one in seen for row in _rows(one) for button in row}
        captions = {line for _, one in seen for line in one.raw.get("caption", "").splitlines()}
        shown = "\n".join([toast, *(one.text for _, one in seen)])
        said = [(key, words) for key, words in self.said if words]
        return {
            "keys": frozenset(key for key, words in said if words in labels or words in shown),
            "labels": _of_each(labels, said),
            "captions": _of_each(captions, said),
            "toasts": _of_each({toast}, said),
        }

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
        read = {name: person for name, person in self.people.items() if self.language == "id" or name not in TEAM}
        chats = [(name, await person.chat()) for name, person in read.items()]
        if self.language == "id":
            chats.append((GROUP, await self.world.team.chat()))
        return [(name, message) for name, chat in chats for message in chat if message.from_bot]

    async def card(self, part: str) -> Shown:
        """The newest message in the group that says this and can be pressed."""
        about = [one for one in await self.world.team.cards() if part in one.text]
        assert about, f"the group shows nothing of {part}"
        return next((one for one in reversed(about) if one.buttons), about[-1])


def _of_each(shown: set[str], said: list[tuple[str, str]]) -> tuple[frozenset[str], ...]:
    """The keys of each of these words; words that are no text's whole are left out."""
    found = [frozenset(key for key, words in said if words == one) for one in sorted(shown)]
    return tuple(keys for keys in found if keys)


def _rows(shown: Shown) -> list[list[dict[str, str]]]:
    rows: list[list[dict[str, str]]] = shown.raw.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def played(story: Callable[[Scene], Awaitable[None]], language: str) -> list[Turn]:
    """The turns of a story; it is the same whenever and wherever it is played, but for the numbers of reports."""
    with simulated(1) as world:
        return world.loop.run_until_complete(_play(world, story, language))


async def _play(world: World, story: Callable[[Scene], Awaitable[None]], language: str) -> list[Turn]:
    async with _served(world, language) as scene:
        await story(scene)
        return scene.turns


@contextlib.contextmanager
def _heard(scene: Scene) -> Iterator[None]:
    """Every text that the bot renders in the story's language is noted beside what came of it; nothing is changed."""
    render = Texts.render

    def noting(self: Texts, text: Text, language: str) -> str:
        words = render(self, text, language)
        if text.key and language == scene.language and not scene.silent:
            scene.said.append((text.key, tame(_bare(words))))
        return words

    Texts.render = noting  # type: ignore[method-assign]
    try:
        yield
    finally:
        Texts.render = render  # type: ignore[method-assign]


def _bare(words: str) -> str:
    return html.unescape(TAG.sub("", words))


@contextlib.asynccontextmanager
async def _served(world: World, language: str) -> AsyncIterator[Scene]:
    world.dewi, world.sari, world.andi, world.tuti = [await world.client.person(name) for name in TEAM]
    world.team = await world.client.group("Tim Pemeriksa", admins=[world.dewi, world.sari], members=[world.andi])
    settings = world.settings
    world.settings = lambda folder: settings(folder).model_copy(update=OFFICE)  # type: ignore[method-assign]
    bot = world.make_bot()
    serving = asyncio.create_task(bot.run())
    await asyncio.sleep(SETTLES)
    scene = Scene(world, language, dict(zip(TEAM, (world.dewi, world.sari, world.andi, world.tuti), strict=True)))
    try:
        with _heard(scene):
            yield scene
    finally:
        await bot.stop()
        await asyncio.wait({serving}, timeout=60)
