"""Data saya, Hapus data and Tarik persetujuan over HTTP, a restart in between included."""

import json
import sqlite3
from typing import Any

from tests.e2e.acting import PHOTO, TO_SUMMARY, agree, citizens, files, says
from tests.e2e.stage import Stage

STORY = "cerita yang hanya saya tahu"
STEPS = (*TO_SUMMARY[:4], PHOTO, "[Selesai]", STORY)


def rows(stage: Stage, query: str, *given: int) -> list[Any]:
    with sqlite3.connect(f"file:{stage.data_dir / 'reportbot.db'}?mode=ro", uri=True) as database:
        return database.execute(query, given).fetchall()


def holding(stage: Stage, *words: str) -> list[str]:
    """Files in the data folder, the database's journal among them, in which any of this stands."""
    files = [path for path in stage.data_dir.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word.encode() in path.read_bytes() for word in words)]


async def test_a_copy_holds_what_he_sent_and_nothing_of_others(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await agree(stage.wati)
        other = await files(stage.wati, *TO_SUMMARY[:4], "[Lewati]", "cerita Wati")
        ticket = await files(budi, *STEPS)
        await says(budi, "/lapor", "Langkah 1")
        await says(budi, "/data_saya", "segera kami kirim")
        await budi.expect("Ini salinan data Anda")
        documents = [m for m in await budi.chat() if m.from_bot and "document" in m.raw]
        copies = dict([await stage.client.file(message) for message in documents])
        own = json.loads(copies["data-saya.json"])
        assert own["profile"]["telegram_id"] == budi.id
        assert [(one["ticket"], one["story"], one["account"]) for one in own["reports"]] == [
            (ticket, STORY, "contoh_akun88")
        ]
        assert [item["kind"] for item in own["reports"][0]["evidence"]] == ["photo"]
        words = copies["data-saya.txt"].decode()
        assert STORY in words
        assert "Budi Santoso" in words
        for part in (other, "cerita Wati", "Wati", "Andi", "Kasus"):
            assert part not in words + json.dumps(own)
        await says(budi, "/data_saya", "sekali dalam satu jam")


async def test_after_an_erasure_nobody_is_left_and_he_returns_as_somebody_new(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await files(budi, *STEPS)
        await stage.card()
        await says(budi, "/hapus_data", "Hapus semua data Anda?", "Tinggal tanpa Anda")
        await budi.press("Ya, hapus")
        await budi.expect("pesan ini yang terakhir")
        await stage.client.settled()
        for _ in range(100):
            await stage.client.settled()
            if rows(stage, "SELECT count(*) FROM people WHERE length(sealed) = 0") == [(1,)]:
                break
        ((erased,),) = rows(stage, "SELECT person FROM people WHERE length(sealed) = 0")
        assert rows(
            stage, "SELECT state, length(story), length(account), masked FROM reports WHERE person = ?", erased
        ) == [("withdrawn", 0, 0, "")]
        assert STORY not in await stage.card()
        for _ in range(100):
            await stage.client.settled()
            if not holding(stage, STORY, str(budi.id)):
                break
        assert holding(stage, STORY, str(budi.id)) == []
        await says(budi, "/start", "Selamat datang di ReportBot")
        await says(budi, "[Setuju & lanjut]", "Apa yang ingin Anda lakukan?")
        await says(budi, "/laporan_saya", "Belum ada laporan dari Anda")
        assert rows(stage, "SELECT count(*) FROM sessions WHERE person = ?", erased) == [(0,)]


async def test_a_stop_in_the_middle_of_an_erasure_leaves_nothing_half_done(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await files(budi, *STEPS)
        await says(budi, "/hapus_data", "Hapus semua data Anda?")
        await stage.client.fault("500", method="sendMessage", count=50)
        await budi.press("Ya, hapus")
    await stage.client.clear_faults()
    async with stage.bot():
        await stage.budi.expect("pesan ini yang terakhir")
        for _ in range(100):
            await stage.client.settled()
            if rows(stage, "SELECT count(*) FROM people WHERE length(sealed) = 0") == [(1,)]:
                break
        assert rows(stage, "SELECT count(*) FROM people WHERE length(sealed) = 0") == [(1,)]


async def test_consent_is_withdrawn_and_the_welcome_stands_again(stage: Stage) -> None:
    async with citizens(stage) as budi:
        ticket = await files(budi, *STEPS)
        await says(budi, "/privasi", "Privasi Anda")
        await says(budi, "[Tarik persetujuan]", "Bagaimana dengan laporan yang sudah terkirim?")
        await says(budi, "[Simpan laporan saya]", "Selamat datang di ReportBot")
        await says(budi, "contoh_lain7", "Selamat datang di ReportBot")
        await says(budi, "[Setuju & lanjut]", "Apa yang ingin Anda lakukan?")
        await says(budi, f"/status {ticket}", "Sedang diperiksa")
