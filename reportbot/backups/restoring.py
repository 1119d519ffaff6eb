"""Restoring a backup into an empty folder, which is filled at once when all of it is proven; or proving it only."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from msgspec import Struct

from reportbot.backups.making import DATABASE, VAULT
from reportbot.backups.opening import gone_through
from reportbot.backups.recovery import BackupRefused
from reportbot.backups.sealing import CHUNK
from reportbot.errors import StorageUnavailable
from reportbot.storage.lock import sync_directory
from reportbot.storage.restored import kept_addresses

Opens = Callable[[str, bytes], bool]
"""Whether the bot's key opens a file of the vault, by its address and its bytes."""


class Restored(Struct, frozen=True):
    """What was in a backup.

    `files` are those that the database names; `lost` of them the backup lacks, `spoiled` the bot's key does not open.
    """

    made_at: str
    files: int
    lost: int
    spoiled: int = 0


def restore(backup: Path, recovery: X25519PrivateKey, folder: Path) -> Restored:
    """Open a backup into a new or empty folder, whole or not at all, however it is cut off. Memory stays flat.

    Files that were purged while the backup was made are not restored.

    Raises:
        BackupRefused: the folder holds something, or the backup is another's, damaged or not whole.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupRefused(f"{folder} is not empty: a backup is restored into a new or empty folder only.")
    try:
        folder.absolute().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _draft_of(folder.absolute()) as draft:
            manifest = gone_through(backup, recovery, lambda name, content: _write(content, draft / name))
            found = _kept(manifest, draft)
            os.sync()
            draft.rename(folder.absolute())
            sync_directory(folder.absolute().parent)
    except OSError as error:
        raise BackupRefused(f"{folder} cannot be written ({error.strerror}).") from None
    return found


def check(
    backup: Path, recovery: X25519PrivateKey, look: Callable[[Path], None], opens: Opens | None = None
) -> Restored:
    """Prove a backup without restoring it: only the database is written, to a private folder that `look` may look into.

    Raises:
        BackupRefused: the backup is another's, damaged or not whole.
    """
    there: set[str] = set()
    spoiled: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="reportbot-check-") as scratch:

        def take(name: str, content: IO[bytes]) -> None:
            if name == DATABASE:
                _write(content, Path(scratch) / DATABASE)
                return
            address, data = name.rpartition("/")[2], content.read()
            there.add(address)
            if opens is not None and not opens(address, data):
                spoiled.add(address)

        manifest = gone_through(backup, recovery, take)
        named = _named(Path(scratch) / DATABASE)
        look(Path(scratch))
    counts = (len(named & there), len(named - there), len(named & spoiled))
    return Restored(str(manifest["made_at"]), *counts)


@contextlib.contextmanager
def _draft_of(folder: Path) -> Iterator[Path]:
    """A folder beside, which goes unless it was renamed; one that a restoring left which was cut off goes first."""
    for left in folder.parent.glob(f".{folder.name}.restoring-*"):
        with _locked(left) as free:
            if free:
                shutil.rmtree(left)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.restoring-", dir=folder.parent))
    with _locked(draft):
        try:
            yield draft
        finally:
            shutil.rmtree(draft, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether nobody else has it; it is ours while the block runs."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def _write(content: IO[bytes], path: Path) -> None:
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    with path.open("xb") as out:
        path.chmod(0o600)
        shutil.copyfileobj(content, out, CHUNK)


def _kept(manifest: Mapping[str, Any], folder: Path) -> Restored:
    """What is there of what the database names; the rest goes."""
    stored = {path.name: path for path in (folder / VAULT).glob("??/*")}
    named = _named(folder / DATABASE)
    for address, path in stored.items():
        if address not in named:
            path.unlink()
    kept = named & stored.keys()
    return Restored(str(manifest["made_at"]), len(kept), len(named) - len(kept))


def _named(database: Path) -> set[str]:
    try:
        return set(kept_addresses(database))
    except StorageUnavailable as error:
        raise BackupRefused(f"What is in the backup cannot be used. {error}") from None
