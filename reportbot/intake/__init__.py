"""THE transaction: seen? load what the batch needs, run the steps, save, enqueue; only then is it acknowledged."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from msgspec import Struct
from msgspec.structs import replace

from reportbot.clock import Clock
from reportbot.conversation.inputs import Due, Input
from reportbot.conversation.says import Say
from reportbot.delivery.results import Result
from reportbot.domain.records import Timer
from reportbot.intake.arrivals import Arrival, Read, arrivals_from, raw_of
from reportbot.intake.batch import Batch, Surroundings
from reportbot.intake.faults import named, where
from reportbot.intake.rendering import strip
from reportbot.intake.taken import Taken
from reportbot.storage import timers, works
from reportbot.storage.connection import Connection
from reportbot.storage.outbox import enqueue
from reportbot.storage.outbox_recovery import let_go
from reportbot.storage.outbox_results import Repeat, Settled, give_up_lane, repeat, settle, under_way
from reportbot.storage.patience import PatientStore
from reportbot.storage.works import Standing

__all__ = ["Ended", "Intake", "Surroundings", "Taken"]

log = structlog.get_logger("reportbot.intake")

TIMERS_AT_ONCE = 50

Work = Callable[[Connection], Awaitable[Taken]]


class Ended(Struct, frozen=True):
    """A work that ended: what is heard of it, and what is said besides. Those of one call have one holder."""

    work: Standing
    items: Sequence[Input] = ()
    says: Sequence[Say] = ()


class Intake:
    """Takes in updates, due times and answers; `committed` is told after each commit.

    `written` is told before it, where what reads next sees it already: a claim that joins the same transaction.
    """

    def __init__(
        self,
        store: PatientStore,
        around: Surroundings,
        clock: Clock,
        wall: Clock,
        committed: Callable[[Taken], None],
        written: Callable[[Taken], None] = lambda _: None,
    ) -> None:
        self._store, self._around, self._clock, self._wall = store, around, clock, wall
        self._committed, self._written = committed, written

    async def updates(self, raws: Sequence[Any], read: Read, natural_key: Callable[[Any], str | None]) -> None:
        """Take in a batch of raw updates; returns once they are committed, however long the database is away."""
        await self._arrivals(arrivals_from(raws, read, natural_key))

    async def inputs(self, items: Sequence[Input]) -> None:
        """Take in inputs of our own making."""
        await self._arrivals([Arrival(item) for item in items])

    async def once(self, item: Input, key: str) -> None:
        """Take in an input of our own making; for as long as its key is known, the same key counts once."""
        await self._arrivals([Arrival(item, key)])

    async def tell(self, says: Sequence[Say]) -> None:
        """Say something that no input asks for."""
        await self._commit(lambda conn: self._batch(conn, [], says=says))

    async def due(self) -> int:
        """Take in the timers that are due; returns how many."""
        found: list[Timer] = []

        async def work(conn: Connection) -> Taken:
            found[:] = await timers.due(conn, self._clock.now(), TIMERS_AT_ONCE)
            return await self._batch(conn, [Arrival(_due(timer)) for timer in found])

        try:
            await self._commit(work)
        except Exception as error:  # noqa: BLE001 whatever the reason, nothing is lost and the rest goes on
            _cannot("due times cannot be taken in", error, len(found))
            for timer in tuple(found):
                await self._arrivals([Arrival(_due(timer), timer=timer)])
        return len(found)

    async def results(self, results: Sequence[Result]) -> None:
        """Record what became of messages, and judge in the same transaction what was waiting for the answers."""
        try:
            await self._commit(lambda conn: self._settle(conn, results))
        except Exception as error:  # noqa: BLE001 whatever the reason, nothing is lost and the rest goes on
            _cannot("results cannot be taken in", error, len(results))
            if len(results) > 1:
                for result in results:
                    await self.results([result])
                return
            await self._commit(lambda conn: self._settle(conn, [replace(result, inputs=()) for result in results]))
            failure = named(error)
            await self._aside([Arrival(item, failure=failure) for result in results for item in result.inputs])

    async def worked(self, ended: Sequence[Ended]) -> None:
        """Forget works that ended, and judge in the same transaction what came of them.

        An answer that cannot be judged is put aside as a dead update, in the transaction that forgets its work.
        """
        try:
            await self._commit(lambda conn: self._end(conn, ended))
        except Exception as error:  # noqa: BLE001 whatever the reason, nothing is lost and the rest goes on
            _cannot("what came of works cannot be taken in", error, len(ended))
            for one in ended:
                await (self.worked([one]) if len(ended) > 1 else self._ended_badly(one, named(error)))

    async def _ended_badly(self, one: Ended, failure: str) -> None:
        """Once more as it is, for an apology to be said; then without what it brought."""
        for blind in (False, True):
            try:
                await self._commit(lambda conn: self._end(conn, [one], failure, blind=blind))  # noqa: B023
            except Exception as error:  # noqa: BLE001 whatever the reason, nothing is lost and the rest goes on
                _cannot("what came of a work cannot be put aside", error, len(one.items))
            else:
                return

    async def _end(self, conn: Connection, ended: Sequence[Ended], failure: str = "", *, blind: bool = False) -> Taken:
        """`failure`: why what came of them cannot be judged, so that it is only put aside."""
        # A commit whose outcome nobody heard is done again: what it recorded has had its consequences.
        standing = await works.finish(conn, [one.work.work for one in ended], ended[0].work.holder)
        fresh = [one for one in ended if one.work.work in standing]
        arrivals = [Arrival(item, failure=failure) for one in fresh for item in one.items]
        if blind:
            arrivals = [replace(each, input=None, raw=raw_of(each), unreadable=True) for each in arrivals]
        says = [say for one in fresh for say in one.says]
        return await self._batch(conn, arrivals, hopeless=bool(failure), says=says)

    async def _settle(self, conn: Connection, results: Sequence[Result]) -> Taken:
        # A commit whose outcome nobody heard is done again: what it recorded has had its consequences.
        open_rows = await under_way(conn, [result.end.claimed for result in results])
        fresh = [result for result in results if result.end.claimed.id in open_rows]
        lanes = await self._record(conn, fresh)
        taken = await self._batch(conn, [Arrival(item) for result in fresh for item in result.inputs])
        return replace(taken, lanes={*taken.lanes, *lanes})

    async def _record(self, conn: Connection, results: Sequence[Result]) -> set[str]:
        """Returns the lanes that got messages by it."""
        now, seal = self._wall.now(), self._around.seal
        overtaken = await settle(conn, [r.end for r in results if isinstance(r.end, Settled)], now)
        await repeat(conn, [r.end for r in results if isinstance(r.end, Repeat)], now)
        for lane in {r.end.claimed.outgoing.lane for r in results if r.gone}:
            await give_up_lane(conn, lane)
        await self._let_go(conn, results)
        stale = [strip(row.claimed.outgoing.lane, row.message_id) for row in overtaken if row.message_id]
        await enqueue(conn, seal, stale, now)
        return {row.lane for row in stale}

    async def _let_go(self, conn: Connection, results: Sequence[Result]) -> None:
        """Other processes may send the lanes on whose messages have all ended."""
        held = [(r.end.claimed.holder, r.end.claimed.outgoing.lane) for r in results]
        for holder in {holder for holder, _ in held if holder is not None}:
            await let_go(conn, holder, {lane for by, lane in held if by == holder})

    async def _arrivals(self, arrivals: Sequence[Arrival]) -> None:
        """Commit a batch; one that fails for a reason in its data is halved until the guilty is alone and put aside."""
        if not arrivals:
            return
        try:
            await self._commit(lambda conn: self._batch(conn, arrivals))
        except Exception as error:  # noqa: BLE001 whatever the reason, nothing is lost and the rest goes on
            _cannot("a batch cannot be taken in", error, len(arrivals))
            if len(arrivals) == 1:
                await self._aside([replace(arrivals[0], failure=named(error))])
                return
            middle = len(arrivals) // 2
            await self._arrivals(arrivals[:middle])
            await self._arrivals(arrivals[middle:])

    async def _aside(self, arrivals: Sequence[Arrival]) -> None:
        """Keep as dead updates, with an apology; where even its sender cannot be stored, without."""
        try:
            await self._commit(lambda conn: self._batch(conn, arrivals, hopeless=True))
        except Exception as error:  # noqa: BLE001 whatever the reason, nothing is lost and the rest goes on
            _cannot("nobody can be told about a dead update", error, len(arrivals))
            blind = [replace(arrival, raw=raw_of(arrival), unreadable=True) for arrival in arrivals]
            await self._commit(lambda conn: self._batch(conn, blind, hopeless=True))

    async def _batch(
        self, conn: Connection, arrivals: Sequence[Arrival], *, hopeless: bool = False, says: Sequence[Say] = ()
    ) -> Taken:
        batch = Batch(self._around, conn, self._clock.now(), self._wall.now(), hopeless=hopeless, says=list(says))
        return await batch.run(arrivals)

    async def _commit(self, work: Work) -> None:
        async def told(conn: Connection) -> Taken:
            taken = await work(conn)
            self._written(taken)
            return taken

        self._committed(await self._store.write(told))


def _due(timer: Timer) -> Due:
    return Due(kind=timer.kind, subject=timer.subject, due_at=timer.due_at, data=timer.data)


def _cannot(what: str, error: Exception, size: int) -> None:
    log.error(what, size=size, kind=type(error).__name__, where=where(error))
