"""Lanes go on whatever the clock, the group or a crash does to them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from reportbot.delivery.pacing import Limits, wait_for_lane
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_claims import claim
from reportbot.storage.outbox_recovery import rearm, recover, turn
from reportbot.storage.outbox_results import Settled, hold, settle, under_way
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.ready_group import forget_messages
from reportbot.storage.schema import places
from reportbot.storage.standing import take_up_group
from reportbot.storage.store import Store
from tests.storage.test_outbox import NOW, message, place, put, take, words

LATER = NOW + timedelta(days=365)


async def message_of(store: Store, name: str) -> int | None:
    query = select(places.c.message_id).where(places.c.place == name)
    return await store.read(lambda conn: conn.scalar(query))


async def test_a_card_that_waited_while_the_group_was_upgraded_is_the_live_one(store: Store) -> None:
    await place(store, "card:1", "group")
    await put(store, message("kartu", lane="group", place="card:1"))
    await store.write(forget_messages)
    (card,) = await take(store)
    assert await store.write(lambda conn: settle(conn, [Settled(claimed=card, message_id=5)], NOW)) == []
    assert await message_of(store, "card:1") == 5


async def test_messages_of_the_group_the_settings_named_before_are_not_edited_in_the_new_one(store: Store) -> None:
    await store.write(lambda conn: take_up_group(conn, store.seal, -100))
    await place(store, "card:1", "group", message_id=7)
    await store.write(lambda conn: take_up_group(conn, store.seal, -100))
    assert await message_of(store, "card:1") == 7
    await store.write(lambda conn: take_up_group(conn, store.seal, -200))
    assert await message_of(store, "card:1") is None


async def test_after_a_crash_old_content_is_not_sent_where_newer_waits(store: Store) -> None:
    await place(store, "card:1", "group")
    await put(store, message("lama", lane="group", place="card:1"))
    await take(store)
    await put(store, message("baru", lane="group", place="card:1"))
    await store.write(lambda conn: recover(conn, NOW))
    assert words(await take(store)) == ["baru"]


async def test_a_message_that_cannot_be_opened_holds_up_no_other(store: Store) -> None:
    await put(store, message("rusak"), message("dua"), message("lain", lane="person:2"))
    broken = select(func.min(outbox.c.id)).scalar_subquery()
    spoil = update(outbox).where(outbox.c.id == broken).values(body=b"no seal of this key stands here")
    await store.write(lambda conn: conn.execute(spoil))
    assert words(await take(store)) == ["dua", "lain"]
    assert await store.read(lambda conn: conn.scalar(select(func.count()).select_from(outbox))) == 2


async def test_what_is_under_way_is_left_alone_when_a_claim_was_lost(store: Store) -> None:
    await put(store, message("satu"), message("dua", lane="person:2"))
    first, second = await take(store)
    await store.write(lambda conn: recover(conn, NOW, besides={first.id}))
    assert [row.id for row in await take(store)] == [second.id]


async def test_only_what_is_under_way_can_end(store: Store) -> None:
    await put(store, message("satu"), message("dua", lane="person:2"))
    (first, second) = await take(store)
    await store.write(lambda conn: settle(conn, [Settled(claimed=first)], NOW))
    assert await store.read(lambda conn: under_way(conn, [first, second])) == {second.id}


async def test_a_clock_set_back_does_not_fill_the_groups_minute_for_ever(store: Store) -> None:
    limits = Limits(per_group_minute=2)

    async def at(seconds: float) -> list[Claimed]:
        now = NOW + timedelta(seconds=seconds)

        def pace(lane: str, window: Sequence[float], cost: int) -> float | None:
            return wait_for_lane(lane, window, now.timestamp(), cost, limits)

        return await store.write(lambda conn: claim(conn, store.seal, now, busy=(), pace=pace))

    await put(store, *[message(str(n), lane="group") for n in range(3)], now=LATER)
    year = (LATER - NOW).total_seconds()
    assert words(await at(year)) == ["0", "1"]
    await store.write(lambda conn: turn(conn, -year, NOW))
    assert await at(0) == []
    assert words(await at(62)) == ["2"]


async def test_a_clock_put_forward_gives_the_group_no_second_minute(store: Store) -> None:
    day = timedelta(days=1)

    async def at(now: datetime) -> list[Claimed]:
        def pace(lane: str, window: Sequence[float], cost: int) -> float | None:
            return wait_for_lane(lane, window, now.timestamp(), cost, Limits(per_group_minute=2))

        return await store.write(lambda conn: claim(conn, store.seal, now, busy=(), pace=pace))

    await put(store, *[message(str(n), lane="group") for n in range(3)])
    assert words(await at(NOW)) == ["0", "1"]
    await store.write(lambda conn: turn(conn, day.total_seconds(), NOW + day))
    assert await at(NOW + day) == []
    assert words(await at(NOW + day + timedelta(seconds=62))) == ["2"]


async def test_a_pause_that_telegram_asked_for_is_as_long_after_the_clock_was_put_forward(store: Store) -> None:
    await put(store, message("satu"))
    await store.write(lambda conn: hold(conn, "person:1", NOW, NOW + timedelta(seconds=30)))
    await store.write(lambda conn: turn(conn, 3600.0, NOW + timedelta(hours=1)))
    assert await take(store, now=NOW + timedelta(seconds=3629)) == []
    assert words(await take(store, now=NOW + timedelta(seconds=3631))) == ["satu"]


async def test_what_was_written_since_the_clock_was_put_forward_does_not_wait_as_long_again(store: Store) -> None:
    year = (LATER - NOW).total_seconds()
    await put(store, message("lama", lane="person:2"))
    await put(store, message("satu"), message("kartu", lane="group"), now=LATER)
    await store.write(lambda conn: hold(conn, "group", LATER, LATER + timedelta(seconds=30)))
    await store.write(lambda conn: turn(conn, year, LATER))
    assert words(await take(store, now=LATER)) == ["lama", "satu"]
    assert words(await take(store, now=LATER + timedelta(seconds=31))) == ["kartu"]


async def test_a_clock_set_back_keeps_no_lane_waiting(store: Store) -> None:
    await put(store, message("satu"), now=LATER)
    assert await take(store) == []
    await store.write(lambda conn: turn(conn, (NOW - LATER).total_seconds(), NOW))
    assert words(await take(store)) == ["satu"]


async def test_a_pause_that_telegram_asked_for_is_as_long_after_the_clock_was_set_back(store: Store) -> None:
    await put(store, message("satu"), now=LATER)
    await store.write(lambda conn: hold(conn, "person:1", LATER, LATER + timedelta(seconds=30)))
    await store.write(lambda conn: turn(conn, (NOW - LATER).total_seconds(), NOW))
    assert await take(store, now=NOW + timedelta(seconds=29)) == []
    assert words(await take(store, now=NOW + timedelta(seconds=31))) == ["satu"]


@pytest.mark.parametrize("held", [False, True])
async def test_a_clock_set_back_while_the_bot_was_down_keeps_no_lane_waiting(store: Store, held: bool) -> None:
    await put(store, message("satu"), now=LATER)
    if held:
        await store.write(lambda conn: hold(conn, "person:1", LATER - timedelta(seconds=9), LATER))
    await store.write(lambda conn: rearm(conn, NOW))
    assert words(await take(store, now=NOW + timedelta(seconds=10 if held else 0))) == ["satu"]


@pytest.mark.parametrize("is_set_right", [False, True])
async def test_a_pause_that_was_over_when_the_clock_was_set_back_and_the_bot_began_anew_lasts_no_day(
    store: Store, is_set_right: bool
) -> None:
    day = timedelta(days=1)
    await put(store, message("satu"), now=NOW)
    await store.write(lambda conn: hold(conn, "person:1", NOW, NOW + timedelta(seconds=5)))
    back = NOW + timedelta(minutes=2) - day
    await store.write(lambda conn: rearm(conn, back))
    if is_set_right:
        await store.write(lambda conn: turn(conn, day.total_seconds(), back + day))
    then = back + timedelta(seconds=6) + (day if is_set_right else timedelta())
    assert words(await take(store, now=then)) == ["satu"]


async def test_a_pause_that_telegram_asked_for_outlives_a_restart(store: Store) -> None:
    await put(store, message("satu"))
    await store.write(lambda conn: hold(conn, "person:1", NOW, NOW + timedelta(hours=2)))
    await store.write(lambda conn: rearm(conn, NOW))
    assert await take(store) == []
