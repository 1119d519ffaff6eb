"""The queue: cards while the group's minute allows, the digest of the rest, handing out, pauses and warnings."""

import asyncio

from tests.e2e.stage import Stage
from tests.e2e.team_acting import HOUR, MINUTE, at_work, card, later, picture, posts, pressed, reported, texts

NEXT = "Ambil berikutnya"


async def test_what_the_groups_minute_does_not_hold_is_counted_and_handed_out_most_urgent_first(stage: Stage) -> None:
    people = [await stage.client.person(f"Warga{number}") for number in range(2)]
    async with at_work(stage, *people, rate_per_group_minute="6"):
        for number in range(4):
            await reported(stage, people[0], f"akun_{number}")
        digest = await stage.sari.expect(" kasus menunggu, 0 mendesak. Yang tertua ", chat=stage.team)
        assert digest.labels == [NEXT, "Tanpa gambar"]
        await reported(stage, people[1], "akun_3")
        assert await posts(stage, "akun_3") == []
        assert await pressed(stage, stage.andi, NEXT, on=digest) == "Kasus 4 Anda pegang."
        assert await pressed(stage, stage.sari, NEXT, on=digest) == "Kasus 1 Anda pegang."


async def test_an_urgent_case_gets_its_card_first_and_is_handed_out_first(stage: Stage) -> None:
    async with at_work(stage, rate_per_group_minute="6"):
        for number in range(3):
            await reported(stage, stage.budi, f"akun_{number}")
        digest = await stage.sari.expect("kasus menunggu", chat=stage.team)
        await reported(stage, stage.budi, "akun_gawat", "Perdagangan orang", sent=())
        await card(stage, "MENDESAK · Kasus 4 · baru")
        assert await pressed(stage, stage.andi, NEXT, on=digest) == "Kasus 4 Anda pegang."


async def test_cases_without_pictures_cases_one_does_not_want_and_people_one_knows(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.andi, rate_per_group_minute="7"):
        for number, sent in enumerate([(picture,), (picture,), (picture,), (), ()]):
            await reported(stage, stage.budi, f"akun_{number}", sent=sent)
        digest = await stage.sari.expect("kasus menunggu", chat=stage.team)
        assert await pressed(stage, stage.andi, "Tanpa gambar", on=digest) == "Kasus 4 Anda pegang."
        again = "Mulai sekarang Anda juga mendapat kasus bergambar."
        assert await pressed(stage, stage.andi, "Tanpa gambar", on=digest) == again
        first = await card(stage, "Kasus 1 · baru")
        await pressed(stage, stage.andi, "Ambil", on=first)
        await card(stage, "Dipegang Andi")
        await pressed(stage, stage.andi, "Saya mengenalnya", on=first)
        assert await pressed(stage, stage.andi, NEXT, on=digest) == "Kasus 2 Anda pegang."
        assert await pressed(stage, stage.sari, NEXT, on=digest) == "Kasus 1 Anda pegang."


async def test_after_eight_heavy_cases_a_pause_is_offered(stage: Stage) -> None:
    people = [await stage.client.person(f"Warga{number}") for number in range(8)]
    async with at_work(stage, stage.andi, *people):
        filed = [
            reported(stage, person, f"akun_{number}", "Pemerasan/ancaman", sent=())
            for number, person in enumerate(people)
        ]
        await asyncio.gather(*filed)
        for number in range(8):
            shown = await card(stage, f"akun_{number}")
            await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar", on=shown)
        offered = await stage.andi.expect("Anda sudah menangani 8 kasus hari ini, 8 di antaranya berat. Terima kasih.")
        assert offered.labels == ["Istirahat dahulu", "Lanjut", "Atur kategori"]
        assert "Selamat beristirahat" in await stage.andi.press("Istirahat dahulu")
        await stage.andi.press("Atur kategori")
        await stage.andi.press("Penipuan")
        await stage.andi.expect("Kategori mana", new=True)
    async with at_work(stage):
        await reported(stage, stage.budi)
        await card(stage)
        assert await pressed(stage, stage.andi, NEXT) == "Tidak ada kasus yang cocok untuk Anda saat ini."


async def test_supervisors_hear_of_an_urgent_case_that_nobody_takes_for_fifteen_minutes(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.sari, stage.andi):
        await reported(stage, stage.budi, category="Perdagangan orang", sent=())
        await reported(stage, stage.budi, "akun_diambil", "Perdagangan orang", sent=())
        await pressed(stage, stage.andi, "Ambil", on=await card(stage, "akun_diambil"))
        await later(stage, 16 * MINUTE, all_due=True)
        warned = await stage.sari.expect("Kasus 1 mendesak dan belum diambil sejak 1")
        assert warned.labels == ["Buka kartu"]
        assert not any("Kasus 2 mendesak" in words for words in await texts(stage.client, stage.sari.id))
        assert not any("belum diambil" in words for words in await texts(stage.client, stage.andi.id))


async def test_once_a_day_the_group_reads_what_is_oldest_and_overdue(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await card(stage)
        await later(stage, 49 * HOUR)
        daily = await stage.sari.expect("Ringkasan hari ini: 1 kasus menunggu, 0 mendesak.", chat=stage.team)
        assert "Lewat batas waktu: 1." in daily.text
        assert daily.labels == [NEXT]
