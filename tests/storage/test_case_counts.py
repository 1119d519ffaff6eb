"""The counts that triggers keep are those that a count by hand gives, whatever happens to cases."""

import random
from collections import Counter
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import delete, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Case, Import, Record
from reportbot.domain.words import CaseState
from reportbot.storage import queue
from reportbot.storage.case_counts import COUNTED, case_counts
from reportbot.storage.save import save
from reportbot.storage.schema import cases
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case

CHANGES = 60


async def written(store: Store, *records: Record) -> None:
    await store.write(lambda conn: save(conn, store.seal, records))


async def kept(store: Store) -> Counter[tuple[Any, ...]]:
    rows = await store.read(lambda conn: conn.execute(select(case_counts)))
    return Counter({tuple(key): number for *key, number in rows if number})


async def overview(store: Store) -> tuple[queue.Waiting, dict[str, int]]:
    async def look(conn: AsyncConnection) -> tuple[queue.Waiting, dict[str, int]]:
        return await queue.waiting(conn), dict((await queue.overview(conn, NOW)).by_state)

    return await store.read(look)


def changed(dice: random.Random, case: Case) -> Case:
    return replace(
        case,
        state=dice.choice((CaseState.NEW, CaseState.IN_REVIEW, CaseState.REOPENED, CaseState.REQUESTED)),
        waiting_since=dice.choice((None, NOW)),
        holder=dice.choice((None, None, 3)),
        shown=dice.random() < 0.5,
        urgent=dice.random() < 0.5,
    )


@pytest.mark.parametrize("seed", range(3))
async def test_counts_follow_every_change(lite: Store, seed: int) -> None:
    dice, standing = random.Random(seed), dict[int, Case]()
    for _ in range(CHANGES):
        number = dice.randrange(1, 9)
        if number in standing and dice.random() < 0.2:
            del standing[number]
            await lite.write(lambda conn, number=number: conn.execute(delete(cases).where(cases.c.case == number)))  # type: ignore[misc]
        else:
            standing[number] = changed(dice, standing.get(number) or a_case(number, staged=dice.choice((None, 1))))
            await written(lite, standing[number])
    by_hand = Counter(
        (
            each.staged or 0,
            str(each.state),
            each.waiting_since is not None and each.holder is None,
            each.shown,
            each.urgent,
        )
        for each in standing.values()
    )
    assert await kept(lite) == by_hand


async def test_a_database_that_was_there_before_the_counts_gets_them(lite: Store) -> None:
    dice = random.Random(7)
    await written(lite, *(changed(dice, a_case(number, staged=number % 3 or None)) for number in range(1, 40)))
    before = await kept(lite)
    await lite.write(lambda conn: conn.execute(delete(case_counts)))
    await lite.write(lambda conn: conn.execute(text(COUNTED)))
    assert await kept(lite) == before
    assert len(before) > 9


async def test_what_a_list_brings_is_counted_once_it_is_done(store: Store) -> None:
    taking = Import(number=5, source="patrol", by=1, at=NOW, digest="d", file=1, state="writing", rows=2)
    await written(
        store,
        taking,
        a_case(1, waiting_since=NOW),
        *(a_case(number, waiting_since=NOW, urgent=True, staged=5) for number in (2, 3)),
    )
    assert await overview(store) == (queue.Waiting(all=1, urgent=0, hidden=1, oldest=NOW), {"new": 1})
    await written(store, replace(taking, state="done"))
    assert await overview(store) == (queue.Waiting(all=3, urgent=2, hidden=3, oldest=NOW), {"new": 3})


async def test_nothing_stays_of_a_list_whose_cases_are_gone(lite: Store) -> None:
    await written(lite, a_case(1, waiting_since=NOW), *(a_case(number, staged=5) for number in (2, 3)))
    await written(lite, a_case(2, state=CaseState.CLOSED), a_case(1))
    await lite.write(lambda conn: conn.execute(delete(cases).where(cases.c.case == 3)))
    rows = await lite.read(lambda conn: conn.execute(select(case_counts.c.staged, case_counts.c.number)))
    assert {tuple(row) for row in rows} == {(0, 0), (0, 1)}
