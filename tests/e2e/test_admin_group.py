"""The group's life as admins meet it: connected, unfit, made public, upgraded, left and found again."""

import asyncio
from typing import Any

import pytest

from reportbot.sandbox.people import Group, Person
from tests.e2e.stage import Stage
from tests.e2e.team_acting import HOUR, at_work, card, later, posts, pressed, reported, texts

UNFIT: list[tuple[dict[str, Any], str]] = [
    ({"kind": "group"}, "bukan supergrup"),
    ({"username": "tim_publik"}, "grup itu publik"),
    ({"bot_status": "member"}, "bot belum menjadi administrator"),
]


async def unfit(stage: Stage, about: dict[str, Any]) -> Group:
    """A group of the wrong kind, with the team in it."""
    return await stage.client.group("Grup Lain", admins=[stage.dewi, stage.sari], members=[stage.andi], **about)


@pytest.mark.parametrize(("about", "why"), UNFIT)
async def test_a_group_of_the_wrong_kind_gets_nothing_and_admins_read_why(
    stage: Stage, about: dict[str, Any], why: str
) -> None:
    stage.team = await unfit(stage, about)
    await stage.dewi.start()
    async with at_work(stage, moderator_chat_id=str(stage.team.id)):
        await stage.dewi.expect(why)
        ticket = await reported(stage, stage.budi)
        assert ticket.startswith("RB-")
        assert await posts(stage, "") == []


async def test_hubungkan_in_a_group_of_the_wrong_kind_is_refused_and_the_old_group_stays(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        for about, why in UNFIT:
            other = await unfit(stage, about)
            await stage.dewi.say("/hubungkan@reportbot_sandbox_bot", chat=other)
            await stage.dewi.expect(why)
            assert await other.cards() == []
        await reported(stage, stage.budi)
        await card(stage)


async def test_hubungkan_connects_another_group_which_gets_the_open_cards(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        old = await card(stage)
        first, stage.team = stage.team, await unfit(stage, {})
        await stage.sari.say("/hubungkan", chat=stage.team)
        await stage.dewi.say("/hubungkan", chat=stage.team)
        await stage.dewi.expect("Grup “Grup Lain” kini terhubung sebagai grup tim.")
        await stage.sari.expect("Grup ini terhubung. Kasus akan muncul di sini.", chat=stage.team)
        await card(stage)
        said = await stage.andi.press("Ambil", chat=first, on=old)
        assert said == "Tombol ini hanya berlaku di grup tim yang terhubung."
        assert (await pressed(stage, stage.andi, "Ambil")).startswith("Kasus ini Anda pegang")


async def test_hubungkan_is_for_admins_who_show_who_they_are(stage: Stage) -> None:
    rudi = await stage.client.person("Rudi")
    other = await stage.client.group("Grup Lain", admins=[stage.sari], anonymous=[rudi])
    async with at_work(stage, stage.sari, stage.dewi):
        await stage.sari.say("/hubungkan", chat=other)
        await stage.sari.expect("Hanya admin ReportBot yang dapat menghubungkan grup.")
        await rudi.say("/hubungkan", chat=other)
        await stage.dewi.expect("Seorang admin anonim menulis /hubungkan di sebuah grup.")
        await stage.sari.say("/hubungkan", chat=stage.team)
        await stage.sari.expect("Hanya admin ReportBot yang dapat menghubungkan grup.", chat=stage.team)
        assert await other.cards() == []


async def test_a_group_that_becomes_public_is_frozen_until_it_is_private_again(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        await card(stage)
        await stage.team.rename(username="tim_publik")
        await later(stage, HOUR + 60)
        await stage.dewi.expect("grup itu publik")
        said = "Grup tim belum dapat dipakai. Admin sudah diberi tahu sebabnya."
        assert await pressed(stage, stage.andi, "Ambil") == said
        await reported(stage, stage.budi, "akun_lain_77")
        assert await posts(stage, "akun_lain_77") == []
        await stage.team.rename(username="")
        await later(stage, HOUR + 60)
        await card(stage, "akun_lain_77")


async def test_a_basic_group_can_be_connected_once_it_is_upgraded_and_claims_go_on_there(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil")
        small = await stage.client.group("Tim Kecil", admins=[stage.dewi, stage.sari, stage.andi], kind="group")
        await stage.dewi.say("/hubungkan@reportbot_sandbox_bot", chat=small)
        await stage.dewi.expect("bukan supergrup")
        await small.upgrade()
        await stage.dewi.say("/hubungkan", chat=small)
        stage.team = small
        held = await card(stage, "Dipegang Andi")
        assert await pressed(stage, stage.andi, "Lepas", on=held) == "Kasus dilepas."


async def file_one(stage: Stage, person: Person, account: str) -> None:
    """A newcomer's report."""
    await stage.consent(person)
    await reported(stage, person, account, sent=())


async def test_what_came_while_the_bot_was_out_of_the_group_gets_each_one_card(stage: Stage) -> None:
    people = [await stage.client.person(f"Warga{number}") for number in range(5)]
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        await card(stage)
        await stage.team.bot("kicked")
        await stage.dewi.expect("Bot dikeluarkan dari grup tim “Tim Pemeriksa”.")
        await asyncio.gather(*(file_one(stage, person, f"akun_{n}") for n, person in enumerate(people)))
        await stage.team.bot("administrator")
        await stage.dewi.expect("dapat dipakai lagi")
        for number in range(5):
            await card(stage, f"akun_{number}")
        await stage.client.settled()
        shown = [words for words in await texts(stage.client, stage.team.id) if words.startswith("Kasus ")]
        assert len(shown) == 6


async def test_an_admin_who_starts_the_bot_later_is_told_what_is_wrong_with_the_group(stage: Stage) -> None:
    basic = await stage.client.group("Grup biasa", admins=[stage.dewi], kind="group")
    async with stage.bot(moderator_chat_id=str(basic.id)):
        await stage.dewi.start()
        await stage.dewi.expect("Grup", new=True)
        assert any("supergrup" in message.text.casefold() for message in await stage.dewi.chat())
        assert not await basic.cards()
