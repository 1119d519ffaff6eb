"""Restoring a backup into an empty folder, which is filled at once when all of it is proven; or proving it only."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from msgspec import Struct

from reportbot.backups.filling import filled
from reportbot.backups.making import DATABASE, VAULT
from reportbot.backups.opening import gone_through
from reportbot.backups.recovery import BackupRefused, keep_public
from reportbot.backups.sealing import CHUNK
from reportbot.errors import StorageUnavailable
from reportbot.storage.restored import kept_addresses
from reportbot.storage.seal import KEY_FILE, write_key

Look = Callable[[Path], None]
"""Looks into a folder with the database."""

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


def restore(
    backup: Path, recovery: X25519PrivateKey, folder: Path, bot_key: bytes | None = None, look: Look | None = None
) -> Restored:
    """Open a backup into a new or empty folder, whole or not at all, however it is cut off. Memory stays flat.

    The folder goes on with the same recovery key and, where it is given, with the bot's key: it is ready to run.
    `look` sees it before it takes its place, and may refuse it by raising. Files that were purged while the backup was
    made are not restored.

    Raises:
        BackupRefused: the folder holds something, or the backup is another's, damaged or not whole.
    """
    try:
        with filled(folder.absolute()) as draft:
            manifest = gone_through(backup, recovery, lambda name, content: _write(content, draft / name))
            found = _kept(manifest, draft)
            keep_public(draft, recovery.public_key())
            if bot_key is not None:
                write_key(draft / KEY_FILE, bot_key)
            if look is not None:
                look(draft)
    except OSError as error:
        raise BackupRefused(f"{folder} cannot be written ({error.strerror}).") from None
    return found


def check(backup: Path, recovery: X25519PrivateKey, look: Look, opens: Opens | None = None) -> Restored:
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
