"""`reportbot doctor` where the database cannot be looked at: why, in the chosen language, and what helps against it."""

import asyncio
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import asyncpg
import pytest

from reportbot.cli.doctor.here import CONTAINER
from reportbot.errors import StorageUnavailable
from reportbot.sandbox.people import Group
from reportbot.storage.unseen import Unseen, why_unseen
from tests.cli.conftest import Beside, Looked, line
from tests.storage.conftest import new_server_database, server

__all__ = ["server"]

DATABASE = Path("data/reportbot.db")
ENGLISH = re.compile(r"\b(?:the|does not|cannot|unable|file|refuses|answer|no such)\b")


def _garbage() -> None:
    DATABASE.write_bytes(b"no database at all" * 100)


def _torn() -> None:
    whole = DATABASE.read_bytes()
    DATABASE.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


def _folder() -> None:
    DATABASE.unlink()
    DATABASE.mkdir()


def _without_tables() -> None:
    DATABASE.unlink()
    DATABASE.touch(0o600)


@pytest.mark.parametrize(
    ("broken", "mark", "said", "helps"),
    [
        (_garbage, "FAIL", "bukan basis data", "reportbot restore"),
        (_torn, "FAIL", "rusak", "reportbot restore"),
        (_folder, "FAIL", "SQLite tidak dapat membuka", "Periksa REPORTBOT_DATA_DIR"),
        (_without_tables, "note", "belum berisi tabel", "bot membuatnya"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_in_indonesian_and_with_what_helps(
    ready: Group, looked: Looked, broken: Callable[[], None], mark: str, said: str, helps: str
) -> None:
    broken()
    told = line(looked()[1], str(DATABASE.absolute()))
    assert (told[:4], said in told, helps in told) == (mark, True, True)
    assert ENGLISH.findall(told) == []
    assert ("restore" in told) == ("restore" in helps)
    english = line(looked("--language", "en")[1], str(DATABASE.absolute()))
    assert english[:4] == mark
    assert "asis data" not in english


@pytest.mark.parametrize(
    ("address", "mark", "said"),
    [
        ("postgresql://nobody@127.0.0.1:9/none", "FAIL", "server 127.0.0.1 tidak menjawab"),
        ("postgresql://nobody@localhost:9/none", "FAIL", "server localhost tidak menjawab"),
        ("postgresql://reportbot:a:b@c:d/none", "FAIL", "alamatnya tidak dapat dibaca"),
        ("postgresql://nobody@server.invalid/none", "FAIL", "tidak ada server bernama server.invalid"),
        ("sqlite:////nowhere/there.db", "note", "Di /nowhere/there.db belum ada basis data"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_in_indonesian(
    at: Beside, looked: Looked, monkeypatch: pytest.MonkeyPatch, address: str, mark: str, said: str
) -> None:
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", address)
    told = line(looked()[1], said)
    assert told[:4] == mark
    assert "periksa REPORTBOT_DATABASE_URL" in told.replace("Periksa", "periksa")
    assert ENGLISH.findall(told) == []


@pytest.mark.parametrize(
    ("service", "name"),
    [("", "REPORTBOT_DATABASE_URL"), ("bot", "REPORTBOT_DATABASE_URL"), ("bot-webhook", "POSTGRES_PASSWORD")],
)
def test_a_server_that_knows_no_such_database_or_password_is_told_with_what_sets_them(
    at: Beside, looked: Looked, monkeypatch: pytest.MonkeyPatch, server: str, service: str, name: str
) -> None:
    monkeypatch.setenv(CONTAINER, service)
    address = asyncio.run(new_server_database(server, "template1"))
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", address)
    told = line(looked()[1], "belum berisi tabel")
    assert (told[:4], told.endswith(f"periksa {name}.")) == ("note", True)
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", address.replace("/test_", "/no_test_"))
    told = line(looked()[1], "menolak nama pengguna, kata sandi, atau nama basis datanya")
    assert (told[:4], told.endswith(f"Periksa {name}.")) == ("FAIL", True)


def test_what_has_no_words_of_ours_is_announced_as_english(
    at: Beside, looked: Looked, monkeypatch: pytest.MonkeyPatch, server: str
) -> None:
    address = asyncio.run(new_server_database(server, "template1"))

    async def close() -> None:
        connection = await asyncpg.connect(server)
        name = re.search(r"/(test_\d+)", address)
        assert name is not None
        await connection.execute(f"ALTER DATABASE {name[1]} ALLOW_CONNECTIONS false")
        await connection.close()

    asyncio.run(close())
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", address)
    told = line(looked()[1], "Basis data tidak dapat dibuka")
    assert told.startswith("FAIL")
    assert re.search(r"Sebabnya, dalam bahasa Inggris: .*not currently accepting connections\.$", told)


def test_a_lock_of_another_program_is_told_apart(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "it.db") as first, sqlite3.connect(tmp_path / "it.db", timeout=0) as second:
        first.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as locked:
            second.execute("CREATE TABLE one (two)")
    error = StorageUnavailable("The database does not answer")
    error.__cause__ = locked.value
    assert why_unseen(error) is Unseen.LOCKED


def test_a_server_that_has_no_room_or_is_starting_is_told_apart_from_one_that_refuses() -> None:
    busy, refused = [Unseen.BUSY] * 2, [Unseen.REFUSED] * 2
    assert [why_unseen(e("")) for e in (asyncpg.TooManyConnectionsError, asyncpg.CannotConnectNowError)] == busy
    assert [why_unseen(e("")) for e in (asyncpg.InvalidPasswordError, asyncpg.InvalidCatalogNameError)] == refused
