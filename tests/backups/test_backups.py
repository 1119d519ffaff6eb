"""Backups: whole while the bot writes, sealed for one key alone, refused when anything of them was changed."""

import asyncio
import base64
import os
import sqlite3
import threading
import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from reportbot.backups import recovery
from reportbot.backups.keeping import newest
from reportbot.backups.making import Stopped, make_backup, stopping
from reportbot.backups.recovery import BackupRefused, NoRecoveryKey
from reportbot.backups.restoring import restore
from reportbot.backups.sealing import CHUNK
from reportbot.clock import Clock
from reportbot.domain.records import Decision
from reportbot.evidence.vault import Vault
from reportbot.storage.chain_verify import verify
from reportbot.storage.patience import PatientStore
from reportbot.storage.read_only import looking
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.storage.examples import NOW

AT = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
SECRET = "Nama saya Sari, nomor 0812-3456-7890"
PICTURE = b"\x89PNG the picture of somebody " * 50_000


async def a_house(folder: Path, decisions: int = 5) -> Store:
    """A data dir with decisions, words and two files of the vault."""
    store = await Store.open(None, folder)
    vault = Vault(folder / "vault", PatientStore(store), Clock())
    await vault.keep("evidence", "KTP_Sari.png", "image/png", PICTURE)
    await vault.keep("letter", "surat.pdf", "application/pdf", b"%PDF a letter")
    for number in range(1, decisions + 1):
        await decide(store, number)
    return store


async def decide(store: Store, number: int) -> None:
    decision = Decision(decision=number, case=None, kind="setting", by=1, at=NOW, text=f"{SECRET} {number}")
    await store.write(lambda conn: save(conn, store.seal, [decision]))


def a_key(folder: Path) -> X25519PrivateKey:
    return recovery.private_from(recovery.make(folder))


def standing(data: Path) -> list[str]:
    """What stands in the folder of backups beside its lock."""
    return sorted(path.name for path in (data / "backups").iterdir() if path.name != ".lock")


async def test_a_backup_made_while_writing_goes_on_is_one_moment_and_whole(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store = await a_house(data)
    key, ended = a_key(data), asyncio.Event()

    async def writing() -> int:
        number = 5
        while not ended.is_set():
            number += 1
            await decide(store, number)
        return number

    writer = asyncio.create_task(writing())
    await asyncio.sleep(0.05)
    made = await asyncio.to_thread(make_backup, data, data / "reportbot.db", AT)
    ended.set()
    written = await writer
    assert (made.path, made.files) == (data / "backups" / "reportbot-20260301-050000.backup", 2)
    assert made.size == made.path.stat().st_size
    found = await asyncio.to_thread(restore, made.path, key, tmp_path / "again")
    assert (found.files, found.lost, found.made_at) == (2, 0, AT.isoformat())
    async with looking(None, tmp_path / "again", data / "reportbot.key") as (seal, read):
        verdict = await verify(read, seal)
    assert verdict.faults == ()
    assert 5 <= verdict.head.count <= written
    await store.close()
    assert standing(data) == [made.path.name]


async def test_a_restored_house_serves_again(house: Path, tmp_path: Path) -> None:
    key = a_key(house)
    made = make_backup(house, house / "reportbot.db", AT)
    restore(made.path, key, tmp_path / "again")
    modes = {path.stat().st_mode & 0o077 for path in (tmp_path / "again").rglob("*")}
    assert modes == {0}
    (tmp_path / "again" / "reportbot.key").write_bytes((house / "reportbot.key").read_bytes())
    store = await Store.open(None, tmp_path / "again")
    vault = Vault(tmp_path / "again" / "vault", PatientStore(store), Clock())
    assert (await vault.read(1))[1] == PICTURE
    await store.close()


def test_no_key_no_word_and_no_name_is_in_it_and_the_key_file_is_not_needed(house: Path, tmp_path: Path) -> None:
    words = recovery.make(house)
    bot_key = bytes.fromhex((house / "reportbot.key").read_text().strip())
    (house / "reportbot.key").unlink()
    sealed = make_backup(house, house / "reportbot.db", AT).path.read_bytes()
    private = base64.b32decode(words.replace("-", ""))[:32]
    secrets = (bot_key, bot_key.hex().encode(), private, words.encode(), words.replace("-", "").encode())
    for secret in (*secrets, SECRET.encode(), PICTURE[:64], b"SQLite format 3", b"CREATE TABLE", b"vault/"):
        assert secret not in sealed
    restore(house / "backups" / "reportbot-20260301-050000.backup", recovery.private_from(words), tmp_path / "again")
    opened = b"".join(path.read_bytes() for path in (tmp_path / "again").rglob("*") if path.is_file())
    for secret in (*secrets, SECRET.encode(), PICTURE[:64]):
        assert secret not in opened


def named(house: Path, address: str) -> None:
    """Have the database name a file at this address."""
    values = ("evidence", "0" * 64, 1, "image/png", address, 0, b"")
    with sqlite3.connect(house / "reportbot.db") as conn:
        columns = "kind, sha256, size, mime, address, created_at, name"
        conn.execute(f"INSERT INTO files ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608  of names
    conn.close()


def test_what_was_changed_cut_short_or_lengthened_is_refused_and_leaves_nothing(house: Path, tmp_path: Path) -> None:
    (house / "vault" / "ab").mkdir(exist_ok=True)
    (house / "vault" / "ab" / ("ab" + "0" * 30)).write_bytes(os.urandom(2 * CHUNK))
    named(house, "ab" + "0" * 30)
    key = a_key(house)
    whole = make_backup(house, house / "reportbot.db", AT).path.read_bytes()
    bad, into = tmp_path / "bad.backup", tmp_path / "again"
    spots = [*range(0, 100, 7), *range(100, len(whole), len(whole) // 60), len(whole) - 1]
    changed = [whole[:spot] + bytes([whole[spot] ^ 1]) + whole[spot + 1 :] for spot in spots]
    chunk, header = 4 + CHUNK + 16, len(whole) % 1 + 19 + 64
    ends = [0, 10, header, header + 2, header + chunk, header + 2 * chunk, header + chunk + 5, len(whole) - 1]
    first, second = whole[header : header + chunk], whole[header + chunk : header + 2 * chunk]
    swapped = whole[:header] + second + first + whole[header + 2 * chunk :]
    without = whole[:header] + whole[header + chunk :]
    for broken in (*changed, *(whole[:end] for end in ends), whole + b"x", whole + whole, swapped, without):
        bad.write_bytes(broken)
        with pytest.raises(BackupRefused):
            restore(bad, key, into)
        assert list(into.iterdir()) == [] if into.exists() else True
    bad.write_bytes(whole)
    assert restore(bad, key, into).files == 3


def test_it_opens_with_its_own_key_into_an_empty_folder_only(house: Path, tmp_path: Path) -> None:
    key = a_key(house)
    made = make_backup(house, house / "reportbot.db", AT)
    with pytest.raises(BackupRefused, match="another recovery key"):
        restore(made.path, X25519PrivateKey.generate(), tmp_path / "again")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "something").touch()
    with pytest.raises(BackupRefused, match="not empty"):
        restore(made.path, key, tmp_path / "full")
    with pytest.raises(BackupRefused, match="cannot be read"):
        restore(tmp_path / "none", key, tmp_path / "again")
    assert (tmp_path / "full" / "something").exists()


def test_a_file_the_database_names_and_the_vault_lacks_is_told(house: Path, tmp_path: Path) -> None:
    key = a_key(house)
    next(path for path in (house / "vault").rglob("*") if path.is_file()).unlink()
    assert restore(make_backup(house, house / "reportbot.db", AT).path, key, tmp_path / "again").lost == 1


def test_without_a_recovery_key_nothing_is_made(house: Path) -> None:
    with pytest.raises(NoRecoveryKey, match="reportbot recovery-key"):
        make_backup(house, house / "reportbot.db", AT)
    assert not list((house / "backups").glob("*")) if (house / "backups").exists() else True


def test_a_second_recovery_key_is_made_only_when_asked_for(house: Path) -> None:
    first = recovery.make(house)
    with pytest.raises(BackupRefused, match="--replace"):
        recovery.make(house)
    assert recovery.make(house, replace=True) != first
    assert (house / recovery.PUBLIC_FILE).stat().st_mode & 0o077 == 0


def test_a_mistyped_recovery_key_is_told_apart_from_a_wrong_one(house: Path) -> None:
    words = recovery.make(house)
    assert recovery.private_from(f" {words.lower().replace('-', ' ')}\n")
    for spot in (0, 5, len(words) - 1):
        other = "A" if words[spot] != "A" else "B"
        with pytest.raises(BackupRefused, match="a letter is wrong"):
            recovery.private_from(words[:spot] + other + words[spot + 1 :])
    for nothing in ("", "AAAA", "é", words[:-1]):
        with pytest.raises(BackupRefused):
            recovery.private_from(nothing)


def test_one_that_is_made_elsewhere_is_ones_own_and_never_replaced(house: Path, tmp_path: Path) -> None:
    a_key(house)
    for minute in range(3):
        make_backup(house, house / "reportbot.db", AT + timedelta(minutes=minute))
    before = standing(house)
    make_backup(house, house / "reportbot.db", AT, tmp_path / "mine.backup")
    with pytest.raises(BackupRefused, match="there already"):
        make_backup(house, house / "reportbot.db", AT, tmp_path / "mine.backup")
    make_backup(house, house / "reportbot.db", AT + timedelta(days=9), tmp_path / "new.backup")
    assert standing(house) == before


def test_two_of_one_second_have_names_of_their_own_and_the_newest_is_known(house: Path) -> None:
    a_key(house)
    first, second = (make_backup(house, house / "reportbot.db", AT).path for _ in range(2))
    assert (first.name, second.name) == ("reportbot-20260301-050000.backup", "reportbot-20260301-050001.backup")
    assert newest(house, AT + timedelta(days=1)) == AT + timedelta(seconds=1)


def test_a_backup_that_is_given_up_leaves_nothing(house: Path) -> None:
    a_key(house)
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        make_backup(house, house / "reportbot.db", AT, watch=stopping(stop, lambda _done, _total: None))
    assert standing(house) == []


def test_memory_stays_flat(house: Path, tmp_path: Path) -> None:
    for number in range(4):
        path = house / "vault" / "ab" / f"ab{number:030}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(os.urandom(1 << 20) * 10)
    key = a_key(house)
    tracemalloc.start()
    made = make_backup(house, house / "reportbot.db", AT)
    restore(made.path, key, tmp_path / "again")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made.size > 40 << 20
    assert peak < 12 << 20


def test_the_copy_is_taken_without_writing_to_the_source(house: Path) -> None:
    a_key(house)
    before = (house / "reportbot.db").read_bytes()
    make_backup(house, house / "reportbot.db", AT)
    assert (house / "reportbot.db").read_bytes() == before
    conn = sqlite3.connect(house / "reportbot.db")
    assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    conn.close()
