"""What admins take from the bot: figures that equal a count by hand, tables, blocks, settings, the public page."""

import asyncio
import csv
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportbot.cli.transparency import transparency
from reportbot.sandbox.people import Shown
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, pressed, reported


async def three_accounts(stage: Stage) -> None:
    """Four reports: one account that was dismissed, two that wait, one of them reported by two."""
    await reported(stage, stage.budi, "akun_satu")
    await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
    await reported(stage, stage.budi, "akun_dua", "Judi online")
    await reported(stage, stage.wati, "akun_dua", "Judi online")
    await reported(stage, stage.wati, "akun_tiga", "Narkoba")
    await stage.client.settled()


async def document(stage: Stage, name: str) -> bytes:
    """The content of the newest document that has this pattern as its name."""
    for _ in range(200):
        sent = [message for message in await stage.dewi.chat() if re.fullmatch(name, _name(message))]
        if sent:
            return (await stage.client.file(sent[-1]))[1]
        await stage.client.settled()
    raise AssertionError(f"no document is called {name}")


def _name(message: Shown) -> str:
    return str(message.raw.get("document", {}).get("file_name", ""))


async def test_the_figures_equal_a_count_by_hand_and_come_with_a_picture(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.wati, stage.dewi):
        await three_accounts(stage)
        await stage.dewi.say("/statistik")
        told = await stage.dewi.expect("laporan tentang", new=True)
        assert "4 laporan tentang 3 akun. Belum ada akun yang dimintakan tindakan." in told.text
        assert "1 tidak diteruskan, 0 dirujuk, 2 masih diperiksa." in told.text
        tables = await stage.dewi.expect("Menurut platform")
        for line in ("• Judi online: 1 akun, 2 laporan", "• MiChat: 3 akun, 0 dimintakan", "chat: 4 laporan"):
            assert line in tables.text
        assert any("photo" in message.raw for message in await stage.dewi.chat())
        await stage.dewi.press("Unduh XLSX")
        content = await document(stage, r"statistik-.*\.xlsx")
        rows = list(load_workbook(io.BytesIO(content)).active.values)
        assert ("Hasil", "Masih diperiksa", "akun", 2) in rows
        assert sum(row[3] for row in rows if row[0] == "Hasil") == 3
        await stage.dewi.press("Salin ringkasan")
        copy = await stage.dewi.expect("laporan tentang", new=True)
        assert copy.text.count("\n") >= 1
        await stage.dewi.say("/statistik hari kiamat")
        await stage.dewi.expect("Contoh: /statistik", new=True)


async def test_an_export_holds_no_reporter_no_story_no_moderator_and_no_account_unless_it_was_asked_for(
    stage: Stage,
) -> None:
    async with at_work(stage, stage.budi, stage.wati, stage.dewi):
        await reported(stage, stage.budi, "=cmd|akun_satu", story="Saya Budi Santoso, ceritanya panjang.")
        await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        for what in ("kasus", "laporan", "keputusan", "permintaan"):
            await stage.dewi.say(f"/ekspor {what}")
            await stage.dewi.press("CSV")
            if what == "permintaan":
                await stage.dewi.expect("Tidak ada data pada periode itu.", new=True)
                continue
            words = (await document(stage, rf"{what}-.*\.csv")).decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(words), delimiter=";"))
            assert len(rows) > 1
            for part in ("Budi", "Santoso", "ceritanya", "Andi", "Dewi", "akun_satu", str(stage.budi.id)):
                assert part not in words, (what, part)
            assert re.search(r"RB-\w{4}-\w{4}", words) is None
        await stage.dewi.say("/ekspor kasus")
        await stage.dewi.press("Dengan akun")
        await stage.dewi.expect("Termasuk akun yang diduga")
        await stage.dewi.press("XLSX")
        await stage.dewi.press("Ya, dengan akun")
        content = await document(stage, r"kasus-.*\.xlsx")
        sheet = load_workbook(io.BytesIO(content)).active
        header, row = list(sheet.values)
        account = row[header.index("Akun yang diduga")]
        assert "akun_satu" in account
        assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


async def test_who_is_blocked_hears_it_kindly_may_not_report_and_has_it_reviewed(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        ticket = await reported(stage, stage.budi)
        await stage.ready_to_submit(stage.budi, "akun_baru")
        await stage.dewi.say(f"/blokir {ticket}")
        for label in ("Laporan dibuat-buat", "7 hari", "Ya, blokir"):
            await stage.dewi.press(label)
        await stage.dewi.expect(f"Pelapor laporan {ticket} diblokir sampai")
        await stage.budi.expect("Untuk sementara laporan baru dari Anda tidak dapat kami terima sampai")
        await stage.budi.press("Kirim laporan")
        await stage.budi.expect("belum dapat kami terima, sampai")
        await stage.budi.press("Minta ditinjau")
        await stage.budi.expect("Permintaan Anda diteruskan")
        await stage.dewi.expect("Seorang pelapor meminta pemblokirannya ditinjau")
        await stage.dewi.press("Cabut")
        await stage.budi.expect("Pembatasan Anda dicabut.")
        await stage.budi.press("Kirim laporan")
        await stage.budi.expect("Nomor laporan: RB-", new=True)
        await stage.sari.start()
        await stage.sari.say(f"/blokir {ticket}")
        for label in ("Ancaman pada tim", "Sampai dicabut", "Ya, blokir"):
            await stage.sari.press(label)
        await stage.sari.expect(f"Pelapor laporan {ticket} diblokir sampai dicabut.")
        await stage.budi.expect("tidak dapat kami terima sampai pembatasan ini dicabut, karena")


async def test_contacts_and_letter_settings_outlive_a_restart(stage: Stage) -> None:
    async with at_work(stage, stage.dewi):
        await stage.dewi.say("/platform")
        await stage.dewi.press("MiChat")
        await stage.dewi.press("Ubah penerima")
        await stage.dewi.say("Perwakilan MiChat")
        await stage.dewi.expect("MiChat: Perwakilan MiChat, tanpa surel", new=True)
        await stage.dewi.say("/pengaturan")
        await stage.dewi.press("Nomor surat")
        await stage.dewi.say("tanpa nomor urut")
        await stage.dewi.expect("Nomor surat itu belum dapat dipakai", new=True)
        await stage.dewi.say("{serial}/AKS/{year}")
        await stage.dewi.expect("Nomor surat: {serial}/AKS/{year}", new=True)
    async with stage.bot():
        await stage.dewi.say("/platform")
        await stage.dewi.expect("MiChat: Perwakilan MiChat, tanpa surel", new=True)
        await stage.dewi.say("/pengaturan")
        await stage.dewi.expect("Nomor surat: {serial}/AKS/{year}", new=True)


async def test_an_operators_policy_and_words_are_what_citizens_meet(stage: Stage, tmp_path: Path) -> None:
    policy, own = tmp_path / "policy.toml", tmp_path / "own" / "id"
    policy.write_text('categories = ["fraud", "child"]\n', encoding="utf-8")
    own.mkdir(parents=True)
    (own / "own.ftl").write_text("category-fraud = Tipu-tipu\n", encoding="utf-8")
    async with at_work(stage, policy_file=str(policy), texts_dir=str(own.parent)):
        await stage.budi.say("/lapor")
        await stage.budi.press("MiChat")
        await stage.budi.say("akun_satu")
        shown = await stage.budi.expect("Langkah 2", new=True)
        assert shown.labels[:3] == ["Tipu-tipu", "Anak jadi korban", "Kembali"]


def page(name: str) -> str:
    return Path(name).read_text(encoding="utf-8")


async def test_the_public_page_is_made_beside_the_bot(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with at_work(stage, stage.budi):
        await reported(stage, stage.budi)
        for name, value in stage.env.items():
            monkeypatch.setenv(name, value)
        code = await asyncio.to_thread(transparency, "", str(tmp_path / "pages"))
    assert code == 0
    written = [word for word in capsys.readouterr().out.split() if word.endswith(".html")]
    assert len(written) == 2
    assert all(page(name).startswith("<!doctype html>") for name in written)
