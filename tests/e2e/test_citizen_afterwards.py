"""The receipt's buttons, one's own reports, joining cases, adding, withdrawing, limits (W9, W9a, W11, W13)."""

from tests.e2e.acting import PHOTO, SENT, TO_SUMMARY, acts, agree, citizens, decides, files, labels, later, says
from tests.e2e.stage import Stage

UNKNOWN = "Nomor itu tidak ada di antara laporan Anda. Mohon periksa lagi, atau tekan Cek status."


async def test_the_receipt_says_what_comes_and_leads_on(stage: Stage) -> None:
    async with citizens(stage) as budi:
        ticket = await files(budi, *TO_SUMMARY)
        receipt = await budi.expect(f"Nomor laporan: {ticket}")
        for part in ("mohon jangan menghubungi pemilik akun", "aduankonten.id", "110"):
            assert part in receipt.text
        await says(budi, "[Salin ringkasan]", f"Laporan {ticket}", "MiChat · contoh_akun88", "prostitusi online")
        await says(budi, "[Cek status]", "Laporan Anda:", f"1. {ticket} · MiChat · sedang diperiksa")
        await says(budi, "[Lapor akun lain]", "Langkah 1 dari 5 · MiChat")
        await says(budi, "akun_kedua22", "Langkah 3 dari 5")
        assert await files(budi, "[Lewati]", "[Lewati]") != ticket
        assert "Diduga: prostitusi online" in await stage.card("akun_kedua22")
        assert receipt.text in [m.text for m in await budi.chat()], "a receipt is never edited"


async def test_a_second_reporter_joins_the_case_and_learns_nothing(stage: Stage) -> None:
    async with citizens(stage) as budi:
        mine = await files(budi, *TO_SUMMARY)
        await agree(stage.wati)
        other = await files(
            stage.wati, "/lapor", "[MiChat]", "Contoh_Akun88", "[Prostitusi online]", "[Lewati]", "[Lewati]"
        )
        assert mine != other
        await stage.sari.expect("2 orang", chat=stage.team)
        assert len([m for m in await stage.team.cards() if "contoh_akun88" in m.text]) == 1
        assert mine not in str([m.text for m in await stage.wati.chat()])


async def test_the_same_person_on_the_same_account_adds_to_the_first_report(stage: Stage) -> None:
    async with citizens(stage) as budi:
        ticket = await files(budi, *TO_SUMMARY)
        steps = (*TO_SUMMARY[:4], PHOTO, "[Selesai]", "dia minta uang muka", "[Kirim laporan]")
        assert await files(budi, *steps) == ticket
        await budi.expect(f"Anda sudah melaporkan akun ini ({ticket}). Keterangan baru kami tambahkan ke laporan itu.")
        await stage.sari.expect("1 gambar", chat=stage.team)
        assert "1 orang" in await stage.card()


async def test_a_child_that_a_later_report_names_closes_the_case_and_supervisors_hear_of_it(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await agree(stage.dewi)
        await files(budi, *TO_SUMMARY[:4], PHOTO, "[Selesai]", "[Lewati]")
        await stage.card()
        await agree(stage.wati)
        await files(stage.wati, *TO_SUMMARY[:3], "[Anak jadi korban]", "dia mendekati anak", "[Selesai]", "[Lewati]")
        await stage.sari.expect("MENDESAK", chat=stage.team)
        await stage.dewi.expect("menyangkut anak")


async def test_news_may_be_switched_off_and_on(stage: Stage) -> None:
    async with citizens(stage) as budi:
        ticket = await files(budi, *TO_SUMMARY)
        await says(budi, "[Atur kabar]", "Apakah aman bila kabar dikirim ke ponsel ini?")
        await says(budi, "[Jangan kirim]", "kami tidak mengirim kabar")
        await decides(stage, "Ambil", "Bukan pelanggaran", "Bukti belum cukup")
        assert "Ada kabar" not in str([m.text for m in await budi.chat()])
        await says(budi, f"/status {ticket}", "Tekan Lihat kabar")
        await acts(budi, "[Atur kabar]")
        await says(budi, "[Kirim kabar]", "kabar kami kirim di sini")


async def test_a_foreign_an_unknown_and_a_senseless_number_get_the_same_answer(stage: Stage) -> None:
    async with citizens(stage) as budi:
        ticket = await files(budi, *TO_SUMMARY)
        await agree(stage.wati)
        for number in (ticket, "RB-0000-0000", "RB-7K2M-9QXC", "entah", "🌸"):
            assert await says(stage.wati, f"/status {number}", UNKNOWN) == UNKNOWN
        assert await says(stage.wati, ticket, UNKNOWN) == UNKNOWN
        await says(stage.wati, "[Cek status]", "Belum ada laporan dari Anda")


async def test_a_number_is_understood_however_it_is_typed(stage: Stage) -> None:
    async with citizens(stage) as budi:
        ticket = await files(budi, *TO_SUMMARY)
        bare = ticket.replace("-", "")
        odd = bare[2:].replace("0", "o").replace("1", "l").lower()
        for typed in (ticket, ticket.lower(), bare, bare[2:], f"rb {odd[:4]} {odd[4:]}", f" {ticket} "):
            await says(budi, f"/status {typed}", f"Laporan {ticket} · MiChat", "Sedang diperiksa")
        await says(budi, ticket, f"Laporan {ticket} · MiChat")
        await budi.start(ticket)
        await budi.expect(f"Laporan {ticket} · MiChat", new=True)


async def test_evidence_is_added_to_a_report_that_was_sent(stage: Stage) -> None:
    async with citizens(stage) as budi:
        ticket = await files(budi, *TO_SUMMARY)
        await acts(budi, "/status", "[Buka 1]")
        await says(budi, "[Tambah bukti]", f"Laporan {ticket}", "Silakan kirim tambahannya")
        await says(budi, PHOTO, "Tambahan Anda tersimpan (1)")
        await says(budi, "terlihat lagi semalam", "Tambahan Anda tersimpan (2)")
        await says(budi, {"media": [{"kind": "voice"}]}, "suara Anda bisa dikenali")
        await says(budi, "[Selesai]", f"Laporan {ticket} · MiChat")
        await stage.sari.expect("1 gambar", chat=stage.team)
        await says(budi, "halo", "Apa yang ingin Anda lakukan?")


async def test_a_report_is_withdrawn_after_one_question(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await files(budi, *TO_SUMMARY[:4], PHOTO, "[Selesai]", "cerita rahasia saya")
        await stage.card()
        await acts(budi, "/status", "[Buka 1]")
        await says(budi, "[Tarik laporan]", "Tarik laporan ini?", "Cerita dan bukti dari Anda dihapus")
        await says(budi, "[Kembali]", "Sedang diperiksa")
        await acts(budi, "[Tarik laporan]")
        await says(budi, "[Ya, tarik]", "Ditarik.")
        assert await labels(budi) == ["Kembali"]
        await says(budi, "[Kembali]", "ditarik")
        await stage.client.settled()
        assert "cerita rahasia" not in await stage.card()


async def test_ten_reports_an_hour_are_told_kindly_with_the_time_and_the_draft_stays(stage: Stage) -> None:
    async with citizens(stage, reports_per_hour="2", reports_per_day="3") as budi:
        for number in range(2):
            await files(budi, f"MiChat: akun_ke{number}", "[Narkoba]", "[Lewati]", "[Lewati]")
        steps = ("/lapor", "[MiChat]", "akun_ketiga", "[Narkoba]", "[Lewati]", "[Lewati]")
        await acts(budi, *steps)
        await says(budi, "[Kirim laporan]", "Anda sudah mengirim 2 laporan dalam satu jam.", "WIB", "110")
        await later(stage, 3700)
        await files(budi, "[Kirim laporan]")
        await acts(budi, "/lapor", "[MiChat]", "akun_keempat", "[Narkoba]", "[Lewati]", "[Lewati]")
        await says(budi, "[Kirim laporan]", "3 laporan dalam satu hari", "pukul", "Draf ini kami simpan")


async def test_many_reports_are_listed_page_by_page(stage: Stage) -> None:
    async with citizens(stage, reports_per_hour="0", reports_per_day="0") as budi:
        for number in range(7):
            await files(budi, f"MiChat: akun_ke{number}", "[Narkoba]", "[Lewati]", "[Lewati]")
        await says(budi, "/laporan_saya", "Laporan Anda:", "6. RB-")
        page = await says(budi, "[Berikutnya]", "Laporan Anda:")
        assert "2. RB-" not in page
        await says(budi, "[Sebelumnya]", "6. RB-")
        await says(budi, "[Buka 6]", "Sedang diperiksa")


async def test_lapor_akun_lain_offers_a_draft_that_waits_instead_of_losing_it(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *SENT, "/lapor", "[MiChat]", "akun_menunggu")
        await says(budi, "[Lapor akun lain]", "Ada laporan yang belum terkirim")
        await says(budi, "[Lanjutkan]", "akun_menunggu")
