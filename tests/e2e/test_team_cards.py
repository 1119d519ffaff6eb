"""Cards and claims: what moderators read, who holds a case, and presses that come late, twice or on old cards."""

import asyncio

from tests.e2e.stage import Stage
from tests.e2e.team_acting import HOUR, MINUTE, at_work, card, data_of, later, pressed, reported


async def test_a_new_card_says_what_is_known_and_nothing_of_who_reported(stage: Stage) -> None:
    story = "Saya Budi Santoso @budi_santoso, 0812 3456 7890. Lihat https://jahat.example di Kota Bandung."
    async with at_work(stage, stage.budi, stage.wati):
        await reported(stage, stage.budi, story=story)
        await reported(stage, stage.wati)
        shown = await card(stage, "2 orang")
    lines = shown.text.splitlines()
    assert lines[0] == "Kasus 1 · baru"
    assert lines[1:3] == ["MiChat · contoh_akun88", "Diduga: penipuan"]
    assert lines[3].startswith("Pelapor: 2 orang · ")
    assert lines[4:6] == ["Terlihat: Kota Bandung", "Bukti: 2 gambar · belum ada: tautan"]
    assert lines[6].startswith("Cerita: “Saya ‹nama›")
    assert "Lihat hxxps://jahat[.]example di Kota Bandung." in lines[6]
    assert "url" not in {entity["type"] for entity in shown.raw["entities"]}
    assert lines[7] == "Keputusan lama: tidak ada · Sanggahan: tidak ada"
    assert lines[8].startswith("Ditangani sebelum: ")
    assert lines[8].endswith(" WIB")
    assert shown.labels == ["Ambil", "Lihat bukti"]
    assert not any(word in shown.text for word in ("Budi", "Santoso", "budi_santoso", "0812", "7890"))


async def test_a_claim_is_given_back_or_taken_over(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        assert (await pressed(stage, stage.andi, "Ambil")).startswith("Kasus ini Anda pegang sampai ")
        held = await card(stage, "Dipegang Andi sampai ")
        first = ["Cukup bukti", "Bukan pelanggaran", "Minta bukti", "Duplikat", "Di luar wewenang", "Ada anak"]
        assert held.labels[:9] == [*first, "Catatan", "Riwayat", "Lepas"]
        assert await pressed(stage, stage.andi, "Ambil alih") == "Hanya pengawas yang dapat melakukan ini."
        await pressed(stage, stage.sari, "Ambil alih")
        await card(stage, "Dipegang Sari sampai ")
        refused = await pressed(stage, stage.andi, "Cukup bukti")
        assert refused.startswith("Sedang dipegang Sari sampai ")
        assert await pressed(stage, stage.sari, "Lepas") == "Kasus dilepas."


async def test_a_late_press_of_the_former_holder_counts_while_nobody_else_holds_the_case(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil")
        held = await card(stage, "Dipegang Andi")
        enough = data_of(held, "Cukup bukti")
        await later(stage, 31 * MINUTE)
        assert (await card(stage, "Kasus 1 · baru")).labels == ["Ambil", "Lihat bukti"]
        late = await stage.andi.forge(enough, held.message_id, chat=stage.team)
        assert late == "Waktu Anda habis, tetapi belum ada yang mengambil. Kasus kembali Anda pegang."
        assert "Apa dasarnya?" in (await card(stage, "Dipegang Andi")).text
        await later(stage, 31 * MINUTE)
        await pressed(stage, stage.sari, "Ambil")
        assert (await stage.andi.forge(enough, held.message_id, chat=stage.team)).startswith("Sedang dipegang Sari")


async def test_of_two_who_take_a_case_at_once_one_wins_and_the_other_is_told(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        shown = await card(stage)
        takes = [person.press("Ambil", chat=stage.team, on=shown) for person in (stage.sari, stage.andi)]
        said = sorted(await asyncio.gather(*takes))
        assert said[0].startswith("Kasus ini Anda pegang sampai ")
        assert said[1].startswith("Sedang dipegang ")


async def test_replies_to_a_card_are_notes_that_the_history_shows(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        shown = await card(stage)
        await stage.client.settled()
        await stage.andi.say("Pernah saya lihat <b>minggu</b> lalu", chat=stage.team, reply_to=shown.message_id)
        await card(stage, "Catatan tim: 1")
        await pressed(stage, stage.sari, "Ambil", "Catatan")
        await stage.sari.say("Sudah saya periksa", chat=stage.team, reply_to=shown.message_id)
        await card(stage, "Catatan tim: 2")
        await pressed(stage, stage.sari, "Riwayat")
        history = await card(stage, "Riwayat:")
        assert "catatan · Andi: “Pernah saya lihat <b>minggu</b> lalu”" in history.text
        assert "catatan · Sari: “Sudah saya periksa”" in history.text


async def test_a_corrected_case_shows_the_right_platform_account_and_suspicion(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await reported(stage, stage.budi, "akun_lain_77")
        shown = await card(stage)
        await pressed(stage, stage.sari, "Ambil", "Perbaiki kasus", "Platform", "LINE", on=shown)
        await pressed(stage, stage.sari, "Perbaiki kasus", "Dugaan", "Judi online", on=shown)
        await pressed(stage, stage.sari, "Perbaiki kasus", "Akun", on=shown)
        await stage.sari.say("akun_benar1", chat=stage.team, reply_to=shown.message_id)
        right = await card(stage, "akun_benar1")
        assert right.text.splitlines()[1:3] == ["LINE · akun_benar1", "Diduga: judi online"]
        await pressed(stage, stage.sari, "Perbaiki kasus", "Platform", "MiChat", on=shown)
        await pressed(stage, stage.sari, "Perbaiki kasus", "Akun", on=shown)
        await stage.sari.say("akun_lain_77", chat=stage.team, reply_to=shown.message_id)
        await stage.sari.expect("Akun itu sudah ada pada kasus lain. Gunakan Duplikat.", chat=stage.team)


async def test_a_case_all_of_whose_reporters_withdrew_says_so_and_moves_nowhere(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await card(stage)
        await stage.budi.say("/laporan_saya")
        await stage.budi.press("Buka 1")
        await stage.budi.press("Tarik laporan")
        await stage.budi.press("Ya, tarik")
        withdrawn = await card(stage, "Semua pelapor sudah menarik laporannya.")
        assert withdrawn.text.startswith("Kasus 1 · baru")
        assert "Pelapor: 0 orang" in withdrawn.text


async def test_presses_on_every_earlier_version_change_nothing_and_say_why(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        shown = await card(stage)
        epochs = [data_of(shown, "Ambil")]
        for label, next_label in (("Ambil", "Lepas"), ("Lepas", "Ambil"), ("Ambil", "Cukup bukti")):
            await pressed(stage, stage.sari, label)
            await stage.client.settled()
            epochs.append(data_of(await card(stage), next_label))
        await pressed(stage, stage.sari, "Cukup bukti", "Meminta transfer uang")
        decided = await card(stage, "cukup bukti: meminta transfer uang")
        for data in epochs:
            said = await stage.andi.forge(data, shown.message_id, chat=stage.team)
            assert said == "Sudah ditangani oleh Sari. Kartu diperbarui."
        await stage.client.settled()
        assert (await card(stage)).text == decided.text


async def test_a_replayed_press_counts_once_and_forged_data_not_at_all(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        shown = await card(stage)
        await pressed(stage, stage.sari, "Ambil")
        await pressed(stage, stage.sari, "Lepas")
        await stage.client.redeliver(2)
        await stage.client.settled()
        free = await card(stage, "Kasus 1 · baru")
        take = data_of(free, "Ambil")
        forged = ["", "mt", "mt:1", "mt:zz:9", "mt:1:0:0", "md:1:2:enough:nonsense", "md:9:0:enough:police", "x" * 64]
        for data in filter(None, forged):
            assert await stage.sari.forge(data, shown.message_id, chat=stage.team)
            assert await stage.budi.forge(data, 1)
        assert await stage.budi.forge(take, 1) == "Tombol ini hanya berlaku di grup tim yang terhubung."
        await stage.client.settled()
        assert (await card(stage)).text == free.text


async def test_a_press_that_was_made_while_the_bot_was_away_for_long_is_lost_and_the_card_still_works(
    stage: Stage,
) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await card(stage)
    await stage.andi.press("Ambil", chat=stage.team, wait=0)
    await stage.client.advance(HOUR)
    async with at_work(stage, stage.wati):
        assert (await card(stage)).text.startswith("Kasus 1 · baru")
        assert (await pressed(stage, stage.andi, "Ambil")).startswith("Kasus ini Anda pegang")
