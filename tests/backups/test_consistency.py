"""A backup made while files come and go has every file that its database names, and of the purged restores none."""

import asyncio
import os
import sqlite3
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from reportbot.backups import making
from reportbot.backups.making import make_backup
from reportbot.backups.recovery import BackupRefused
from reportbot.backups.restoring import check, restore
from reportbot.clock import Clock
from reportbot.evidence.vault import Vault
from reportbot.storage.patience import PatientStore
from tests.backups.test_backups import AT, a_house, a_key, standing


def stored(folder: Path) -> set[str]:
    return {path.name for path in (folder / "vault").glob("??/*")}


def nothing(_folder: Path) -> None:
    """Look at nothing."""


async def test_files_that_come_and_go_meanwhile_are_all_there_or_not_named(tmp_path: Path) -> None:
    store = await a_house(tmp_path / "data")
    vault = Vault(tmp_path / "data" / "vault", PatientStore(store), Clock())
    key, ended = a_key(tmp_path / "data"), asyncio.Event()

    async def coming_and_going() -> None:
        kept: list[int] = []
        while not ended.is_set():
            kept.append((await vault.keep("copy", "", "image/png", os.urandom(20_000))).file)
            if len(kept) > 8:
                await vault.purge([kept.pop(0), kept.pop(3)])

    work = asyncio.create_task(coming_and_going())
    for number in range(6):
        target = tmp_path / f"{number}.backup"
        made = await asyncio.to_thread(make_backup, tmp_path / "data", tmp_path / "data" / "reportbot.db", AT, target)
        found = await asyncio.to_thread(restore, made.path, key, tmp_path / f"again{number}")
        assert found.lost == 0
        assert len(stored(tmp_path / f"again{number}")) == found.files
        assert (await asyncio.to_thread(check, made.path, key, nothing)).lost == 0
    ended.set()
    await work
    await store.close()


@pytest.mark.parametrize("when", ["before it is added", "before the database is copied"])
async def test_a_file_that_is_purged_in_the_middle_is_neither_lost_nor_restored(
    tmp_path: Path, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment is exact: the purge happens inside the step that is named."""
    store = await a_house(tmp_path / "data")
    vault = Vault(tmp_path / "data" / "vault", PatientStore(store), Clock())
    key, loop = a_key(tmp_path / "data"), asyncio.get_running_loop()
    step = "_add_stored" if when == "before it is added" else "_add_database"
    original = getattr(making, step)
    purged: list[int] = []

    def purging(*arguments: object) -> object:
        if not purged:
            purged.append(1)
            asyncio.run_coroutine_threadsafe(vault.purge([1, 2]), loop).result()
        return original(*arguments)

    monkeypatch.setattr(making, step, purging)
    made = await asyncio.to_thread(make_backup, tmp_path / "data", tmp_path / "data" / "reportbot.db", AT)
    found = await asyncio.to_thread(restore, made.path, key, tmp_path / "again")
    assert (found.files, found.lost) == (0, 0)
    assert stored(tmp_path / "again") == set()
    await store.close()


async def test_a_file_that_is_kept_in_the_middle_is_there_where_the_database_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await a_house(tmp_path / "data")
    vault = Vault(tmp_path / "data" / "vault", PatientStore(store), Clock())
    key, loop, original = a_key(tmp_path / "data"), asyncio.get_running_loop(), making._add_database

    def keeping(*arguments: object) -> None:
        kept = asyncio.run_coroutine_threadsafe(vault.keep("copy", "", "image/png", b"late"), loop).result()
        asyncio.run_coroutine_threadsafe(vault.purge([1]), loop).result()
        assert kept.file == 3
        original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "_add_database", keeping)
    made = await asyncio.to_thread(make_backup, tmp_path / "data", tmp_path / "data" / "reportbot.db", AT)
    found = await asyncio.to_thread(restore, made.path, key, tmp_path / "again")
    assert (made.files, found.files, found.lost) == (3, 2, 0)
    await store.close()


def test_what_a_backup_left_that_was_cut_off_goes_with_the_next_and_one_under_way_stays(house: Path) -> None:
    a_key(house)
    make_backup(house, house / "reportbot.db", AT)
    left = [house / "backups" / name for name in (".database.0123abcd", ".reportbot-1.backup.0123", ".database.0-wal")]
    for path in left:
        path.touch()
    with making._alone_or_beside_others(house / "backups"):
        assert not any(path.exists() for path in left)
        left[0].touch()
        make_backup(house, house / "reportbot.db", AT, house.parent / "other.backup")
        assert left[0].exists()
    make_backup(house, house / "reportbot.db", AT, house.parent / "third.backup")
    assert standing(house) == ["reportbot-20260301-050000.backup"]


def test_a_damaged_database_is_refused_and_pushes_no_good_backup_out(house: Path) -> None:
    a_key(house)
    with sqlite3.connect(house / "reportbot.db") as conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("UPDATE sqlite_master SET rootpage = 4000 WHERE name = 'cases'")
    conn.close()
    with pytest.raises(BackupRefused, match=r"^Nothing was backed up\. The database is damaged"):
        make_backup(house, house / "reportbot.db", AT)
    assert standing(house) == []


def test_proving_finds_what_restoring_would_and_leaves_nothing(house: Path, tmp_path: Path) -> None:
    key = a_key(house)
    next(path for path in (house / "vault").rglob("*") if path.is_file()).unlink()
    made = make_backup(house, house / "reportbot.db", AT)
    seen: list[Path] = []
    found = check(made.path, key, seen.append, lambda _address, data: len(data) < 1000)
    assert (found.files, found.lost, found.made_at) == (1, 1, AT.isoformat())
    assert found.spoiled in {0, 1}
    assert not seen[0].exists()
    whole = made.path.read_bytes()
    (tmp_path / "bad").write_bytes(whole[:-1])
    with pytest.raises(BackupRefused):
        check(tmp_path / "bad", key, seen.append)
    with pytest.raises(BackupRefused, match="another recovery key"):
        check(made.path, X25519PrivateKey.generate(), seen.append)
    assert len(seen) == 1


def test_a_restoring_that_was_cut_off_leaves_a_draft_that_the_next_one_clears(house: Path, tmp_path: Path) -> None:
    key = a_key(house)
    made = make_backup(house, house / "reportbot.db", AT)
    left = tmp_path / ".again.restoring-0123"
    left.mkdir()
    (left / "reportbot.db").touch()
    assert restore(made.path, key, tmp_path / "again").files == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "data"]
