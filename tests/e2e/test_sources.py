"""Lists of other sources through the whole bot: sent, checked, taken in, and what the team and citizens see of it."""

import asyncio
from pathlib import Path

from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work

PATIENCE = 60
"""Seconds; a list is read by a process that lets all others go first."""

LIST = (
    "platform;akun;nama tampilan;kategori;tanggal;tempat;keterangan;nomor rujukan sumber;anak;tautan bukti\n"
    "MiChat;contoh_akun88;;judol;20/03/2021;Kota Bandung;Menawarkan slot, hubungi 081234567890;PS-001;;\n"
    "IG;@contoh.dua;Contoh Dua;Open BO;;;;PS-002;tidak;https://contoh.example/1\n"
    "WA;081298765432;;penipuan;;;;;;\n"
    "instagram;https://instagram.com/contoh.dua;;open bo;;;;;;\n"
)


async def sent(stage: Stage, text: str = LIST, part: str = " baris: ") -> str:
    """Dewi sends a list; what the bot finds in it."""
    await stage.dewi.document("daftar.csv", text.encode(), caption="/impor patroli")
    return (await stage.dewi.expect(part, PATIENCE, new=True)).text


async def test_a_list_is_checked_then_taken_in_and_reaches_the_team(stage: Stage) -> None:
    async with at_work(stage):
        found = await sent(stage)
        assert "4 baris: 3 akun baru, 0 sudah punya kasus, 1 ganda." in found
        assert "judi online: 1" in found
        await stage.dewi.press("Masukkan 3 akun")
        done = await stage.dewi.expect("akun masuk dari", PATIENCE, new=True)
        assert "3 akun masuk dari 4 baris" in done.text
        assert "kasus 1–3" in done.text
        card = await stage.card()
        assert "patroli siber" in card.casefold()
        assert "081234567890" not in card


async def test_the_same_file_is_taken_in_once(stage: Stage) -> None:
    async with at_work(stage):
        await sent(stage)
        await stage.dewi.press("Masukkan 3 akun")
        await stage.dewi.expect("akun masuk dari", PATIENCE, new=True)
        again = await sent(stage, part="sudah dimasukkan pada")
        assert "impor nomor 1" in again


async def test_accounts_that_have_a_case_get_a_report_there(stage: Stage) -> None:
    async with at_work(stage):
        await stage.file_report(stage.budi)
        found = await sent(stage)
        assert "2 akun baru, 1 sudah punya kasus" in found
        await stage.dewi.press("Masukkan 3 akun")
        done = await stage.dewi.expect("akun masuk dari", PATIENCE, new=True)
        assert "1 akun sudah punya kasus" in done.text
        await stage.sari.expect("patroli siber", chat=stage.team)
        await stage.dewi.say("/status 1")
        await stage.dewi.expect("contoh_akun88", new=True)


async def test_wrong_rows_are_named_and_nothing_comes_in(stage: Stage) -> None:
    async with at_work(stage):
        found = await sent(stage, LIST + "MiChat;contoh_3;;kebisingan;;;;;;\n", part="perlu diperbaiki")
        assert "1 dari 5 baris perlu diperbaiki" in found
        assert "Baris 6, kategori: kategori ini tidak dikenal (“kebisingan”)" in found
        await stage.dewi.say("/antrean")
        await stage.dewi.expect("Tidak ada kasus", new=True)


async def test_a_list_goes_on_after_a_restart(stage: Stage) -> None:
    rows = "".join(f"MiChat;akun_{number};;judol;;;;;;\n" for number in range(300))
    async with at_work(stage):
        await sent(stage, LIST + rows)
        await stage.dewi.press("Masukkan 303 akun")
    async with stage.bot():
        done = await stage.dewi.expect("303 akun masuk dari 304 baris", timeout=PATIENCE)
        assert "kasus 1–303" in done.text


async def test_a_list_that_is_stopped_halfway_leaves_nothing(stage: Stage) -> None:
    rows = "".join(f"MiChat;akun_{number};;judol;;;;;;\n" for number in range(900))
    async with at_work(stage):
        await sent(stage, LIST + rows)
        await stage.dewi.press("Masukkan 903 akun")
        await stage.dewi.press("Batal")
        await stage.dewi.expect("dihapus kembali. Tidak ada", timeout=PATIENCE)
        await stage.dewi.say("/antrean")
        await stage.dewi.expect("Tidak ada kasus", new=True)


async def test_a_citizen_who_reports_an_account_of_a_list_in_between_loses_nothing(stage: Stage) -> None:
    rows = "".join(f"MiChat;akun_{number};;judol;;;;;;\n" for number in range(400))
    async with at_work(stage):
        await stage.ready_to_submit(stage.budi)
        await sent(stage, LIST + rows)
        await stage.dewi.press("Masukkan 403 akun")
        await stage.dewi.expect("sedang dimasukkan", new=True)
        await stage.budi.press("Kirim laporan")
        await stage.budi.expect("Nomor laporan: RB-", new=True)
        await stage.dewi.expect("akun masuk dari 404 baris", timeout=PATIENCE)
        await stage.sari.expect("patroli siber", chat=stage.team, timeout=PATIENCE)
        # Cases count the reports of a list in slices, after it is told that all of them are in.
        async with asyncio.timeout(PATIENCE):
            found = ""
            while "2 pelapor" not in found:
                await stage.dewi.say("/cari contoh_akun88")
                found = (await stage.dewi.expect("Ditemukan 1 kasus", new=True)).text


async def test_a_citizen_presses_no_button_of_a_list(stage: Stage, tmp_path: Path) -> None:
    async with at_work(stage):
        await sent(stage)
        await stage.budi.forge("il:1:w", 1)
        await stage.dewi.press("Masukkan 3 akun")
        await stage.dewi.expect("akun masuk dari", PATIENCE, new=True)


async def test_a_supervisor_enters_a_single_case(stage: Stage) -> None:
    async with at_work(stage):
        sari = stage.sari
        await stage.consent(sari)
        await sari.say("/kasus_baru")
        await sari.press("Polri")
        await sari.expect("Akun mana?", new=True)
        await sari.say("https://instagram.com/contoh.satu")
        await sari.press("Penipuan")
        await sari.expect("kota atau kabupaten", new=True)
        await sari.say("Bandung, 21 Maret 2021")
        await sari.expect("keterangannya", new=True)
        await sari.say("Mengaku petugas dan meminta uang")
        await sari.expect("Akun yang diduga: Instagram", new=True)
        await sari.press("Simpan")
        await sari.expect("kasus 1", new=True)
        assert "Kota Bandung" in await stage.card("contoh.satu")
