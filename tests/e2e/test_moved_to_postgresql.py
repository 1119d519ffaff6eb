"""A bot that began on SQLite goes on from PostgreSQL: nobody notices but the operator."""

from reportbot.storage.chain_verify import verify
from reportbot.storage.moving import move, target_of
from reportbot.storage.read_only import looking
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, pressed
from tests.storage.conftest import new_server_database, server

__all__ = ["server"]


async def test_cases_receipts_and_cards_go_on_where_they_were(stage: Stage, server: str) -> None:
    async with at_work(stage, stage.budi, stage.sari, stage.dewi):
        ticket = await stage.file_report(stage.budi)
        await pressed(stage, stage.andi, "Ambil")
    database = await new_server_database(server, "template1")
    moved = await move(None, stage.data_dir, None, target_of(database), lambda *_: None)
    assert moved.rows["reports"] == 1
    async with stage.bot(database_url=database):
        await pressed(stage, stage.andi, "Cukup bukti", "Meminta transfer uang")
        await stage.budi.expect(f"Ada kabar untuk laporan {ticket}")
        again = await stage.file_report(stage.budi, "akun_kedua")
        assert again != ticket
        await stage.card("akun_kedua")
        async with looking(database, stage.data_dir) as (seal, read):
            assert (await verify(read, seal)).faults == ()
