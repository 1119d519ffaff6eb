"""Five hundred accounts in one letter over HTTP: it tells how far it is, and everybody else is answered meanwhile."""

import pytest

from reportbot.domain.records import Record
from reportbot.storage.connection import Connection
from reportbot.storage.save import save
from reportbot.storage.store import Store
from reportbot.works import worker
from tests.e2e.stage import Stage
from tests.e2e.team_acting import pressed
from tests.e2e.test_requests import addressed, decided, supervised, taps
from tests.storage.examples import a_decided_case, somebody

MANY = 499


async def stocked(stage: Stage) -> None:
    """Cases that somebody decided long ago, each with a screenshot named by its digest."""
    store = await Store.open(None, stage.data_dir)
    reporter = (await somebody(store, 5_000_000_077, "Rina")).person
    records: list[Record] = []
    for number in range(1, MANY + 1):
        account = f"akun_lama_{number}"
        records += a_decided_case(number, account, reporter=reporter, by=reporter, reason="false-offer")

    async def work(conn: Connection) -> None:
        await save(conn, store.seal, records)

    await store.write(work)
    await store.close()


async def test_five_hundred_accounts_become_a_letter_while_others_are_answered(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a fast machine it would be done before anybody is told how far it is.
    monkeypatch.setattr(worker, "QUIET_SECONDS", 0.0)
    await stocked(stage)
    async with supervised(stage) as office:
        await decided(stage, stage.budi, "akun_baru", stage.andi)
        await stage.sari.say("/permintaan")
        assert "500 akun siap." in await taps(stage, "Buat: MiChat (500)")
        await addressed(stage)
        await taps(stage, "Kembali", "Periksa gambar", "Bukti aman", "Kirim permintaan")
        await stage.sari.press("Ya, kirim")
        await stage.sari.expect("Menyusun surat: ", 60)
        await stage.wati.say("/status")
        await stage.wati.expect("Belum ada laporan dari Anda.", new=True)
        await pressed(stage, stage.dewi, "Lainnya", "Batalkan (pengawas)")
        assert not office.taken
        await stage.sari.expect("berubah selagi suratnya dibuat dan tidak ikut", 60)
        await stage.sari.expect("tercatat terkirim", 60)
        assert len(office.taken) == 1
        annex = next(part for part in office.letters[0].iter_attachments() if part.get_content_type() == "text/csv")
        rows = str(annex.get_content()).splitlines()
        assert len(rows) == 1 + MANY
        assert not [row for row in rows if "akun_baru" in row]
