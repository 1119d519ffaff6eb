"""Numbers, tickets, updates that were taken, and due times."""

import asyncio
import secrets
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Case, CaseIdentifier, Evidence, Person, Report, Timer
from reportbot.domain.tickets import read_ticket, ticket_from
from reportbot.errors import ReportBotError
from reportbot.storage import seen, timers
from reportbot.storage.numbers import Numbers
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.conftest import new_server_database
from tests.storage.examples import NOW, a_case, a_report, ago, somebody


async def test_numbers_follow_what_is_stored_and_never_come_twice(store: Store) -> None:
    async def file(numbers: Numbers) -> list[int]:
        async def work(conn: AsyncConnection) -> list[int]:
            await numbers.prepare(conn, 2)
            made = [numbers.number(Case), numbers.number(Case)]
            await save(conn, store.seal, [a_case(case) for case in made])
            return made

        return await store.write(work)

    async def drop(conn: AsyncConnection) -> None:
        await save(conn, store.seal, [], [(Case, newest)])

    same = Numbers()
    first, second = await file(same), await file(same)
    newest = max(second)
    await store.write(drop)
    third = await file(Numbers())
    assert len({*first, *second, *third}) == 6
    assert min(third) > newest


async def test_two_processes_of_a_server_never_draw_the_same_number(server: str, tmp_path: Path) -> None:
    store = await Store.open(await new_server_database(server), tmp_path)

    async def drawn(_: int) -> list[int]:
        numbers = Numbers()
        await store.write(lambda conn: numbers.prepare(conn, 3))
        return [numbers.number(Evidence) for _ in range(50)]

    lots = await asyncio.gather(*(drawn(n) for n in range(5)))
    assert len({number for lot in lots for number in lot}) == 250
    await store.close()


async def test_tickets_are_readable_different_and_free(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    person = (await somebody(store)).person
    taken = ticket_from(5)

    async def file(conn: AsyncConnection) -> None:
        await save(conn, store.seal, [a_case(1), a_report(1, 1, person, ticket=taken)])

    await store.write(file)
    bits = iter([5, 5, 6, 7, 8, 9, 10, 11])
    monkeypatch.setattr(secrets, "randbits", lambda _: next(bits))
    numbers = Numbers()
    await store.write(lambda conn: numbers.prepare(conn, 2))
    tickets = [numbers.ticket() for _ in range(6)]
    assert len(set(tickets)) == 6
    assert taken not in tickets
    assert [read_ticket(ticket) for ticket in tickets] == tickets
    with pytest.raises(ReportBotError):
        numbers.ticket()


def test_a_number_nobody_prepared_is_a_mistake() -> None:
    for kind in (Case, Report, CaseIdentifier, Person):
        with pytest.raises(ReportBotError):
            Numbers().number(kind)


async def test_an_update_is_unseen_once(store: Store) -> None:
    async def take(conn: AsyncConnection, keys: list[str]) -> set[str]:
        fresh = await seen.unseen(conn, store.seal, keys)
        await seen.remember(conn, store.seal, [*keys, *keys], NOW)
        return fresh

    assert await store.write(lambda conn: take(conn, ["message:1:2", "press:9"])) == {"message:1:2", "press:9"}
    assert await store.write(lambda conn: take(conn, ["press:9", "press:10"])) == {"press:10"}
    assert await store.write(lambda conn: take(conn, [])) == set()


async def test_old_keys_are_forgotten(store: Store) -> None:
    async def work(conn: AsyncConnection) -> tuple[int, set[str]]:
        await seen.remember(conn, store.seal, ["old"], ago(hours=49))
        await seen.remember(conn, store.seal, ["new"], NOW)
        return await seen.purge(conn, ago(hours=48)), await seen.unseen(conn, store.seal, ["old", "new"])

    assert await store.write(work) == (1, {"old"})


async def test_timers_come_when_due_the_oldest_first(store: Store) -> None:
    async def work(conn: AsyncConnection) -> tuple[list[int], datetime | None]:
        await save(conn, store.seal, [Timer(kind="claim", subject=n, due_at=ago(minutes=n)) for n in (1, 3, 2)])
        await save(conn, store.seal, [Timer(kind="claim", subject=2, due_at=NOW + timedelta(hours=1), data={"a": 1})])
        return [timer.subject for timer in await timers.due(conn, NOW, 2)], await timers.next_due(conn)

    assert await store.read(timers.next_due) is None
    assert await store.write(work) == ([3, 1], ago(minutes=3))


async def test_a_timer_taken_by_one_process_is_not_given_to_another(server: str, tmp_path: Path) -> None:
    store = await Store.open(await new_server_database(server), tmp_path)
    await store.write(lambda conn: save(conn, store.seal, [Timer(kind="claim", subject=1, due_at=NOW)]))
    taken, looked = asyncio.Event(), asyncio.Event()

    async def first(conn: AsyncConnection) -> int:
        found = await timers.due(conn, NOW, 10)
        taken.set()
        await looked.wait()
        return len(found)

    async def second(conn: AsyncConnection) -> int:
        return len(await timers.due(conn, NOW, 10))

    holding = asyncio.create_task(store.write(first))
    await taken.wait()
    assert await store.write(second) == 0
    looked.set()
    assert await holding == 1
    await store.close()
