"""Of several processes without a webhook one polls; the others deliver, stand by, and take over."""

from pathlib import Path

from tests.e2e.conftest import stage
from tests.e2e.stage import Stage
from tests.machines.fleet import polling
from tests.storage.conftest import new_server_database, server

__all__ = ["server", "stage"]


async def test_when_the_one_that_polls_is_killed_another_polls(stage: Stage, server: str, tmp_path: Path) -> None:
    env = stage.env | {"REPORTBOT_DATABASE_URL": await new_server_database(server)}
    async with polling(env, tmp_path / "logs", "satu", "dua") as fleet:
        await stage.consent(stage.budi)
        ticket = await stage.file_report(stage.budi)
        assert "leads" in fleet.bots["satu"].log.read_text()
        assert "leads" not in fleet.bots["dua"].log.read_text()
        await fleet.kill("satu")
        await stage.budi.say(f"/status {ticket}")
        await stage.budi.expect(ticket, 180, new=True)
        await fleet.bots["dua"].says("leads", 180)
        await fleet.start("satu")
        await fleet.kill("dua")
        await stage.budi.say(f"/status {ticket}")
        await stage.budi.expect(ticket, 180, new=True)


async def test_a_process_that_ends_in_good_order_hands_over_at_once(stage: Stage, server: str, tmp_path: Path) -> None:
    env = stage.env | {"REPORTBOT_DATABASE_URL": await new_server_database(server)}
    async with polling(env, tmp_path / "logs", "satu", "dua") as fleet:
        await stage.consent(stage.budi)
        assert (await fleet.bots["satu"].stop(seconds=60)).code == 0
        await stage.budi.say("/bantuan")
        await stage.budi.expect("", 180, new=True)
        assert "process_gone" not in fleet.logs()
