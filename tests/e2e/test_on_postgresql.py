"""The same bot on PostgreSQL, by changing one setting."""

from reportbot.sandbox.people import Person
from reportbot.storage.chain_verify import verify
from reportbot.storage.read_only import looking
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, pressed, reported
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


async def test_a_report_a_list_a_request_and_the_figures_go_together_there(stage: Stage, server: str) -> None:
    database = await new_server_database(server)
    async with at_work(stage, stage.budi, stage.sari, stage.dewi, database_url=database):
        await set_up(stage)
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Cukup bukti", "Meminta transfer uang")
        await taken_in(stage)
        await requested(stage)
        await counted(stage)
        async with looking(database, stage.data_dir) as (seal, read):
            assert (await verify(read, seal)).faults == ()


async def taps(stage: Stage, person: Person, *labels: str) -> None:
    """Press these in private, one after the other."""
    for label in labels:
        await person.press(label)
        await stage.client.settled()


async def set_up(stage: Stage) -> None:
    """An admin writes what stands in letters."""
    await stage.dewi.say("/platform")
    await taps(stage, stage.dewi, "MiChat", "Ubah penerima")
    await stage.dewi.say("Tim <Kepatuhan> MiChat")
    await stage.dewi.expect("MiChat: Tim <Kepatuhan> MiChat, tanpa surel", new=True)
    for name, words in (("Nomor surat", "{serial}/PG/{year}"), ("Penanda tangan", "Dewi Lestari")):
        await stage.dewi.say("/pengaturan")
        await stage.dewi.press(name)
        await stage.dewi.say(words)
        await stage.dewi.expect(f"{name}: {words}", new=True)


async def taken_in(stage: Stage) -> None:
    """A list of two accounts, one of them reported before."""
    rows = b"platform;akun;kategori\nMiChat;contoh_akun88;penipuan\nMiChat;akun_dua;judol\n"
    await stage.dewi.document("daftar.csv", rows, caption="/impor patroli")
    await stage.dewi.expect("2 baris: 1 akun baru, 1 sudah punya kasus", 60, new=True)
    await stage.dewi.press("Masukkan 2 akun")
    await stage.dewi.expect("2 akun masuk dari 2 baris", 60)
    await stage.sari.expect("akun_dua", chat=stage.team)


async def requested(stage: Stage) -> None:
    """The letter bears what the admin wrote, goes out, and its account is gone."""
    await stage.sari.say("/permintaan")
    await taps(stage, stage.sari, "Buat: MiChat (1)", "Periksa gambar", "Bukti aman", "Kirim permintaan")
    await stage.sari.expect("Kirim 1 akun kepada Tim <Kepatuhan> MiChat?")
    await stage.sari.press("Ya, kirim")
    await stage.sari.expect("tercatat terkirim", 60)
    await stage.sari.expect("1/PG/")
    await taps(stage, stage.sari, "Buka permintaan", "Diterima platform", "Sekarang", "Hasil per akun", "1")
    await stage.sari.press("Tidak aktif")
    await stage.budi.expect("Akun itu kini tidak aktif lagi di MiChat.")


async def counted(stage: Stage) -> None:
    """Three reports on two accounts, one of which was asked for and is gone."""
    await stage.dewi.say("/statistik")
    told = (await stage.dewi.expect("laporan tentang", 60, new=True)).text
    assert "3 laporan tentang 2 akun. 1 akun dimintakan tindakan: 1 tidak aktif lagi, 0 ditolak platform, " in told
    assert "0 menunggu jawaban. 0 tidak diteruskan, 0 dirujuk, 1 masih diperiksa." in told
    await stage.dewi.expect("• Patroli siber: 2 laporan")
    await stage.dewi.say("/ekspor kasus")
    await stage.dewi.press("CSV")
    await stage.dewi.expect("2 baris.", 60)
