"""Opening an identity over HTTP: two people, shown once, gone after ten minutes, and in no other chat."""

from tests.e2e.acting import TO_SUMMARY, agree, citizens, files, later, says
from tests.e2e.stage import Stage

BASIS = "Surat Polda Jabar B/12/III/2021 tanggal 20 Maret 2021"


async def test_two_people_open_who_reported_and_only_one_sees_it_for_ten_minutes(stage: Stage) -> None:
    async with citizens(stage) as budi:
        await agree(stage.sari)
        await agree(stage.dewi)
        ticket = await files(budi, *TO_SUMMARY)
        await stage.card()
        await says(stage.sari, "/buka_identitas kasus 1 pelapor 1", f"Identitas pelapor {ticket}")
        await says(stage.sari, BASIS, f"Dasar hukum: “{BASIS}”")
        await says(stage.sari, "[Minta pembukaan]", "sudah dikirim")
        asked = await stage.dewi.expect("Diminta membuka identitas")
        await stage.dewi.press("Setuju dibuka", on=asked)
        await stage.dewi.expect("tidak dapat ditarik")
        await stage.dewi.press("Ya, buka")
        shown = await stage.sari.expect(f"Pelapor {ticket}")
        for part in ("Budi Santoso", "@budi_santoso", str(budi.id)):
            assert part in shown.text
        assert shown.raw.get("has_protected_content")
        await stage.dewi.expect("dibuka oleh dua orang")
        await stage.client.settled()
        others = [*await stage.dewi.chat(), *await stage.andi.chat(), *await stage.team.cards()]
        assert not [m for m in others if "Budi" in m.text or str(budi.id) in m.text]
        await later(stage, 605)
        for _ in range(50):
            await stage.client.settled()
            if not [m for m in await stage.sari.chat() if str(budi.id) in m.text]:
                break
        assert not [m for m in await stage.sari.chat() if str(budi.id) in m.text]
        assert not [m for m in await budi.chat() if "identitas pelapor" in m.text.lower()]
