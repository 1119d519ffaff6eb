"""Several processes send what one database holds: each chat in order, nothing twice that need not be."""

import asyncio
from pathlib import Path

from reportbot.storage.outbox_claims import AT_ONCE
from tests.e2e.conftest import stage
from tests.e2e.stage import Stage
from tests.machines.fleet import Fleet, hooked, until
from tests.machines.numbered import UNPACED, Numbered, repeats
from tests.storage.conftest import new_server_database, server

__all__ = ["server", "stage"]

COUNT = 120


async def test_each_chat_gets_every_message_once_and_in_order(stage: Stage, server: str, tmp_path: Path) -> None:
    database = await new_server_database(server)
    env = stage.env | UNPACED | {"REPORTBOT_DATABASE_URL": database}
    await stage.client.limits()
    async with hooked(env, tmp_path / "logs", "satu", "dua", "tiga") as (fleet, _):
        persons = [stage.budi, stage.wati, stage.andi]
        for person in persons:
            await stage.consent(person)
        numbered = await Numbered.to(stage, database, persons)
        await numbered.put(0, COUNT)
        await until(lambda: _all_got(numbered, COUNT))
        assert await numbered.got() == {person.id: list(range(COUNT)) for person in persons}
        await numbered.store.close()
        assert "process_gone" not in fleet.logs()


async def test_what_a_killed_process_was_sending_is_sent_by_another_and_little_comes_twice(
    stage: Stage, server: str, tmp_path: Path
) -> None:
    database = await new_server_database(server)
    env = stage.env | UNPACED | {"REPORTBOT_DATABASE_URL": database}
    await stage.client.limits()
    async with hooked(env, tmp_path / "logs", "satu", "dua", "tiga") as (fleet, _):
        persons = [stage.budi, stage.wati, stage.andi]
        for person in persons:
            await stage.consent(person)
        numbered = await Numbered.to(stage, database, persons)
        stop = asyncio.Event()
        putting = asyncio.create_task(_stream(numbered, stop))
        for name in ("satu", "dua"):
            so_far = sum(map(len, (await numbered.got()).values()))
            await until(lambda: _more_than(numbered, so_far + 10))  # noqa: B023
            await fleet.kill(name)
            await until(lambda: _says_gone(fleet, name))  # noqa: B023
            await fleet.start(name)
        stop.set()
        count = await putting
        await until(lambda: _all_got(numbered, count))
        for numbers in (await numbered.got()).values():
            again = repeats(numbers)
            assert len(again) <= 2 * AT_ONCE
            once = [number for place, number in enumerate(numbers) if number not in numbers[:place]]
            assert once == list(range(count))
        await numbered.store.close()


async def _stream(numbered: Numbered, stop: asyncio.Event) -> int:
    """Put messages until `stop`; how many."""
    count = 0
    while not stop.is_set():
        await numbered.put(count, count + 1)
        count += 1
        await asyncio.sleep(0.02)
    return count


async def _says_gone(fleet: Fleet, name: str) -> bool:
    """Somebody has noticed that this process died."""
    return f":{fleet.bots[name].process.pid}" in "".join(
        line for line in fleet.logs().splitlines() if "process_gone" in line
    )


async def _all_got(numbered: Numbered, count: int) -> bool:
    return all(len(set(numbers)) == count for numbers in (await numbered.got()).values())


async def _more_than(numbered: Numbered, count: int) -> bool:
    return sum(map(len, (await numbered.got()).values())) >= count
