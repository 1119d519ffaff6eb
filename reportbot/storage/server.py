"""PostgreSQL: each work its own transaction from a pool, repeated when another one was in the way."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.errors import StorageUnavailable
from reportbot.storage import engines

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]

ATTEMPTS: Final = 20
WRITERS: Final = 4
REPEATS_OF_DUPLICATE: Final = 2
"""A row that another process made meanwhile is found when the work is done again."""

_PAUSE: Final = 0.01
_LONGEST_PAUSE: Final = 0.5


class ServerWrites:
    """Few works at once from one process: more would only spoil each other's transactions."""

    def __init__(self, address: URL) -> None:
        self._engine = engines.server(address)
        self._turns = asyncio.Semaphore(WRITERS)

    async def run(self, work: Work[T]) -> T:
        """Run a work; serialization failures and deadlocks repeat it.

        Raises:
            StorageUnavailable: the connection was lost, even while committing, or others were in the way too often.
        """
        async with self._turns:
            for attempt in range(ATTEMPTS):
                try:
                    async with self._engine.begin() as conn:
                        return await work(conn)
                except Exception as error:
                    made_meanwhile = attempt < REPEATS_OF_DUPLICATE and engines.is_duplicate(error)
                    if not (made_meanwhile or engines.is_repeatable(error)):
                        raise engines.translated(error) from error
                await asyncio.sleep(min(_LONGEST_PAUSE, _PAUSE * 2**attempt) * random.random())  # noqa: S311 guards nothing
        raise StorageUnavailable("Other transactions were in the way too often.")

    async def read(self, work: Work[T]) -> T:
        """Run a work that only reads.

        Raises:
            StorageUnavailable: the connection was lost.
        """
        try:
            async with self._engine.connect() as conn:
                await conn.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                return await work(conn)
        except Exception as error:
            raise engines.translated(error) from error

    async def scrub(self) -> bool:
        """PostgreSQL keeps a journal of its own, which no client empties."""
        return True

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()
