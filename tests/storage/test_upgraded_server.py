"""A database on a server is copied before it is upgraded, and from the copy the older program goes on."""

import asyncio
import sqlite3
import sys
from pathlib import Path

import asyncpg
import pytest
from structlog.testing import capture_logs

from reportbot.errors import SchemaNewer, StorageUnavailable
from reportbot.storage import before_upgrade, database_file, engines
from reportbot.storage.lock import make_private
from reportbot.storage.moving import move, target_of
from reportbot.storage.revisions import migrate
from reportbot.storage.schema import HEAD
from reportbot.storage.store import Store
from reportbot.storage.upgrade import bring_up_to_date
from tests.storage.conftest import new_server_database
from tests.storage.test_digests_upgraded import fill as fill_older
from tests.storage.test_rotation import fill
from tests.storage.test_schema import next_program, noted, sqlite_schema

OLDER = "0004"

_OPEN = """
import asyncio, pathlib, sys
from reportbot.storage.store import Store
async def main():
    await (await Store.open(sys.argv[1], pathlib.Path(sys.argv[2]))).close()
asyncio.run(main())
"""


async def of_older_program(server: str) -> str:
    """The address of a database with the schema of an older program, and some rows."""
    url = await new_server_database(server, "template1")
    engine = engines.server(engines.read_url(url, Path()))
    async with engine.begin() as conn:
        await conn.run_sync(migrate, OLDER)
        await conn.run_sync(fill_older)
    await engine.dispose()
    return url


async def upgraded(url: str, data_dir: Path) -> Path:
    """Where its copy is, if there is one."""
    make_private(data_dir)
    await bring_up_to_date(engines.read_url(url, data_dir), data_dir, allowed=True)
    return data_dir / f"reportbot-before-{HEAD}.db"


async def revision_on(url: str) -> str:
    connection = await asyncpg.connect(url)
    found = await connection.fetchval("SELECT version_num FROM alembic_version")
    await connection.close()
    return str(found)


async def rows_on(url: str, table: str) -> list[tuple[object, ...]]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608  a name of this test
    await connection.close()
    return [tuple(row) for row in rows]


def made_by_migration(file: Path) -> None:
    """What a bot on SQLite has whose program is that old."""

    async def made() -> None:
        database_file.prepare_file(file)
        engine = engines.sqlite_writer(engines.read_url(f"sqlite:///{file}", file.parent), foreign_keys=False)
        async with engine.begin() as conn:
            await conn.run_sync(migrate, OLDER)
        await engine.dispose()

    asyncio.run(made())


async def test_the_copy_is_the_older_programs_database_with_every_row(server: str, tmp_path: Path) -> None:
    url = await of_older_program(server)
    before = {table: await rows_on(url, table) for table in ("cases", "decisions", "files", "people", "places")}
    copy = await upgraded(url, tmp_path / "data")
    assert await revision_on(url) == HEAD
    await asyncio.to_thread(made_by_migration, tmp_path / "as-it-was.db")
    assert sqlite_schema(copy) == sqlite_schema(tmp_path / "as-it-was.db")
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(OLDER,)]
        for table, rows in before.items():
            assert connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() == rows, table  # noqa: S608
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


async def test_an_older_program_goes_back_to_a_server_with_the_copy(server: str, tmp_path: Path) -> None:
    """This program is the older one of the two; operating.md tells these steps."""
    url, data = await new_server_database(server), tmp_path / "data"
    store = await Store.open(url, data)
    await fill(store)
    await store.close()
    next_program(tmp_path / "next")
    command = [sys.executable, "-c", _OPEN, url, str(data)]
    ran = await asyncio.create_subprocess_exec(*command, cwd=tmp_path / "next")
    assert await ran.wait() == 0
    with pytest.raises(SchemaNewer):
        await Store.open(url, data)
    copy = data / "reportbot-before-7777.db"
    assert "migrated" not in noted(copy)
    target = await new_server_database(server, "template1")
    moved = await move(f"sqlite:///{copy}", data, None, target_of(target), lambda *_: None)
    assert (moved.rows["evidence"], moved.verdict.faults) == (1102, ())
    again = await Store.open(target, data, upgrade=False)
    await again.close()


@pytest.mark.parametrize(("limit", "value"), [("LARGEST", 1), ("LEFT_FREE", 1 << 62)])
async def test_what_is_too_large_or_has_no_room_is_upgraded_without_a_copy_and_the_log_says_so(
    limit: str,
    value: int,
    server: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(before_upgrade, limit, value)
    url = await of_older_program(server)
    with capture_logs() as logged:
        copy = await upgraded(url, tmp_path / "data")
    assert (await revision_on(url), copy.exists()) == (HEAD, False)
    assert [entry["event"] for entry in logged] == ["upgrade_without_copy"]


async def test_a_copy_that_the_disk_refuses_leaves_the_database_as_it_was(server: str, tmp_path: Path) -> None:
    url = await of_older_program(server)
    (tmp_path / "data" / f"reportbot-before-{HEAD}.db.draft").mkdir(parents=True)
    with pytest.raises(StorageUnavailable, match="draft"):
        await upgraded(url, tmp_path / "data")
    assert await revision_on(url) == OLDER


@pytest.mark.parametrize("start", [None, OLDER])
async def test_of_processes_that_start_at_once_one_upgrades_and_all_serve(
    start: str | None, server: str, tmp_path: Path
) -> None:
    url = await (of_older_program(server) if start else new_server_database(server, "template1"))
    await asyncio.gather(*(upgraded(url, tmp_path / "data") for _ in range(4)))
    assert await revision_on(url) == HEAD
