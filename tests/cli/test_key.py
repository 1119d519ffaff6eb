"""``reportbot key rotate``: not beside a bot, and to its end however often it is cut off."""

import asyncio
from pathlib import Path

import pytest

from reportbot.cli.entry import main
from reportbot.clock import Clock
from reportbot.evidence.vault import Vault
from reportbot.storage.lock import hold
from reportbot.storage.patience import PatientStore
from reportbot.storage.rotation import reseal
from reportbot.storage.seal import Seal, make_key, read_key, successor_of
from reportbot.storage.store import Store
from tests.storage.test_rotation import fill


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data dir with a database, a vault with one file, and settings that name it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTBOT_TOKEN", "1:abc")
    monkeypatch.setenv("REPORTBOT_DATA_DIR", str(tmp_path / "data"))

    async def work() -> None:
        store = await Store.open(None, tmp_path / "data")
        await fill(store)
        await Vault(tmp_path / "data" / "vault", PatientStore(store), Clock()).keep("copy", "", "image/png", b"bukti")
        await store.close()

    asyncio.run(work())
    return tmp_path / "data"


def rotated(capsys: pytest.CaptureFixture[str]) -> tuple[object, str]:
    with pytest.raises(SystemExit) as ended:
        main(["key", "rotate"])
    said = capsys.readouterr()
    return ended.value.code, said.out + said.err


def key_in(data_dir: Path) -> bytes:
    found = read_key(data_dir / "reportbot.key")
    assert found is not None
    return found


def read(data_dir: Path) -> tuple[bytes, str]:
    """What the vault's one file holds, opened as the bot opens it, and the id of the key in use."""

    async def work() -> tuple[bytes, str]:
        store = await Store.open(None, data_dir)
        _, content = await Vault(data_dir / "vault", PatientStore(store), Clock()).read(1)
        await store.close()
        return content, store.seal.key_id

    return asyncio.run(work())


def vault_files(data_dir: Path) -> list[Path]:
    return [path for path in (data_dir / "vault").rglob("*") if path.is_file()]


def test_a_new_key_opens_everything_and_the_old_one_is_gone(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, address = key_in(data_dir), vault_files(data_dir)
    code, said = rotated(capsys)
    assert code == 0
    assert "kunci baru" in said
    assert key_in(data_dir) != old
    assert (data_dir / "reportbot.key").stat().st_mode & 0o777 == 0o600
    assert not successor_of(data_dir / "reportbot.key").exists()
    assert read(data_dir) == (b"bukti", Seal(key_in(data_dir)).key_id)
    assert len(vault_files(data_dir)) == 1
    assert vault_files(data_dir) != address
    assert old.hex() not in said


def test_not_beside_a_bot(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = key_in(data_dir)
    with hold(data_dir):
        code, said = rotated(capsys)
    assert code != 0
    assert "Another bot works" in said
    assert key_in(data_dir) == old


async def begin(data_dir: Path, *, commit: bool) -> bytes:
    """A rotation that is cut off before its commit, or after it; the key that it made."""
    made = make_key(successor_of(data_dir / "reportbot.key"))
    store = await Store.open(None, data_dir)
    await Vault(data_dir / "vault", PatientStore(store), Clock()).reseal(Seal(made))
    if commit:
        await store.write(lambda conn: reseal(conn, store.seal, Seal(made)))
    await store.close()
    return made


@pytest.mark.parametrize("commit", [False, True])
def test_cut_off_a_rotation_leaves_a_key_that_serves_and_the_next_try_ends_it(
    data_dir: Path, capsys: pytest.CaptureFixture[str], *, commit: bool
) -> None:
    old = key_in(data_dir)
    new = asyncio.run(begin(data_dir, commit=commit))
    assert key_in(data_dir) == old
    assert read(data_dir) == (b"bukti", Seal(new if commit else old).key_id)
    assert rotated(capsys)[0] == 0
    assert key_in(data_dir) == new
    assert read(data_dir) == (b"bukti", Seal(new).key_id)
    assert len(vault_files(data_dir)) == 1
