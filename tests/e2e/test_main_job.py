"""The main job over the real protocol: filed by a citizen, decided by a moderator, told to the citizen."""

from tests.e2e.stage import Stage


async def test_a_report_reaches_the_moderators_and_comes_back_as_news(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        ticket = await stage.file_report(stage.budi)
        assert "contoh_akun88" in await stage.card()
        await stage.sari.press("Ambil", chat=stage.team)
        await stage.sari.press("Cukup bukti", chat=stage.team)
        await stage.sari.press("Meminta transfer uang", chat=stage.team)
        await stage.budi.expect(f"Ada kabar untuk laporan {ticket}")
