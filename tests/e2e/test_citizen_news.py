"""News of what moderators decided (W10), and what a citizen can do with it."""

from tests.e2e.acting import PHOTO, TO_CATEGORY, acts, agree, citizens, decides, files, later, says
from tests.e2e.stage import Stage

FRAUD = (*TO_CATEGORY, "[Penipuan]", "[Lewati]", "[Lewati]")
SENSITIVE = (*TO_CATEGORY, "[Prostitusi online]", PHOTO, "[Selesai]", "[Lewati]")


async def test_news_of_a_sensitive_suspicion_opens_only_by_lihat_kabar(stage: Stage) -> None:
    async with citizens(stage) as budi:
        ticket = await files(budi, *SENSITIVE)
        await stage.card()
        await decides(stage, "Ambil", "Cukup bukti", "Menawarkan janji temu")
        news = await budi.expect(f"Ada kabar untuk laporan {ticket}.")
        assert news.text == f"Ada kabar untuk laporan {ticket}."
        assert news.labels == ["Lihat kabar"]
        await says(budi, "/laporan_saya", "ada kabar")
        await says(budi, "[Buka 1]", "Tekan Lihat kabar bila aman dibaca sekarang")
        shown = await says(budi, "[Lihat kabar]", "Disiapkan.", "Dugaannya kami nilai cukup kuat")
        assert "contoh_akun88" not in shown
        assert "prostitusi" not in shown
        await says(budi, "/laporan_saya", "disiapkan")


async def test_news_waits_until_it_can_no_longer_be_undone(stage: Stage) -> None:
    async with citizens(stage, undo_minutes="10") as budi:
        await files(budi, *FRAUD[:-2], PHOTO, "[Selesai]", "[Lewati]")
        await stage.card()
        await decides(stage, "Ambil", "Cukup bukti", "Meminta transfer uang")
        assert "Ada kabar" not in str([m.text for m in await budi.chat()])
        await stage.client.advance(660)
        news = await budi.expect("Ada kabar untuk laporan")
        assert "Disiapkan." in news.text


async def test_a_question_is_answered(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await files(budi, *FRAUD)
        await stage.card()
        await decides(stage, "Ambil", "Minta bukti", "Tangkapan layar profil", "Kirim pertanyaan")
        news = await budi.expect("Perlu dilengkapi.")
        assert "tangkapan layar profil akun itu" in news.text
        assert news.labels == ["Jawab", "Tidak ada"]
        await says(budi, "[Jawab]", "Silakan kirim jawaban Anda")
        await says(budi, PHOTO, "Jawaban Anda tersimpan (1)")
        await says(budi, "[Selesai]", "Sedang diperiksa")
        await stage.sari.expect("1 gambar", chat=stage.team)
        assert await budi.press("Jawab", on=news) != ""


async def test_who_has_nothing_to_answer_says_so(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await files(budi, *FRAUD)
        await stage.card()
        await decides(stage, "Ambil", "Minta bukti", "ID atau tautan", "Kirim pertanyaan")
        await budi.expect("Perlu dilengkapi.")
        await says(budi, "[Tidak ada]", "Tim kami melanjutkan dengan yang ada")


async def test_a_dismissal_has_a_reason_another_channel_evidence_and_a_review(stage: Stage) -> None:
    async with citizens(stage) as budi:
        ticket = await files(budi, *FRAUD)
        await stage.card()
        await decides(stage, "Ambil", "Bukan pelanggaran", "Bukti belum cukup")
        news = await budi.expect("Tidak diteruskan.")
        for part in ("Alasannya:", "iasc.ojk.go.id", f"laporan {ticket}"):
            assert part in news.text
        assert news.labels == ["Tambah bukti", "Tinjau ulang"]
        await says(budi, "[Tinjau ulang]", "Orang lain di tim kami akan memeriksanya sekali lagi")
        await stage.sari.expect("dibuka kembali", chat=stage.team)
        await decides(stage, "Ambil", "Bukan pelanggaran", "Bukti belum cukup", by=stage.dewi)
        await acts(budi, "/laporan_saya")


async def test_new_evidence_reopens_a_dismissed_case(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await files(budi, *FRAUD)
        await stage.card()
        await decides(stage, "Ambil", "Bukan pelanggaran", "Bukti belum cukup")
        await budi.expect("Tidak diteruskan.")
        await says(budi, "[Tambah bukti]", "Silakan kirim tambahannya")
        await says(budi, PHOTO, "Tambahan Anda tersimpan (1)")
        await says(budi, "[Selesai]", "Sedang diperiksa")
        await stage.sari.expect("dibuka kembali", chat=stage.team)


async def test_a_review_asked_too_late_is_refused_kindly(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await files(budi, *FRAUD)
        await stage.card()
        await decides(stage, "Ambil", "Bukan pelanggaran", "Bukti belum cukup")
        await budi.expect("Tidak diteruskan.")
        await later(stage, 15 * 86_400)
        assert "sudah lewat" in await budi.press("Tinjau ulang")
        page = await budi.expect("Anda tetap boleh menambah bukti", new=True)
        assert page.labels == ["Tambah bukti", "Tarik laporan", "Kembali"]


async def test_what_is_out_of_scope_names_who_handles_it(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await files(budi, *FRAUD)
        await stage.card()
        await decides(stage, "Ambil", "Di luar wewenang", "IASC*")
        news = await budi.expect("Saluran lain.")
        assert news.labels == ["Salin ringkasan"]
        await says(budi, "[Salin ringkasan]", "MiChat · contoh_akun88")


async def test_every_reporter_hears_and_nobody_hears_of_another(stage: Stage) -> None:
    async with citizens(stage) as budi:
        mine = await files(budi, *FRAUD[:-2], PHOTO, "[Selesai]", "[Lewati]")
        await agree(stage.wati)
        other = await files(stage.wati, *FRAUD)
        await stage.sari.expect("2 orang", chat=stage.team)
        await decides(stage, "Ambil", "Cukup bukti", "Meminta transfer uang")
        for person, own, foreign in ((budi, mine, other), (stage.wati, other, mine)):
            await person.expect(f"Ada kabar untuk laporan {own}.")
            assert foreign not in str([m.text for m in await person.chat()])
