"""What belongs to an import that is not done is in no count, on both engines."""

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import func, select

from reportbot.domain.records import Case, CaseIdentifier, Import, Record, Report
from reportbot.domain.source_records import SOURCES
from reportbot.domain.words import Category
from reportbot.storage import imports, queue, schema
from reportbot.storage.connection import Connection
from reportbot.storage.numbers import Numbers
from reportbot.storage.save import save
from reportbot.storage.store import Store

NOW = datetime(2021, 3, 21, 5, tzinfo=UTC)
LIST = Import(number=1, source="patrol", by=1, at=NOW, digest="d", state="writing", rows=2)


def case(number: int, staged: int | None) -> Case:
    dates: dict[str, Any] = dict.fromkeys(
        ("created_at", "state_since", "first_reported_at", "last_reported_at", "waiting_since"), NOW
    )
    return Case(case=number, platform="michat", category=Category.FRAUD, reporters=1, staged=staged, **dates)


async def fill(store: Store, *records: Record) -> None:
    async def work(conn: Connection) -> None:
        person = (await imports.source_people(conn, store.seal))["patrol"].person
        given = [replace(one, person=person) if isinstance(one, Report) else one for one in records]
        await save(conn, store.seal, given)

    await store.write(work)


def report(number: int, on: int, staged: int | None) -> Report:
    return Report(
        report=number,
        ticket=f"IMP-1-{number}",
        case=on,
        person=0,
        category=Category.FRAUD,
        platform="michat",
        created_at=NOW,
        source="patrol",
        staged=staged,
    )


async def counts(store: Store) -> tuple[int, int]:
    async def work(conn: Connection) -> tuple[int, int]:
        found = [
            await conn.scalar(select(func.count()).select_from(table).where(imports.visible(table)))
            for table in (schema.cases, schema.reports)
        ]
        return int(found[0] or 0), int(found[1] or 0)

    return await store.read(work)


async def test_only_the_flip_makes_a_list_visible(store: Store) -> None:
    await fill(store, LIST, case(1, None), case(2, 1), report(1, 1, None), report(2, 2, 1), report(3, 1, 1))
    assert await counts(store) == (1, 1)
    assert await store.write(lambda conn: imports.flip(conn, 1, NOW))
    assert await counts(store) == (2, 3)
    assert not await store.write(lambda conn: imports.flip(conn, 1, NOW))


async def test_what_is_let_go_stays_visible_and_what_joins_waits(store: Store) -> None:
    await fill(store, replace(LIST, state="done"), case(1, None), case(2, 1), report(2, 2, 1), report(3, 1, 1))
    assert await store.write(lambda conn: imports.release(conn, 1, 100)) == 1
    assert list(await store.read(lambda conn: imports.joining(conn, 1, 100))) == [3]
    assert await counts(store) == (2, 2)


async def test_cases_of_a_list_get_cards_once_they_are_let_go(store: Store) -> None:
    await fill(store, replace(LIST, state="done"), case(1, None), case(2, 1), report(2, 2, 1))
    before = await store.read(lambda conn: queue.queue(conn, 5))
    assert (before.hidden, before.candidates) == (2, (1,))
    await store.write(lambda conn: imports.release(conn, 1, 100))
    assert (await store.read(lambda conn: queue.queue(conn, 5))).candidates == (1, 2)


async def test_what_a_list_made_is_told_from_the_cases_it_joined_and_from_another_list(store: Store) -> None:
    later = NOW + timedelta(days=1)
    others = (replace(LIST, number=11, digest="e"), case(4, 11), replace(report(9, 4, 11), ticket="IMP-11-1"))
    joined = replace(report(3, 1, 1), created_at=later)
    urgent = replace(case(3, 1), urgent=True)
    await fill(store, LIST, case(1, None), case(2, 1), urgent, report(1, 2, 1), report(2, 3, 1), joined, *others)
    assert await store.read(lambda conn: imports.span(conn, 1)) == (2, 3, 2, 1)


async def test_removing_leaves_what_is_not_the_lists_own(store: Store) -> None:
    name = CaseIdentifier(identifier=1, case=1, platform="michat", kind="id", canonical="a", verbatim="a", skeleton="a")
    await fill(store, replace(LIST, state="cancelled"), case(1, None), case(2, 1), name)
    await fill(store, report(1, 1, None), report(2, 2, 1), report(3, 1, 1))
    assert await store.read(imports.abandoned) == [1]
    assert await store.write(lambda conn: imports.remove(conn, 1, 100)) == 2
    assert (await counts(store), await store.read(imports.abandoned)) == ((1, 1), [])


async def test_each_source_has_one_person_who_is_never_written_to(store: Store) -> None:
    first = await store.write(lambda conn: imports.source_people(conn, store.seal))
    again = await store.write(lambda conn: imports.source_people(conn, store.seal))
    assert set(first) == set(SOURCES[1:])
    assert first == again
    assert len({person.person for person in first.values()}) == len(SOURCES) - 1


async def test_numbers_of_a_lot_are_nobody_elses(store: Store) -> None:
    numbers = Numbers()

    async def work(conn: Connection) -> list[int]:
        await numbers.prepare(conn, 2)
        before = [numbers.number(Case)]
        lot = await numbers.lot(conn, Case, 50)
        return [*before, *lot, numbers.number(Case)]

    drawn = await store.write(work)
    assert len(set(drawn)) == 52
