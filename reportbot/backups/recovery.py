"""The recovery key: its public part stands in the data dir and seals backups, its private part is shown once."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from reportbot.errors import ReportBotError
from reportbot.storage.seal import write_private

PUBLIC_FILE: Final = "recovery.pub"
"""In the data dir."""

KEY_BYTES: Final = 32
_CHECK_BYTES: Final = 3
_GROUP: Final = 4


class BackupRefused(ReportBotError):
    """A key, a backup or a folder is not what it must be; the message says what to do."""

    exit_code = 1


class NoRecoveryKey(BackupRefused):
    """The data dir has no public part: nothing can be sealed for anybody."""


def make(data_dir: Path, *, replace: bool = False) -> str:
    """Write the public part of a new key; the private part as words to keep.

    Raises:
        BackupRefused: there is one already, or it cannot be written.
    """
    path = data_dir / PUBLIC_FILE
    if path.exists() and not replace:
        raise BackupRefused(f"{path} is there already: backups are sealed for it. --replace makes a new key.")
    private = X25519PrivateKey.generate()
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        keep_public(data_dir, private.public_key())
    except OSError as error:
        raise BackupRefused(f"{path} cannot be written ({error.strerror}).") from None
    return _written(private.private_bytes_raw())


def keep_public(data_dir: Path, public: X25519PublicKey) -> None:
    """Have backups of this data dir sealed for this key.

    Raises:
        OSError: it cannot be written.
    """
    draft = data_dir / f".{PUBLIC_FILE}"
    draft.unlink(missing_ok=True)
    write_private(draft, _written(public.public_bytes_raw()))
    draft.replace(data_dir / PUBLIC_FILE)


def public_of(data_dir: Path) -> X25519PublicKey:
    """Whom backups are sealed for.

    Raises:
        NoRecoveryKey: nobody yet.
        BackupRefused: the file holds something else, or cannot be read.
    """
    path = data_dir / PUBLIC_FILE
    try:
        return X25519PublicKey.from_public_bytes(_read(path.read_text(encoding="ascii")))
    except FileNotFoundError:
        raise NoRecoveryKey(f"There is no {path}: run `reportbot recovery-key` first.") from None
    except OSError as error:
        raise BackupRefused(f"{path} cannot be read ({error.strerror}).") from None
    except ValueError:
        raise BackupRefused(f"{path} does not hold the public part of a recovery key.") from None


def private_from(words: str) -> X25519PrivateKey:
    """The private part as it was shown; spaces, line breaks and case do not matter.

    Raises:
        BackupRefused: a letter is wrong or missing.
    """
    try:
        return X25519PrivateKey.from_private_bytes(_read(words))
    except ValueError:
        raise BackupRefused("This is no recovery key: a letter is wrong or missing.") from None


def _written(key: bytes) -> str:
    """Base32 of the key and a check, in groups."""
    words = base64.b32encode(key + _check(key)).decode("ascii")
    return "-".join(words[first : first + _GROUP] for first in range(0, len(words), _GROUP))


def _read(words: str) -> bytes:
    raw = base64.b32decode(re.sub(r"[\s-]", "", words).upper())
    key, check = raw[:KEY_BYTES], raw[KEY_BYTES:]
    if len(key) != KEY_BYTES or check != _check(key):
        raise ValueError("no key")
    return key


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"reportbot recovery " + key).digest()[:_CHECK_BYTES]
