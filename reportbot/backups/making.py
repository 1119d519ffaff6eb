"""Making a backup beside the bot at work: a copy of the database as of one moment, and the files of the vault."""

import contextlib
import fcntl
import io
import json
import os
import secrets
import tarfile
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from msgspec import Struct

from reportbot.backups.keeping import FOLDER, clear, name_of
from reportbot.backups.recovery import BackupRefused, public_of
from reportbot.backups.sealing import SealingWriter
from reportbot.errors import StorageUnavailable
from reportbot.storage.lock import sync_directory
from reportbot.storage.restored import kept_addresses
from reportbot.storage.server_copies import Copy
from reportbot.storage.upgrade import back_up

VAULT: Final = "vault"
DATABASE: Final = "reportbot.db"
MANIFEST: Final = "manifest.json"
_LOCK: Final = ".lock"


class Made(Struct, frozen=True):
    """A finished backup; `size` in bytes, `files` of the vault."""

    path: Path
    size: int
    files: int

    @property
    def kilobytes(self) -> int:
        """Its size as it is said."""
        return -(-self.size // 1000)


class Stopped(Exception):
    """The backup was given up."""


class Watch(Protocol):
    """Sees how far a backup is, in bytes, and may end it by raising Stopped."""

    def __call__(self, done: int, total: int) -> None:
        """So much of so much is sealed."""
        ...


def make_backup(
    data_dir: Path, database: Path | Copy, at: datetime, target: Path | None = None, watch: Watch | None = None
) -> Made:
    """Write a backup, by default into the folder of the data dir, from which older ones go (keeping.py).

    `database` is the file of SQLite, or how the database is copied into one. Blocks: run it in a thread.

    Raises:
        NoRecoveryKey, BackupRefused: there is nobody to seal it for, the target is there already, or SQLite finds the
            database damaged.
        OSError: the disk is full, or a file cannot be read.
    """
    recovery = public_of(data_dir)
    folder = data_dir / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    named = _free(folder, at)
    path = target or folder / name_of(named)
    if path.exists():
        raise BackupRefused(f"{path} is there already.")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with _alone_or_beside_others(folder), _unless_finished(draft):
        files = _write(draft, recovery, _Source(data_dir / VAULT, database, folder), at, watch)
        size = draft.stat().st_size
        draft.rename(path)
        sync_directory(path.parent)
    if target is None:
        clear(folder, named)
    return Made(path, size, files)


def _free(folder: Path, at: datetime) -> datetime:
    """The time in its name: two that are made within a second have names of their own."""
    at = at.replace(microsecond=0)
    while (folder / name_of(at)).exists():
        at += timedelta(seconds=1)
    return at


@contextlib.contextmanager
def _alone_or_beside_others(folder: Path) -> Iterator[None]:
    """While the block runs nobody takes its drafts for leftovers; those of a backup that was cut off go."""
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for left in folder.glob(".*"):
                if left.name != _LOCK:
                    left.unlink(missing_ok=True)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


class _Source(Struct, frozen=True):
    """What is backed up, and the folder where the copy of the database stands meanwhile."""

    vault: Path
    database: Path | Copy
    folder: Path

    def stored(self) -> Iterator[Path]:
        """The files of the vault, as they are found."""
        return (path for path in sorted(self.vault.glob("??/*")) if path.is_file() and not path.name.startswith("."))

    def path(self, address: str) -> Path:
        """Where a file of the vault stands."""
        return self.vault / address[:2] / address

    @contextlib.contextmanager
    def copied(self) -> Iterator[Path]:
        """A copy of the database as of one moment while the block runs."""
        copy = self.folder / f".database.{secrets.token_hex(4)}"
        try:
            if isinstance(self.database, Path):
                back_up(self.database, copy)
            else:
                self.database(copy)
            yield copy
        finally:
            for ending in ("", "-wal", "-shm", "-journal"):
                copy.with_name(copy.name + ending).unlink(missing_ok=True)


def drafts_of(data_dir: Path) -> int:
    """So many bytes of backups under way are on the disk: copies of the database, and what is sealed so far."""
    return sum(_size(path) for path in (data_dir / FOLDER).glob(".*"))


@contextlib.contextmanager
def _unless_finished(draft: Path) -> Iterator[None]:
    try:
        yield
    finally:
        draft.unlink(missing_ok=True)


def _write(draft: Path, recovery: X25519PublicKey, source: _Source, at: datetime, watch: Watch | None) -> int:
    found = list(source.stored())
    total = sum(_size(path) for path in [*found, *([source.database] if isinstance(source.database, Path) else [])])
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        sealing = SealingWriter(out, recovery, _counting(watch, total))
        with tarfile.open(fileobj=sealing, mode="w|", format=tarfile.PAX_FORMAT) as archive:  # type: ignore[call-overload]
            names = {path.name for path in found if _add_stored(archive, path)}
            _add_database(archive, source, names)
            _add_manifest(archive, {"made_at": at.isoformat(), "files": len(names)})
        sealing.finish()
        out.flush()
        os.fsync(out.fileno())
    return len(names)


def _add_database(archive: tarfile.TarFile, source: _Source, names: set[str]) -> None:
    """Add a copy of the database, and what it names and is not in `names` yet.

    It comes after the files: what it names was there when it was copied, so only what was kept since can be missing.
    One that was purged before it could be added is named no more by the next copy, else it was lost before.
    """
    gone: set[str] = set()
    while True:
        with source.copied() as copy:
            missing = _named_by(copy) - names
            names |= {address for address in sorted(missing) if _add_stored(archive, source.path(address))}
            if missing - names <= gone:
                _add(archive, copy, DATABASE)
                return
            gone = missing - names


def _named_by(copy: Path) -> set[str]:
    try:
        return set(kept_addresses(copy))
    except StorageUnavailable as error:
        raise BackupRefused(f"Nothing was backed up. {error}") from None


def _add_stored(archive: tarfile.TarFile, path: Path) -> bool:
    return _add(archive, path, f"{VAULT}/{path.parent.name}/{path.name}")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _counting(watch: Watch | None, total: int) -> Callable[[int], None]:
    done = 0

    def wrote(size: int) -> None:
        nonlocal done
        done += size
        if watch is not None:
            watch(min(done, total), total)

    return wrote


def _add(archive: tarfile.TarFile, path: Path, name: str) -> bool:
    """Add one file; one that was purged meanwhile is passed over."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return False
    with file:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = os.fstat(file.fileno()).st_size, 0o600
        archive.addfile(entry, file)
    return True


def _add_manifest(archive: tarfile.TarFile, manifest: dict[str, object]) -> None:
    words = json.dumps(manifest).encode()
    entry = tarfile.TarInfo(MANIFEST)
    entry.size, entry.mode = len(words), 0o600
    archive.addfile(entry, io.BytesIO(words))


def stopping(stop: threading.Event, seen: Callable[[int, int], None]) -> Watch:
    """A watch that tells how far it is and ends the backup once `stop` is set."""

    def watch(done: int, total: int) -> None:
        if stop.is_set():
            raise Stopped
        seen(done, total)

    return watch
