"""Where a backup is restored to: a folder that is ready to run, or that stays as it was."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportbot.backups import recovery
from reportbot.backups.making import make_backup
from reportbot.backups.recovery import BackupRefused
from reportbot.backups.restoring import restore
from reportbot.storage.lock import hold
from reportbot.storage.seal import read_key
from reportbot.storage.store import Store
from tests.backups.test_backups import AT, a_key


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


WHOLE = ["recovery.pub", "reportbot.db", "reportbot.key", "vault"]


@pytest.mark.parametrize("there", [False, True], ids=["new", "there"])
async def test_it_runs_and_backs_up_for_the_same_recovery_key(house: Path, tmp_path: Path, *, there: bool) -> None:
    key, own, again = a_key(house), read_key(house / "reportbot.key"), tmp_path / "again"
    if there:
        again.mkdir(0o755)
    restore(make_backup(house, house / "reportbot.db", AT).path, key, again, own)
    assert names(again) == WHOLE
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (again, *again.rglob("*"))} == {0}
    with hold(again):
        await (await Store.open(None, again)).close()
    anew = make_backup(again, again / "reportbot.db", AT)
    assert restore(anew.path, key, tmp_path / "third").files == 2


def test_without_the_bots_key_all_but_its_file_is_there(house: Path, tmp_path: Path) -> None:
    key = a_key(house)
    restore(make_backup(house, house / "reportbot.db", AT).path, key, tmp_path / "again")
    assert names(tmp_path / "again") == [name for name in WHOLE if name != "reportbot.key"]


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """An empty folder of somebody who may make nothing beside it."""
    parent = tmp_path / "of_root"
    (parent / "again").mkdir(parents=True)
    parent.chmod(0o555)
    yield parent / "again"
    parent.chmod(0o755)


def test_beside_an_empty_folder_nothing_need_be_made(house: Path, closed: Path) -> None:
    key = a_key(house)
    made, number = make_backup(house, house / "reportbot.db", AT), closed.stat().st_ino
    restore(made.path, key, closed)
    assert closed.stat().st_ino == number, "the folder itself may be a disk, whose place nothing else can take"
    assert names(closed.parent) == ["again"]


@pytest.mark.parametrize("there", [False, True], ids=["new", "there"])
def test_one_that_fails_leaves_everything_as_it_was(house: Path, tmp_path: Path, *, there: bool) -> None:
    key, again = a_key(house), tmp_path / "above" / "again"
    made = make_backup(house, house / "reportbot.db", AT)
    cut = tmp_path / "cut.backup"
    cut.write_bytes(made.path.read_bytes()[:-1])
    if there:
        again.mkdir(parents=True)

    def refuse(draft: Path) -> None:
        assert (draft / "reportbot.db").exists()
        raise BackupRefused("the key is another's")

    for backup, look in ((cut, None), (made.path, refuse)):
        with pytest.raises(BackupRefused):
            restore(backup, key, again, bytes(32), look)
        assert (again.exists(), (tmp_path / "above").exists()) == (there, there)
        assert not there or names(again) == []


@pytest.mark.parametrize("before", range(1, 5))
def test_one_whose_disk_fails_among_its_moves_takes_them_back(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    key, again, move = a_key(house), tmp_path / "again", Path.rename
    made = make_backup(house, house / "reportbot.db", AT)
    again.mkdir()
    moves: list[Path] = []

    def fails(path: Path, target: Path) -> Path:
        moves.append(path)
        if len(moves) == before:
            raise OSError(5, "Input/output error")
        return move(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(BackupRefused, match="Input/output error"):
        restore(made.path, key, again, bytes(32))
    assert names(again) == []
    assert len(moves) == before + (before - 1), "each that was made was taken back"


def test_what_somebody_puts_there_meanwhile_is_left_alone(house: Path, tmp_path: Path) -> None:
    key, again = a_key(house), tmp_path / "again"
    made = make_backup(house, house / "reportbot.db", AT)
    again.mkdir()

    def squat(_draft: Path) -> None:
        (again / "recovery.pub").mkdir()

    with pytest.raises(BackupRefused, match="not empty"):
        restore(made.path, key, again, look=squat)
    assert names(again) == ["recovery.pub"]


def test_what_a_power_cut_left_half_moved_is_cleared_by_the_next(house: Path, tmp_path: Path) -> None:
    key, again = a_key(house), tmp_path / "again"
    made = make_backup(house, house / "reportbot.db", AT)
    restore(made.path, key, again, read_key(house / "reportbot.key"))
    left = again / ".restoring-0123"
    left.mkdir()
    for name in ("reportbot.db", "recovery.pub", "reportbot.key"):
        (again / name).rename(left / name)
    assert names(again) == [".restoring-0123", "vault"]
    assert restore(made.path, key, again, read_key(left / "reportbot.key")).files == 2
    assert names(again) == WHOLE


def test_a_vault_that_no_restoring_left_is_never_cleared(house: Path, tmp_path: Path) -> None:
    key, again = a_key(house), tmp_path / "again"
    (again / "vault" / "ab").mkdir(parents=True)
    (again / ".restoring-0123").mkdir()
    with pytest.raises(BackupRefused, match="not empty"):
        restore(make_backup(house, house / "reportbot.db", AT).path, key, again)
    assert names(again / "vault") == ["ab"]
    assert recovery.PUBLIC_FILE not in names(again)
