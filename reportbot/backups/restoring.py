"""Restoring a backup into an empty folder: nothing of a damaged one stays."""

import json
import re
import shutil
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from reportbot.backups.making import DATABASE, MANIFEST, VAULT
from reportbot.backups.recovery import BackupRefused
from reportbot.backups.sealing import CHUNK, OpeningReader
from reportbot.errors import StorageUnavailable
from reportbot.storage.restored import kept_addresses

_VAULT_NAME: Final = re.compile(rf"{VAULT}/([0-9a-f]{{2}})/(\1[0-9a-f]{{8,126}})")
_LARGEST_MANIFEST: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Restored:
    """What was in a backup; `lost` counts files that the database names and the backup lacks."""

    made_at: str
    database: bool
    files: int
    lost: int


def restore(backup: Path, recovery: X25519PrivateKey, folder: Path) -> Restored:
    """Open a backup into a new or empty folder, whole or not at all. Memory stays flat.

    Raises:
        BackupRefused: the folder holds something, or the backup is another's, damaged or not whole.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupRefused(f"{folder} is not empty: a backup is restored into a new or empty folder only.")
    try:
        source = backup.open("rb")
    except OSError as error:
        raise BackupRefused(f"{backup} cannot be read ({error.strerror}).") from None
    with source:
        reader = OpeningReader(source, recovery)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        try:
            return _checked(_extracted(reader, folder), folder)
        except BaseException:
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            raise


def _extracted(reader: OpeningReader, folder: Path) -> Mapping[str, Any]:
    manifest: Mapping[str, Any] | None = None
    try:
        with tarfile.open(fileobj=reader, mode="r|") as archive:  # type: ignore[call-overload]
            for entry in archive:
                file = archive.extractfile(entry)
                if file is None or manifest is not None:
                    raise BackupRefused("The backup holds what no backup holds.")
                if entry.name == MANIFEST:
                    manifest = json.loads(file.read(_LARGEST_MANIFEST))
                else:
                    _write(file, _place_of(entry.name, folder))
        reader.read()
    except (tarfile.TarError, ValueError, EOFError):
        raise BackupRefused("The backup is damaged: what was sealed is no archive.") from None
    if manifest is None:
        raise BackupRefused("The backup is not whole: it has no list of what it holds.")
    return manifest


def _place_of(name: str, folder: Path) -> Path:
    if name == DATABASE:
        return folder / DATABASE
    if _VAULT_NAME.fullmatch(name) is None:
        raise BackupRefused("The backup holds what no backup holds.")
    return folder / name


def _write(file: Any, path: Path) -> None:
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    with path.open("xb") as out:
        path.chmod(0o600)
        shutil.copyfileobj(file, out, CHUNK)


def _checked(manifest: Mapping[str, Any], folder: Path) -> Restored:
    there = {path.name for path in (folder / VAULT).glob("??/*")}
    if len(there) != manifest["files"] or (folder / DATABASE).exists() != manifest["database"]:
        raise BackupRefused("The backup is not whole: it lacks what its list names.")
    lost = _lost(folder / DATABASE, there) if manifest["database"] else 0
    return Restored(str(manifest["made_at"]), bool(manifest["database"]), len(there), lost)


def _lost(database: Path, there: set[str]) -> int:
    try:
        return sum(address not in there for address in kept_addresses(database))
    except StorageUnavailable as error:
        raise BackupRefused(f"What is in the backup cannot be used. {error}") from None
