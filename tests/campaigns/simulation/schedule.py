"""What goes wrong in a schedule of faults: one entry each, by the rows of the threat table."""

import asyncio
import math
import random
import sqlite3
from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from reportbot.sandbox.update_queue import Pending
from tests.campaigns.simulation.bot import Bot
from tests.campaigns.simulation.people import Attacker
from tests.campaigns.simulation.weather import SENDS, Bad

if TYPE_CHECKING:
    from tests.campaigns.simulation.run import World

YEAR = 365 * 86_400.0
LOSSES = ("timeout after", "reset after", "truncated json", "broken json", "500 after effect")
BEFORE = ("dns", "reset before", "timeout before", "502", "html 200", "500")

Fault = Callable[["World", Bot, random.Random], Coroutine[None, None, None]]


def _network(kinds: tuple[str, ...], methods: tuple[str, ...] = ("",)) -> Fault:
    async def on(world: "World", _bot: Bot, dice: random.Random) -> None:
        until = world.loop.time() + dice.uniform(3.0, 30.0)
        world.weather.add(
            Bad(kind=dice.choice(kinds), until=until, methods=methods, probability=dice.uniform(0.1, 0.9))
        )

    return on


async def _refused_once(world: "World", _bot: Bot, dice: random.Random) -> None:
    """A 401, 404 or 409 that means nothing."""
    kind, method = dice.choice(("401", "404", "409")), dice.choice(("getUpdates", "getMe", "send", "edit", "get"))
    until = world.loop.time() + 60.0
    world.weather.add(Bad(kind=kind, until=until, methods=(method,), probability=1.0, once=True))


async def _flood(world: "World", _bot: Bot, dice: random.Random) -> None:
    """A 429 that asks for anything between a second and an hour; long ones come once."""
    seconds = math.exp(dice.uniform(0.0, math.log(3600.0)))
    once, until = seconds > 20.0, world.loop.time() + dice.uniform(2.0, 20.0)
    methods = dice.choice((SENDS, ("getUpdates",), ("edit",), ("sendMessage",), ("",)))
    world.weather.add(Bad(kind="429", until=until, methods=methods, probability=0.5, seconds=seconds, once=once))


async def _slow_answers(world: "World", _bot: Bot, dice: random.Random) -> None:
    until = world.loop.time() + dice.uniform(5.0, 20.0)
    world.weather.add(Bad(kind="slow", until=until, probability=0.5, seconds=dice.uniform(1.0, 40.0)))


async def _disk_full(world: "World", _bot: Bot, dice: random.Random) -> None:
    world.weather.disk_is_full(world.loop.time() + 3600.0)
    await asyncio.sleep(dice.uniform(3.0, 40.0))
    world.weather.disk_has_room()


async def _disk_ill(world: "World", _bot: Bot, dice: random.Random) -> None:
    world.weather.ill_until = world.loop.time() + dice.uniform(2.0, 20.0)


async def _slow_database(world: "World", _bot: Bot, dice: random.Random) -> None:
    world.weather.slow_until = world.loop.time() + dice.uniform(2.0, 15.0)


async def _locked(world: "World", bot: Bot, dice: random.Random) -> None:
    """Another program holds the database's lock."""
    file = bot.folder / "reportbot.db"
    if not file.exists():
        return
    other = sqlite3.connect(file, isolation_level=None, timeout=0)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        other.close()
        return
    world.weather.happened["locked"] += 1
    await asyncio.sleep(dice.uniform(2.0, 35.0))
    other.close()


async def _clock(world: "World", _bot: Bot, dice: random.Random) -> None:
    """Somebody sets the clock, and mostly sets it right again."""
    by = dice.choice((-1.0, 1.0)) * dice.choice((2.0, 90.0, 3600.0, 86_400.0, YEAR))
    world.clocks.jump(by)
    world.weather.happened["clock set"] += 1
    await asyncio.sleep(dice.uniform(5.0, 60.0))
    world.clocks.jump(-by)


async def _twice(world: "World", _bot: Bot, dice: random.Random) -> None:
    world.box.queue.duplicate = True
    await asyncio.sleep(dice.uniform(5.0, 60.0))
    world.box.queue.duplicate = False


async def _again(world: "World", _bot: Bot, dice: random.Random) -> None:
    world.weather.happened["redelivered"] += world.box.queue.redeliver(dice.randint(1, 40))


async def _renumbered(world: "World", _bot: Bot, dice: random.Random) -> None:
    world.box.queue.rebase(dice.randint(2_000_001, 1_000_000_000))


async def _reordered(world: "World", bot: Bot, dice: random.Random) -> None:
    """While the bot is away updates pile up, and those of different queues overtake each other."""
    await _stopped(world, bot, dice)
    world.box.queue.pending = shuffled(world.box.queue.pending, dice)
    world.weather.happened["reordered"] += 1


def shuffled(pending: "deque[Pending]", dice: random.Random) -> "deque[Pending]":
    """Another order that Telegram's queues allow: messages of a chat, and presses of a person, keep theirs."""
    queues: dict[str, list[Pending]] = {}
    for one in pending:
        queues.setdefault(_queue_of(one.body), []).append(one)
    numbers, mixed = [one.update_id for one in pending], []
    while queues:
        name = dice.choice(sorted(queues))
        mixed.append(queues[name].pop(0))
        if not queues[name]:
            del queues[name]
    fresh = zip(numbers, mixed, strict=True)
    return deque(replace(one, update_id=number, body={**one.body, "update_id": number}) for number, one in fresh)


def _queue_of(body: dict[str, Any]) -> str:
    kind = next(name for name in body if name != "update_id")
    content = body[kind]
    return (
        f"user {content['from']['id']}"
        if kind in {"callback_query", "chat_member"}
        else f"chat {content['chat']['id']}"
    )


async def _stopped(_world: "World", bot: Bot, dice: random.Random) -> None:
    """SIGTERM, and a start some time later: presses may expire meanwhile."""
    bot.hold_for = dice.choice((1.0, 20.0, 160.0))
    await bot.leave()


async def _power(_world: "World", bot: Bot, _dice: random.Random) -> None:
    if bot.life is not None:
        bot.life.crash()


async def _removed(world: "World", _bot: Bot, dice: random.Random) -> None:
    await world.team.bot("kicked")
    await asyncio.sleep(dice.uniform(3.0, 40.0))
    await world.team.bot("administrator")
    world.weather.happened["removed"] += 1


async def _demoted(world: "World", _bot: Bot, dice: random.Random) -> None:
    await world.team.bot("member")
    await asyncio.sleep(dice.uniform(3.0, 40.0))
    await world.team.bot("administrator")
    world.weather.happened["demoted"] += 1


async def _blocked(world: "World", _bot: Bot, dice: random.Random) -> None:
    citizen = dice.choice(world.citizens)
    await citizen.person.block()
    world.weather.happened["blocked"] += 1
    await asyncio.sleep(dice.uniform(1.0, 30.0))
    await citizen.person.block(blocked=False)


async def _gone(world: "World", _bot: Bot, dice: random.Random) -> None:
    """A moderator leaves, goes on pressing what he remembers of the cards, and is let in again."""
    world.weather.happened["left the team"] += 1
    await world.team.add(world.andi, "left")
    stop = asyncio.Event()
    pressing = asyncio.create_task(Attacker(world.andi, world.team, dice, every=(2.0, 10.0)).run(stop))
    await asyncio.sleep(dice.uniform(5.0, 90.0))
    stop.set()
    await pressing
    await world.team.add(world.andi)


FAULTS: Mapping[str, Fault] = {
    "42 disk full": _disk_full,
    "43 fsync errors": _disk_ill,
    "44 clock set": _clock,
    "45 locked": _locked,
    "45 slow database": _slow_database,
    "47 429": _flood,
    "48 effect, no answer": _network(LOSSES),
    "48 sent, no answer": _network(LOSSES, SENDS),
    "49 no effect": _network(BEFORE),
    "49 nothing received": _network((*BEFORE, *LOSSES), ("getUpdates",)),
    "49 refused once": _refused_once,
    "49 slow answers": _slow_answers,
    "50 every update twice": _twice,
    "50 redelivered": _again,
    "51 reordered": _reordered,
    "52 renumbered": _renumbered,
    "53 power cut": _power,
    "54 stopped": _stopped,
    "10 removed": _removed,
    "11 demoted": _demoted,
    "58 blocked": _blocked,
    "3 left the team": _gone,
}
"""By the row of the threat table."""

LEAST = 22
LASTS = 600.0


async def misfortunes(world: "World", bot: Bot, dice: random.Random) -> None:
    """At least 20 faults within ten minutes, every kind with the same chance; each at least begun before the end."""
    names = dice.sample(sorted(FAULTS), k=len(FAULTS)) + dice.choices(sorted(FAULTS), k=dice.randint(2, 8))
    moments = sorted(dice.uniform(10.0, LASTS - 60.0) for _ in names)
    running: list[asyncio.Task[None]] = []
    before = 0.0
    for name, moment in zip(names, moments, strict=True):
        await asyncio.sleep(moment - before)
        before = moment
        running.append(asyncio.create_task(FAULTS[name](world, bot, dice), name=name))
    await asyncio.wait(running)
    for task in running:
        task.result()
