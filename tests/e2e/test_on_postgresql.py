"""The same bot on PostgreSQL, by changing one setting."""

from tests.e2e.stage import Stage
from tests.storage.conftest import new_server_database, server

__all__ = ["server"]


async def test_the_main_job_is_done_on_postgresql_too(stage: Stage, server: str) -> None:
    database = await new_server_database(server)
    async with stage.bot(database_url=database):
        await stage.consent(stage.budi)
        ticket = await stage.file_report(stage.budi)
        await stage.card()
        for label in ("Ambil", "Cukup bukti", "Meminta transfer uang"):
            await stage.sari.press(label, chat=stage.team)
        await stage.budi.expect(f"Ada kabar untuk laporan {ticket}")
    async with stage.bot(database_url=database):
        await stage.budi.say(f"/status {ticket}")
        await stage.budi.expect("Disiapkan", new=True)
