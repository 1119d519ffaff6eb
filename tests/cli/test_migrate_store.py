"""``reportbot migrate-store`` as an operator types it."""

import asyncio
from pathlib import Path

import pytest

from reportbot.cli.entry import main
from reportbot.storage.lock import hold
from reportbot.storage.store import Store
from tests.storage.chain_story import told
from tests.storage.conftest import new_server_database, server

__all__ = ["server"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTBOT_TOKEN", "1:abc")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(tmp_path / "data"))

    async def work() -> None:
        store = await Store.open(None, tmp_path / "data")
        await told(store)
        await store.close()

    asyncio.run(work())
    return tmp_path / "data"


def typed(capsys: pytest.CaptureFixture[str], to: str) -> tuple[object, str]:
    with pytest.raises(SystemExit) as ended:
        main(["migrate-store", "--to", to])
    said = capsys.readouterr()
    return ended.value.code, said.out + said.err


def test_it_says_what_was_moved_and_what_to_do_next(
    data: Path, server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = asyncio.run(new_server_database(server, "template1"))
    code, said = typed(capsys, target)
    lines = said.splitlines()
    assert code == 0
    assert "cases: 8 of 8 rows" in lines
    assert any(line.startswith("Chain of decisions: Whole: ") for line in lines)
    assert "REPORTBOT_DATABASE_URL" in said
    assert target not in said
    code, said = typed(capsys, target)
    assert (code, "is not empty" in said) == (1, True)


def test_beside_a_bot_at_work_nothing_is_moved(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with hold(data):
        assert typed(capsys, "postgresql://h/d")[0] == 3


def test_where_there_is_no_sqlite_database_that_is_said(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, said = typed(capsys, "sqlite:///other.db")
    assert (code, "--to must be an address like" in said) == (2, True)
    monkeypatch.setenv("REPORTBOT_DATABASE_URL", "postgresql://h/d")
    code, said = typed(capsys, "postgresql://h/e")
    assert (code, "names a server already" in said) == (2, True)
    monkeypatch.delenv("REPORTBOT_DATABASE_URL")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(data / "none"))
    code, said = typed(capsys, "postgresql://h/e")
    assert (code, "There is no database at" in said) == (2, True)
    assert not (data / "none").exists()
