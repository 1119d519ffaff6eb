"""Start, consent, help, language, and the straight path (W1 to W3)."""

from tests.e2e.acting import SENT, acts, agree, citizens, files, labels, says, ticket_in
from tests.e2e.stage import Stage


async def test_a_report_takes_at_most_eight_acts_from_lapor_to_the_receipt(stage: Stage) -> None:
    async with citizens(stage) as budi:
        steps = ("/lapor", "[MiChat]", "contoh_akun88", "[Prostitusi online]", {"media": [{"kind": "photo"}]})
        last = ("[Selesai]", "[Lewati]", "[Kirim laporan]")
        assert len(steps + last) <= 8
        await acts(budi, *steps, *last)
        assert (await budi.expect("Nomor laporan: RB-", new=True)).labels == [
            *("Cek status", "Lapor akun lain"),
            *("Atur kabar", "Salin ringkasan"),
        ]
        assert "contoh_akun88" in await stage.card()


async def test_the_screens_are_edited_in_place(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor", "[MiChat]", "[Kembali]", "[Lainnya]", "[Kembali]", "[MiChat]")
        standing = [m for m in await budi.chat() if m.from_bot and m.labels]
        assert len([m for m in standing if "Langkah 1" in m.text]) == 1


async def test_the_welcome_says_who_what_and_how_long_and_help_is_before_consent(stage: Stage) -> None:
    async with stage.bot():
        budi = stage.budi
        await budi.start()
        welcome = await budi.expect("Paguyuban Contoh")
        for part in ("bukan laporan polisi", "110", "KTP, PIN, OTP", "180 hari"):
            assert part in welcome.text
        await says(budi, "[Bantuan segera]", "08111-129-129", "healing119.id")
        await says(budi, "[Baca privasi]", "Privasi Anda", "3×24 jam")
        assert (await budi.expect("Privasi Anda")).labels == ["Setuju & lanjut", "Kembali"]
        await says(budi, "[Kembali]", "Selamat datang")
        await says(budi, "[Setuju & lanjut]", "Apa yang ingin Anda lakukan?")


async def test_lapor_before_consent_asks_once_and_goes_straight_on(stage: Stage) -> None:
    async with stage.bot():
        await says(stage.budi, "/lapor", "Selamat datang")
        await says(stage.budi, "[Setuju & lanjut]", "Langkah 1 dari 5", "Tempel tautan")
        await says(stage.budi, "/batal", "Batalkan laporan ini?")


async def test_an_account_sent_before_consent_gets_the_notice_and_nothing_is_kept(stage: Stage) -> None:
    async with stage.bot():
        await says(stage.budi, "t.me/penipu_lama", "Selamat datang")
        await says(stage.budi, "/status", "Belum ada laporan")


async def test_a_deep_link_preselects_the_app_even_before_consent(stage: Stage) -> None:
    async with stage.bot():
        await stage.budi.start("michat")
        await acts(stage.budi, "[Setuju & lanjut]")
        assert "Ketik ID MiChat" in await stage.budi.screen()
        await stage.wati.start("entah-apa")
        await says(stage.wati, "[Setuju & lanjut]", "Apa yang ingin Anda lakukan?")


async def test_a_second_start_shows_the_menu_and_not_the_notice(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await says(budi, "/start", "Apa yang ingin Anda lakukan?")
        assert await labels(budi) == ["Lapor akun", "Cek status", "Bantuan", "English"]


async def test_the_menu_leads_everywhere(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await says(budi, "[Cek status]", "Belum ada laporan dari Anda")
        await says(budi, "[Kembali]", "Apa yang ingin Anda lakukan?")
        await says(budi, "[Bantuan]", "polisi 110")
        await says(budi, "[Menu utama]", "Apa yang ingin Anda lakukan?")
        await says(budi, "[Lapor akun]", "Langkah 1 dari 5")
        await says(budi, "[Kembali]", "Apa yang ingin Anda lakukan?")


async def test_help_is_a_message_of_its_own_that_is_never_edited(stage: Stage) -> None:
    async with citizens(stage) as budi:
        before = await says(budi, "/lapor", "Langkah 1")
        for command in ("/bantuan", "/help", "/bantuan@reportbot_sandbox_bot"):
            await says(budi, command, "Anda tidak harus menghadapinya sendiri")
        await says(budi, "[Lapor akun]", "Langkah 1")
        chat = [m.text for m in await budi.chat() if m.from_bot]
        assert sum("Anda tidak harus menghadapinya sendiri" in text for text in chat) == 3
        assert before.splitlines()[0] in chat[-1]


async def test_commands_that_do_not_exist_are_answered_and_keep_the_draft(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await says(budi, "/entahlah", "Perintah itu tidak kami kenal", "/lapor")
        await acts(budi, "/lapor", "[MiChat]")
        await says(budi, "/hubungkan_saya", "Perintah itu tidak kami kenal", "Langkah 1")
        await says(budi, "contoh_akun88", "Akun: MiChat · contoh_akun88")


async def test_english_and_back(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await says(budi, "[English]", "What would you like to do?")
        await says(budi, "/lapor", "Which account would you like to report?")
        await says(budi, "/bahasa", "Pilih bahasa. Choose a language.")
        await says(budi, "[Indonesia]", "Akun apa yang ingin Anda laporkan?")


async def test_a_whole_report_in_english(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "[English]", "/lapor", "[MiChat]", "contoh_akun88", "[Fraud]")
        await budi.expect("Step 3 of 5", new=True)
        await acts(budi, "[Skip]", "[Skip]", "[Send report]")
        await budi.expect("Report number: RB-")
        assert "Diduga: penipuan" in await stage.card()


async def test_two_people_do_not_disturb_each_other(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await agree(stage.wati)
        await acts(budi, "/lapor", "[MiChat]", "akun_budi1")
        other = await files(stage.wati, *SENT)
        await acts(budi, "[Penipuan]")
        await budi.expect("Langkah 3")
        await acts(budi, "[Lewati]", "[Lewati]", "[Kirim laporan]")
        mine = ticket_in((await budi.expect("Nomor laporan: ")).text)
        assert mine != other
