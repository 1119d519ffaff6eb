"""Updates that come twice, in odd numbers, or broken: each counts once, and the rest goes on."""

from tests.e2e.stage import Stage


async def _reports(stage: Stage) -> int:
    """How many receipts Budi got."""
    return len({m.text for m in await stage.budi.chat() if m.from_bot and "Nomor laporan: RB-" in m.text})


async def test_every_update_twice_makes_one_report_and_one_card(stage: Stage) -> None:
    async with stage.bot():
        await stage.client.post("queue", duplicate=True)
        await stage.consent(stage.budi)
        ticket = await stage.file_report(stage.budi)
        await stage.card()
        await stage.client.redeliver(last=60)
        await stage.client.settled()
        assert await _reports(stage) == 1
        assert len([m for m in await stage.team.cards() if "contoh_akun88" in m.text]) == 1
        await stage.budi.say("/laporan_saya")
        assert ticket in (await stage.budi.expect("RB-", new=True)).text


async def test_what_was_taken_before_a_restart_is_not_taken_again(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await stage.file_report(stage.budi)
    await stage.client.redeliver(last=60)
    async with stage.bot():
        await stage.client.settled()
        assert await _reports(stage) == 1


async def test_update_numbers_may_go_down(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await stage.client.post("queue", next_update_id=5)
        await stage.file_report(stage.budi)


async def test_a_broken_update_between_others_holds_up_nobody(stage: Stage) -> None:
    async with stage.bot():
        await stage.dewi.start()
        await stage.client.inject({"message": {"message_id": "satu", "chat": 5, "from": []}})
        await stage.client.inject(
            {"callback_query": {"id": "9", "from": {"id": 1}, "data": "x", "message": {"chat": {}}}}
        )
        await stage.consent(stage.budi)
        await stage.file_report(stage.budi)
        await stage.dewi.expect("tidak dapat diproses")
        assert await stage.client.pending() == 0


async def test_telegram_away_in_the_middle_is_waited_for(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        for kind in ("html 200", "truncated json"):
            await stage.client.fault(kind, "getUpdates")
        await stage.budi.say("/lapor")
        await stage.budi.press("MiChat", wait=60)
