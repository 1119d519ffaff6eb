"""Telegram's menu in private offers supervisors their commands as long as they are supervisors, and admins all."""

import aiohttp

from reportbot.conversation.menus import CITIZENS, OF_SUPERVISORS, STAFF
from reportbot.sandbox.people import Person
from tests.e2e.stage import TOKEN, Stage
from tests.e2e.team_acting import at_work

MINE = {*OF_SUPERVISORS, *CITIZENS}


async def menu(stage: Stage, person: Person, language: str = "") -> dict[str, str]:
    """What the sandbox offers this person in private: each command, with the word about it."""
    await stage.client.settled()
    own = {"type": "chat", "chat_id": person.id}
    found = {
        each["scope"]["type"]: each["commands"]
        for each in (await stage.client.get("state"))["commands"]
        if each["scope"] in (own, {"type": "all_private_chats"}) and each["language_code"] == language
    }
    return {each["command"]: each["description"] for each in found.get("chat") or found["all_private_chats"]}


async def test_a_supervisor_has_a_menu_as_long_as_he_is_one(stage: Stage) -> None:
    async with at_work(stage):
        assert {*await menu(stage, stage.sari)} == MINE
        assert next(iter(await menu(stage, stage.sari))) == OF_SUPERVISORS[0]
        assert {*await menu(stage, stage.andi)} == {*CITIZENS}
        await stage.team.add(stage.andi, "administrator")
        assert {*await menu(stage, stage.andi)} == MINE
        assert {*await menu(stage, stage.andi, "en")} == MINE
        for taken in ("member", "left"):
            await stage.team.add(stage.sari, taken)
            assert {*await menu(stage, stage.sari)} == {*CITIZENS} == {*await menu(stage, stage.sari, "en")}
            await stage.team.add(stage.sari, "administrator")
            assert {*await menu(stage, stage.sari)} == MINE


async def test_words_are_those_of_the_language_of_telegram(stage: Stage) -> None:
    async with at_work(stage):
        here, abroad = await menu(stage, stage.sari), await menu(stage, stage.sari, "en")
    assert (here["permintaan"], abroad["permintaan"]) == ("Permintaan ke platform", "Requests to platforms")


async def test_an_admin_keeps_all_whatever_becomes_of_him_in_the_group(stage: Stage) -> None:
    async with at_work(stage):
        assert {*await menu(stage, stage.dewi)} == {*STAFF, *CITIZENS}
        await stage.team.add(stage.dewi, "member")
        assert {*await menu(stage, stage.dewi)} == {*STAFF, *CITIZENS}


async def test_menus_that_telegram_has_lost_are_there_again_after_a_start_of_the_bot_or_of_the_person(
    stage: Stage,
) -> None:
    async with at_work(stage):
        assert {*await menu(stage, stage.sari)} == MINE
    for language in ({}, {"language_code": "en"}):
        await _lose(stage, stage.sari, **language)
    async with stage.bot():
        assert {*await menu(stage, stage.sari)} == MINE == {*await menu(stage, stage.sari, "en")}
        await _lose(stage, stage.sari)
        assert {*await menu(stage, stage.sari)} == {*CITIZENS}
        await stage.sari.start()
        assert {*await menu(stage, stage.sari)} == MINE


async def test_of_another_group_the_supervisors_of_the_old_one_have_no_menu(stage: Stage) -> None:
    async with at_work(stage):
        assert {*await menu(stage, stage.sari)} == MINE
        other = await stage.client.group("Tim Lain", admins=[stage.dewi, stage.wati])
        await stage.dewi.say("/hubungkan", chat=other)
        await stage.dewi.expect("Grup ini terhubung", chat=other)
        assert {*await menu(stage, stage.sari)} == {*CITIZENS}
        assert {*await menu(stage, stage.wati)} == MINE


async def _lose(stage: Stage, person: Person, **language: str) -> None:
    """As where the person had not started the bot when it was set."""
    scope = {"type": "chat", "chat_id": person.id}
    address = f"{stage.url}/bot{TOKEN}/deleteMyCommands"
    async with aiohttp.ClientSession() as session, session.post(address, json={"scope": scope, **language}) as answer:
        assert answer.ok
