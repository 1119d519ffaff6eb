"""The store: works go in, each runs in a transaction to its end, whatever becomes of its caller."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.errors import StorageUnavailable
from reportbot.storage import engines
from reportbot.storage.keys import unlock
from reportbot.storage.lock import make_private
from reportbot.storage.seal import KEY_FILE, Seal
from reportbot.storage.server import ServerWrites
from reportbot.storage.upgrade import bring_up_to_date
from reportbot.storage.writer import SingleWriter

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]


class Writes(Protocol):
    """How a kind of database writes."""

    async def run(self, work: Work[T]) -> T:
        """Run one work in a transaction."""
        ...

    async def read(self, work: Work[T]) -> T:
        """Run one work that only reads."""
        ...

    async def scrub(self) -> bool:
        """Leave nothing behind of what was overwritten, where this program can; False: try again."""
        ...

    async def close(self) -> None:
        """Finish what was begun and close."""
        ...


class Store:
    """One database; `dialect` is "sqlite" or "postgresql", `seal` seals with its key."""

    def __init__(self, address: URL, seal: Seal, writes: Writes) -> None:
        self.address = address
        self.dialect = address.get_backend_name()
        self.seal = seal
        self._writes = writes
        self._running: set[asyncio.Task[Any]] = set()
        self._closed = False

    @classmethod
    async def open(
        cls, url: str | None, data_dir: Path, key_file: Path | None = None, *, upgrade: bool = True
    ) -> "Store":
        """Open the database and its key; None is the file in the data dir, made where there is none.

        Raises:
            SettingsError: the address or the key is wrong, or (without `upgrade`) the schema is old.
            SchemaNewer: a newer program wrote it.
            StorageUnavailable: it cannot be reached.
        """
        make_private(data_dir)
        address = engines.read_url(url, data_dir)
        await bring_up_to_date(address, data_dir, allowed=upgrade)
        writes = await _writes(address)
        try:
            seal = await unlock(writes, key_file or data_dir / KEY_FILE)
        except BaseException:
            await writes.close()
            raise
        return cls(address, seal, writes)

    @property
    def joins(self) -> bool:
        """Whether works that are given while another is run may join its transaction, and then see what it wrote."""
        return self.dialect == "sqlite"

    async def write(self, work: Work[T]) -> T:
        """Run a work in a transaction and commit it; it may be run more than once, and runs on if the caller goes.

        Raises:
            StorageUnavailable: nothing was written, or on PostgreSQL the outcome of the commit is unknown.
        """
        return await self._finished(self._writes.run(work))

    async def read(self, work: Work[T]) -> T:
        """Run a work that only reads, beside the writing.

        Raises:
            StorageUnavailable: the database cannot be read now.
        """
        return await self._finished(self._writes.read(work))

    async def scrub(self) -> bool:
        """Have nothing overwritten left in a journal of SQLite; False while it is in use.

        Raises:
            StorageUnavailable: the database cannot be written now.
        """
        return await self._finished(self._writes.scrub())

    async def _finished(self, running: Coroutine[Any, Any, T]) -> T:
        if self._closed:
            running.close()
            raise StorageUnavailable("The store is closed.")
        task = asyncio.create_task(running)
        self._running.add(task)
        task.add_done_callback(self._forget)
        return await asyncio.shield(task)

    def _forget(self, task: "asyncio.Task[Any]") -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # its caller may have gone; an unread exception would be logged as lost

    async def rest(self) -> None:
        """Wait until every work that was given has ended, also those whose callers have gone."""
        while self._running:
            await asyncio.wait(self._running)

    async def close(self) -> None:
        """Finish every work that was given, then close; later works are refused."""
        self._closed = True
        await self.rest()
        await self._writes.close()


async def _writes(address: URL) -> Writes:
    if address.get_backend_name() == "sqlite":
        return await SingleWriter.open(address)
    return ServerWrites(address)
