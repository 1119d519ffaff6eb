"""Several processes at one PostgreSQL: who holds what, who is dead, and that only the dead's is taken over."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.clock import Clock
from reportbot.conversation.says import Work
from reportbot.domain.records import Timer
from reportbot.errors import SettingsError
from reportbot.storage import engines, processes, timers, works
from reportbot.storage.housekeeping_tables import processes as rows
from reportbot.storage.lock import wait_for
from reportbot.storage.outbox import Claimed
from reportbot.storage.outbox_claims import AT_ONCE, AT_ONCE_OF_MANY, claim
from reportbot.storage.outbox_recovery import recover
from reportbot.storage.outbox_results import next_ready, under_way
from reportbot.storage.outbox_tables import lanes
from reportbot.storage.patience import PatientStore
from reportbot.storage.presence import Shared, at_work
from reportbot.storage.save import save
from reportbot.storage.shared_folder import one_folder
from reportbot.storage.store import Store
from tests.storage.test_outbox import NOW, at_will, message, put, words

LONG = 2 * processes.LEASE_SECONDS


@pytest.fixture
async def eight(shared: Store) -> None:
    """Processes 1 to 8 are at work."""
    assert [await joined(shared, f"{n}") for n in range(1, 9)] == list(range(1, 9))


async def take(store: Store, holder: int, most: int = 50) -> list[Claimed]:
    return await store.write(lambda conn: claim(conn, store.seal, NOW, busy=(), pace=at_will, most=most, holder=holder))


async def joined(store: Store, name: str, seconds_ago: float = 0.0) -> int:
    """A process that gave its last sign of life so long ago."""

    async def work(conn: AsyncConnection) -> int:
        number = await processes.join(conn, name)
        earlier = text("UPDATE processes SET seen_at = seen_at - :by WHERE process = :process")
        await conn.execute(earlier, {"by": int(seconds_ago * 1_000_000), "process": number})
        return number

    return await store.write(work)


async def seen_dead(store: Store, by: int = 0, settle: float = -1.0) -> list[str]:
    """Whom this process takes for dead, without the time that a server gets that has just started."""
    patched = pytest.MonkeyPatch()
    patched.setattr(processes, "SETTLE_SECONDS", settle)
    try:
        return [gone.name for gone in await store.read(lambda conn: processes.dead(conn, by))]
    finally:
        patched.undo()


@pytest.mark.usefixtures("eight")
async def test_a_chat_is_one_process_at_a_time_and_others_send_other_chats(shared: Store) -> None:
    await put(shared, *[message(f"{n}") for n in range(8)], message("lain", lane="person:2"))
    assert words(await take(shared, 1, most=AT_ONCE)) == ["0", "1", "2", "3", "4"]
    assert words(await take(shared, 2)) == ["lain"]
    assert await take(shared, 2) == []
    assert await shared.read(lambda conn: next_ready(conn, ())) is None


@pytest.mark.usefixtures("eight")
async def test_processes_that_take_at_the_same_time_never_take_the_same(shared: Store) -> None:
    await put(shared, *[message(f"{n}", lane=f"person:{n % 7}") for n in range(35)])
    taken = await asyncio.gather(*(take(shared, holder, most=2) for holder in range(1, 9)))
    found = [row for part in taken for row in part]
    assert len({row.id for row in found}) == len(found)
    for lane in {row.outgoing.lane for row in found}:
        assert len({row.holder for row in found if row.outgoing.lane == lane}) == 1


@pytest.mark.usefixtures("eight")
async def test_calls_that_go_to_no_chat_are_held_by_nobody(shared: Store) -> None:
    await put(shared, *[message(f"{n}", lane="api") for n in range(AT_ONCE_OF_MANY + 3)])
    assert len(await take(shared, 1)) == AT_ONCE_OF_MANY
    assert len(await take(shared, 2)) == 3


@pytest.mark.usefixtures("eight")
async def test_only_what_the_dead_one_held_is_free(shared: Store) -> None:
    await put(shared, message("satu"), message("dua", lane="person:2"))
    (first,) = await take(shared, 1, most=1)
    (second,) = await take(shared, 2)
    assert await shared.write(lambda conn: recover(conn, NOW, holder=1)) == 1
    assert await shared.read(lambda conn: under_way(conn, [first, second])) == {second.id}
    assert words(await take(shared, 3)) == [first.outgoing.params["text"]]
    assert await shared.read(lambda conn: under_way(conn, [first, second])) == {second.id}


async def test_a_silent_process_without_its_lock_is_dead_and_one_with_it_is_not(shared: Store) -> None:
    living, silent = await joined(shared, "living", 10), await joined(shared, "silent", 10)
    await joined(shared, "fresh")
    engine = engines.aside(shared.address)
    async with engine.connect() as holding:
        assert await processes.lock_own(holding, living)
        assert await seen_dead(shared) == ["silent"]
        assert await seen_dead(shared, by=silent) == []
        assert await seen_dead(shared, settle=3600.0) == []
    await engine.dispose()
    assert await seen_dead(shared) == ["living", "silent"]


async def test_a_process_that_hangs_with_its_lock_is_dead_when_its_lease_is_over(shared: Store) -> None:
    hanging = await joined(shared, "hanging", LONG)
    engine = engines.aside(shared.address)
    async with engine.connect() as holding:
        assert await processes.lock_own(holding, hanging)
        assert await seen_dead(shared) == ["hanging"]
    await engine.dispose()


async def test_one_that_gave_a_sign_meanwhile_is_not_buried(shared: Store) -> None:
    number = await joined(shared, "late", LONG)
    patched = pytest.MonkeyPatch()
    patched.setattr(processes, "SETTLE_SECONDS", -1.0)
    (gone,) = await shared.read(lambda conn: processes.dead(conn, 0))
    patched.undo()
    assert await shared.write(lambda conn: processes.beat(conn, number))
    assert not await shared.write(lambda conn: processes.bury(conn, gone, NOW))


async def test_who_was_buried_comes_back_as_another_and_holds_nothing(shared: Store) -> None:
    presence = Shared(shared, Clock())
    await presence.enter()
    number = presence.number
    assert number is not None
    assert presence.holds(number)
    await put(shared, message("satu"))
    (row,) = await take(shared, number)
    await shared.write(lambda conn: processes.resign(conn, number, NOW))
    await presence.enter()
    assert presence.number != number
    assert not presence.holds(row.holder)
    assert await shared.read(lambda conn: under_way(conn, [row])) == set()
    await presence.leave()
    assert await at_work(shared) == []


async def test_one_leads_and_another_does_when_its_connection_is_gone(shared: Store) -> None:
    first, second = Shared(shared, Clock(), leads=True), Shared(shared, Clock(), leads=True)
    await first.enter()
    await second.enter()
    async with asyncio.timeout(10):
        await first.leading()
    await first.leave()
    await second.enter()
    async with asyncio.timeout(10):
        await second.leading()
    await second.leave()


@pytest.mark.usefixtures("eight")
async def test_one_work_of_a_kind_runs_at_a_time_over_all_processes(shared: Store) -> None:
    now, asked = datetime.now(UTC), [Work(kind="letter", data={}), Work(kind="letter", data={})]
    await shared.write(lambda conn: works.enqueue(conn, shared.seal, asked, now))

    async def claimed(holder: int, under_way: tuple[int, ...] = ()) -> list[works.Standing]:
        return await shared.write(
            lambda conn: works.claim(conn, shared.seal, now, busy=(), most=2, holder=holder, under_way=under_way)
        )

    (work,) = await claimed(1)
    assert await claimed(2) == []
    assert await shared.read(lambda conn: works.next_ready(conn, (), 2)) is None
    assert not await shared.write(lambda conn: works.finish(conn, [work.work], 2))
    assert [again.work for again in await claimed(1)] == [work.work]  # a claim nobody heard of is made again
    assert await claimed(1, (work.work,)) == []
    assert await shared.write(lambda conn: works.finish(conn, [work.work], 1))
    assert len(await claimed(2)) == 1


@pytest.mark.usefixtures("eight")
async def test_a_work_of_a_dead_process_is_begun_again_and_is_not_its_to_end(shared: Store) -> None:
    now = datetime.now(UTC)
    await shared.write(lambda conn: works.enqueue(conn, shared.seal, [Work(kind="letter", data={})], now))
    (work,) = await shared.write(lambda conn: works.claim(conn, shared.seal, now, busy=(), most=2, holder=1))
    assert await shared.write(lambda conn: works.recover(conn, now, holder=1)) == 1
    (again,) = await shared.write(lambda conn: works.claim(conn, shared.seal, now, busy=(), most=2, holder=2))
    assert again.interrupted
    assert not await shared.write(lambda conn: works.finish(conn, [work.work], 1))


async def test_a_timer_that_was_taken_in_meanwhile_stands_no_more(store: Store) -> None:
    first, second = (Timer(kind="reminder", subject=n, due_at=NOW, data={}) for n in (1, 2))
    await store.write(lambda conn: save(conn, store.seal, [first, second], {}))
    await store.write(lambda conn: save(conn, store.seal, [], [(Timer, ("reminder", 1))]))
    assert await store.write(lambda conn: timers.standing(conn, [first, second])) == [second]


async def test_who_keeps_its_files_elsewhere_is_refused_while_others_are_at_work(shared: Store, tmp_path: Path) -> None:
    patient, first, second = PatientStore(shared), await joined(shared, "first"), await joined(shared, "second")
    await one_folder(patient, tmp_path / "vault", first)
    await one_folder(patient, tmp_path / "vault", second)
    with pytest.raises(SettingsError, match="another folder"):
        await one_folder(patient, tmp_path / "elsewhere", second)
    await shared.write(lambda conn: conn.execute(rows.delete().where(rows.c.process == first)))
    await one_folder(patient, tmp_path / "elsewhere", second)


async def test_processes_take_turns_by_a_file(tmp_path: Path) -> None:
    held = await wait_for(tmp_path / "turn")
    waiting = asyncio.create_task(wait_for(tmp_path / "turn"))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    held.close()
    async with asyncio.timeout(10):
        (await waiting).close()


@pytest.mark.usefixtures("eight")
async def test_a_lane_that_another_holds_gets_new_messages_and_goes_on_when_it_is_let_go(shared: Store) -> None:
    await put(shared, message("satu"))
    await take(shared, 1)
    await put(shared, message("dua"))
    assert await take(shared, 2) == []
    await shared.write(lambda conn: conn.execute(update(lanes).values(holder=None)))
    assert words(await take(shared, 2)) == ["dua"]
    assert await shared.read(lambda conn: conn.scalar(select(lanes.c.holder))) == 2


@pytest.mark.usefixtures("eight")
async def test_who_has_resigned_or_was_buried_takes_nothing_more(shared: Store) -> None:
    now = datetime.now(UTC)
    await put(shared, message("satu"))
    await shared.write(lambda conn: works.enqueue(conn, shared.seal, [Work(kind="letter", data={})], now))
    await shared.write(lambda conn: processes.resign(conn, 1, now))
    assert await take(shared, 1) == []
    assert await shared.write(lambda conn: works.claim(conn, shared.seal, now, busy=(), most=2, holder=1)) == []
    assert words(await take(shared, 2)) == ["satu"]


@pytest.mark.usefixtures("eight")
async def test_a_claim_that_is_under_way_while_its_process_resigns_holds_nothing_afterwards(shared: Store) -> None:
    now, begun, go = datetime.now(UTC), asyncio.Event(), asyncio.Event()
    await put(shared, message("satu"))

    async def slowly(conn: AsyncConnection) -> list[Claimed]:
        taken = await claim(conn, shared.seal, NOW, busy=(), pace=at_will, holder=1)
        begun.set()
        await go.wait()
        return taken

    claiming = asyncio.create_task(shared.write(slowly))
    await begun.wait()
    resigning = asyncio.create_task(shared.write(lambda conn: processes.resign(conn, 1, now)))
    await asyncio.wait({resigning}, timeout=1)
    go.set()
    await asyncio.gather(claiming, resigning)
    assert words(await take(shared, 2)) == ["satu"]
