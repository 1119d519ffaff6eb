"""THE transaction: seen? load what the batch needs, run the steps, save, enqueue; only then is it acknowledged."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog

from reportbot.clock import Clock
from reportbot.conversation.inputs import Due, Input
from reportbot.delivery.results import Result
from reportbot.errors import StorageUnavailable
from reportbot.intake.arrivals import Arrival, Read, arrivals_from
from reportbot.intake.batch import Batch, Surroundings
from reportbot.intake.rendering import Answer, strip
from reportbot.storage import timers
from reportbot.storage.connection import Connection
from reportbot.storage.outbox import enqueue
from reportbot.storage.outbox_results import Repeat, Settled, give_up_lane, repeat, settle
from reportbot.storage.store import Store

__all__ = ["Intake", "Surroundings"]

log = structlog.get_logger("reportbot.intake")

TIMERS_AT_ONCE = 50

Work = Callable[[Connection], Awaitable[list[Answer]]]


class Intake:
    """Takes in updates, due times and answers; after each commit `committed` gets the answers to presses."""

    def __init__(
        self,
        store: Store,
        around: Surroundings,
        clock: Clock,
        wall: Clock,
        committed: Callable[[Sequence[Answer]], None],
    ) -> None:
        self._store, self._around, self._clock, self._wall, self._committed = store, around, clock, wall, committed

    async def updates(self, raws: Sequence[Any], read: Read, natural_key: Callable[[Any], str | None]) -> None:
        """Take in a batch of raw updates; returns once they are committed, however long the database is away."""
        await self._arrivals(arrivals_from(raws, read, natural_key))

    async def inputs(self, items: Sequence[Input]) -> None:
        """Take in inputs of our own making."""
        await self._arrivals([Arrival(item) for item in items])

    async def due(self) -> int:
        """Take in the timers that are due; returns how many."""
        found: list[int] = []

        async def work(conn: Connection) -> list[Answer]:
            ready = await timers.due(conn, self._clock.now(), TIMERS_AT_ONCE)
            found[:] = [len(ready)]
            items = [Due(kind=t.kind, subject=t.subject, due_at=t.due_at, data=t.data) for t in ready]
            return await self._batch(conn, [Arrival(item) for item in items])

        await self._commit(work)
        return found[0]

    async def results(self, results: Sequence[Result]) -> None:
        """Record what became of messages, and judge in the same transaction what was waiting for the answers."""

        async def work(conn: Connection) -> list[Answer]:
            await self._record(conn, results)
            return await self._batch(conn, [Arrival(item) for result in results for item in result.inputs])

        await self._commit(work)

    async def _record(self, conn: Connection, results: Sequence[Result]) -> None:
        now, seal = self._wall.now(), self._around.seal
        overtaken = await settle(conn, [r.end for r in results if isinstance(r.end, Settled)], now)
        await repeat(conn, [r.end for r in results if isinstance(r.end, Repeat)], now)
        for lane in {r.end.claimed.outgoing.lane for r in results if r.gone}:
            await give_up_lane(conn, lane)
        stale = [strip(row.claimed.outgoing.lane, row.message_id) for row in overtaken if row.message_id]
        await enqueue(conn, seal, stale, now)

    async def _arrivals(self, arrivals: Sequence[Arrival]) -> None:
        """Commit a batch; one that fails for a reason in its data is halved until the guilty is alone and put aside."""
        if not arrivals:
            return
        try:
            await self._commit(lambda conn: self._batch(conn, arrivals))
        except Exception:
            log.exception("a batch cannot be taken in", size=len(arrivals))
            if len(arrivals) == 1:
                await self._commit(lambda conn: self._batch(conn, arrivals, hopeless=True))
                return
            middle = len(arrivals) // 2
            await self._arrivals(arrivals[:middle])
            await self._arrivals(arrivals[middle:])

    async def _batch(self, conn: Connection, arrivals: Sequence[Arrival], *, hopeless: bool = False) -> list[Answer]:
        batch = Batch(self._around, conn, self._clock.now(), hopeless=hopeless)
        return await batch.run(arrivals, self._wall.now())

    async def _commit(self, work: Work) -> None:
        wait = 0.2
        while True:
            try:
                answers = await self._store.write(work)
                break
            except StorageUnavailable as error:
                log.error("the database cannot be written; nothing is acknowledged", why=str(error))
                await asyncio.sleep(wait)
                wait = min(wait * 2, 30.0)
        self._committed(answers)
