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
    assert (code, "hanya tampil sekali ini" in said, "pukul 2.00 WIB" in said) == (0, True, True)
    key = the_key(said)
    assert typed("recovery-key")[0] == 1
    assert all(key.encode() not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    code, said = typed("backup", "mine.backup")
    assert (code, "berisi basis data dan 0 berkas bukti" in said) == (0, True)
    code, said = typed("restore", "mine.backup", "--to", "again", stdin=f"{key}\n")
    assert (code, "Rantai keputusan utuh: " in said, "Tanpa --bot-key" in said) == (0, True, True)
    assert "chmod 600 again/reportbot.key" in said
    assert typed("restore", "mine.backup", "--to", "again", stdin=f"{key}\n")[0] == 1
    Path("key.txt").write_text(key)
    words = ("restore", "mine.backup", "--to", "third", "--key-file", "key.txt", "--bot-key", "data/reportbot.key")
    code, said = typed(*words)
    assert (code, "siap dijalankan" in said, "Tanpa --bot-key" in said) == (0, True, False)
    assert Path("third/reportbot.key").read_bytes() == Path("data/reportbot.key").read_bytes()
    assert Path("third/recovery.pub").read_bytes() == Path("data/recovery.pub").read_bytes()
    assert Path("third/reportbot.key").stat().st_mode & 0o777 == 0o600


def test_a_backup_of_a_tampered_chain_is_restored_and_the_faults_are_told(data: Path, typed: "object") -> None:
    assert callable(typed)
    key = the_key(typed("recovery-key")[1])
    with sqlite3.connect(data / "reportbot.db") as conn:
        conn.execute("UPDATE decisions SET by = 77 WHERE position = 5")
    typed("backup", "mine.backup")
    code, said = typed("restore", "mine.backup", "--to", "again", stdin=key)
    assert (code, "Entry 5 (decision 5) was changed" in said, "TIDAK UTUH" in said) == (1, True, True)
    assert Path("again/reportbot.db").exists()


def test_a_wrong_key_restores_nothing(data: Path, typed: "object") -> None:
    assert callable(typed)
    typed("recovery-key")
    typed("backup", "mine.backup")
    code, said = typed("restore", "mine.backup", "--to", "again", stdin="AAAA-BBBB")
    assert (code, "a letter is wrong" in said, Path("again").exists()) == (1, True, False)
    assert data.exists()


def test_with_another_key_of_a_bot_nothing_is_restored(data: Path, typed: "object") -> None:
    assert callable(typed)
    key = the_key(typed("recovery-key")[1])
    typed("backup", "mine.backup")
    Path("other.key").write_text("7b" * 32)
    for other, says in (("other.key", "other.key is not the key"), ("none.key", "there is no none.key")):
        code, said = typed("restore", "mine.backup", "--to", "again", "--bot-key", other, stdin=key)
        assert (code, says in said, Path("again").exists()) == (2, True, False)


def test_one_of_another_schema_is_restored_and_what_was_not_proven_is_told(data: Path, typed: "object") -> None:
    assert callable(typed)
    key = the_key(typed("recovery-key")[1])
    with sqlite3.connect(data / "reportbot.db") as conn:
        conn.execute("UPDATE alembic_version SET version_num = '0001'")
    typed("backup", "mine.backup")
    code, said = typed("restore", "mine.backup", "--to", "again", "--bot-key", "data/reportbot.key", stdin=key)
    assert (code, "Rantai keputusan belum diperiksa" in said, "siap dijalankan" in said) == (1, True, True)
    assert Path("again/reportbot.db").exists()


def test_each_verb_speaks_english_too(data: Path, typed: "object") -> None:
    assert callable(typed)
    english = ("--language", "en")
    said = typed("recovery-key", *english)[1]
    assert "It is shown only now" in said
    assert "keep it as long as you keep them" in typed("recovery-key", "--replace", *english)[1]
    assert "not in it. Keep both elsewhere." in typed("backup", "mine.backup", *english)[1]
    key = the_key(typed("recovery-key", "--replace", *english)[1])
    assert typed("backup", "second.backup", *english)[0] == 0
    assert "Every byte is as it was sealed" in typed("verify", "second.backup", *english, stdin=key)[1]
    assert "Copy the bot's key file" in typed("restore", "second.backup", "--to", "again", *english, stdin=key)[1]
    assert "sealed with a new key now" in typed("key", "rotate", *english)[1]


def test_where_none_comes_by_itself_none_is_promised(
    data: Path, typed: "object", monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(typed)
    monkeypatch.setenv("REPORTBOT_BACKUP_HOUR", "off")
    code, said = typed("recovery-key")
    assert (code, "WIB" in said) == (0, False)
    code, said = typed("backup")
    assert (code, "Salin juga ke komputer" in said) == (0, True)
