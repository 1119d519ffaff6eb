"""Making a backup beside the bot at work: a copy of the database as of one moment, and the files of the vault."""

import contextlib
import io
import json
import os
import secrets
import tarfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from reportbot.backups.recovery import BackupRefused, public_of
from reportbot.backups.sealing import SealingWriter
from reportbot.storage.lock import sync_directory
from reportbot.storage.upgrade import back_up

FOLDER: Final = "backups"
VAULT: Final = "vault"
DATABASE: Final = "reportbot.db"
MANIFEST: Final = "manifest.json"
KEPT: Final = 7
"""So many backups stay in the folder."""

_PATTERN: Final = "reportbot-*.backup"
_STALE_SECONDS: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup; `size` in bytes, `files` of the vault, `database` False where PostgreSQL keeps it."""

    path: Path
    size: int
    files: int
    database: bool


class Stopped(Exception):
    """The backup was given up."""


class Watch(Protocol):
    """Sees how far a backup is, in bytes, and may end it by raising Stopped."""

    def __call__(self, done: int, total: int) -> None:
        """So much of so much is sealed."""
        ...


def name_of(at: datetime) -> str:
    """The name of a backup made at this time."""
    return f"reportbot-{at.astimezone(UTC):%Y%m%d-%H%M%S}.backup"


def make_backup(
    data_dir: Path, database: Path | None, at: datetime, target: Path | None = None, watch: Watch | None = None
) -> Made:
    """Write a backup, by default into the folder of the data dir, where the newest seven stay.

    `database` is the file of SQLite, None where the database stands elsewhere. Blocks: run it in a thread.

    Raises:
        NoRecoveryKey, BackupRefused: there is nobody to seal it for, or the target is there already.
        OSError: the disk is full, or a file cannot be read.
    """
    recovery = public_of(data_dir)
    folder = _folder(data_dir)
    path = target or folder / name_of(at)
    if path.exists():
        raise BackupRefused(f"{path} is there already.")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with _copied(folder, database) as copy, _unless_finished(draft):
        files = _write(draft, recovery, data_dir / VAULT, copy, at, watch)
        size = draft.stat().st_size
        draft.rename(path)
        sync_directory(path.parent)
    if target is None:
        _keep_newest(path.parent)
    return Made(path, size, files, database is not None)


def _folder(data_dir: Path) -> Path:
    folder = data_dir / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in folder.glob(".*"):
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            left.unlink(missing_ok=True)
    return folder


@contextlib.contextmanager
def _copied(folder: Path, database: Path | None) -> Iterator[Path | None]:
    """A copy of the database as of one moment, inside the data dir, while the block runs."""
    if database is None:
        yield None
        return
    copy = folder / f".database.{secrets.token_hex(4)}"
    try:
        back_up(database, copy)
        yield copy
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)


@contextlib.contextmanager
def _unless_finished(draft: Path) -> Iterator[None]:
    try:
        yield
    finally:
        draft.unlink(missing_ok=True)


def _write(
    draft: Path, recovery: X25519PublicKey, vault: Path, copy: Path | None, at: datetime, watch: Watch | None
) -> int:
    # The database first: what its rows name was in the vault then, and is listed after it.
    found = sorted(path for path in vault.glob("??/*") if path.is_file() and not path.name.startswith("."))
    total = sum(path.stat().st_size for path in [*found, *([copy] if copy else [])])
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        sealing = SealingWriter(out, recovery, _counting(watch, total))
        with tarfile.open(fileobj=sealing, mode="w|", format=tarfile.PAX_FORMAT) as archive:  # type: ignore[call-overload]
            if copy is not None:
                _add(archive, copy, DATABASE)
            files = sum(_add(archive, path, f"{VAULT}/{path.parent.name}/{path.name}") for path in found)
            _add_manifest(archive, {"made_at": at.isoformat(), "database": copy is not None, "files": files})
        sealing.finish()
        out.flush()
        os.fsync(out.fileno())
    return files


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


def _keep_newest(folder: Path) -> None:
    for old in sorted(folder.glob(_PATTERN))[:-KEPT]:
        old.unlink(missing_ok=True)


def stopping(stop: threading.Event, seen: Callable[[int, int], None]) -> Watch:
    """A watch that tells how far it is and ends the backup once `stop` is set."""

    def watch(done: int, total: int) -> None:
        if stop.is_set():
            raise Stopped
        seen(done, total)

    return watch
