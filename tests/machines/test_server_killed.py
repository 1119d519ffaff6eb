"""PostgreSQL itself is killed under several processes, and started again: nothing is lost."""

import asyncio
from pathlib import Path

from tests.campaigns.server import postgresql
from tests.e2e.conftest import stage
from tests.e2e.stage import Stage
from tests.machines.fleet import hooked, until
from tests.machines.numbered import UNPACED, Numbered

__all__ = ["stage"]

COUNT = 40


async def test_a_killed_postgresql_loses_nothing_and_no_living_process_is_taken_for_dead(
    stage: Stage, tmp_path: Path
) -> None:
    await stage.client.limits()
    async with postgresql() as server:
        env = stage.env | UNPACED | {"REPORTBOT_DATABASE_URL": server.url}
        async with hooked(env, tmp_path / "logs", "satu", "dua") as (fleet, _):
            await stage.consent(stage.budi)
            await stage.consent(stage.wati)
            ticket = await stage.file_report(stage.budi)
            numbered = await Numbered.to(stage, server.url, [stage.budi, stage.wati])
            await numbered.put(0, COUNT)
            await server.kill()
            await stage.budi.say(f"/status {ticket}")
            await asyncio.sleep(2)
            await server.start()
            await stage.budi.expect(f"{ticket}", 180, new=True)
            await until(lambda: _complete(numbered))
            assert await numbered.got() == {person.id: list(range(COUNT)) for person in (stage.budi, stage.wati)}
            await numbered.store.close()
            assert "process_gone" not in fleet.logs()
            assert "taken_for_dead" not in fleet.logs()


async def _complete(numbered: Numbered) -> bool:
    return all(len(set(numbers)) == COUNT for numbers in (await numbered.got()).values())
