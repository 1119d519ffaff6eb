"""`reportbot doctor` leaves a data dir as it was, and is in nobody's way who starts at that moment."""

import hashlib
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from reportbot.sandbox.people import Group
from reportbot.storage.lock import hold, is_held
from reportbot.storage.schema import HEAD
from tests.cli.conftest import Beside, Looked, line
from tests.e2e.conftest import stage
from tests.e2e.stage import Stage

__all__ = ["stage"]

DATA = Path("data")
AT_WORK = """
import asyncio, sys
from pathlib import Path
from sqlalchemy import text
from reportbot.storage.lock import hold
from reportbot.storage.store import Store

async def work():
    with hold(Path("data")):
        store = await Store.open(None, Path("data"))
        await store.write(lambda conn: conn.execute(text("UPDATE the_group SET title = 'Tim'")))
        await store.read(lambda conn: conn.execute(text("SELECT 1")))
        print("at work", flush=True)
        sys.stdin.read()
        await store.close()

asyncio.run(work())
"""
"""Another process that has the data dir and its database open, and wrote to it."""

LOOKING = """
import asyncio, select, sys
from pathlib import Path
from reportbot.errors import SettingsError
from reportbot.storage.read_only import look_at

while not select.select([sys.stdin], [], [], 0)[0]:
    try:
        print(asyncio.run(look_at(None, Path(sys.argv[1]))).revision)
    except SettingsError:
        print("there is none yet")
"""
"""Looks as the doctor does until its input ends, and says what it sees."""


@contextmanager
def another_at_work() -> Iterator["subprocess.Popen[bytes]"]:
    bot = subprocess.Popen([sys.executable, "-c", AT_WORK], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert bot.stdout is not None
        assert bot.stdout.readline() == b"at work\n"
        yield bot
    finally:
        bot.kill()
        bot.communicate()


@contextmanager
def stopped() -> Iterator[None]:
    yield


@contextmanager
def crashed() -> Iterator[None]:
    with another_at_work():
        pass
    assert {"reportbot.db-wal", "reportbot.db-shm"} <= {path.name for path in DATA.iterdir()}
    yield


@contextmanager
def read_by_another() -> Iterator[None]:
    """Who only reads, and is the last, leaves an empty journal and an index."""
    reader = sqlite3.connect("file:data/reportbot.db?mode=ro", uri=True)
    reader.execute("SELECT * FROM the_group")
    reader.close()
    assert Path("data/reportbot.db-shm").exists()
    yield


@contextmanager
def without_wal() -> Iterator[None]:
    with sqlite3.connect("data/reportbot.db") as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    yield


def listing() -> dict[str, tuple[Any, ...]]:
    """Every name with its mode, times and content."""
    found = {}
    for path in (DATA, *DATA.rglob("*")):
        seen = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path)] = (seen.st_mode, seen.st_mtime_ns, seen.st_size, content)
    return found


@pytest.mark.parametrize("scene", [stopped, crashed, read_by_another, without_wal, another_at_work])
def test_a_data_dir_is_as_it_was(
    ready: Group, looked: Looked, scene: Callable[[], AbstractContextManager[object]]
) -> None:
    with scene():
        before = listing()
        code, lines = looked()
        assert listing() == before
    assert code == 0
    assert line(lines, "Basis data: SQLite").startswith("ok")
    assert ("Bot sedang bekerja" in "".join(lines)) == (scene is another_at_work)


def test_where_there_is_nothing_nothing_is_made(at: Beside, looked: Looked, tmp_path: Path) -> None:
    looked()
    assert list(tmp_path.iterdir()) == []


def test_a_database_on_a_server_makes_no_data_dir(
    at: Beside, looked: Looked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", "postgresql://lapor:rahasia@127.0.0.1:9/lapor")
    looked()
    assert list(tmp_path.iterdir()) == []


def test_who_starts_while_somebody_asks_whether_a_bot_is_at_work_gets_the_lock(tmp_path: Path) -> None:
    hold(tmp_path).close()
    answers: list[bool | None] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            answers.append(is_held(tmp_path))

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for _ in range(500):
            hold(tmp_path).close()
        with hold(tmp_path), hold(tmp_path / "other"):
            assert is_held(tmp_path)
    finally:
        done.set()
        asking.join(30)
    assert not is_held(tmp_path)
    assert len(answers) > 500


@pytest.mark.parametrize("shared", [True, False])
def test_whoever_holds_a_data_dir_is_seen_until_the_last_lets_go(tmp_path: Path, *, shared: bool) -> None:
    assert is_held(tmp_path) is False
    with hold(tmp_path, shared=shared):
        if shared:
            hold(tmp_path, shared=True).close()
        assert is_held(tmp_path)
    assert is_held(tmp_path) is False


def looking_at(data_dir: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", LOOKING, str(data_dir)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


async def test_a_bot_starts_and_serves_while_somebody_looks_at_its_database_all_the_time(stage: Stage) -> None:
    # In a process of its own: who closes a file of SQLite's drops the locks that its process has on it.
    looking = looking_at(stage.data_dir)
    try:
        async with stage.bot():
            await stage.consent(stage.budi)
        async with stage.bot():
            ticket = await stage.file_report(stage.budi)
        async with stage.bot():
            await stage.budi.say("/laporan_saya")
            await stage.budi.expect(ticket, new=True)
    finally:
        said, _ = looking.communicate()
    looks = said.splitlines()
    assert set(looks) <= {HEAD, "there is none yet"}
    assert looks.count(HEAD) > 10
