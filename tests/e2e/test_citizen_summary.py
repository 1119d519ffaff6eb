"""Steps 4 and 5 (W7, W8), and the draft that waits, is offered again, reminds once and expires (W13)."""

from tests.e2e.acting import PHOTO, TO_EVIDENCE, TO_SUMMARY, acts, citizens, files, labels, says
from tests.e2e.stage import Stage

HOUR = 3600.0
ODD_TEXTS = (
    "<b>tebal</b> & <script>alert(1)</script> *bintang* _garis_ [tautan](http://x.example) {0} %s",
    "👩‍👩‍👧‍👦🇮🇩 keluarga 🏳️‍🌈 " + "é" * 20,
    "nol\x00di tengah",
    "pengganti \ud83d tunggal",
    "\u202eterbalik\u202c dan \u200b\u200f kosong العربية",
)


async def test_the_story_may_be_skipped_or_as_long_as_telegram_allows(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await says(budi, TO_EVIDENCE[0], "Langkah 1")
        await acts(budi, *TO_EVIDENCE[1:])
        await says(budi, "[Lewati]", "Langkah 4 dari 5", "kota atau kabupaten")
        await says(budi, PHOTO, "Sekarang ceritanya, atau tekan Lewati")
        long = await says(budi, "kata " * 819, "Langkah 5 dari 5", "Cerita: kata kata")
        assert len(long) <= 600
        await files(budi, "[Kirim laporan]")
        await stage.card()


async def test_a_story_of_any_letters_is_shown_as_it_is_and_sent(stage: Stage) -> None:
    async with citizens(stage) as budi:
        for number, words in enumerate(ODD_TEXTS):
            await acts(budi, "/lapor", "[MiChat]", f"akun_ke{number}", "[Prostitusi online]", "[Lewati]")
            shown = await says(budi, words, "Langkah 5 dari 5", "Laporan belum terkirim.")
            assert "<script>" in shown or number
            await files(budi, "[Kirim laporan]")
            await stage.card(f"akun_ke{number}")


async def test_accounts_of_any_letters_are_answered(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor", "[MiChat]")
        for words in (*ODD_TEXTS, "a" * 4096):
            await says(budi, words, "Langkah")
            await acts(budi, "/batal", "[Ya, batalkan]", "/lapor", "[MiChat]")


async def test_every_field_can_be_changed_from_the_summary(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_SUMMARY)
        screen = await says(budi, "/entahlah", "Perintah itu tidak kami kenal", "Kirim laporan")
        assert "Akun: MiChat · contoh_akun88" in screen
        await says(budi, "[Ubah akun]", "Akun: MiChat · contoh_akun88", "Akun apa yang ingin Anda laporkan?")
        await says(budi, "[Kembali]", "Langkah 5 dari 5")
        await acts(budi, "[Ubah akun]")
        await says(budi, "t.me/contoh_lain", "Laporan belum terkirim", "Akun: Telegram")
        await acts(budi, "[Ubah dugaan]")
        await says(budi, "[Judi online]", "Dugaan: judi online")
        await says(budi, "[Ubah bukti]", "Langkah 3")
        await acts(budi, PHOTO)
        await says(budi, "[Selesai]", "Bukti: 1 tangkapan layar")
        await acts(budi, "[Ubah bukti]", "[Hapus bukti]")
        await says(budi, "[Lewati]", "Bukti: belum ada")
        await says(budi, "[Ubah cerita]", "Langkah 4")
        await says(budi, "cerita pertama", "Cerita: cerita pertama")
        await acts(budi, "[Ubah cerita]")
        await says(budi, "cerita kedua", "Cerita: cerita kedua")
        await says(budi, PHOTO, "Bukti kami tambahkan", "Bukti: 1 tangkapan layar")
        await says(budi, "dan lagi", "Tulisan Anda kami tambahkan", "cerita kedua dan lagi")
        await files(budi, "[Kirim laporan]")
        assert "Diduga: judi online" in await stage.card("contoh_lain")


async def test_help_of_a_suspicion_changed_in_the_summary_is_sent_too(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_SUMMARY, "[Ubah dugaan]", "[Penipuan]")
        await budi.expect("Telepon bank atau dompet digital Anda")
        await budi.expect("Dugaan: penipuan", new=True)


async def test_a_number_and_a_bank_account_of_the_same_owner_are_added(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_SUMMARY)
        await says(budi, "[Tambah nomor/rekening]", "milik pemilik yang sama")
        await says(budi, "BCA 1234567890", "contoh_akun88 dan 1 lagi")
        await acts(budi, "[Tambah nomor/rekening]", "081234567890")
        await says(budi, "[WhatsApp]", "contoh_akun88 dan 2 lagi")
        await files(budi, "[Kirim laporan]")
        card = await stage.card()
        assert "1234567890" in card
        assert "081234567890" in card


async def test_batal_asks_once_and_leads_to_the_menu(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await says(budi, "/batal", "Tidak ada laporan yang sedang diisi")
        await acts(budi, *TO_EVIDENCE)
        await says(budi, "[Batal]", "Batalkan laporan ini? Yang sudah diisi akan dihapus.")
        await says(budi, "[Lanjutkan]", "Langkah 3")
        await acts(budi, "[Batal]")
        await says(budi, "[Ya, batalkan]", "Draf sudah dihapus. Tidak ada yang terkirim.", "Apa yang ingin")
        await says(budi, "/lapor", "Langkah 1")


async def test_kembali_leads_back_through_every_step(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_SUMMARY)
        for number in (4, 3, 2, 1):
            await says(budi, "[Kembali]", f"Langkah {number} dari 5")
        await says(budi, "[Kembali]", "Apa yang ingin Anda lakukan?")
        await says(budi, "/lapor", "Ada laporan yang belum terkirim")


async def test_a_draft_survives_a_restart_and_is_offered(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE, PHOTO)
    async with citizens(stage) as budi:
        await says(budi, "/lapor", "Ada laporan yang belum terkirim, sampai langkah 3.")
        assert await labels(budi) == ["Lanjutkan", "Mulai baru", "Hapus draf"]
        await says(budi, "[Lanjutkan]", "1 bukti tersimpan")
        await acts(budi, "/lapor")
        await says(budi, "[Mulai baru]", "Langkah 1 dari 5")
        await acts(budi, "[MiChat]", "akun_kedua22", "/lapor")
        await says(budi, "[Hapus draf]", "Draf sudah dihapus")


async def test_a_draft_reminds_once_after_two_hours_and_goes_after_a_day(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE)
        await stage.client.advance(2 * HOUR + 60)
        await budi.expect("Ada laporan yang belum terkirim, sampai langkah 3.", new=True)
        await says(budi, "[Lanjutkan]", "Langkah 3")
        await stage.client.advance(3 * HOUR)
        await stage.client.settled()
        assert sum("Ada laporan yang belum terkirim" in m.text for m in await budi.chat()) == 1
        await stage.client.advance(22 * HOUR)
        await budi.expect("Draf laporan Anda sudah lama tidak dilanjutkan", new=True)
        await says(budi, "[Menu utama]", "Apa yang ingin Anda lakukan?")
        await says(budi, "/lapor", "Langkah 1 dari 5")
