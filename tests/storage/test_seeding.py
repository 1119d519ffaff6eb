"""A seeded database is one the bot could have written: allowed moves, a chain that holds, accounts that are found."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from reportbot.domain.identifiers import identify, skeleton
from reportbot.errors import SettingsError
from reportbot.storage import search
from reportbot.storage.chain_verify import verify
from reportbot.storage.read_only import looking
from reportbot.storage.seeding import seed
from reportbot.storage.seeding_shares import ACCOUNTS, PLATFORMS
from reportbot.storage.store import Store
from tests.storage.examples import NOW, somebody

CASES = 600


async def seeded(directory: Path, cases: int = CASES) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    await seed(None, directory, None, cases=cases, until=NOW, told=lambda *each: told.append(each))
    return told


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("seeded") / "data"
    asyncio.run(seeded(made))
    return made


def rows(directory: Path, query: str) -> list[tuple[Any, ...]]:
    conn = sqlite3.connect(f"file:{directory}/reportbot.db?mode=ro", uri=True)
    try:
        return conn.execute(query).fetchall()
    finally:
        conn.close()


async def test_the_chain_of_its_decisions_holds(directory: Path) -> None:
    async with looking(None, directory) as (seal, read):
        verdict = await verify(read, seal)
    assert verdict.faults == ()
    assert verdict.head.count == rows(directory, "SELECT count(*) FROM decisions")[0][0] > CASES


def test_decisions_stand_in_the_order_of_their_times(directory: Path) -> None:
    times = [row[0] for row in rows(directory, "SELECT at FROM decisions ORDER BY position")]
    assert times == sorted(times)


def test_every_case_has_its_account_its_report_and_its_evidence(directory: Path) -> None:
    assert rows(directory, "PRAGMA foreign_key_check") == []
    assert rows(directory, "SELECT count(*) FROM cases") == [(CASES,)]
    assert rows(directory, 'SELECT count(DISTINCT "case") FROM reports') == [(CASES,)]
    assert rows(directory, "SELECT count(*) FROM reports EXCEPT SELECT sum(reporters) FROM cases") == []
    assert rows(directory, "SELECT count(*) FROM evidence EXCEPT SELECT count(*) FROM reports") == []


def test_a_photo_has_its_original_and_no_copy(directory: Path) -> None:
    assert rows(directory, "SELECT DISTINCT kind FROM files") == [("evidence",)]
    assert rows(directory, "SELECT count(*) FROM files EXCEPT SELECT count(*) FROM evidence WHERE kind = 'photo'") == []


def test_a_case_stands_where_its_last_decision_left_it(directory: Path) -> None:
    moved = """SELECT c."case" FROM cases c JOIN decisions d ON d."case" = c."case"
        WHERE d.position = (SELECT max(position) FROM decisions WHERE "case" = c."case") AND d.after <> c.state"""
    assert rows(directory, moved) == []


async def test_the_bot_opens_it_and_finds_what_is_in_it(directory: Path) -> None:
    ((canonical, case),) = rows(directory, 'SELECT canonical, "case" FROM identifiers WHERE identifier = 77')
    ((ticket, of),) = rows(directory, 'SELECT ticket, "case" FROM reports WHERE report = 99')
    store = await Store.open(None, directory)
    try:
        assert await store.read(lambda conn: search.cases(conn, str(canonical))) == (case,)
        assert await store.read(lambda conn: search.cases(conn, str(ticket))) == (of,)
    finally:
        await store.close()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_an_account_is_what_the_bot_would_read_from_its_words(platform: str) -> None:
    for number in (1, 77, 1_068_926):
        kind, canonical, verbatim, alike = ACCOUNTS[platform](number)
        read = identify(verbatim) if "://" in verbatim else identify(verbatim, platform)
        assert [(one.platform, one.kind, one.canonical) for one in read] == [(platform, kind, canonical)]
        assert alike == skeleton(canonical)


async def test_a_database_that_holds_anything_is_refused(tmp_path: Path) -> None:
    store = await Store.open(None, tmp_path)
    await somebody(store)
    await store.close()
    with pytest.raises(SettingsError, match="people"):
        await seeded(tmp_path)


async def test_a_server_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="SQLite"):
        await seed("postgresql://bot@db.example/x", tmp_path, None, cases=1, until=NOW, told=lambda *_: None)


async def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    assert (await seeded(tmp_path, 3))[-1] == (3, 3)
