"""What admins ask in private: figures, one case, the queue, a search; and what others get for the same words."""

from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, card, pressed, reported


async def test_status_tells_the_queue_the_deliveries_and_the_last_contact(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await stage.dewi.say("/status")
        empty = await stage.dewi.expect("Tidak ada kasus yang menunggu.", new=True)
        assert "Grup tim: Tim Pemeriksa" in empty.text
        await reported(stage, stage.budi)
        await card(stage)
        await stage.dewi.say("/status")
        figures = await stage.dewi.expect("1 kasus menunggu, 0 mendesak. Yang tertua 0 menit.", new=True)
        for line in ("• baru: 1", "Laporan masuk hari ini: 1", "Kontak terakhir dengan Telegram: "):
            assert line in figures.text
        assert "kiriman" in figures.text.lower()


async def test_status_of_a_case_or_a_report_shows_its_card_and_history_and_never_who_reported(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        ticket = await reported(stage, stage.budi, story="Saya Budi Santoso, minta uang muka.")
        await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        typed = ticket.lower().replace("-", "")
        for argument in (ticket, typed, "1", "kasus 1", "#1"):
            await stage.dewi.say(f"/status {argument}")
            page = await stage.dewi.expect("Riwayat:", new=True)
            assert "Kasus 1 · bukan pelanggaran: tidak melanggar · Andi" in page.text
            assert "bukan pelanggaran: tidak melanggar · Andi" in page.text.split("Riwayat:")[1]
            assert "Budi" not in page.text
            assert page.labels == ["Buka kartu"]
        for wrong in ("RB-0000-0000", "99", "abc"):
            await stage.dewi.say(f"/status {wrong}")
            await stage.dewi.expect("Tulis /status saja" if wrong == "abc" else "Tidak ada laporan", new=True)


async def test_the_queue_lists_the_most_urgent_first_with_links_to_the_cards(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi, "akun_biasa")
        await reported(stage, stage.budi, "akun_gawat", "Perdagangan orang", sent=())
        await card(stage, "akun_gawat")
        await stage.client.settled()
        await stage.dewi.say("/antrean")
        page = await stage.dewi.expect("2 kasus menunggu. 2 yang paling mendesak:", new=True)
        first, second = page.text.splitlines()[1:]
        assert first.startswith("• MENDESAK · Kasus 2 · MiChat · akun_gawat · perdagangan orang · 1 pelapor")
        assert second.startswith("• Kasus 1 · MiChat · akun_biasa · penipuan · 1 pelapor · baru · 0 menit")
        assert page.labels == ["Kasus 2", "Kasus 1"]
        await pressed(stage, stage.andi, "Ambil")
        await stage.client.settled()
        await stage.dewi.say("/antrean")
        page = await stage.dewi.expect("1 kasus menunggu. 1 yang paling mendesak:", new=True)
        assert len(page.text.splitlines()) == 2


async def test_a_search_finds_accounts_numbers_and_words_and_takes_no_sign_for_a_wildcard(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        ticket = await reported(stage, stage.budi, "a_b100")
        await reported(stage, stage.budi, "axb100")
        await card(stage, "axb100")
        found = {
            "a_b100": "Ditemukan 1 kasus:",
            "a_b": "Ditemukan 1 kasus:",
            "axb1": "Ditemukan 1 kasus:",
            "A_B100": "Ditemukan 1 kasus:",
            ticket: "Ditemukan 1 kasus:",
            "2": "Ditemukan 1 kasus:",
            "%%%": "Tidak ada kasus yang cocok.",
            "' OR 1=1 --": "Tidak ada kasus yang cocok.",
            "": "Tulis /cari diikuti",
        }
        for words, says in found.items():
            await stage.dewi.say(f"/cari {words}".strip())
            await stage.dewi.expect(says, new=True)


async def test_admins_commands_of_others_are_the_citizens_conversation(stage: Stage) -> None:
    async with at_work(stage, stage.budi):
        ticket = await reported(stage, stage.budi)
        await card(stage)
        await stage.consent(stage.wati)
        for command in ("/antrean", "/cari contoh_akun88", f"/status {ticket}", "/status", "/hubungkan"):
            await stage.wati.say(command)
            await stage.client.settled()
            said = await stage.wati.screen()
            assert said
            assert not any(word in said for word in ("contoh_akun88", "Kasus 1", "Tim Pemeriksa"))


async def test_commands_in_the_group_are_led_to_the_private_chat(stage: Stage) -> None:
    async with at_work(stage, stage.dewi):
        for command in ("/status", "/antrean", "/cari x", "/lapor"):
            await stage.dewi.say(command, chat=stage.team)
            await stage.dewi.expect("Perintah itu hanya berlaku di chat pribadi", chat=stage.team, new=True)
        await stage.dewi.say("/hubungkan")
        await stage.dewi.expect("Tulis /hubungkan di dalam grup tim.", new=True)
