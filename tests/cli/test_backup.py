"""``recovery-key``, ``backup`` and ``restore`` as an operator types them."""

import asyncio
import io
import sqlite3
from pathlib import Path

import pytest

from reportbot.cli.entry import main
from reportbot.storage.store import Store
from tests.storage.chain_story import told


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


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "object":
    def run(*words: str, stdin: str = "") -> tuple[object, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        monkeypatch.setattr("os.isatty", lambda _: False)
        with pytest.raises(SystemExit) as ended:
            main(words)
        said = capsys.readouterr()
        return ended.value.code, said.out + said.err

    return run


def the_key(said: str) -> str:
    return next(line.strip() for line in said.splitlines() if line.strip().count("-") == 13)


def test_from_the_key_to_a_restored_and_proven_house(data: Path, typed: "object", tmp_path: Path) -> None:
    assert callable(typed)
    code, said = typed("backup")
    assert (code, "reportbot recovery-key" in said) == (1, True)
    code, said = typed("recovery-key")
    assert (code, "shown only now" in said) == (0, True)
    key = the_key(said)
    assert typed("recovery-key")[0] == 1
    assert all(key.encode() not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    code, said = typed("backup", "mine.backup")
    assert (code, "the database and 0 vault files" in said) == (0, True)
    code, said = typed("restore", "mine.backup", "--to", "again", stdin=f"{key}\n")
    assert (code, "Whole: " in said, "Without --bot-key" in said) == (0, True, True)
    assert typed("restore", "mine.backup", "--to", "again", stdin=f"{key}\n")[0] == 1
    Path("key.txt").write_text(key)
    words = ("restore", "mine.backup", "--to", "third", "--key-file", "key.txt", "--bot-key", "data/reportbot.key")
    code, said = typed(*words)
    assert (code, "Whole: " in said, "Without --bot-key" in said) == (0, True, False)


def test_a_backup_of_a_tampered_chain_is_restored_and_the_faults_are_told(data: Path, typed: "object") -> None:
    assert callable(typed)
    key = the_key(typed("recovery-key")[1])
    with sqlite3.connect(data / "reportbot.db") as conn:
        conn.execute("UPDATE decisions SET by = 77 WHERE position = 5")
    typed("backup", "mine.backup")
    code, said = typed("restore", "mine.backup", "--to", "again", stdin=key)
    assert (code, "Entry 5 (decision 5) was changed" in said) == (1, True)
    assert Path("again/reportbot.db").exists()


def test_a_wrong_key_restores_nothing(data: Path, typed: "object") -> None:
    assert callable(typed)
    typed("recovery-key")
    typed("backup", "mine.backup")
    code, said = typed("restore", "mine.backup", "--to", "again", stdin="AAAA-BBBB")
    assert (code, "a letter is wrong" in said, Path("again").exists()) == (1, True, False)
    assert data.exists()
