"""Full disks, foreign locks and lost servers are told apart from faults of the data."""

import asyncio
import sys
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.errors import DataDirHeld, SettingsError, StorageUnavailable
from reportbot.storage import engines
from reportbot.storage.lock import hold
from reportbot.storage.store import Store
from tests.storage.conftest import Database, new_server_database
from tests.storage.test_writing import names, noting

ROOT = Path(__file__).parents[2]


async def test_a_full_disk_writes_nothing_and_the_work_succeeds_when_there_is_room(lite: Store) -> None:
    async def fill_up(conn: AsyncConnection) -> None:
        pages = await conn.scalar(text("PRAGMA page_count"))
        await conn.execute(text(f"PRAGMA max_page_count = {pages}"))

    async def large(conn: AsyncConnection) -> None:
        await conn.execute(text("INSERT INTO meta VALUES ('large', :value)"), {"value": "x" * 100_000})

    await lite.write(fill_up)
    with pytest.raises(StorageUnavailable):
        await lite.write(large)
    assert await names(lite) == set()
    await lite.write(large)
    assert await names(lite) == {"large"}


_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""


async def test_a_file_locked_by_another_process_is_unavailable_until_it_lets_go(lite: Store, tmp_path: Path) -> None:
    async def impatient(conn: AsyncConnection) -> None:
        await conn.execute(text("PRAGMA busy_timeout = 20"))

    pipe = asyncio.subprocess.PIPE
    file = str(tmp_path / "data" / "reportbot.db")
    other = await asyncio.create_subprocess_exec(sys.executable, "-c", _HOLD, file, stdin=pipe, stdout=pipe)
    assert other.stdin is not None
    assert other.stdout is not None
    await lite.write(impatient)
    await other.stdout.readline()
    with pytest.raises(StorageUnavailable):
        await lite.write(noting("locked out"))
    await other.communicate(b"")
    await lite.write(noting("free again"))
    assert await names(lite) == {"free again"}


_CRASH = """
import asyncio, os, pathlib, sys
from sqlalchemy import text
from reportbot.storage.store import Store
async def main():
    store = await Store.open(None, pathlib.Path(sys.argv[1]))
    await store.write(lambda conn: conn.execute(text("INSERT INTO meta VALUES ('committed', 'x')")))
    async def half(conn):
        await conn.execute(text("INSERT INTO meta VALUES ('half', 'x')"))
        os._exit(9)
    await store.write(half)
asyncio.run(main())
"""


async def crash(data_dir: Path) -> None:
    ended = await asyncio.create_subprocess_exec(sys.executable, "-c", _CRASH, str(data_dir), cwd=ROOT)
    assert await ended.wait() == 9


async def test_after_a_crash_what_was_committed_is_there_and_nothing_half_done(tmp_path: Path) -> None:
    await crash(tmp_path)
    store = await Store.open(None, tmp_path)
    assert await names(store) == {"committed"}
    await store.close()


def damage(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(3 * 4096)
        opened.write(b"\xff" * 2 * 4096)


async def test_a_file_found_damaged_after_a_crash_is_not_worked_on(tmp_path: Path) -> None:
    await (await Store.open(None, tmp_path)).close()
    await crash(tmp_path)
    damage(tmp_path / "reportbot.db")
    with pytest.raises(StorageUnavailable):
        await Store.open(None, tmp_path)


async def test_a_file_that_was_only_read_is_not_read_through_at_the_next_start(tmp_path: Path) -> None:
    await (await Store.open(None, tmp_path)).close()
    journal = tmp_path / "reportbot.db-wal"
    journal.touch()  # as a reader leaves it, which may not take it away
    damage(tmp_path / "reportbot.db")
    await (await Store.open(None, tmp_path)).close()


async def test_a_lost_server_connection_is_unavailable_and_the_next_work_succeeds(server: str, tmp_path: Path) -> None:
    store = await Store.open(await new_server_database(server), tmp_path)

    async def shoot_itself(conn: AsyncConnection) -> None:
        await conn.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(StorageUnavailable):
        await store.write(shoot_itself)
    await store.write(noting("after"))
    admin = await asyncpg.connect(server)
    await admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'reportbot'")
    await admin.close()
    await store.write(noting("after all were cut"))
    assert await names(store) == {"after", "after all were cut"}
    await store.close()


async def test_a_server_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable):
        await Store.open(f"postgresql://postgres@/postgres?host={tmp_path}", tmp_path / "data")


async def test_a_server_that_knows_no_such_database_names_the_setting(server: str, tmp_path: Path) -> None:
    before, _, query = server.partition("?")
    with pytest.raises(SettingsError, match="REPORTBOT_DATABASE_URL"):
        await Store.open(f"{before.rpartition('/')[0]}/nowhere?{query}", tmp_path)


def test_an_address_as_people_paste_it_is_understood(tmp_path: Path) -> None:
    address = engines.read_url("postgres://bot:secret@db.example/reports?sslmode=require", tmp_path)
    assert address.drivername == "postgresql+asyncpg"
    assert dict(address.query) == {"ssl": "require"}


@pytest.mark.parametrize("url", ["mysql://somewhere/db", "no address", "sqlite://", "sqlite:///:memory:"])
async def test_another_kind_of_address_is_refused_by_the_name_of_its_setting(url: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="REPORTBOT_DATABASE_URL"):
        await Store.open(url, tmp_path)


async def test_only_the_owner_may_read_what_stands_in_the_data_dir(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir(mode=0o755)
    (data_dir / "reportbot.db").touch(mode=0o644)
    store = await Store.open(None, data_dir)
    await store.write(noting("x"))
    modes = {path.name: path.stat().st_mode & 0o777 for path in data_dir.iterdir()}
    assert set(modes) == {"reportbot.db", "reportbot.db-wal", "reportbot.db-shm", "reportbot.key"}
    assert set(modes.values()) == {0o600}
    assert data_dir.stat().st_mode & 0o777 == 0o700
    await store.close()


async def test_sqlite_waits_for_the_disk_and_forgets_what_is_deleted(lite: Store) -> None:
    async def pragmas(conn: AsyncConnection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return [await conn.scalar(text(f"PRAGMA {name}")) for name in names]

    assert await lite.write(pragmas) == ["wal", 2, 1, 1]


def test_a_data_dir_is_held_by_one(tmp_path: Path) -> None:
    with hold(tmp_path / "data"), pytest.raises(DataDirHeld):
        hold(tmp_path / "data")
    hold(tmp_path / "data").close()


async def test_looking_without_leave_to_change_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        await Store.open(None, tmp_path, upgrade=False)
    assert not (tmp_path / "reportbot.db").exists()


async def test_a_database_is_opened_again_as_it_was(database: Database) -> None:
    store = await database.open()
    await store.write(noting("x"))
    await store.close()
    store = await database.open(upgrade=False)
    assert await names(store) == {"x"}
    await store.close()
