"""SQLite: one task owns the one writing connection and commits works in groups."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar

from msgspec import Struct
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from reportbot.errors import StorageUnavailable, Stuck
from reportbot.storage import engines
from reportbot.storage.prepared import PreparedConnection, PreparedEngine

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]

LARGEST_GROUP: Final = 64
TURNS: Final = 3
"""Of the event loop, until a task that was woken has given its work."""

_CLOSED: Final = "The store is closed."


class _Job(Struct, frozen=True, eq=False):
    work: Work[Any]
    done: asyncio.Future[Any]
    alone: bool = False


class SingleWriter:
    """Works wait in a queue; those waiting together, or woken by one another, share a transaction and one fsync."""

    def __init__(self, engine: PreparedEngine, readers: AsyncEngine) -> None:
        self._engine = engine
        self._readers = readers
        self._jobs: asyncio.Queue[_Job | None] = asyncio.Queue()
        self._connection: PreparedConnection | None = None
        self._owner: asyncio.Task[None] | None = None
        self._group: list[_Job] = []
        self._closing = self._ended = self._last = False

    @classmethod
    async def open(cls, address: URL) -> "SingleWriter":
        """Connect and begin to serve.

        Raises:
            StorageUnavailable: the file cannot be opened.
        """
        self = cls(engines.sqlite_writer(address), engines.sqlite_reader(address))
        ready: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._jobs.put_nowait(_Job(_nothing, ready))
        self._owner = asyncio.create_task(self._serve(), name="storage writer")
        try:
            await ready
        except BaseException:
            await self.close()
            raise
        return self

    async def run(self, work: Work[T]) -> T:
        """Queue a work and wait for its commit.

        Raises:
            StorageUnavailable: nothing was written.
            Stuck: nobody writes any more.
        """
        return await self._queued(work)

    async def _queued(self, work: Work[T], *, alone: bool = False) -> T:
        if self._owner is None or self._closing:
            raise StorageUnavailable(_CLOSED)
        if self._ended:
            raise Stuck("The task that writes the database was ended from outside.")
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put_nowait(_Job(work, done, alone))
        return await done

    async def read(self, work: Work[T]) -> T:
        """Run a work on a read-only connection."""
        try:
            async with self._readers.connect() as conn:
                return await work(conn)
        except Exception as error:
            raise engines.translated(error) from error

    async def scrub(self) -> bool:
        """Nothing that was overwritten is left in the journal; False while somebody reads it.

        Raises:
            StorageUnavailable: the file cannot be written now.
        """
        # On the one writing connection: a second that checkpoints can corrupt the file (SQLite before 3.51.3).
        return await self._queued(engines.empty_journal, alone=True)

    async def close(self) -> None:
        """End after the queued works; readers go first, so that the writer's close folds the journal in."""
        self._closing = True
        await self._readers.dispose()
        self._jobs.put_nowait(None)
        if self._owner is not None and not self._ended:
            # One that was ended from outside may hang with its connection.
            await asyncio.wait({self._owner})
        await self._engine.dispose()

    async def _serve(self) -> None:
        try:
            while (first := await self._jobs.get()) is not None:
                self._group = [first, *self._waiting(LARGEST_GROUP - 1)]
                await self._run_group()
                if self._last:
                    break
        finally:
            self._ended = True
            while not self._jobs.empty():
                self._group.extend(filter(None, [self._jobs.get_nowait()]))
            _refuse(self._group, StorageUnavailable(_CLOSED))
            await self._disconnect()

    def _waiting(self, room: int) -> list[_Job]:
        """At most so many of those that wait, as they came."""
        found: list[_Job] = []
        while len(found) < room and not self._last and not self._jobs.empty():
            job = self._jobs.get_nowait()
            if job is None:
                self._last = True
            else:
                found.append(job)
        return found

    async def _joining(self, group: list[_Job]) -> bool:
        """Add those whom the works so far have woken: what is sent for an update is claimed as it is stored."""
        for _ in range(TURNS):
            await asyncio.sleep(0)
        found = self._waiting(LARGEST_GROUP - len(self._group))
        self._group += found
        joined = [job for job in found if not job.alone]
        group += joined
        return bool(joined)

    async def _run_group(self) -> None:
        if together := [job for job in self._group if not job.alone]:
            await self._run_together(together, open_to_others=True)
        for job in self._group:
            if job.alone:
                await self._run_alone(job)

    async def _run_alone(self, job: _Job) -> None:
        """Outside any transaction."""
        try:
            conn = self._connection = self._connection or await self._engine.opened()
            result = await job.work(conn)
        except Exception as error:  # noqa: BLE001 whatever it is, its caller hears
            await self._disconnect()
            _refuse([job], engines.translated(error))
        else:
            if not job.done.done():
                job.done.set_result(result)

    async def _run_together(self, group: list[_Job], *, open_to_others: bool) -> None:
        try:
            results = await self._transaction(group, open_to_others=open_to_others)
        except (Exception, asyncio.CancelledError) as error:
            if self._owner is not None and self._owner.cancelling():
                raise
            if len(group) == 1 or isinstance(error, StorageUnavailable):
                _refuse(group, error)
                return
            for job in group:  # only the guilty one fails
                await self._run_together([job], open_to_others=False)
            return
        for job, result in zip(group, results, strict=True):
            if not job.done.done():
                job.done.set_result(result)

    async def _transaction(self, group: list[_Job], *, open_to_others: bool) -> list[Any]:
        try:
            conn = self._connection = self._connection or await self._engine.opened()
            async with conn.transaction():
                results = [await job.work(conn) for job in group]
                while open_to_others and await self._joining(group):
                    results += [await job.work(conn) for job in group[len(results) :]]
                return results
        except Exception as error:
            failure = engines.translated(error)
            if failure is not error or (self._connection is not None and self._connection.unfinished):
                # After a failed write or fsync the connection's picture of the file is not to be trusted.
                await self._disconnect()
            raise failure from error

    async def _disconnect(self) -> None:
        conn, self._connection = self._connection, None
        if conn is not None:
            with contextlib.suppress(Exception):
                await conn.close()


async def _nothing(_conn: AsyncConnection) -> None:
    """Prove that a transaction can begin."""


def _refuse(group: Sequence[_Job], error: BaseException) -> None:
    for job in group:
        if not job.done.done():
            job.done.set_exception(error)
