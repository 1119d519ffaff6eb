"""A stream sealed in chunks: AES-256-GCM under a key made for this file alone and agreed with the recovery key.

A file is MAGIC, the public part of the recovery key, the ephemeral public key, then chunks: length, ciphertext, tag.
Nonces count the chunks; the last is marked in its nonce, so that a file that was cut short or lengthened is refused.
"""

import struct
from collections.abc import Callable
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from reportbot.backups.recovery import KEY_BYTES, BackupRefused

MAGIC: Final = b"ReportBot backup 1\n"
CHUNK: Final = 1 << 20
_TAG: Final = 16
_LENGTH: Final = struct.Struct(">I")
_BROKEN: Final = "The backup is damaged: it was changed or is not whole. Nothing of it was restored."


def _cipher(secret: bytes, header: bytes) -> AESGCM:
    return AESGCM(HKDF(hashes.SHA256(), KEY_BYTES, salt=header, info=b"reportbot backup").derive(secret))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class SealingWriter:
    """A file object whose bytes are sealed into `out`; `finish` writes the last chunk. Memory: two chunks."""

    def __init__(self, out: BinaryIO, recovery: X25519PublicKey, wrote: Callable[[int], None]) -> None:
        own = X25519PrivateKey.generate()
        self._header = MAGIC + recovery.public_bytes_raw() + own.public_key().public_bytes_raw()
        self._cipher = _cipher(own.exchange(recovery), self._header)
        self._out, self._wrote = out, wrote
        self._waiting = bytearray()
        self._number = 0
        out.write(self._header)

    def write(self, data: bytes) -> int:
        """Take bytes; whole chunks leave at once, but the last is kept until it is known to be the last."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._chunk(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def finish(self) -> None:
        """Write what is left, marked as the last."""
        self._chunk(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _chunk(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), plain, self._header)
        self._out.write(_LENGTH.pack(len(sealed)) + sealed)
        self._number += 1
        self._wrote(len(plain))


class OpeningReader:
    """A file object that gives the plain bytes of a sealed file.

    Raises:
        BackupRefused: it is no backup, is sealed for another key, was changed, or is not whole.
    """

    def __init__(self, source: BinaryIO, recovery: X25519PrivateKey) -> None:
        self._header = source.read(len(MAGIC) + 2 * KEY_BYTES)
        if not self._header.startswith(MAGIC) or len(self._header) != len(MAGIC) + 2 * KEY_BYTES:
            raise BackupRefused("This is no backup of ReportBot.")
        meant, ephemeral = self._header[len(MAGIC) : -KEY_BYTES], self._header[-KEY_BYTES:]
        if meant != recovery.public_key().public_bytes_raw():
            raise BackupRefused("The backup is sealed for another recovery key.")
        try:
            secret = recovery.exchange(X25519PublicKey.from_public_bytes(ephemeral))
        except ValueError:
            raise BackupRefused(_BROKEN) from None
        self._source, self._cipher = source, _cipher(secret, self._header)
        self._ready = bytearray()
        self._number = 0
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """So many plain bytes; fewer only at the proven end."""
        while not self._ended and (size < 0 or len(self._ready) < size):
            self._next()
        wanted = len(self._ready) if size < 0 else size
        data = bytes(self._ready[:wanted])
        del self._ready[:wanted]
        return data

    def _next(self) -> None:
        length = self._source.read(_LENGTH.size)
        size = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else 0
        if not _TAG <= size <= CHUNK + _TAG:
            raise BackupRefused(_BROKEN)
        sealed = self._source.read(size)
        # Whether it is the last is where the file ends; the nonce proves it.
        self._ended = size < CHUNK + _TAG or not self._more()
        try:
            self._ready += self._cipher.decrypt(_nonce(self._number, last=self._ended), sealed, self._header)
        except (InvalidTag, ValueError):
            raise BackupRefused(_BROKEN) from None
        if self._ended and self._source.read(1):
            raise BackupRefused(_BROKEN)
        self._number += 1

    def _more(self) -> bool:
        more = self._source.read(1)
        if more:
            self._source.seek(-1, 1)
        return bool(more)
