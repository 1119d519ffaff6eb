"""Decisions are chained as they are written; their words can be erased, and only by a decision."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import CaseFile, ChainHead, DecisionsUpTo
from reportbot.domain.chain import Head
from reportbot.domain.records import Decision
from reportbot.errors import SettingsError
from reportbot.storage import chain
from reportbot.storage.chain_tables import chain_head, decision_texts, decisions
from reportbot.storage.chain_verify import verify
from reportbot.storage.facts import load
from reportbot.storage.read_only import looking
from reportbot.storage.save import save
from reportbot.storage.seal import Seal
from reportbot.storage.store import Store
from tests.storage.chain_story import told
from tests.storage.conftest import Database
from tests.storage.examples import NOW, a_case


def a_decision(number: int, **changes: Any) -> Decision:
    return Decision(**{"decision": number, "case": None, "kind": "setting", "by": 3, "at": NOW, **changes})


async def put(store: Store, *records: Any) -> None:
    await store.write(lambda conn: save(conn, store.seal, records))


async def facts_of(store: Store, *needs: Any) -> Facts:
    facts = Facts()
    await store.read(lambda conn: load(conn, store.seal, facts, needs, NOW))
    return facts


async def test_a_new_database_has_a_proven_empty_chain(store: Store) -> None:
    verdict = await verify(store.read, store.seal)
    assert (verdict.head, verdict.faults) == (Head(), ())
    assert (await facts_of(store, ChainHead())).chain == (0, "")


async def test_a_real_run_of_decisions_is_whole_and_its_erased_texts_are_told(store: Store) -> None:
    written = await told(store)
    verdict = await verify(store.read, store.seal)
    assert (verdict.faults, verdict.erased, verdict.head.count) == ((), 2, len(written))
    assert len(written) >= 30
    facts = await facts_of(store, ChainHead(), *(CaseFile(case) for case in range(1, 9)))
    assert facts.chain == (verdict.head.count, verdict.head.hash)
    covered = set(written[-2].data["decisions"])
    known = facts.records[Decision]
    for decision in written[:-1]:
        found = known[decision.decision]
        assert isinstance(found, Decision)
        assert found.text == ("" if decision.decision in covered else decision.text)


async def test_places_follow_the_numbers_of_a_transaction_and_have_no_gaps(store: Store) -> None:
    await put(store, a_decision(9), a_decision(5, text="Kata."))
    await put(store, a_decision(7))

    async def places(conn: AsyncConnection) -> list[Any]:
        return [tuple(row) for row in await conn.execute(select(decisions.c.position, decisions.c.decision))]

    assert sorted(await store.read(places)) == [(1, 5), (2, 9), (3, 7)]
    assert (await verify(store.read, store.seal)).faults == ()


async def test_words_and_their_salt_leave_nothing_behind(store: Store) -> None:
    await put(store, a_case(1), a_decision(1, case=1, text="Nama: Sari"), a_decision(2, case=1, text="Nama: Sari"))

    async def stored(conn: AsyncConnection) -> list[Any]:
        return list(await conn.scalars(select(decisions.c.text_digest).order_by(decisions.c.decision)))

    one, other = await store.read(stored)
    assert one != other
    await put(store, a_decision(3, kind="erased", data={"decisions": [1]}))
    rows = await store.read(lambda conn: conn.scalars(select(decision_texts.c.decision)))
    assert list(rows) == [2]
    facts = await facts_of(store, CaseFile(1))
    assert [entry.text for entry in facts.records[Decision].values() if isinstance(entry, Decision)] == [
        "",
        "Nama: Sari",
    ]
    assert (await verify(store.read, store.seal)).faults == ()


async def test_pages_of_the_chain_are_loaded_newest_first(store: Store) -> None:
    await put(store, *(a_decision(number, text=f"Kata {number}") for number in range(2, 22)))
    facts = await facts_of(store, DecisionsUpTo(20), DecisionsUpTo(5))
    assert facts.index[(Decision, "up-to", 20)] == list(range(21, 6, -1))
    assert facts.index[(Decision, "up-to", 5)] == [6, 5, 4, 3, 2]
    assert (found := facts.get(Decision, 6)) is not None
    assert found.text == "Kata 6"


async def test_another_process_verifies_beside_the_bot(database: Database) -> None:
    store = await database.open()
    await told(store)
    async with looking(database.url, database.data_dir) as (seal, read):
        await put(store, a_decision(900))
        assert seal is not None
        assert seal.key_id == store.seal.key_id
        assert (await verify(read, seal)).faults == ()
    async with looking(database.url, database.data_dir, keyless=True) as (nothing, read):
        assert (nothing, (await verify(read, nothing)).faults) == (None, ())
    (database.data_dir / "reportbot.key").write_text("00" * 32)
    with pytest.raises(SettingsError):
        async with looking(database.url, database.data_dir):
            pass
    await store.close()


async def test_an_older_head_that_was_posted_is_compared(store: Store) -> None:
    await put(store, a_decision(1))
    posted = (await facts_of(store, ChainHead())).chain
    await put(store, a_decision(2))
    for anchor, kinds in (
        (Head(*posted), []),
        (Head(1, posted[1][:12]), []),
        (Head(1, "0" * 64), ["anchor-other"]),
        (Head(3, posted[1]), ["anchor-short"]),
    ):
        assert [fault.kind for fault in (await verify(store.read, store.seal, anchor)).faults] == kinds


async def test_a_head_that_was_changed_stops_no_work_and_stays_found(store: Store) -> None:
    await put(store, a_decision(1), a_decision(2))

    async def tamper(conn: AsyncConnection) -> None:
        await conn.execute(update(chain_head).values(count=1))

    await store.write(tamper)
    await put(store, a_decision(3))
    assert (await facts_of(store, ChainHead())).chain == (3, "")
    verdict = await verify(store.read, store.seal)
    assert [fault.kind for fault in verdict.faults] == ["head-changed"]
    assert verdict.head.count == 3


async def test_an_older_head_that_was_put_back_stops_no_work_and_stays_found(store: Store) -> None:
    await put(store, a_decision(1), a_decision(2))
    stolen = await store.read(lambda conn: conn.execute(select(chain_head)))
    await put(store, a_decision(3), a_decision(4))
    older = dict(stolen.mappings().one())
    await store.write(lambda conn: conn.execute(update(chain_head).values(**older)))
    assert [fault.kind for fault in (await verify(store.read, store.seal)).faults] == ["uncounted"]
    await put(store, a_decision(5))
    assert [fault.kind for fault in (await verify(store.read, store.seal)).faults] == ["head-changed"]


async def test_a_last_row_that_was_taken_out_is_missed_also_after_the_next(store: Store) -> None:
    await put(store, a_decision(1), a_decision(2))
    await store.write(lambda conn: conn.execute(delete(decisions).where(decisions.c.decision == 2)))
    await put(store, a_decision(3))
    assert [(fault.kind, fault.first) for fault in (await verify(store.read, store.seal)).faults] == [("missing", 2)]


async def test_many_at_once_make_one_chain(store: Store) -> None:
    await asyncio.gather(*(put(store, a_decision(number, text=f"Kata {number}")) for number in range(1, 13)))
    verdict = await verify(store.read, store.seal)
    assert (verdict.head.count, verdict.faults) == (12, ())


async def test_a_new_key_seals_texts_and_head_anew(store: Store) -> None:
    await told(store)
    new = Seal(b"n" * 32)
    await store.write(lambda conn: chain.rekey(conn, store.seal, new))
    assert (await verify(store.read, new)).faults == ()
    assert "head-changed" in {fault.kind for fault in (await verify(store.read, store.seal)).faults}


async def test_two_processes_append_to_one_chain(database: Database) -> None:
    if database.dialect != "postgresql":
        return
    one, other = await database.open(), await database.open()
    try:
        works = [put(one if number % 2 else other, a_decision(number)) for number in range(1, 11)]
        await asyncio.gather(*works)
        verdict = await verify(one.read, one.seal)
    finally:
        await one.close()
        await other.close()
    assert (verdict.head.count, verdict.faults) == (10, ())


@pytest.mark.parametrize("stored", ["kata", b"\xff"])
async def test_a_last_row_with_any_hash_stops_no_work_where_the_head_is_lost(stored: Any, tmp_path: Path) -> None:
    store = await Store.open(None, tmp_path)
    await put(store, a_decision(1), a_decision(2))
    await store.write(lambda conn: conn.execute(delete(chain_head)))
    spoil = "UPDATE decisions SET hash = ? WHERE decision = 2"
    await store.write(lambda conn: conn.exec_driver_sql(spoil, (stored,)))
    await put(store, a_decision(3))
    faults = (await verify(store.read, store.seal)).faults
    assert ("changed", 2) in {(fault.kind, fault.first) for fault in faults}
    await store.close()
