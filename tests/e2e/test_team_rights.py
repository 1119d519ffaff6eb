"""Who may act is decided when acting: members, newcomers, the demoted, the anonymous, and nobody when in doubt."""

from reportbot.sandbox.people import Person
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, card, data_of, later, pressed, reported

UNSURE = "Hak Anda belum dapat dipastikan, silakan coba lagi."
OUTSIDER = "Hanya anggota grup tim yang dapat melakukan ini."
SUPERVISOR = "Hanya pengawas yang dapat melakukan ini."


async def forged_take(stage: Stage, person: Person) -> str:
    """Press *Ambil* on the card, members or not."""
    shown = await card(stage)
    return await person.forge(data_of(shown, "Ambil"), shown.message_id, chat=stage.team)


async def test_who_is_not_or_no_longer_in_the_group_may_do_nothing(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        assert await forged_take(stage, stage.wati) == OUTSIDER
        assert (await pressed(stage, stage.andi, "Ambil")).startswith("Kasus ini Anda pegang")
        await pressed(stage, stage.andi, "Lepas")
        await stage.client.settled()
        await stage.team.add(stage.andi, "left")
        assert await forged_take(stage, stage.andi) == OUTSIDER
        await card(stage, "Kasus 1 · baru")


async def test_a_newcomer_moderates_once_a_supervisor_says_so(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await card(stage)
        await stage.team.add(stage.wati)
        joined = await stage.sari.expect("Wati bergabung.", chat=stage.team)
        assert (await pressed(stage, stage.wati, "Ambil")).startswith("Anda belum disetujui sebagai moderator.")
        assert await pressed(stage, stage.andi, "Jadikan moderator") == SUPERVISOR
        assert await pressed(stage, stage.wati, "Jadikan moderator", on=joined) != "Disetujui."
        assert await pressed(stage, stage.sari, "Jadikan moderator") == "Disetujui."
        assert (await pressed(stage, stage.wati, "Ambil")).startswith("Kasus ini Anda pegang")


async def test_a_demoted_supervisor_loses_the_right_at_once(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await pressed(stage, stage.sari, "Ambil", "Lepas")
        await pressed(stage, stage.andi, "Ambil")
        await card(stage, "Dipegang Andi")
        await stage.team.add(stage.sari, "member")
        await stage.client.settled()
        assert await pressed(stage, stage.sari, "Ambil alih") == SUPERVISOR
        await later(stage, 61)
        assert await pressed(stage, stage.sari, "Ambil alih") == SUPERVISOR


async def test_a_standing_is_believed_for_a_minute_and_then_asked_anew(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Lepas")
        before = len(await stage.client.calls("getChatMember"))
        await pressed(stage, stage.andi, "Ambil")
        assert len(await stage.client.calls("getChatMember")) == before
        await later(stage, 61)
        await pressed(stage, stage.andi, "Lepas")
        assert len(await stage.client.calls("getChatMember")) == before + 1


async def test_while_telegram_does_not_say_who_presses_nothing_happens(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        await card(stage)
        await stage.client.fault("500", "getChatMember", count=50)
        assert await pressed(stage, stage.andi, "Ambil") == UNSURE
        await card(stage, "Kasus 1 · baru")
        await stage.client.clear_faults()
        assert (await pressed(stage, stage.andi, "Ambil")).startswith("Kasus ini Anda pegang")


async def test_an_anonymous_admin_cannot_be_attributed(stage: Stage) -> None:
    rudi = await stage.client.person("Rudi")
    stage.team = await stage.client.group(
        "Tim Pemeriksa", admins=[stage.dewi, stage.sari], members=[stage.andi], anonymous=[rudi]
    )
    async with at_work(stage, moderator_chat_id=str(stage.team.id)):
        await reported(stage, stage.budi)
        shown = await card(stage)
        said = "Admin anonim tidak dapat memutus kasus. Matikan mode anonim, lalu tekan lagi."
        assert await pressed(stage, rudi, "Ambil") == said
        await rudi.say("catatan", chat=stage.team, reply_to=shown.message_id)
        await stage.sari.expect("Admin anonim tidak dapat memutus kasus.", chat=stage.team)
        await card(stage, "Kasus 1 · baru")


async def test_a_bot_that_presses_changes_nothing(stage: Stage) -> None:
    async with at_work(stage):
        await reported(stage, stage.budi)
        shown = await card(stage)
        robot = {"id": 777000111, "is_bot": True, "first_name": "Robot", "username": "robot_bot"}
        query = {"id": "900001", "from": robot, "chat_instance": "1", "data": data_of(shown, "Ambil")}
        message = {key: value for key, value in shown.raw.items() if key != "sandbox"}
        await stage.client.inject({"callback_query": {**query, "message": message}})
        await stage.client.settled()
        await card(stage, "Kasus 1 · baru")


async def test_a_bot_that_lost_its_rights_goes_on_with_those_it_knows_and_warns(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Lepas")
        await stage.team.bot("member")
        await stage.dewi.expect("bot bukan lagi administrator di grup tim")
        assert (await pressed(stage, stage.andi, "Ambil")).startswith("Kasus ini Anda pegang")
        await stage.team.bot("administrator")
        await stage.dewi.expect("dapat dipakai lagi")
