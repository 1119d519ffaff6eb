"""Albums that come in parts, edits after a report was sent, presses before their message, numbers that jump."""

import time
from typing import Any

from tests.e2e.acting import TO_EVIDENCE, acts, citizens, decides, files, says
from tests.e2e.stage import Stage
from tests.e2e.team_acting import LIMITS, at_work, card, reported

LIFE_OF_A_PRESS = 150.0
"""Seconds for which Telegram keeps a press."""


def part(stage: Stage, number: int, album: str = "8899") -> dict[str, Any]:
    """An update with one picture of an album."""
    size = {"width": 90, "height": 90, "file_size": 1000}
    photo = {"file_id": f"part-{number}", "file_unique_id": f"unique-part-{number}", **size}
    message = {
        "message_id": 900_000 + number,
        "date": int(time.time()),
        "chat": {"id": stage.budi.id, "type": "private", "first_name": "Budi"},
        "from": stage.budi.user,
        "media_group_id": album,
        "photo": [photo],
    }
    return {"message": message}


async def test_an_album_that_comes_in_parts_out_of_order_twice_and_over_a_restart_is_whole(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE)
        for number in (3, 1):
            await stage.client.inject(part(stage, number))
        await budi.expect("2 bukti tersimpan")
    for number in (4, 1, 2):
        await stage.client.inject(part(stage, number))
    async with citizens(stage) as budi:
        await stage.client.inject(part(stage, 3))
        await stage.client.settled()
        await acts(budi, "/lapor", "[Lanjutkan]")
        await budi.expect("4 bukti tersimpan")
        await acts(budi, "[Selesai]")
        await files(budi, "[Lewati]", "[Kirim laporan]")
        assert "4 gambar" in await stage.card()


async def test_an_edit_after_the_report_was_sent_changes_nothing_that_moderators_read(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, *TO_EVIDENCE, "[Lewati]")
        story = await budi.say("dia meminta transfer di Bandung")
        await budi.expect("Cerita: dia meminta transfer", new=True)
        await files(budi, "[Kirim laporan]")
        before = await stage.card()
        assert "dia meminta transfer di Bandung" in before
        for state in ((), ("Ambil",), ("Bukan pelanggaran", "Bukti belum cukup")):
            await decides(stage, *state)
            before = await stage.card()
            budi.acted = await stage.client.seq()
            await budi.edit(story, f"isi lain sesudah {len(state)}")
            await budi.expect("Perubahan pesan itu tidak kami pakai", new=True)
            assert await stage.card() == before


async def test_a_press_that_comes_before_its_message_is_answered_and_the_message_counts(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await acts(budi, "/lapor", "[MiChat]")
        shown = await budi.expect("ID MiChat")
        button = shown.button("Batal")
        assert button is not None
        await budi.forge(str(button.data), shown.message_id + 500)
        await says(budi, "contoh_akun88", "Langkah 2")


async def test_numbers_of_updates_may_jump_anywhere(stage: Stage) -> None:
    async with citizens(stage) as budi:
        for number in (1_999_999_000, 7, "random", 2_000_001, "random", 3):
            await stage.client.post("queue", next_update_id=number)
            await says(budi, "/bantuan", "110")
        await stage.client.settled()
        assert await stage.client.pending() == 0


async def test_a_press_is_taken_while_telegram_keeps_it_and_what_was_lost_can_be_pressed_again(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await card(stage)
    for away, state in ((LIFE_OF_A_PRESS + 1, "baru"), (LIFE_OF_A_PRESS - 10, "diperiksa")):
        await stage.andi.press("Ambil", chat=stage.team, wait=0)
        await stage.client.advance(away)
        async with stage.bot(**dict.fromkeys(LIMITS, "0")):
            await stage.client.settled()
            assert state in (await card(stage)).text.splitlines()[0]
