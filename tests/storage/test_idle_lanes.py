"""Lanes are forgotten once nothing that was sent to them counts, and never while something waits or is under way."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from reportbot.storage import idle_lanes
from reportbot.storage.outbox_results import Repeat, Settled, hold, repeat, settle
from reportbot.storage.outbox_tables import lanes
from reportbot.storage.store import Store
from tests.storage.test_outbox import NOW, message, put, take, words

HOUR = timedelta(hours=1)


async def standing(store: Store) -> list[str]:
    async def work(conn: object) -> list[str]:
        return list(await conn.scalars(select(lanes.c.lane).order_by(lanes.c.lane)))  # type: ignore[attr-defined]

    return await store.read(work)


async def forget(store: Store, later: timedelta = HOUR) -> None:
    after = "-"
    while after:
        after = await store.write(lambda conn, at=after: idle_lanes.forget(conn, NOW + later, at.strip("-")))  # type: ignore[misc]


async def sent(store: Store, *people: int) -> None:
    await put(store, *(message("halo", lane=f"person:{person}") for person in people))
    ends = [Settled(claimed=row) for row in await take(store)]
    await store.write(lambda conn: settle(conn, ends, NOW))


async def test_a_lane_is_forgotten_when_what_it_got_counts_no_more(store: Store) -> None:
    await sent(store, 1, 2)
    await forget(store, timedelta(seconds=5))
    assert await standing(store) == ["person:1", "person:2"]
    await forget(store)
    assert await standing(store) == []


async def test_a_lane_with_a_message_that_waits_or_is_being_sent_stays(store: Store) -> None:
    await sent(store, 1, 2)
    await put(store, message("menunggu", lane="person:1"), message("dikirim", lane="person:2"))
    await take(store, busy=["person:1"])
    await forget(store)
    assert await standing(store) == ["person:1", "person:2"]


async def test_a_pause_that_telegram_asked_for_is_not_forgotten(store: Store) -> None:
    await sent(store, 1)
    await put(store, message("satu"))
    (claimed,) = await take(store)
    await store.write(lambda conn: repeat(conn, [Repeat(claimed=claimed, wait=7200)], NOW))
    await store.write(lambda conn: hold(conn, "person:1", NOW, NOW + 2 * HOUR))
    await forget(store)
    assert await standing(store) == ["person:1"]


async def test_who_writes_again_is_answered_as_before(store: Store) -> None:
    await sent(store, 1)
    await forget(store)
    await put(store, message("lagi"))
    assert words(await take(store)) == ["lagi"]


@pytest.mark.parametrize("at_once", [1, 2, 3])
async def test_all_are_looked_at_however_many_there_are(
    store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(idle_lanes, "AT_ONCE", at_once)
    monkeypatch.setattr(idle_lanes, "_IDLE", idle_lanes._IDLE.limit(at_once))
    await sent(store, *range(1, 8))
    await forget(store)
    assert await standing(store) == []
