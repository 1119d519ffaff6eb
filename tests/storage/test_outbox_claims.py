"""What a claim takes of many lanes, on both engines."""

from collections import Counter

from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_claims import AT_ONCE, AT_ONCE_OF_MANY, claim
from reportbot.storage.outbox_results import next_ready
from reportbot.storage.store import Store
from tests.storage.test_outbox import NOW, at_will, message, put, words


async def test_a_claim_takes_so_many_rows_and_leaves_what_is_left_for_the_next(store: Store) -> None:
    await put(store, *[message(f"{person}, {n}", lane=f"person:{person}") for person in (1, 2, 3) for n in (1, 2)])

    async def take(conn: AsyncConnection, busy: list[str], most: int) -> list[Claimed]:
        return await claim(conn, store.seal, NOW, busy=busy, pace=at_will, most=most)

    first = await store.write(lambda conn: take(conn, [], 3))
    held = list({row.outgoing.lane for row in first})
    assert len(first) == 3
    assert [row.more for row in first].count(True) == 1, "of the lane that was cut"
    assert await store.read(lambda conn: next_ready(conn, held)) is not None, "the third lane is ready as before"
    second = await store.write(lambda conn: take(conn, held, 9))
    third = await store.write(lambda conn: take(conn, [], 9))
    assert [len(second), len(third)] == [2, 1]
    lanes = ("person:1", "person:2", "person:3")
    said = [[word for word in words(first + second + third) if word.startswith(lane[-1])] for lane in lanes]
    assert said == [["1, 1", "1, 2"], ["2, 1", "2, 2"], ["3, 1", "3, 2"]]


async def test_a_claim_takes_more_of_what_many_people_caused_than_of_one_person(store: Store) -> None:
    kinds = {"person:1": AT_ONCE, "group": AT_ONCE_OF_MANY}
    await put(store, *[message(f"{n}", lane=lane) for lane in kinds for n in range(AT_ONCE_OF_MANY + 1)])
    taken = await store.write(lambda conn: claim(conn, store.seal, NOW, busy=[], pace=at_will))
    assert Counter(row.outgoing.lane for row in taken) == kinds
