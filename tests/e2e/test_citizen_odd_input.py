"""Edits, old screens, forged buttons, fast fingers: a clear answer, nothing lost, nothing changed that must not be."""

import asyncio

from tests.e2e.acting import PHOTO, TO_EVIDENCE, TO_SUMMARY, acts, agree, citizens, files, says
from tests.e2e.stage import Stage


async def test_an_edit_of_the_account_or_the_story_counts_and_any_other_is_answered(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor", "[MiChat]")
        account = await budi.say("contoh_akun8")
        await budi.expect("contoh_akun8", new=True)
        budi.acted = await stage.client.seq()
        await budi.edit(account, "contoh_akun88")
        await budi.expect("Perubahan pesan Anda sudah kami pakai", new=True)
        await acts(budi, "[Prostitusi online]", "[Lewati]")
        story = await budi.say("kemarin di Bandung")
        await budi.expect("Cerita: kemarin di Bandung", new=True)
        budi.acted = await stage.client.seq()
        await budi.edit(story, "kemarin di Bogor")
        screen = await budi.expect("Cerita: kemarin di Bogor", new=True)
        assert "contoh_akun88" in screen.text
        await files(budi, "[Kirim laporan]")
        await asyncio.sleep(1)  # Telegram counts edits in seconds
        budi.acted = await stage.client.seq()
        await budi.edit(account, "contoh_akun99")
        await budi.expect("Perubahan pesan itu tidak kami pakai", new=True)


async def test_a_press_on_an_old_screen_says_so_and_shows_where_one_is(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor")
        old = await budi.expect("Langkah 1")
        data = str(old.button("MiChat").data)  # type: ignore[union-attr]  # it is there
        await acts(budi, "[MiChat]", "contoh_akun88", "[Prostitusi online]", PHOTO)
        assert "Tombol itu sudah lama" in await budi.forge(data, old.message_id)
        await budi.expect("1 bukti tersimpan", new=True)
        await says(budi, "[Selesai]", "Langkah 4")


async def test_a_button_of_an_old_draft_does_nothing_to_the_new_one(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_SUMMARY)
        summary = await budi.expect("Laporan belum terkirim.")
        send = str(summary.button("Kirim laporan").data)  # type: ignore[union-attr]  # it is there
        await files(budi, "[Kirim laporan]")
        await acts(budi, "/lapor", "[MiChat]", "akun_kedua22", "[Narkoba]", "[Lewati]", "[Lewati]")
        assert "Tombol itu sudah lama" in await budi.forge(send, summary.message_id)
        await says(budi, "/laporan_saya", "1. RB-")
        assert "2. RB-" not in await budi.screen()


async def test_forged_and_foreign_data_are_refused_with_a_sentence(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await files(budi, *TO_SUMMARY)
        await agree(stage.wati)
        menu = await stage.wati.expect("Apa yang ingin")
        his = [str(b.data) for m in await budi.chat() for b in m.buttons if str(b.data).startswith("fr:")]
        assert his
        for data in (*his, "", "x", "f:1:z:z", "fr:1:wy", "ffffffff" * 8, "🌸", "c:1:0:enough", "\x00"):
            assert await stage.wati.forge(data, menu.message_id), data
        await says(budi, "/laporan_saya", "sedang diperiksa")
        await says(stage.wati, "/laporan_saya", "Belum ada laporan")


async def test_a_report_sent_twice_with_fast_fingers_is_one(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_SUMMARY)
        summary = await budi.expect("Laporan belum terkirim.")
    for _ in range(3):
        await budi.press("Kirim laporan", on=summary, wait=0)
    async with citizens(stage) as budi:
        await stage.client.settled()
        receipts = [m for m in await budi.chat() if "Nomor laporan: RB-" in m.text]
        assert len(receipts) == 1
        listed = await says(budi, "/laporan_saya", "1. RB-")
        assert "2. RB-" not in listed


async def test_what_was_sent_while_the_bot_was_away_is_taken_in_order_in_one_batch(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor", "[MiChat]", "contoh_akun88", "[Prostitusi online]")
        await agree(stage.wati)
    for number in range(3):
        await budi.photo()
        await stage.wati.say(f"t.me/akun_wati{number}")
    await budi.say("kemarin di Bandung")
    async with stage.bot():
        await budi.expect("Tulisan Anda kami simpan untuk langkah 4")
        await stage.wati.expect("akun_wati")
        await says(budi, "[Selesai]", "kemarin di Bandung")
        await says(budi, "[Lewati]", "Bukti: 3 tangkapan layar")


async def test_an_update_that_comes_twice_counts_once(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE, PHOTO)
        await stage.client.redeliver(3)
        await stage.client.settled()
        await says(budi, PHOTO, "2 bukti tersimpan")


async def test_commands_of_the_group_do_nothing_in_private_but_are_answered(stage: Stage) -> None:
    async with citizens(stage) as budi:
        for command in ("/hubungkan", "/antrean", "/cari contoh", "/statistik", "/ekspor"):
            await says(budi, command, "Apa yang ingin Anda lakukan?")
