"""The group moves, shuts the bot out or turns public while work is under way: nothing is lost, shown or done twice."""

import asyncio

import pytest

from reportbot.sandbox.people import Person
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, card, data_of, later, posts, pressed, reported, texts

PATIENCE = 60
UNSURE = "Hak Anda belum dapat dipastikan, silakan coba lagi."
OUTSIDER = "Hanya anggota grup tim yang dapat melakukan ini."
UNAPPROVED = "Anda belum disetujui sebagai moderator."
NOT_READY = "Grup tim belum dapat dipakai. Admin sudah diberi tahu sebabnya."


async def live_cards(stage: Stage, account: str) -> list[int]:
    """The messages in the team's group that show this account and can be pressed."""
    await stage.client.settled()
    return [m.message_id for m in await stage.team.cards() if account in m.text and m.labels]


async def newcomers(stage: Stage, count: int) -> list[Person]:
    """Citizens who have agreed."""
    people = [await stage.client.person(f"Warga{number}") for number in range(count)]
    await asyncio.gather(*(stage.consent(person) for person in people))
    return people


async def test_a_group_that_moves_while_cards_are_being_sent_gets_each_open_case_once(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi, "akun_lama")
        await card(stage, "akun_lama")
        people = await newcomers(stage, 4)
        await stage.client.fault("slow", "sendMessage", count=4, chat_id=stage.team.id, seconds=0.5)
        filed = asyncio.gather(
            *(reported(stage, person, f"akun_{n}", sent=()) for n, person in enumerate(people)),
        )
        await asyncio.sleep(0.3)
        await stage.team.upgrade()
        await filed
        for account in ("akun_lama", *(f"akun_{n}" for n in range(4))):
            await card(stage, account)
            assert len(await live_cards(stage, account)) == 1, account
        await stage.dewi.expect("supergrup")


async def test_a_press_made_while_the_group_moves_is_answered_and_counts_at_most_once(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        shown = await card(stage)
        take, old = data_of(shown, "Ambil"), stage.team.id
        await stage.client.fault("slow", "getChatMember", seconds=1)
        waiting = asyncio.create_task(stage.andi.press("Ambil", chat=stage.team))
        await asyncio.sleep(0.2)
        await stage.team.upgrade()
        said = await waiting
        assert said == "Tombol ini hanya berlaku di grup tim yang terhubung." or said.startswith("Kasus ini Anda")
        moved = await card(stage)
        left = {"id": old, "type": "supergroup", "title": "Tim Pemeriksa"}
        query = {"id": "9001", "from": stage.sari.user, "chat_instance": "1", "data": take}
        origin = {"message_id": shown.message_id, "date": 1_700_000_000, "chat": left}
        await stage.client.inject({"callback_query": {**query, "message": origin}})
        await stage.client.settled()
        assert "Dipegang Sari" not in (await card(stage)).text
        await pressed(stage, stage.sari, moved.labels[0])
        assert len(await live_cards(stage, "contoh_akun88")) == 1


LIST_HEAD = "platform;akun;nama tampilan;kategori;tanggal;tempat;keterangan;nomor rujukan sumber;anak;tautan bukti\n"
MANY = 120


async def test_what_came_while_the_bot_was_out_is_on_a_card_or_counted_and_nothing_comes_twice(stage: Stage) -> None:
    rows = "".join(f"MiChat;akun_daftar_{n:03};;penipuan;;;;R-{n};;\n" for n in range(MANY))
    async with at_work(stage, stage.budi, stage.dewi, rate_per_group_minute="20"):
        await stage.team.bot("kicked")
        await stage.dewi.expect("Bot dikeluarkan dari grup tim “Tim Pemeriksa”.")
        await stage.dewi.document("daftar.csv", (LIST_HEAD + rows).encode(), caption="/impor patroli")
        await stage.dewi.expect(" baris: ", PATIENCE, new=True)
        await stage.dewi.press(f"Masukkan {MANY} akun")
        await stage.dewi.expect("akun masuk dari", PATIENCE, new=True)
        assert (await reported(stage, stage.budi, "akun_warga", sent=())).startswith("RB-")
        calls = [c for c in await stage.client.calls("sendMessage") if c["params"]["chat_id"] == stage.team.id]
        assert not [call for call in calls if call["ok"]]
        await stage.team.bot("administrator")
        await stage.dewi.expect("dapat dipakai lagi")
        await stage.sari.expect("kasus menunggu", PATIENCE, chat=stage.team)
        await stage.client.settled()
        said = await texts(stage.client, stage.team.id)
        shown = [words.splitlines()[0].split(" · ")[0] for words in said if "Kasus " in words.splitlines()[0]]
        assert len(shown) == len(set(shown)) > 0
        digests = [words for words in said if "kasus menunggu" in words]
        assert len(digests) == 1
        assert digests[0].startswith(f"{MANY + 1} kasus menunggu")
        await stage.dewi.say("/status")
        await stage.dewi.expect(f"{MANY + 1}", new=True)


async def test_a_demoted_bot_trusts_whom_it_knows_and_nobody_else(stage: Stage) -> None:
    rudi = await stage.client.person("Rudi")
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        shown = await card(stage)
        await pressed(stage, stage.andi, "Ambil", "Lepas")
        await stage.team.bot("member")
        await stage.dewi.expect("bot bukan lagi administrator di grup tim")
        await stage.team.add(rudi)
        await later(stage, 61)
        take = data_of(await card(stage), "Ambil")
        for stranger in (rudi, stage.wati):
            said = await stranger.forge(take, shown.message_id, chat=stage.team)
            assert said in {UNSURE, OUTSIDER, UNAPPROVED}, said
        await card(stage, "Kasus 1 · baru")


@pytest.mark.parametrize("act", ["press", "reply"])
async def test_the_first_sign_that_the_group_is_public_freezes_it_at_once(stage: Stage, act: str) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        shown = await card(stage)
        await stage.team.rename(username="tim_publik")
        if act == "press":
            assert await pressed(stage, stage.andi, "Ambil") == NOT_READY
        else:
            await stage.andi.say("catatan", chat=stage.team, reply_to=shown.message_id)
        await stage.dewi.expect("grup itu publik")
        await reported(stage, stage.budi, "akun_lain_77")
        assert await posts(stage, "akun_lain_77") == []
        assert (await card(stage)).text == shown.text
        await stage.team.rename(username="")
        await later(stage, 61, all_due=True)
        await card(stage, "akun_lain_77")
