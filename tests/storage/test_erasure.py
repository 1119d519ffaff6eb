"""After an erasure the number stands for nobody, who returns is somebody new, and the chain of decisions holds."""

import asyncio
import secrets
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.inputs import Sender
from reportbot.domain.records import Decision, Person, Place, Session
from reportbot.storage import dead
from reportbot.storage.chain_verify import verify
from reportbot.storage.dead import Dead
from reportbot.storage.erasure import erase_identity, forget_lookup
from reportbot.storage.housekeeping_tables import dead_updates
from reportbot.storage.mapping import PERSON
from reportbot.storage.outbox import Outgoing, enqueue
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.people import Names, names_of, people_of, telegram_ids
from reportbot.storage.rotation import reseal
from reportbot.storage.save import save
from reportbot.storage.schema import people, places, sessions
from reportbot.storage.seal import KEY_BYTES, Seal
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case, a_report

BUDI = Sender(6_911_222_333, "Budi", "Kenari", "budi_kenari")


async def met(store: Store, sender: Sender = BUDI, now: datetime = NOW) -> Person:
    async def work(conn: AsyncConnection) -> Person:
        return (await people_of(conn, store.seal, [sender], now))[sender.telegram_id]

    return await store.write(work)


async def erase(store: Store, person: int, now: datetime = NOW) -> None:
    await store.write(lambda conn: erase_identity(conn, store.seal, person, now))


async def known(store: Store, person: int) -> tuple[dict[int, int], dict[int, Names]]:
    async def work(conn: AsyncConnection) -> tuple[dict[int, int], dict[int, Names]]:
        return await telegram_ids(conn, store.seal, [person]), await names_of(conn, store.seal, [person])

    return await store.read(work)


async def count(store: Store, table: Any) -> int:
    async def work(conn: AsyncConnection) -> int:
        return int(await conn.scalar(select(func.count()).select_from(table)) or 0)

    return await store.read(work)


async def test_a_person_is_found_by_a_keyed_digest_and_never_by_the_id(store: Store) -> None:
    person = await met(store)

    async def lookup(conn: AsyncConnection) -> bytes:
        return bytes((await conn.scalars(select(people.c.lookup).where(people.c.person == person.person))).one())

    stored = await store.read(lookup)
    assert stored == store.seal.lookup(BUDI.telegram_id)
    assert str(BUDI.telegram_id).encode() not in stored


async def test_nobody_is_left_and_who_returns_is_somebody_new(store: Store) -> None:
    person = await met(store)
    for _ in range(2):
        await erase(store, person.person)
        assert await known(store, person.person) == ({}, {})
    assert (await met(store)).person != person.person


async def test_what_waits_for_him_and_where_he_stood_goes(store: Store) -> None:
    person, other = await met(store), await met(store, Sender(6_922_000_111, "Wati"))
    lanes = [f"person:{one.person}" for one in (person, other)]

    async def write(conn: AsyncConnection) -> None:
        rows = [Outgoing(lane=lane, method="sendMessage", params={"text": "kabar"}) for lane in lanes]
        await enqueue(conn, store.seal, rows, NOW)
        stood = [Place(place=f"screen:{lane[7:]}", lane=lane, message_id=4) for lane in lanes]
        drafts = [Session(person=one.person, draft={"form": {}}, updated_at=NOW) for one in (person, other)]
        await save(conn, store.seal, [*stood, *drafts])
        await dead.keep(
            conn, store.seal, Dead(raw={"message": {"from": {"id": BUDI.telegram_id}, "text": "rahasia"}}, at=NOW)
        )
        await dead.keep(conn, store.seal, Dead(raw={"message": {"from": {"id": 10 * BUDI.telegram_id}}}, at=NOW))

    await store.write(write)
    await erase(store, person.person)
    assert [await count(store, table) for table in (outbox, places, sessions, dead_updates)] == [1, 1, 1, 1]


async def test_of_a_blocked_person_only_the_keyed_lookup_stays_until_the_block_ends(store: Store) -> None:
    person = await met(store)
    until = NOW + timedelta(days=2)
    blocked = Person(person=person.person, created_at=NOW, blocked_until=until)
    await store.write(lambda conn: save(conn, store.seal, [blocked]))
    await erase(store, person.person)
    assert await known(store, person.person) == ({}, {})
    again = await met(store)
    assert (again.person, again.blocked_until) == (person.person, until)
    await erase(store, person.person)
    await store.write(lambda conn: forget_lookup(conn, person.person))
    assert (await met(store)).person != person.person


async def test_who_came_back_under_the_block_stays_when_it_ends(store: Store) -> None:
    person = await met(store)
    blocked = Person(person=person.person, created_at=NOW, blocked_until=NOW + timedelta(days=2))
    await store.write(lambda conn: save(conn, store.seal, [blocked]))
    await erase(store, person.person)
    await met(store)
    await store.write(lambda conn: forget_lookup(conn, person.person))
    assert (await met(store)).person == person.person


async def test_an_erased_person_keeps_no_consent_and_no_count(store: Store) -> None:
    person = await met(store)
    told = Person(person=person.person, created_at=NOW, consent=1, consent_at=NOW, reports=3, language="en")
    await store.write(lambda conn: save(conn, store.seal, [told]))
    await erase(store, person.person)

    async def read(conn: AsyncConnection) -> Person:
        row = (await conn.execute(PERSON.select().where(people.c.person == person.person))).one()
        return PERSON.record(store.seal, row)

    left = await store.read(read)
    assert left == Person(person=person.person, created_at=NOW, wants_news=False, reachable=False)


async def test_the_chain_of_decisions_holds_after_an_erasure(store: Store) -> None:
    person = await met(store)

    async def write(conn: AsyncConnection) -> None:
        report = a_report(1, 1, person.person, story="cerita rahasia")
        decisions = [Decision(decision=n, case=1, kind="note", by=9, at=NOW, text="catatan") for n in (1, 2)]
        await save(conn, store.seal, [a_case(1), report, *decisions])
        erased = Decision(decision=3, case=None, kind="erased", by=None, at=NOW, data={"reports": 1, "objections": 0})
        await save(conn, store.seal, [a_report(1, 1, person.person, state="withdrawn"), erased])

    await store.write(write)
    await erase(store, person.person)
    verdict = await verify(store.read, store.seal)
    assert (verdict.head.count, verdict.faults, verdict.erased) == (3, (), 0)


async def test_the_key_can_be_changed_after_somebody_was_erased(store: Store) -> None:
    gone, stays = await met(store), await met(store, Sender(6_922_000_111, "Wati"))
    await erase(store, gone.person)
    new = Seal(secrets.token_bytes(KEY_BYTES))
    await store.write(lambda conn: reseal(conn, store.seal, new))
    found = await store.read(lambda conn: telegram_ids(conn, new, [gone.person, stays.person]))
    assert found == {stays.person: 6_922_000_111}


async def test_the_journal_holds_nothing_of_what_was_overwritten(lite: Store, tmp_path: Path) -> None:
    person = (await met(lite)).person
    written = a_report(1, 1, person, masked="rahasia7")
    await lite.write(lambda conn: save(conn, lite.seal, [a_case(1), written]))
    await lite.write(lambda conn: save(conn, lite.seal, [replace(written, masked="")]))
    assert holding(tmp_path, b"rahasia7") == ["reportbot.db-wal"]
    assert await lite.scrub()
    assert holding(tmp_path, b"rahasia7") == []


async def test_the_journal_is_emptied_between_works_and_by_the_one_writer(
    lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    connect = sqlite3.connect

    def counted(*args: Any, **more: Any) -> Any:
        opened.append(args)
        return connect(*args, **more)

    monkeypatch.setattr(sqlite3, "connect", counted)
    met_by_all = [met(lite, Sender(6_000_000_000 + number, f"Orang {number}")) for number in range(40)]
    everything = [each for work in met_by_all for each in (work, lite.scrub())]
    assert False not in await asyncio.gather(*everything)
    assert opened == []
    assert await lite.read(lambda conn: conn.scalar(select(func.count()).select_from(people))) == 40


def holding(folder: Path, words: bytes) -> list[str]:
    """Files in which this stands."""
    return [path.name for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()]


async def test_every_engine_can_be_asked_to_empty_its_journal(store: Store) -> None:
    assert await store.scrub()
