"""A database of the program before: its digests become bytes, and nothing else changes."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, LargeBinary, MetaData, Table, insert, inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reportbot.storage import database_file, engines
from reportbot.storage.case_file_tables import files
from reportbot.storage.chain_tables import decisions
from reportbot.storage.restored import kept_addresses
from reportbot.storage.revisions import migrate
from reportbot.storage.schema import evidence, people, places
from tests.storage.conftest import new_server_database

HASH, ADDRESS = "0123456789abcdef" * 4, "fedcba9876543210" * 2
LOOKUP = bytes(range(32))


@pytest.fixture(params=["sqlite", "postgresql"])
async def old(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncConnection]:
    """A connection to a database as revision 0004 has it."""
    if request.param == "sqlite":
        database_file.prepare_file(tmp_path / "reportbot.db")
        engine: AsyncEngine = engines.sqlite_writer(engines.read_url(None, tmp_path), foreign_keys=False)
    else:
        url = await new_server_database(request.getfixturevalue("server"), "template1")
        engine = engines.server(engines.read_url(url, tmp_path))
    async with engine.connect() as conn:
        await conn.run_sync(migrate, "0004")
        yield conn
    await engine.dispose()


def put(conn: Connection, name: str, **values: Any) -> None:
    """A row of an old table, with something in each column that must hold something."""
    table = Table(name, MetaData(), autoload_with=conn)
    filled = {c.name: filler(c.type) for c in table.columns if not c.nullable}
    conn.execute(insert(table), {**filled, **values})


def filler(kind: Any) -> Any:
    return b"" if isinstance(kind, LargeBinary) else "" if kind.python_type is str else kind.python_type(0)


def fill(conn: Connection) -> None:
    many = {"state_since": 1, "category": "fraud", "state": "new"}
    put(conn, "cases", case=7, platform="michat", **many)
    put(conn, "decisions", decision=3, case=7, position=1, kind="take", data="{}", text_digest="", hash=HASH)
    put(conn, "decisions", decision=9, case=7, position=2, kind="take", data="{}", text_digest=HASH, hash="no digest")
    put(conn, "files", file=4, sha256=HASH, address=ADDRESS, kind="evidence")
    put(conn, "people", person=5, lookup=LOOKUP, language="id")
    put(conn, "places", place="card:7", lane="group", generation=2, message_id=70)


async def test_digests_become_bytes_and_say_the_same(old: AsyncConnection) -> None:
    await old.run_sync(fill)
    # PostgreSQL alters no table whose rows of this transaction still have a key to be checked.
    await old.commit()
    await old.run_sync(migrate, "head")
    told = select(decisions.c.decision, decisions.c.text_digest, decisions.c.hash).order_by(decisions.c.decision)
    assert (await old.execute(told)).all() == [(3, "", HASH), (9, HASH, b"no digest".hex())]
    assert (await old.execute(select(files.c.file, files.c.sha256, files.c.address))).all() == [(4, HASH, ADDRESS)]
    assert (await old.execute(select(people.c.person, people.c.lookup))).all() == [(5, LOOKUP[:16])]
    assert (await old.execute(select(places))).all() == [("card:7", "group", 2, 70)]
    assert (await old.execute(select(evidence.c.sha256))).all() == []


@pytest.mark.parametrize("old", ["sqlite"], indirect=True)
async def test_numbers_that_were_given_once_are_not_given_again(old: AsyncConnection) -> None:
    await old.run_sync(fill)
    await old.run_sync(lambda conn: conn.exec_driver_sql("DELETE FROM decisions WHERE decision = 9"))
    await old.run_sync(migrate, "head")
    assert (await old.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'decisions'")).scalar() == 9


async def test_every_index_is_there_again(old: AsyncConnection) -> None:
    def indexes(conn: Connection) -> dict[str, set[str | None]]:
        found = inspect(conn)
        return {name: {index["name"] for index in found.get_indexes(name)} for name in found.get_table_names()}

    before = await old.run_sync(indexes)
    await old.run_sync(migrate, "0005")
    assert await old.run_sync(indexes) == before


@pytest.mark.parametrize("stored", [ADDRESS, bytes.fromhex(ADDRESS)])
def test_a_copy_made_before_names_its_files_as_one_made_now(stored: str | bytes, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "copy.db") as conn:
        conn.execute("CREATE TABLE files (address, purged_at)")
        conn.execute("INSERT INTO files VALUES (?, NULL), ('purged', 1)", (stored,))
    assert kept_addresses(tmp_path / "copy.db") == [ADDRESS]
