"""Finished cases whose words are due are found on both engines, by an index that holds nothing else."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Case
from reportbot.domain.words import FINISHED_STATES, CaseState, EvidenceKind
from reportbot.storage import old_cases
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case, a_report, ago, an_evidence, somebody

MEDIA = [EvidenceKind.PHOTO]
BEFORE = ago(days=180)
OLD: dict[str, Any] = {
    "state": CaseState.DISMISSED,
    "state_since": ago(days=181),
    "last_reported_at": ago(days=182),
}


async def found(store: Store, *cases: Case) -> list[int]:
    """Which of these are found."""
    await store.write(lambda conn: save(conn, store.seal, list(cases)))
    return await store.read(lambda conn: old_cases.with_words(conn, BEFORE, NOW, MEDIA))


async def test_every_finished_case_is_found_once_its_time_is_over(store: Store) -> None:
    cases = [a_case(number, **OLD | {"state": state}) for number, state in enumerate(CaseState, 1)]
    assert await found(store, *cases) == [case.case for case in cases if case.state in FINISHED_STATES]
    assert await store.read(lambda conn: old_cases.with_words(conn, ago(days=183), NOW, MEDIA)) == []


@pytest.mark.parametrize(
    "kept",
    [{"preserve": True}, {"objections": 1}, {"words_erased_at": ago(days=1)}, {"last_reported_at": ago(days=1)}],
)
async def test_what_is_needed_or_gone_is_not_found(store: Store, kept: dict[str, Any]) -> None:
    assert await found(store, a_case(1, **OLD | kept), a_case(2, **OLD)) == [2]


async def test_a_case_whose_reporter_may_ask_for_a_review_is_not_found(store: Store) -> None:
    person = (await somebody(store)).person
    await store.write(lambda conn: save(conn, store.seal, [a_case(1, **OLD)]))
    for until, expected in ((NOW + timedelta(days=1), []), (ago(days=1), [1])):
        await store.write(partial(save, seal=store.seal, writes=[a_report(1, 1, person, review_until=until)]))
        assert await found(store) == expected


async def test_so_many_are_found_at_once_the_oldest_first(store: Store) -> None:
    aged = [a_case(number, **OLD | {"state_since": ago(days=181 + number)}) for number in range(1, 61)]
    assert await found(store, *aged) == list(range(11, 61))
    mixed = [a_case(number, **OLD | {"state": CaseState.CLOSED}) for number in range(61, 121)]
    assert len(await found(store, *mixed)) == old_cases.AT_ONCE


async def test_words_wait_until_the_media_of_their_case_are_gone(store: Store) -> None:
    person = (await somebody(store)).person
    picture = an_evidence(1, 1, 1, kind=EvidenceKind.PHOTO)
    await store.write(lambda conn: save(conn, store.seal, [a_case(1, **OLD), a_report(1, 1, person), picture]))
    assert await found(store) == []
    assert await store.read(with_media) == [1]
    await store.write(lambda conn: save(conn, store.seal, [replace(picture, state="purged")]))
    assert await store.read(with_media) == []
    assert await found(store) == [1]


async def with_media(conn: AsyncConnection) -> list[int]:
    return await old_cases.with_media(conn, {CaseState.DISMISSED: ago(days=30)}, NOW, MEDIA)


async def plan(conn: AsyncConnection) -> str:
    query = old_cases.worded(BEFORE, NOW, MEDIA)
    statement = query.compile(dialect=conn.dialect, compile_kwargs={"literal_binds": True})
    if conn.dialect.name == "sqlite":
        return str((await conn.execute(text(f"EXPLAIN QUERY PLAN {statement}"))).all())
    # An empty table is read from end to end, whatever indexes it has.
    await conn.execute(text("SET LOCAL enable_seqscan = off"))
    return str((await conn.execute(text(f"EXPLAIN {statement}"))).all())


async def test_other_cases_are_not_read(store: Store) -> None:
    told = await store.write(plan)
    assert "ix_cases_finished" in told, told
    assert "(state_since<?)" in told or "Index Cond: (state_since <= " in told
    assert "SCAN" not in told, told
    assert "TEMP B-TREE" not in told, told
