"""The vault: sealed files on disk, named by a keyed digest of their content; the database holds only their rows."""

import asyncio
import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from reportbot.clock import Clock
from reportbot.domain.records import StoredFile
from reportbot.errors import ReportBotError
from reportbot.storage import files
from reportbot.storage.connection import Connection
from reportbot.storage.lock import sync_directory, wait_for
from reportbot.storage.patience import PatientStore
from reportbot.storage.seal import Seal, SealBroken

ORPHAN_SECONDS = 86_400.0
"""A file without a row is younger while it is being kept."""


class FileGone(ReportBotError):
    """The file was purged, or its bytes are lost."""


class Plain(Struct, frozen=True):
    """A file that is to be kept."""

    kind: str
    name: str
    mime: str
    data: bytes
    expires_at: datetime | None = None


class Vault:
    """Keeps, reads and purges files below `folder`; each is sealed with the key of the store."""

    def __init__(self, folder: Path, store: PatientStore, clock: Clock) -> None:
        self._folder, self._store, self._clock = folder, store, clock
        self._own_turn = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """What is kept must not be deleted between its bytes and its row by who purges the same bytes."""
        async with self._own_turn:
            with await wait_for(self._folder.with_name(f"{self._folder.name}.lock")):
                yield

    async def keep(
        self, kind: str, name: str, mime: str, data: bytes, *, expires_at: datetime | None = None
    ) -> StoredFile:
        """Seal the bytes, have them on the disk, then write their row; the same bytes are kept once."""
        (kept,) = await self.keep_all([Plain(kind, name, mime, data, expires_at)])
        return kept

    async def keep_all(self, given: Sequence[Plain]) -> list[StoredFile]:
        """Keep several, whose rows are written at once."""
        seal = self._store.seal
        made = [self._row_of(plain, digest) for plain, digest in await asyncio.to_thread(_with_digests, given)]

        def write() -> None:
            for plain, row in zip(given, made, strict=True):
                self._write(seal, row.address, plain.data)

        async with self._turn():
            await asyncio.to_thread(write)
            return await self._store.write(lambda conn: files.insert_files(conn, seal, made))

    def _row_of(self, plain: Plain, digest: str) -> StoredFile:
        """Its row, without a number."""
        return StoredFile(
            file=0,
            kind=plain.kind,
            sha256=digest,
            size=len(plain.data),
            mime=plain.mime,
            address=files.address_of(self._store.seal, digest),
            created_at=self._clock.now(),
            name=plain.name,
            expires_at=plain.expires_at,
        )

    async def read(self, number: int) -> tuple[StoredFile, bytes]:
        """The row and the plain bytes.

        Raises:
            FileGone: it was purged, or is lost.
        """
        found = await self._store.read(lambda conn: files.by_number(conn, self._store.seal, number))
        if found is None or found.purged_at is not None:
            raise FileGone(f"file {number} is gone")
        return found, await asyncio.to_thread(self._open, found.address)

    async def purge(self, numbers: Collection[int]) -> None:
        """Delete the bytes, unless another row has the same; their rows then say so."""

        async def work(conn: Connection) -> list[str]:
            return await files.mark_purged(conn, numbers, self._clock.now())

        async with self._turn():
            for address in await self._store.write(work):
                await asyncio.to_thread(self._path(address).unlink, missing_ok=True)

    async def reseal(self, new: Seal) -> int:
        """Have all that is held there a second time, sealed with this key; what was done before a crash stays done.

        Returns how many files were lost or changed before, and cannot be opened with any key.
        """
        lost = 0
        for address, sha256 in (await self._store.read(files.held)).items():
            again = files.address_of(new, sha256)
            if not self._path(again).exists():
                try:
                    data = await asyncio.to_thread(self._open, address)
                except (FileGone, SealBroken):
                    lost += 1
                else:
                    await asyncio.to_thread(self._write, new, again, data)
        return lost

    async def sweep(self, *, young: bool = False) -> int:
        """Delete what no row names: purged files at once, others (and drafts) when they are older than a day.

        `young`: the others too, where nobody can be keeping any. Returns how many.
        """
        gone = 0
        for folder in await asyncio.to_thread(self._folders):
            async with self._turn():
                gone += await self._sweep(folder, young=young)
        return gone

    async def _sweep(self, folder: Path, *, young: bool) -> int:
        """One folder: a look at a few files at a time costs little, however many there are."""
        found = await asyncio.to_thread(_stored, folder)
        names = [path.name for path in found]
        rows = await self._store.read(lambda conn: files.held_among(conn, names))
        gone = [path for path in found if not rows.get(path.name, _is_young(path) and not young)]
        for path in gone:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        return len(gone)

    def _folders(self) -> list[Path]:
        # Each change of the key leaves folders empty: they are not worth a turn.
        return sorted(folder for folder in self._folder.glob("*/") if any(folder.iterdir()))

    def _path(self, address: str) -> Path:
        return self._folder / address[:2] / address

    def _write(self, seal: Seal, address: str, data: bytes) -> None:
        path = self._path(address)
        if path.exists():
            return
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{address}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(seal.seal("vault", address, "bytes", data))
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            sync_directory(path.parent)
        finally:
            with contextlib.suppress(FileNotFoundError):
                draft.unlink()

    def _open(self, address: str) -> bytes:
        try:
            sealed = self._path(address).read_bytes()
        except FileNotFoundError:
            raise FileGone(f"the bytes of {address} are lost") from None
        return self._store.seal.open("vault", address, "bytes", sealed)


def _with_digests(given: Sequence[Plain]) -> list[tuple[Plain, str]]:
    return [(plain, hashlib.sha256(plain.data).hexdigest()) for plain in given]


def _stored(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()]


def _is_young(path: Path) -> bool:
    return time.time() - path.stat().st_mtime < ORPHAN_SECONDS
