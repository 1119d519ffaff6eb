"""Very many messages at once: one person's hold up nobody else, a night's are all taken in, and admins hear of them."""

import asyncio
import contextlib
import sqlite3
import time

from reportbot.cli.run import serving
from reportbot.sandbox.people import Person
from reportbot.settings import Settings
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, reported

FLOOD = 600
PATIENCE = 120


async def taken_in(stage: Stage) -> None:
    """Wait until Telegram has nothing left for the bot."""
    async with asyncio.timeout(PATIENCE):
        while await stage.client.pending():  # noqa: ASYNC110 the sandbox is asked over HTTP
            await asyncio.sleep(0.2)


async def shouts(person: Person, count: int) -> None:
    """So many messages in a row, commands among them."""
    for number in range(count):
        await person.say(("/bantuan", "/laporan_saya", f"halo {number}", "/status RB-2222-2222")[number % 4])


async def messages_to(stage: Stage, person: Person) -> int:
    """How many new messages somebody has got."""
    sent = await stage.client.calls("sendMessage")
    return sum(call["ok"] and call["params"]["chat_id"] == person.id for call in sent)


async def test_one_persons_flood_neither_delays_nor_loses_what_others_send(stage: Stage) -> None:
    async with stage.bot(rate_per_group_minute="0"):
        await stage.consent(stage.budi)
        await stage.consent(stage.wati)
        await shouts(stage.budi, FLOOD)
        # Wati's whole report comes through while Budi's answers still wait for their turns.
        ticket = await reported(stage, stage.wati, "akun_wati77", sent=())
        assert ticket.startswith("RB-")
        assert (await stage.card("akun_wati77")).startswith("Kasus 1")
        assert await messages_to(stage, stage.budi) < FLOOD / 4
        refused = [c for c in await stage.client.calls() if c["response"].get("error_code") == 429]
        assert refused == []


CROWD, EACH = 40, 15


async def test_a_backlog_is_taken_in_whole_and_only_the_newest_answers_are_sent(stage: Stage) -> None:
    people = [await stage.client.person(f"Warga{number}") for number in range(CROWD)]
    async with at_work(stage, stage.budi):
        await stage.ready_to_submit(stage.budi)
        await stage.budi.expect("Laporan belum terkirim.")
    for number in range(EACH):
        await asyncio.gather(*(person.say(f"/start {number}") for person in people))
    await stage.budi.press("Kirim laporan", wait=0)
    assert await stage.client.pending() == CROWD * EACH + 1
    async with serving(Settings.load(stage.env | {"REPORTBOT_RATE_PER_SECOND": "0"})):
        await stage.budi.expect("Nomor laporan: RB-", PATIENCE)
        await taken_in(stage)
        await stage.client.settled(PATIENCE)
        for person in people:
            assert 0 < await messages_to(stage, person) < EACH
    with contextlib.closing(sqlite3.connect(stage.data_dir / "reportbot.db")) as database:
        assert database.execute("SELECT count(*) FROM seen").fetchone()[0] >= CROWD * EACH + 1
        assert database.execute("SELECT count(*) FROM dead_updates").fetchone() == (0,)


WRITERS, HOUR = 60, 3600
CHAT_SECONDS = 2.0
"""More than the pause between two messages to one chat."""


async def answered_since(stage: Stage, last: int) -> list[int]:
    """The chats that got a new message since, in order."""
    return [call["params"]["chat_id"] for call in await stage.client.calls("sendMessage", last) if call["ok"]]


async def test_after_an_outage_all_is_taken_in_first_and_who_wrote_last_is_answered_first(stage: Stage) -> None:
    people = [await stage.client.person(f"Warga{number}") for number in range(WRITERS)]
    settings = Settings.load(stage.env | {"REPORTBOT_RATE_PER_SECOND": "0"})
    async with serving(settings):
        for person in people:
            await person.say("/start")
        await taken_in(stage)
        await stage.client.settled(PATIENCE)
    # So that no chat has to wait for its own next message, which would come before the order among chats.
    await asyncio.sleep(CHAT_SECONDS)
    last = await stage.client.seq()
    for at in range(1, 4):
        for person in people:
            chat = {"id": person.id, "type": "private", "first_name": person.user["first_name"]}
            wrote = {"message_id": 900 + at, "date": int(time.time()) - HOUR, "chat": chat, "from": person.user}
            await stage.client.inject({"message": wrote | {"text": f"/start {at}"}})
    async with serving(settings), asyncio.timeout(PATIENCE):
        while len(answered := await answered_since(stage, last)) < WRITERS:  # noqa: ASYNC110 the sandbox is asked
            await asyncio.sleep(0.2)
    numbers = {person.id: number for number, person in enumerate(people)}
    answered = [numbers[chat] for chat in answered]
    assert sorted(answered) == list(range(WRITERS)), "each gets the newest screen, once"
    earlier = sum(number > WRITERS / 2 for number in answered[: WRITERS // 2])
    assert earlier > WRITERS / 2 * 0.8, answered


async def test_admins_hear_of_a_backlog_while_it_lasts_and_when_it_is_over(stage: Stage) -> None:
    async with at_work(stage, stage.dewi):
        await stage.client.settled()
        await stage.client.fault("500", "getUpdates", count=1_000)
        robot = {"id": 777000111, "is_bot": True, "first_name": "Robot"}
        chat = {"id": stage.team.id, "type": "supergroup", "title": "Tim Pemeriksa"}
        for number in range(1, 1_002):
            chatter = {"message_id": number, "date": 1_700_000_000, "chat": chat, "from": robot, "text": "bip"}
            await stage.client.inject({"message": chatter})
        await stage.client.advance(61)
        await stage.dewi.expect("pesan dan ketukan yang menunggu di Telegram", PATIENCE)
        await stage.client.clear_faults()
        await taken_in(stage)
        await stage.client.advance(61)
        await stage.dewi.expect("Antrean di Telegram sudah kembali biasa.", PATIENCE)
