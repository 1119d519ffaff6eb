"""The outbox on both engines: nothing overtakes, nothing is doubled, what waits is merged."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Place
from reportbot.storage.outbox import RANK_CARD, Claimed, Outgoing, enqueue, messages_at
from reportbot.storage.outbox_claims import People, claim
from reportbot.storage.outbox_recovery import recover
from reportbot.storage.outbox_results import (
    Repeat,
    Settled,
    free_places,
    give_up_lane,
    next_ready,
    repeat,
    settle,
)
from reportbot.storage.outbox_tables import lanes, outbox
from reportbot.storage.save import save
from reportbot.storage.store import Store

NOW = datetime(2026, 3, 21, 7, 30, tzinfo=UTC)


def at_will(lane: str, window: Sequence[float], cost: int) -> float:
    return 0.0


async def put(store: Store, *rows: Outgoing, now: datetime = NOW) -> None:
    await store.write(lambda conn: enqueue(conn, store.seal, rows, now))


async def take(store: Store, busy: Sequence[str] = (), now: datetime = NOW) -> list[Claimed]:
    return await store.write(lambda conn: claim(conn, store.seal, now, busy=busy, pace=at_will))


async def place(store: Store, name: str, lane: str, generation: int = 0, message_id: int | None = None) -> None:
    record = Place(place=name, lane=lane, generation=generation, message_id=message_id)
    await store.write(lambda conn: save(conn, store.seal, [record], {}))


def words(rows: Sequence[Claimed]) -> list[str]:
    return [row.outgoing.params["text"] for row in rows]


def message(text: str, lane: str = "person:1", **more: object) -> Outgoing:
    return Outgoing(lane=lane, method="sendMessage", params={"text": text}, **more)  # type: ignore[arg-type]


async def test_messages_of_a_chat_are_claimed_in_the_order_they_were_said(store: Store) -> None:
    await put(store, message("satu"), message("dua"), message("tiga"))
    assert words(await take(store)) == ["satu", "dua", "tiga"]


async def test_what_was_claimed_is_not_claimed_again(store: Store) -> None:
    await put(store, message("satu"))
    await take(store)
    assert await take(store) == []


async def test_a_busy_lane_waits_and_others_go_on(store: Store) -> None:
    await put(store, message("satu"), message("lain", lane="person:2"))
    assert words(await take(store, busy=["person:1"])) == ["lain"]


async def test_a_digest_lets_cards_pass(store: Store) -> None:
    await put(store, message("antrean", lane="group", rank=3), message("kartu", lane="group", rank=2))
    assert words(await take(store)) == ["kartu", "antrean"]


async def test_waiting_messages_of_one_place_become_one_with_the_newest_words_at_the_oldest_position(
    store: Store,
) -> None:
    await put(store, message("kartu 7, lama", lane="group", place="card:7"), message("lain", lane="group"))
    await put(store, message("kartu 7, baru", lane="group", place="card:7"))
    assert words(await take(store)) == ["kartu 7, baru", "lain"]


async def test_a_screen_overtaken_before_it_left_is_dropped(store: Store) -> None:
    await put(store, message("layar lama", place="screen:1", generation=1), message("tanda terima"))
    await put(store, message("layar baru", place="screen:1", generation=2))
    assert words(await take(store)) == ["tanda terima", "layar baru"]


async def test_a_place_is_edited_once_its_message_is_known(store: Store) -> None:
    await place(store, "card:7", "group")
    await put(store, message("kartu", lane="group", place="card:7"))
    (first,) = await take(store)
    assert first.message_id is None
    await store.write(lambda conn: settle(conn, [Settled(claimed=first, message_id=50)], NOW))
    await put(store, message("kartu lagi", lane="group", place="card:7"))
    (second,) = await take(store)
    assert second.message_id == 50


async def test_an_answer_for_an_older_generation_does_not_become_the_live_message(store: Store) -> None:
    await place(store, "screen:1", "person:1", generation=1)
    await put(store, message("lama", place="screen:1", generation=1))
    (old,) = await take(store)
    await place(store, "screen:1", "person:1", generation=2)
    overtaken = await store.write(lambda conn: settle(conn, [Settled(claimed=old, message_id=9)], NOW))
    assert [row.message_id for row in overtaken] == [9]


async def test_what_moved_a_place_while_its_message_was_edited_knows_of_that_message_already(store: Store) -> None:
    await place(store, "screen:1", "person:1", generation=1, message_id=9)
    await put(store, message("lama", place="screen:1", generation=1))
    (edit,) = await take(store)
    await place(store, "screen:1", "person:1", generation=2)
    assert await store.write(lambda conn: settle(conn, [Settled(claimed=edit, message_id=9)], NOW)) == []


async def test_a_place_forgets_a_message_on_which_nothing_can_be_pressed(store: Store) -> None:
    await place(store, "screen:1", "person:1", generation=1, message_id=9)
    await put(store, message("terkirim", place="screen:1", generation=1, closes=True))
    (row,) = await take(store)
    assert row.message_id == 9
    await store.write(lambda conn: settle(conn, [Settled(claimed=row, message_id=9)], NOW))
    assert await store.read(lambda conn: messages_at(conn, {"screen:1"})) == {"screen:1": (1, None)}


async def test_a_place_forgets_no_message_for_which_new_words_wait_or_that_became_the_screen_again(
    store: Store,
) -> None:
    await place(store, "screen:1", "person:1", generation=1, message_id=9)
    await place(store, "screen:2", "person:2", generation=1, message_id=8)
    await put(store, message("terkirim", place="screen:1", generation=1, closes=True))
    await put(store, message("terkirim", lane="person:2", place="screen:2", generation=1, closes=True))
    rows = await take(store)
    await put(store, message("lanjut", place="screen:1", generation=1))
    await place(store, "screen:2", "person:2", generation=2, message_id=8)
    settled = [Settled(claimed=row, message_id=row.message_id) for row in rows]
    assert await store.write(lambda conn: settle(conn, settled, NOW)) == []
    found = await store.read(lambda conn: messages_at(conn, {"screen:1", "screen:2"}))
    assert found == {"screen:1": (1, 9), "screen:2": (2, 8)}


async def test_of_a_lane_that_no_limit_holds_for_nothing_is_remembered(store: Store) -> None:
    await put(store, message("satu"), message("dua"))
    rows = await store.write(lambda conn: claim(conn, store.seal, NOW, busy=(), pace=lambda *_: None))
    assert words(rows) == ["satu", "dua"]
    await store.write(lambda conn: settle(conn, [Settled(claimed=row, message_id=row.id) for row in rows], NOW))
    assert await store.read(lambda conn: conn.scalar(select(lanes.c.window))) == []


async def test_a_message_to_repeat_holds_its_lane_until_then(store: Store) -> None:
    await put(store, message("satu"), message("dua"))
    first, second = await take(store)
    ends = [Repeat(claimed=first, wait=30.0, blame=False), Repeat(claimed=second, wait=0.0, blame=False)]
    await store.write(lambda conn: repeat(conn, ends, NOW))
    assert await take(store, now=NOW + timedelta(seconds=29)) == []
    assert words(await take(store, now=NOW + timedelta(seconds=31))) == ["satu", "dua"]


async def test_after_a_crash_what_was_under_way_is_sent_again(store: Store) -> None:
    await put(store, message("satu"))
    await take(store)
    assert await store.write(lambda conn: recover(conn, NOW)) == 1
    assert words(await take(store)) == ["satu"]


async def test_nothing_waits_for_somebody_who_blocked_the_bot(store: Store) -> None:
    await put(store, message("satu"), message("dua"))
    assert await store.write(lambda conn: give_up_lane(conn, "person:1")) == 2
    assert await take(store) == []


async def test_the_groups_free_places_count_what_was_sent_and_what_waits(store: Store) -> None:
    await put(store, message("satu", lane="group"), message("album", lane="group", cost=4))
    assert await store.write(lambda conn: free_places(conn, "group", NOW, 20)) == 15
    await take(store)
    assert await store.write(lambda conn: free_places(conn, "group", NOW, 20)) == 15
    later = NOW + timedelta(seconds=62)
    assert await store.write(lambda conn: free_places(conn, "group", later, 20)) == 20
    assert await store.write(lambda conn: free_places(conn, "group", NOW, 0)) > 20


async def test_each_of_those_claimed_together_counts_from_its_own_answer(store: Store) -> None:
    await put(store, *(message(str(number), lane="group") for number in range(5)))
    rows = await take(store)
    for seconds, row in enumerate(rows, 1):
        answered = NOW + timedelta(seconds=seconds)
        await store.write(lambda conn: settle(conn, [Settled(claimed=row)], answered))  # noqa: B023 awaited here
    # A minute and a second after the claim, Telegram still counts the four that were answered later.
    later = NOW + timedelta(seconds=62)
    assert await store.write(lambda conn: free_places(conn, "group", later, 20)) == 16


async def test_a_lane_is_ready_when_its_pace_allows_the_next_message(store: Store) -> None:
    await put(store, message("satu"), message("dua"))

    def one_a_second(lane: str, window: Sequence[float], cost: int) -> float:
        return 1.0 if window else 0.0

    rows = await store.write(lambda conn: claim(conn, store.seal, NOW, busy=(), pace=one_a_second))
    assert words(rows) == ["satu"]
    assert await store.write(lambda conn: next_ready(conn, ())) == NOW + timedelta(seconds=1)


async def test_after_a_crash_what_was_being_sent_goes_again_unless_newer_content_of_its_place_waits(
    store: Store,
) -> None:
    await place(store, "screen:1", "person:1")
    await place(store, "card:7", "group")
    await put(store, message("lama", place="screen:1"), message("kartu", lane="group", place="card:7"))
    await take(store)
    await put(store, message("baru", place="screen:1"))
    await store.write(lambda conn: recover(conn, NOW))
    assert sorted(words(await take(store))) == ["baru", "kartu"]


async def test_of_several_generations_of_a_place_only_the_newest_is_said_also_in_one_batch(store: Store) -> None:
    await place(store, "screen:1", "person:1")
    screens = [message(text, place="screen:1", generation=of) for of, text in ((1, "a"), (2, "b"), (3, "c"), (3, "d"))]
    await put(store, screens[0])
    await put(store, screens[1], message("kabar"), *screens[2:])
    assert words(await take(store)) == ["kabar", "d"]


async def test_what_was_not_sent_leaves_its_place_the_message_it_has(store: Store) -> None:
    await place(store, "screen:1", "person:1", message_id=40)
    await put(store, message("satu", place="screen:1"))
    (claimed,) = await take(store)
    await store.write(lambda conn: settle(conn, [Settled(claimed=claimed)], NOW))
    await put(store, message("dua", place="screen:1"))
    assert [row.message_id for row in await take(store)] == [40]


async def test_an_answer_to_a_place_answers_the_message_that_stands_there(store: Store) -> None:
    await place(store, "card:7", "group", message_id=70)
    await put(store, message("bukti", lane="group", reply_to="card:7"), message("lain", lane="group"))
    assert [row.reply_message_id for row in await take(store)] == [70, None]


async def test_people_are_answered_in_turn_or_who_wrote_last_first_or_not_now(store: Store) -> None:
    people = ("person:3", "person:1", "person:2")
    await put(store, *(message(lane, lane=lane) for lane in people), message("kartu", lane="group", rank=RANK_CARD))
    await put(store, message("lagi", lane="person:3"), now=NOW + timedelta(seconds=1))

    async def order(of: People, most: int) -> list[str]:
        async def work(conn: AsyncConnection) -> list[str]:
            later = NOW + timedelta(seconds=2)
            rows = await claim(conn, store.seal, later, busy=(), pace=at_will, most=most, people=of)
            await conn.rollback()
            return list(dict.fromkeys(row.outgoing.lane for row in rows))

        return await store.write(work)

    assert await order(People.IN_TURN, 2) == ["person:1", "person:2"]
    assert await order(People.LAST_FIRST, 3) == ["person:3", "person:2"]
    assert await order(People.LAST_FIRST, 9) == ["person:3", "person:2", "person:1", "group"]
    assert await order(People.NOT_NOW, 9) == ["group"]


async def test_a_wait_too_short_for_the_clock_is_a_wait_all_the_same(store: Store) -> None:
    await put(store, message("satu"))
    await store.write(lambda conn: claim(conn, store.seal, NOW, busy=(), pace=lambda *_: 4e-7))
    ready = await store.write(lambda conn: next_ready(conn, ()))
    assert ready is not None
    assert ready > NOW


async def test_words_stand_sealed_in_the_database(store: Store) -> None:
    await put(store, message("rahasia sekali"))
    (row,) = (await store.write(lambda conn: conn.exec_driver_sql("select body from outbox"))).all()
    assert b"rahasia" not in bytes(row.body)


async def test_what_goes_back_while_newer_words_of_its_place_wait_is_gone(store: Store) -> None:
    await place(store, "card:1", "group")
    await put(store, message("lama", "group", place="card:1"))
    (old,) = await take(store)
    await put(store, message("baru", "group", place="card:1"))
    await store.write(lambda conn: repeat(conn, [Repeat(claimed=old, wait=0.0)], NOW))
    assert words(await take(store)) == ["baru"]


async def test_a_message_that_was_deleted_is_forgotten_and_sent_anew(store: Store) -> None:
    await place(store, "card:1", "group", message_id=9)
    await put(store, message("kartu", "group", place="card:1"))
    (row,) = await take(store)
    assert row.message_id == 9
    await store.write(lambda conn: repeat(conn, [Repeat(claimed=row, wait=0.0, forget_place=True)], NOW))
    (again,) = await take(store)
    assert (again.message_id, again.attempts) == (None, 1)


async def test_the_end_of_a_message_is_recorded_also_where_its_lane_is_forgotten(store: Store) -> None:
    await put(store, message("satu"))
    (claimed,) = await take(store)
    await store.write(lambda conn: conn.exec_driver_sql("DELETE FROM lanes"))
    await store.write(lambda conn: settle(conn, [Settled(claimed=claimed, message_id=5)], NOW))
    assert await store.read(lambda conn: conn.scalar(select(func.count()).select_from(outbox))) == 0
