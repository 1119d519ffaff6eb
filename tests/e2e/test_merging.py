"""Mergers over HTTP: reports on either account find the case that stayed, and a split takes all of it back."""

from reportbot.sandbox.people import Person
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, card, pressed, reported


async def merged(stage: Stage) -> None:
    """Two cases of look-alike accounts become one."""
    await reported(stage, stage.budi, "contoh_akun1l")
    await card(stage, "Kasus 1 · baru")
    await pressed(stage, stage.andi, "Ambil", "Cukup bukti", "Meminta transfer uang")
    await reported(stage, stage.wati, "contoh_akunl1")
    shown = await card(stage, "Kasus 2 · baru")
    assert "Mirip dengan kasus 1" in shown.text
    first = await card(stage, "Kasus 1 · cukup bukti")
    await pressed(stage, stage.sari, "Lainnya", "Gabungkan", "Kasus 2", "Ya, gabungkan", on=first)
    await card(stage, "Kasus 2 · digabungkan ke kasus 1")


async def reported_both(person: Person, account: str, more: str) -> None:
    """One report that names two MiChat accounts."""
    await person.say("/lapor")
    await person.press("MiChat")
    await person.expect("ID MiChat", new=True)
    await person.say(account)
    await person.press("Penipuan")
    await person.expect("Langkah 3", new=True)
    await person.press("Lewati")
    await person.expect("Langkah 4", new=True)
    await person.press("Lewati")
    await person.expect("Langkah 5", new=True)
    await person.press("Tambah nomor/rekening")
    await person.say(more)
    await person.press("MiChat")
    await person.press("Kirim laporan")
    await person.expect("Nomor laporan", new=True)


async def test_a_new_report_on_either_account_finds_the_case_that_stayed(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati, stage.sari):
        await merged(stage)
        await reported(stage, stage.sari, "contoh_akunl1")
        shown = await card(stage, "Pelapor: 3 orang")
        assert shown.text.startswith("Kasus 1")
        first = await card(stage, "Kasus 1 · ")
        assert "contoh_akun1l · contoh_akunl1" in first.text


async def test_a_split_brings_the_case_back_with_its_reporter(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati, stage.sari):
        await merged(stage)
        gone = await card(stage, "Kasus 2 · digabungkan ke kasus 1")
        await pressed(stage, stage.sari, "Lainnya", "Pisahkan", "Kasus 2", on=gone)
        back = await card(stage, "Kasus 2 · baru")
        assert "Pelapor: 1 orang" in back.text
        assert "contoh_akunl1" not in (await card(stage, "Kasus 1 · ")).text


async def test_one_text_with_accounts_of_two_cases_goes_to_the_older_with_a_hint(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati, stage.sari):
        await reported(stage, stage.budi, "contoh_satu")
        await reported(stage, stage.wati, "contoh_dua")
        await card(stage, "Kasus 2 · baru")
        await reported_both(stage.sari, "contoh_dua", "contoh_satu")
        hint = await card(stage, "bersama akun pada kasus 2: periksa apakah perlu digabungkan")
        assert hint.text.startswith("Kasus 1")


async def test_an_account_of_somebody_else_becomes_a_case_of_its_own(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati, stage.sari):
        await reported(stage, stage.budi, "contoh_satu")
        await reported_both(stage.wati, "contoh_satu", "contoh_dua")
        shown = await card(stage, "contoh_satu · contoh_dua")
        await pressed(stage, stage.sari, "Lainnya", "Pisahkan", "contoh_dua", "Pisahkan pilihan", on=shown)
        assert "contoh_dua" in (await card(stage, "Kasus 2 · baru")).text
        assert "contoh_dua" not in (await card(stage, "Kasus 1 · ")).text
        await reported(stage, stage.sari, "contoh_dua")
        shown = await card(stage, "Pelapor: 1 orang")
        assert shown.text.startswith("Kasus 2")
