"""A person is a number; who it is stands sealed."""

from pathlib import Path

import pytest
from msgspec import structs
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.inputs import Sender
from reportbot.domain.records import Session
from reportbot.storage import dead, seen
from reportbot.storage.dead import Dead
from reportbot.storage.people import Names, names_of, people_of, telegram_ids
from reportbot.storage.save import save
from reportbot.storage.schema import people
from reportbot.storage.store import Store
from tests.storage.examples import NOW, a_case, a_report, an_evidence

BUDI = Sender(6_111_222_333, "Budi", "Santoso", "budi_s")
SITI = Sender(6_444_555_666, "Siti")


async def known(store: Store, *senders: Sender) -> dict[int, int]:
    async def work(conn: AsyncConnection) -> dict[int, int]:
        found = await people_of(conn, store.seal, senders, NOW)
        return {telegram_id: person.person for telegram_id, person in found.items()}

    return await store.write(work)


async def test_whoever_comes_again_keeps_their_number(store: Store) -> None:
    first = await known(store, BUDI)
    both = await known(store, SITI, BUDI, SITI)
    assert both[BUDI.telegram_id] == first[BUDI.telegram_id] != both[SITI.telegram_id]
    assert await known(store) == {}


async def test_a_changed_name_is_sealed_anew_and_an_unchanged_one_is_left(store: Store) -> None:
    async def sealed(conn: AsyncConnection) -> list[bytes]:
        return list(await conn.scalars(select(people.c.sealed).order_by(people.c.person)))

    async def names(conn: AsyncConnection) -> dict[int, Names]:
        return await names_of(conn, store.seal, numbers.values())

    numbers = await known(store, BUDI, SITI)
    before = await store.read(sealed)
    # An admin of the settings is known by id only.
    await known(store, Sender(BUDI.telegram_id), structs.replace(SITI, username="siti_baru"))
    after = await store.read(sealed)
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False]
    assert (await store.read(names))[numbers[SITI.telegram_id]] == Names("Siti", "", "siti_baru")
    assert (await store.read(names))[numbers[BUDI.telegram_id]].full_name == "Budi Santoso"


async def test_telegram_ids_come_back_for_those_who_are_known(store: Store) -> None:
    numbers = await known(store, BUDI)

    async def work(conn: AsyncConnection) -> dict[int, int]:
        return await telegram_ids(conn, store.seal, [*numbers.values(), 404])

    assert await store.read(work) == {numbers[BUDI.telegram_id]: BUDI.telegram_id}


async def test_a_number_is_not_given_again_when_its_person_is_gone(store: Store) -> None:
    (first,) = (await known(store, BUDI)).values()

    async def forget(conn: AsyncConnection) -> None:
        await conn.execute(people.delete())

    await store.write(forget)
    (second,) = (await known(store, SITI)).values()
    assert second > first


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


@pytest.mark.parametrize("ending", ["closed", "running"])
async def test_no_id_name_or_story_of_a_citizen_stands_in_the_files(tmp_path: Path, ending: str) -> None:
    """Threat 37: the database, its journal and shared memory, while it runs and after."""
    citizens = [Sender(6_900_000_017 + 7_919 * n, f"Bu Kenari{n}", "Wulandari", f"kenari_{n}") for n in range(20)]
    store = await Store.open(None, tmp_path)
    numbers = await known(store, *citizens)

    async def write(conn: AsyncConnection) -> None:
        keys = [f"message:{citizen.telegram_id}:1" for citizen in citizens]
        await seen.remember(conn, store.seal, keys, NOW)
        await dead.keep(conn, store.seal, Dead(raw={"message": {"from": {"id": citizens[0].telegram_id}}}, at=NOW))
        drafts = [Session(person=n, draft={"text": "kesaksian rahasia"}, updated_at=NOW) for n in numbers.values()]
        reports = [a_report(n, 1, n, story="kesaksian rahasia") for n in numbers.values()]
        evidence = [an_evidence(1, 1, 1, text="kesaksian rahasia", name="rahasia.jpg")]
        await save(conn, store.seal, [a_case(1), *drafts, *reports, *evidence])

    await store.write(write)
    # Renamed and dropped values must not linger in free pages either.
    await known(store, *(structs.replace(citizen, last_name="Baru") for citizen in citizens))
    if ending == "closed":
        await store.close()
    stored = contents(tmp_path)
    assert ("reportbot.db-wal" in stored) == (ending == "running")
    assert any(b"RB-0001-TEST" in content for content in stored.values())
    for citizen in citizens:
        number = citizen.telegram_id
        planted = [str(number).encode(), number.to_bytes(8, "big"), number.to_bytes(8, "little"), b"kenari", b"Wulan"]
        planted += [number.to_bytes(6, "big"), b"rahasia", citizen.first_name.encode()]
        assert not [(name, secret) for name, content in stored.items() for secret in planted if secret in content]
    await store.close() if ending == "running" else None
