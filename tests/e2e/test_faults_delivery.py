"""Telegram misbehaves while messages go out: nothing is lost, nothing is blocked, and one card acts."""

import asyncio

import aiohttp
import pytest

from reportbot.sandbox.people import Person, Shown
from tests.e2e.stage import TOKEN, Stage

LIFTED = {"reports_per_hour": "0", "reports_per_day": "0"}


async def cards(stage: Stage, account: str) -> list[Shown]:
    """The messages in the group that show this account and have buttons."""
    return [m for m in await stage.team.cards() if account in m.text and m.labels]


async def flooded(stage: Stage) -> list[str]:
    """The methods that were refused with 429."""
    return [c["method"] for c in await stage.client.calls() if c["response"].get("error_code") == 429]


async def test_retry_after_is_obeyed_across_a_restart(stage: Stage) -> None:
    await stage.client.fault("429", "sendMessage", chat_id=stage.budi.id, retry_after=4)
    async with stage.bot():
        await stage.budi.start()
        await stage.client.settled()
    async with stage.bot():
        await stage.budi.press("Setuju & lanjut", wait=15)
    sends = await stage.client.calls("sendMessage")
    refused, sent, *_ = [call for call in sends if call["params"]["chat_id"] == stage.budi.id]
    assert refused["response"]["error_code"] == 429
    assert sent["ok"]
    assert sent["time"] - refused["time"] >= 4


@pytest.mark.parametrize("kind", ["500", "502 html", "html 200", "reset before", "reset after", "truncated json"])
async def test_a_receipt_comes_whatever_happens_to_its_first_sendings(stage: Stage, kind: str) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await stage.ready_to_submit(stage.budi)
        await stage.client.fault(kind, "sendMessage", count=2, chat_id=stage.budi.id)
        await stage.budi.press("Kirim laporan")
        await stage.budi.expect("Nomor laporan: RB-")


@pytest.mark.parametrize("kind", ["reset after", "500 after effect"])
async def test_of_a_card_that_was_posted_twice_only_one_acts(stage: Stage, kind: str) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await stage.client.fault(kind, "sendMessage", chat_id=stage.team.id)
        await stage.file_report(stage.budi)
        await stage.card()
        async with asyncio.timeout(15):
            while len(await cards(stage, "contoh_akun88")) < 2:  # noqa: ASYNC110 the sandbox is asked over HTTP
                await asyncio.sleep(0.1)
        older, newer = await cards(stage, "contoh_akun88")
        assert "kartu lama" in (await stage.sari.press("Ambil", chat=stage.team, on=older)).lower()
        await stage.sari.press("Ambil", chat=stage.team, on=newer)
        await stage.sari.expect("Sari", chat=stage.team)
        await stage.client.settled()
        assert [card.message_id for card in await cards(stage, "contoh_akun88")] == [newer.message_id]


async def test_an_edit_whose_answer_was_lost_is_done_again_and_counts_as_done(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await stage.budi.say("/lapor")
        await stage.client.settled()
        await stage.client.fault("500 after effect", "editMessageText", chat_id=stage.budi.id)
        await stage.budi.press("MiChat")
        await stage.budi.expect("ID MiChat", new=True)
        async with asyncio.timeout(15):
            while not await _not_modified(stage):  # noqa: ASYNC110 the sandbox is asked over HTTP
                await asyncio.sleep(0.1)
        await stage.budi.say("akun_contoh77")
        await stage.budi.press("Penipuan")


async def _not_modified(stage: Stage) -> bool:
    edits = await stage.client.calls("editMessageText")
    return any("not modified" in call["response"].get("description", "") for call in edits)


async def test_a_card_that_was_deleted_is_posted_anew(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await stage.file_report(stage.budi)
        await stage.card()
        (old,) = await cards(stage, "contoh_akun88")
        await _delete(stage, stage.team.id, old.message_id)
        await stage.consent(stage.wati)
        await stage.file_report(stage.wati)
        await stage.sari.expect("contoh_akun88", chat=stage.team)
        await stage.client.settled()
        (new,) = await cards(stage, "contoh_akun88")
        await stage.sari.press("Ambil", chat=stage.team, on=new)


async def _delete(stage: Stage, chat_id: int, message_id: int) -> None:
    """Delete a message of the bot as somebody in the chat may."""
    address = f"{stage.url}/bot{TOKEN}/deleteMessage"
    async with aiohttp.ClientSession() as session:
        answer = await session.post(address, json={"chat_id": chat_id, "message_id": message_id})
        assert (await answer.json())["ok"]


async def test_who_blocks_the_bot_stops_nobody_and_is_reached_again_after_unblocking(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await stage.consent(stage.wati)
        ticket = await stage.file_report(stage.budi)
        await stage.budi.block()
        await _decide(stage, stage.sari)
        await stage.file_report(stage.wati, "akun_lain_99")
        await stage.card("akun_lain_99")
        await stage.client.settled()
        await stage.budi.block(blocked=False)
        await stage.budi.say("/laporan_saya")
        await stage.budi.expect(ticket, new=True)


async def _decide(stage: Stage, moderator: Person) -> None:
    await moderator.press("Ambil", chat=stage.team)
    await moderator.press("Cukup bukti", chat=stage.team)
    await moderator.press("Meminta transfer uang", chat=stage.team)


async def test_a_block_that_shows_only_as_403_ends_the_lane_and_not_the_bot(stage: Stage) -> None:
    async with stage.bot():
        await stage.client.fault("blocked", "sendMessage", chat_id=stage.budi.id)
        await stage.budi.start()
        await stage.consent(stage.wati)
        await stage.budi.start()
        await stage.budi.press("Setuju & lanjut")


async def test_cards_wait_while_the_bot_is_out_of_the_group_and_come_once_when_it_is_back(stage: Stage) -> None:
    async with stage.bot(**LIFTED):
        await stage.consent(stage.budi)
        await stage.file_report(stage.budi, "akun_pertama1")
        await stage.card("akun_pertama1")
        await stage.team.bot("kicked")
        await stage.client.settled()
        await stage.file_report(stage.budi, "akun_kedua22")
        await stage.consent(stage.wati)
        await stage.file_report(stage.wati, "akun_ketiga33")
        await stage.client.settled()
        assert not await cards(stage, "akun_kedua22")
        await stage.team.bot("administrator")
        for account in ("akun_kedua22", "akun_ketiga33"):
            await stage.card(account)
        await stage.client.settled()
        for account in ("akun_pertama1", "akun_kedua22", "akun_ketiga33"):
            assert len(await cards(stage, account)) == 1


async def test_a_card_refused_by_the_group_once_comes_all_the_same(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await stage.client.fault("blocked", "sendMessage", chat_id=stage.team.id)
        await stage.file_report(stage.budi)
        await stage.card()
        await stage.client.settled()
        assert len(await cards(stage, "contoh_akun88")) == 1


async def test_a_group_that_becomes_a_supergroup_gets_the_cards_that_waited(stage: Stage) -> None:
    small = await stage.client.group("Tim Kecil", admins=[stage.dewi, stage.sari], kind="group")
    stage.team = small
    async with stage.bot(moderator_chat_id=str(small.id)):
        await stage.consent(stage.budi)
        await stage.file_report(stage.budi)
        await stage.client.settled()
        assert not await cards(stage, "contoh_akun88")
        await small.upgrade()
        await stage.card()
        await stage.client.settled()
        assert len(await cards(stage, "contoh_akun88")) == 1


async def test_a_burst_of_reports_never_passes_the_groups_minute_and_the_rest_is_counted(stage: Stage) -> None:
    async with stage.bot(**LIFTED):
        people = [await stage.client.person(f"Warga{n}") for n in range(10)]
        await asyncio.gather(*(_file_many(stage, person, n) for n, person in enumerate(people)))
        await stage.sari.expect("menunggu", chat=stage.team)
        await stage.client.settled()
        assert await flooded(stage) == []


async def _file_many(stage: Stage, person: Person, number: int) -> None:
    await stage.consent(person)
    for n in range(4):
        await stage.file_report(person, f"akun_{number}_nomor{n}")


async def test_a_person_who_writes_much_at_once_is_answered_within_telegrams_limits(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await asyncio.gather(*(stage.budi.say(f"halo {n}") for n in range(15)))
        await stage.budi.say("/bantuan")
        await stage.budi.expect("110", timeout=60, new=True)
        assert await flooded(stage) == []


async def test_moving_the_clock_brings_what_is_due(stage: Stage) -> None:
    async with stage.bot():
        await stage.consent(stage.budi)
        await stage.budi.say("/lapor")
        await stage.budi.press("MiChat")
        await stage.budi.expect("ID MiChat")
        await stage.client.advance(2 * 3600 + 60)
        await stage.budi.press("Lanjutkan")
        await stage.budi.expect("ID MiChat", new=True)
