"""Two or three `reportbot run --webhook` on one PostgreSQL do as one would."""

from pathlib import Path

from tests.e2e.conftest import stage
from tests.e2e.stage import Stage
from tests.machines.fleet import hooked
from tests.storage.conftest import new_server_database, server

__all__ = ["server", "stage"]


async def test_a_report_is_filed_and_decided_through_processes_that_take_turns(
    stage: Stage, server: str, tmp_path: Path
) -> None:
    env = stage.env | {"REPORTBOT_DATABASE_URL": await new_server_database(server)}
    async with hooked(env, tmp_path / "logs", "satu", "dua") as (_, proxy):
        await stage.consent(stage.budi)
        ticket = await stage.file_report(stage.budi)
        await stage.card()
        for label in ("Ambil", "Cukup bukti", "Meminta transfer uang"):
            await stage.sari.press(label, chat=stage.team)
        await stage.budi.expect(f"Ada kabar untuk laporan {ticket}")
        assert len(proxy.accepted) == 2
