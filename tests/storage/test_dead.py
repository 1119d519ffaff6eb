"""Updates that could not be processed: kept sealed, marked to come in once more, dropped, and deleted in time."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage import dead, seen, timers
from reportbot.storage.connection import Connection
from reportbot.storage.dead import Dead
from reportbot.storage.housekeeping_tables import dead_updates
from reportbot.storage.store import Store
from tests.storage.examples import NOW

RAW = {"update_id": 7, "message": {"text": "\ud83d pesan \0 yang rusak"}}


def one(n: int = 1) -> Dead:
    return Dead(
        raw={**RAW, "update_id": n}, at=NOW + timedelta(hours=n), key=f"message:{n}", failure="KeyError at a.py:1"
    )


async def kept(store: Store, count: int) -> list[int]:
    """The numbers of so many."""

    async def work(conn: AsyncConnection) -> list[int]:
        return [await dead.keep(conn, store.seal, one(n)) for n in range(count)]

    return await store.write(work)


async def found(store: Store) -> list[int]:
    return [each.number for each in await store.read(lambda conn: dead.find(conn, store.seal))]


async def coming(store: Store) -> list[int]:
    """Those that are due once more, the first first."""
    due = await store.write(lambda conn: timers.due(conn, datetime.now(UTC), 50))
    return [timer.subject for timer in due if timer.kind == dead.AGAIN]


async def test_what_is_kept_is_sealed_and_can_be_read_with_how_it_failed(store: Store) -> None:
    whole = Dead(raw=RAW, at=NOW, key="message:1", tries=3, failure="KeyError at a.py:1")
    number = await store.write(lambda conn: dead.keep(conn, store.seal, whole))
    (read,) = await store.read(lambda conn: dead.find(conn, store.seal))
    assert read == Dead(raw=RAW, at=NOW, key="message:1", tries=3, failure="KeyError at a.py:1", number=number)
    (sealed,) = await store.read(_sealed)
    assert b"rusak" not in sealed
    assert await store.read(dead.count) == 1


async def _sealed(conn: AsyncConnection) -> list[bytes]:
    return [bytes(value) for value in await conn.scalars(select(dead_updates.c.sealed))]


async def test_what_comes_in_once_more_comes_in_the_order_in_which_it_was_put_aside(store: Store) -> None:
    first, second, third = await kept(store, 3)
    await store.write(lambda conn: timers.arm(conn, "daily", NOW))
    for numbers in ([third, first], [first, 404]):
        await store.write(lambda conn: dead.mark(conn, numbers))  # noqa: B023 it is run at once
    assert await store.read(dead.marked) == {first, third}
    assert await coming(store) == [first, third]
    assert (await store.write(lambda conn: timers.due(conn, NOW, 1)))[0].subject == first
    await store.write(lambda conn: dead.mark(conn, [404]))
    assert await coming(store) == [first, third]
    assert second in await found(store)


async def test_what_is_taken_is_kept_and_marked_no_longer(store: Store) -> None:
    first, second = await kept(store, 2)
    await store.write(lambda conn: dead.mark(conn, [first, second]))
    taken = await store.write(lambda conn: dead.take(conn, store.seal, [first, 404]))
    assert {number: each.key for number, each in taken.items()} == {first: "message:0"}
    assert (await found(store), await coming(store)) == ([second], [second])
    # It may fail again, and is then known by its number.
    await store.write(lambda conn: dead.keep(conn, store.seal, taken[first]))
    assert (await found(store), await coming(store)) == ([first, second], [second])


async def test_what_is_dropped_does_not_come_in_once_more(store: Store) -> None:
    first, second = await kept(store, 2)
    await store.write(lambda conn: dead.mark(conn, [first, second]))
    await store.write(lambda conn: dead.drop(conn, [first]))
    assert (await found(store), await coming(store)) == ([second], [second])


@pytest.mark.parametrize("damage", [b"nothing that this key sealed", b""])
async def test_what_cannot_be_opened_is_told_and_never_taken(store: Store, damage: bytes) -> None:
    (number,) = await kept(store, 1)
    await store.write(lambda conn: conn.execute(update(dead_updates).values(sealed=damage)))
    (read,) = await store.read(lambda conn: dead.find(conn, store.seal))
    assert (read.raw, read.number) == (None, number)
    assert read.failure in {"SealBroken", "JSONDecodeError"}
    await store.write(lambda conn: dead.mark(conn, [number]))
    assert await store.write(lambda conn: dead.take(conn, store.seal, [number])) == {}
    assert (await found(store), await coming(store)) == ([number], [])


async def test_only_what_was_put_aside_before_a_time_is_deleted(store: Store) -> None:
    first, second = await kept(store, 2)
    assert await store.write(lambda conn: dead.purge(conn, NOW)) == 0
    assert await store.write(lambda conn: dead.purge(conn, NOW + timedelta(minutes=30))) == 1
    assert await found(store) == [second]
    assert first not in await found(store)


async def test_a_key_that_is_forgotten_counts_as_never_seen(store: Store) -> None:
    async def work(conn: Connection) -> set[str]:
        await seen.remember(conn, store.seal, ["message:1", "message:2"], NOW)
        await seen.forget(conn, store.seal, "message:1")
        return await seen.unseen(conn, store.seal, ["message:1", "message:2"])

    assert await store.write(work) == {"message:1"}
