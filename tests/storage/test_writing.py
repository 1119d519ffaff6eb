"""Works run to their end, once and whole, whatever becomes of their callers."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Session
from reportbot.errors import StorageUnavailable, Stuck
from reportbot.storage.patience import PatientStore
from reportbot.storage.save import save
from reportbot.storage.schema import meta
from reportbot.storage.store import Store
from tests.storage.conftest import Database, new_server_database
from tests.storage.examples import NOW, somebody


def noting(name: str) -> Any:
    async def work(conn: AsyncConnection) -> str:
        await conn.execute(insert(meta), {"name": name, "value": "x"})
        return name

    return work


async def names(store: Store) -> set[str]:
    async def work(conn: AsyncConnection) -> set[str]:
        return set(await conn.scalars(select(meta.c.name).where(meta.c.name != "key_id")))

    return await store.read(work)


async def test_what_a_work_returns_comes_back_after_its_commit(store: Store) -> None:
    assert await store.write(noting("one")) == "one"
    assert await names(store) == {"one"}


async def test_twenty_who_read_then_write_leave_the_right_count(store: Store) -> None:
    async def start(conn: AsyncConnection) -> None:
        await conn.execute(insert(meta), {"name": "counter", "value": "0"})

    async def one_more(conn: AsyncConnection) -> None:
        value = await conn.scalar(select(meta.c.value).where(meta.c.name == "counter"))
        await asyncio.sleep(0)
        await conn.execute(update(meta).where(meta.c.name == "counter").values(value=str(int(value or 0) + 1)))

    async def counted(conn: AsyncConnection) -> str | None:
        return await conn.scalar(select(meta.c.value).where(meta.c.name == "counter"))

    await store.write(start)
    await asyncio.gather(*(store.write(one_more) for _ in range(20)))
    assert await store.read(counted) == "20"


async def test_only_the_guilty_of_those_that_wait_together_fails(store: Store) -> None:
    async def nobodys_session(conn: AsyncConnection) -> None:
        await save(conn, store.seal, [Session(person=404, updated_at=NOW)])

    async def own_mistake(_conn: AsyncConnection) -> None:
        raise ValueError("a step's own mistake")

    works = [noting("a"), nobodys_session, noting("b"), own_mistake, noting("c")]
    results = await asyncio.gather(*(store.write(work) for work in works), return_exceptions=True)
    assert results[::2] == ["a", "b", "c"]
    assert isinstance(results[1], IntegrityError)
    assert isinstance(results[3], ValueError)
    assert await names(store) == {"a", "b", "c"}


async def test_a_caller_who_is_cancelled_at_any_await_cancels_nothing(store: Store) -> None:
    """Each caller lives one turn of the loop longer than the one before."""
    for turns in range(40):
        caller = asyncio.create_task(store.write(noting(f"n{turns}")))
        for _ in range(turns):
            await asyncio.sleep(0)
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
    await store.write(noting("last"))
    # A caller that was cancelled before its first step never asked; on a server works end in any order.
    wanted = {f"n{turns}" for turns in range(1, 40)} | {"last"}
    async with asyncio.timeout(10):
        while not await names(store) >= wanted:  # noqa: ASYNC110 the store announces no end of a work
            await asyncio.sleep(0.01)


async def test_cancelled_readers_leave_their_connections_usable(store: Store) -> None:
    async def slow(conn: AsyncConnection) -> None:
        for _ in range(5):
            await conn.execute(select(meta))

    for turns in range(30):
        caller = asyncio.create_task(store.read(slow))
        for _ in range(turns):
            await asyncio.sleep(0)
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
    assert await names(store) == set()


async def test_sqlite_opens_one_writing_connection_and_keeps_it(lite: Store) -> None:
    opened: list[object] = []
    event.listen(lite._writes._engine.sync_engine, "connect", lambda *_: opened.append(1))  # type: ignore[attr-defined]
    callers = [asyncio.create_task(lite.write(noting(f"n{number}"))) for number in range(100)]
    for number, caller in enumerate(callers):
        if number % 2:
            await asyncio.sleep(0)
            caller.cancel()
    await asyncio.gather(*callers, return_exceptions=True)
    await lite.write(noting("last"))
    assert opened == []


async def test_sqlite_commits_once_for_all_that_wait_together(lite: Store) -> None:
    commits: list[object] = []
    event.listen(lite._writes._engine.sync_engine, "commit", lambda *_: commits.append(1))  # type: ignore[attr-defined]
    await asyncio.gather(*(lite.write(noting(f"n{number}")) for number in range(50)))
    assert len(commits) == 1


async def test_sqlite_lets_those_join_whom_a_work_wakes_and_they_see_what_it_wrote(lite: Store) -> None:
    commits: list[object] = []
    event.listen(lite._writes._engine.sync_engine, "commit", lambda *_: commits.append(1))  # type: ignore[attr-defined]
    written = asyncio.Event()

    async def waking(conn: AsyncConnection) -> None:
        await conn.execute(insert(meta), {"name": "first", "value": "x"})
        written.set()

    async def woken() -> str | None:
        await written.wait()
        return await lite.write(lambda conn: conn.scalar(select(meta.c.name).where(meta.c.name == "first")))

    assert (await asyncio.gather(lite.write(waking), woken()))[1] == "first"
    assert len(commits) == 1


async def test_one_who_joins_and_fails_hinders_nobody(lite: Store) -> None:
    written = asyncio.Event()

    async def first(conn: AsyncConnection) -> None:
        await conn.execute(insert(meta), {"name": "first", "value": "x"})
        written.set()
        await asyncio.sleep(0)

    async def joining() -> str:
        await written.wait()
        return await lite.write(twice)

    async def twice(conn: AsyncConnection) -> str:
        if await conn.scalar(select(meta.c.name).where(meta.c.name == "first")):
            raise ValueError("what the other wrote is in my way")
        return "second"

    results = await asyncio.gather(lite.write(first), joining(), return_exceptions=True)
    assert results[0] is None
    assert isinstance(results[1], ValueError)
    assert await names(lite) == {"first"}


async def test_closing_waits_for_works_whose_callers_have_gone(database: Database) -> None:
    store = await database.open()
    caller = asyncio.create_task(store.write(noting("orphan")))
    await asyncio.sleep(0)
    caller.cancel()
    await store.close()
    again = await database.open()
    assert await names(again) == {"orphan"}
    await again.close()


async def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(Exception, match=r"read.?only"):
        await store.read(noting("never"))
    assert await names(store) == set()


async def test_a_work_that_cancels_itself_stops_nobody_else(store: Store) -> None:
    async def cancelled(_conn: AsyncConnection) -> None:
        raise asyncio.CancelledError

    results = await asyncio.gather(store.write(cancelled), store.write(noting("a")), return_exceptions=True)
    assert isinstance(results[0], asyncio.CancelledError)
    assert await names(store) == {"a"}


async def test_a_closed_store_refuses(database: Database) -> None:
    store = await database.open()
    await store.close()
    with pytest.raises(StorageUnavailable):
        await store.write(noting("late"))
    with pytest.raises(StorageUnavailable):
        await names(store)


async def test_works_that_wait_when_the_writer_is_ended_from_outside_are_refused(tmp_path: Path) -> None:
    store = await Store.open(None, tmp_path)

    async def endless(_conn: AsyncConnection) -> None:
        await asyncio.Event().wait()

    waiting = [asyncio.create_task(store.write(work)) for work in (endless, noting("a"))]
    await asyncio.sleep(0.01)
    store._writes._owner.cancel()  # type: ignore[attr-defined]
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(result) for result in results] == [StorageUnavailable] * 2


async def test_two_processes_that_meet_somebody_at_once_make_one_person(server: str, tmp_path: Path) -> None:
    url = await new_server_database(server)
    stores = [await Store.open(url, tmp_path) for _ in range(3)]
    made = await asyncio.gather(*(somebody(store) for store in stores))
    assert len({person.person for person in made}) == 1
    for store in stores:
        await store.close()


async def test_after_the_writer_was_ended_from_outside_nobody_waits_for_it(tmp_path: Path) -> None:
    store = await Store.open(None, tmp_path)
    patient = PatientStore(store)
    store._writes._owner.cancel()  # type: ignore[attr-defined]
    for _ in range(20):  # also while it is still closing its connection
        with pytest.raises(Stuck):
            await patient.write(noting("never"))
        await asyncio.sleep(0)
    await store.close()
