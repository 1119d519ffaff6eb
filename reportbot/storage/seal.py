"""The key file and what is done with it: sealing, looking people up, digests."""

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from reportbot.errors import ReportBotError, SettingsError
from reportbot.storage.lock import sync_directory

KEY_BYTES = 32
KEY_FILE = "reportbot.key"
"""In the data dir, where no setting names another."""
LOOKUP_BYTES = 16
_NONCE_BYTES = 12
_DIGEST_BYTES = 16


class SealBroken(ReportBotError):
    """A sealed value was changed, moved to another row, or sealed with another key."""


class Seal:
    """AES-256-GCM bound to table, row and field; keyed digests; each use has its own subkey of the key file's."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self._cipher = AESGCM(_subkey(key, "seal"))
        self._lookup = _subkey(key, "lookup")
        self.digest_key = _subkey(key, "digest")
        self.previous_digest_key = b""
        self._chain = _subkey(key, "chain")
        self.webhook_secret: str = _subkey(key, "webhook").hex()
        """64 characters that all processes with this key know, and nobody else but Telegram."""
        self.key_id: str = _subkey(key, "key id")[:8].hex()

    def seal(self, table: str, row: int | str, field: str, plain: str | bytes) -> bytes:
        """Nonce, ciphertext and tag; an empty value stays empty."""
        data = plain.encode() if isinstance(plain, str) else plain
        if not data:
            return b""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, data, _identity(table, row, field))

    def open(self, table: str, row: int | str, field: str, sealed: bytes) -> bytes:
        """What was sealed.

        Raises:
            SealBroken: it is not what this key sealed for this place.
        """
        if not sealed:
            return b""
        nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, rest, _identity(table, row, field))
        except (InvalidTag, ValueError):
            raise SealBroken(f"{table}.{field} of {row} cannot be opened") from None

    def open_text(self, table: str, row: int | str, field: str, sealed: bytes) -> str:
        """What was sealed, as text."""
        return self.open(table, row, field, sealed).decode()

    def lookup(self, telegram_id: int) -> bytes:
        """What a person is found by; 16 bytes."""
        return hmac.digest(self._lookup, str(telegram_id).encode(), "sha256")[:LOOKUP_BYTES]

    def digest(self, text: str) -> bytes:
        """A keyed digest of 16 bytes."""
        return _digest(self.digest_key, text)

    def digests(self, text: str) -> tuple[bytes, ...]:
        """What `digest` gives, and gave before the key was last changed."""
        keys = (self.digest_key, self.previous_digest_key) if self.previous_digest_key else (self.digest_key,)
        return tuple(_digest(key, text) for key in keys)

    def proof(self, count: int, last: str) -> bytes:
        """The HMAC of the chain's head: how many decisions there are and the hash of the last."""
        return hmac.digest(self._chain, f"{count}:{last}".encode(errors="replace"), "sha256")


def _digest(key: bytes, text: str) -> bytes:
    return hashlib.blake2b(text.encode(), key=key, digest_size=_DIGEST_BYTES).digest()


def _subkey(key: bytes, use: str) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=f"reportbot {use}".encode()).derive(key)


def _identity(table: str, row: int | str, field: str) -> bytes:
    return f"{table}\0{row}\0{field}".encode()


def read_key(key_file: Path) -> bytes | None:
    """The key, or None where there is no such file; a file others may read is tightened.

    Raises:
        SettingsError: it cannot be read or tightened, or holds no key.
    """
    try:
        raw = key_file.read_bytes()
        if key_file.stat().st_mode & 0o077:
            key_file.chmod(0o600)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(
            f"REPORTBOT_KEY_FILE: {key_file} must be a file that only the bot may read ({error.strerror})."
        ) from None
    if len(raw) == KEY_BYTES:
        return raw
    with contextlib.suppress(ValueError):
        key = bytes.fromhex(raw.decode("ascii", "replace").strip())
        if len(key) == KEY_BYTES:
            return key
    raise SettingsError(f"REPORTBOT_KEY_FILE: {key_file} does not hold 32 bytes, raw or in hex.")


def make_key(key_file: Path) -> bytes:
    """Write a new key and have it on the disk before anything is sealed with it.

    Raises:
        SettingsError: it cannot be written.
        FileExistsError: another process was first.
    """
    key = secrets.token_bytes(KEY_BYTES)
    draft = key_file.with_name(f".{key_file.name}.{secrets.token_hex(4)}")
    try:
        write_key(draft, key)
        try:
            os.link(draft, key_file)
        finally:
            draft.unlink()
        sync_directory(key_file.parent)
    except FileExistsError:
        raise
    except OSError as error:
        raise SettingsError(f"REPORTBOT_KEY_FILE: {key_file} cannot be written ({error.strerror}).") from None
    return key


def write_key(path: Path, key: bytes) -> None:
    """A new file with a key, in hex.

    Raises:
        OSError: it cannot be written, or is there already.
    """
    write_private(path, key.hex())


def write_private(path: Path, line: str) -> None:
    """A new file of one line that only its owner may read, and that is on the disk.

    Raises:
        OSError: it cannot be written, or is there already.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        os.write(descriptor, f"{line}\n".encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def key_for(key_file: Path, known_id: str | None) -> bytes:
    """The key of a database that knows this key id; a new key where it knows none and there is no file.

    Raises:
        SettingsError: the file is missing or holds another key.
    """
    key = read_key(key_file)
    if known_id is None:
        if key is not None:
            return key
        try:
            return make_key(key_file)
        except FileExistsError:
            return key_for(key_file, known_id)
    if key is None:
        raise SettingsError(f"REPORTBOT_KEY_FILE: {key_file} is missing; without it the database cannot be opened.")
    # A rotation that crashed after its commit left the new key beside the old one.
    for each in (key, read_key(successor_of(key_file))):
        if each is not None and hmac.compare_digest(Seal(each).key_id, known_id):
            return each
    raise SettingsError(f"REPORTBOT_KEY_FILE: {key_file} is not the key this database was sealed with.")


def successor_of(key_file: Path) -> Path:
    """Where the next key stands until everything is sealed with it."""
    return key_file.with_name(f"{key_file.name}.new")
