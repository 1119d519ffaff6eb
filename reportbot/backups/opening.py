"""Going through a backup entry by entry: what it may hold, and whether it is whole."""

import json
import re
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final, Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from reportbot.backups.making import DATABASE, MANIFEST, VAULT
from reportbot.backups.recovery import BackupRefused
from reportbot.backups.sealing import OpeningReader

_VAULT_NAME: Final = re.compile(rf"{VAULT}/([0-9a-f]{{2}})/(\1[0-9a-f]{{8,126}})")
_LARGEST_MANIFEST: Final = 1 << 16
_FOREIGN: Final = "The backup holds what no backup holds."


class Take(Protocol):
    """Takes each entry: the database, or a file of the vault."""

    def __call__(self, name: str, content: IO[bytes]) -> None:
        """`name` is a safe path."""
        ...


def gone_through(backup: Path, recovery: X25519PrivateKey, take: Take) -> Mapping[str, Any]:
    """Hand each entry to `take`, in order; what the backup says of itself once all of it was proven.

    Raises:
        BackupRefused: the backup is another's, damaged or not whole; what was taken before is worth nothing then.
    """
    try:
        source = backup.open("rb")
    except OSError as error:
        raise BackupRefused(f"{backup} cannot be read ({error.strerror}).") from None
    with source:
        return _entries(OpeningReader(source, recovery), take)


def _entries(reader: OpeningReader, take: Take) -> Mapping[str, Any]:
    manifest: Mapping[str, Any] | None = None
    files, database = 0, False
    try:
        with tarfile.open(fileobj=reader, mode="r|") as archive:  # type: ignore[call-overload]
            for entry in archive:
                content = archive.extractfile(entry)
                if content is None or manifest is not None:
                    raise BackupRefused(_FOREIGN)
                if entry.name == MANIFEST:
                    manifest = json.loads(content.read(_LARGEST_MANIFEST))
                    continue
                take(_known(entry.name), content)
                database, files = database or entry.name == DATABASE, files + (entry.name != DATABASE)
        reader.read()
    except (tarfile.TarError, ValueError, EOFError):
        raise BackupRefused("The backup is damaged: what was sealed is no archive.") from None
    if manifest is None:
        raise BackupRefused("The backup is not whole: it has no list of what it holds.")
    if not database or files != manifest["files"]:
        raise BackupRefused("The backup is not whole: it lacks what its list names.")
    return manifest


def _known(name: str) -> str:
    if name != DATABASE and _VAULT_NAME.fullmatch(name) is None:
        raise BackupRefused(_FOREIGN)
    return name
