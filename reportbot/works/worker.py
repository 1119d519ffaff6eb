"""Does works that wait, one of each kind at a time or a few together, and hands in what came of them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import structlog
from msgspec.structs import replace

from reportbot.clock import Clock
from reportbot.conversation.inputs import Answered, Input
from reportbot.conversation.progress import PROGRESS
from reportbot.conversation.says import Content, NoticeToAdmins, Say, Text
from reportbot.intake import Ended, Intake
from reportbot.intake.faults import where
from reportbot.storage import works
from reportbot.storage.connection import Connection
from reportbot.storage.patience import PatientStore
from reportbot.storage.presence import Alone
from reportbot.storage.works import Standing
from reportbot.tasks import Together
from reportbot.works.job import End, Failed, Handler, Job, Later, Several, Tools, Unsure

log = structlog.get_logger("reportbot.works")

AT_ONCE = 2
IDLE_SECONDS = 30.0
LONGEST_WORK = 1800.0
"""A handler that tells of no progress for so long hangs; it is cut off, which counts as a fault."""

MOST_FAULTS = 3
"""After so many tries that ended by a mistake of ours a work has failed."""

MOST_CRASHES = 10
"""After so many faults a work that was cut off each time is not begun again."""

FAULT_WAIT = 5.0
QUIET_SECONDS = 2.0
TOGETHER_SECONDS = 0.05
"""What is asked for within this time is looked for once."""

REST_SECONDS = 0.25
"""Between two takings of a kind of which several are done at once: the more come, the more are done together."""

BETWEEN_SECONDS = 3.0

FAILED = "work-failed"
"""The description of an answer to a work that our own mistake has stopped."""

Tell = Callable[[int, int], Awaitable[None]]


class Worker:
    """Knows the works table and the clock; handlers do the rest. `wall` is the clock that no clock file moves.

    `presence` is this process among those at the same database: one of a kind is done at a time by all of them.
    """

    def __init__(
        self,
        store: PatientStore,
        intake: Intake,
        tools: Tools,
        handlers: Mapping[str, Handler | Several],
        wall: Clock,
        presence: Alone | None = None,
    ) -> None:
        self._store, self._intake, self._tools, self._handlers, self._wall = store, intake, tools, handlers, wall
        self._presence = presence or Alone()
        self._wake = asyncio.Event()
        self._busy: dict[str, list[int]] = {}
        self._several = {kind: each.most for kind, each in handlers.items() if isinstance(each, Several)}
        self.progressed_at = wall.monotonic()
        self.failed = 0

    def wake(self) -> None:
        """Something was committed: a work may have been asked for."""
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled; what is under way then is tried again after the next start."""
        if self._presence.number is None:
            await self._store.write(lambda conn: works.recover(conn, self._wall.now()))
        async with Together() as group:
            while True:
                self._wake.clear()
                self.progressed_at = self._wall.monotonic()
                pause = await self._pause()
                if pause <= 0:
                    for kind, taken in _by_kind(await self._store.write(self._claim)):
                        self._busy[kind] = [work.work for work in taken]
                        group.create_task(self._do(kind, taken))
                else:
                    await self._sleep(pause)

    async def _pause(self) -> float:
        """Seconds until a work may be begun, 0 when one may now."""
        if len(self._busy) >= AT_ONCE:
            return IDLE_SECONDS
        holder = self._presence.number
        ready = await self._store.read(lambda conn: works.next_ready(conn, self._busy, holder))
        return IDLE_SECONDS if ready is None else max(0.0, (ready - self._wall.now()).total_seconds())

    async def _claim(self, conn: Connection) -> list[Standing]:
        return await works.claim(
            conn,
            self._store.seal,
            self._wall.now(),
            busy=self._busy,
            most=AT_ONCE - len(self._busy),
            holder=self._presence.number,
            under_way=[number for numbers in self._busy.values() for number in numbers],
            several=self._several,
        )

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(min(seconds, IDLE_SECONDS)):
                await self._wake.wait()
                # Each commit wakes, and few ask for a work.
                await asyncio.sleep(TOGETHER_SECONDS)
        except TimeoutError:
            return

    async def _do(self, kind: str, taken: Sequence[Standing]) -> None:
        progress = Progress(taken[0], self._intake, self._wall)
        try:
            ends = await self._attempt(kind, taken, progress)
            answers = [(work, await self._judged(work, end)) for work, end in zip(taken, ends, strict=True)]
            ended = [self._ended(work, answer, progress) for work, answer in answers if answer is not None]
            if ended:
                await self._intake.worked(ended)
            if kind in self._several:
                await asyncio.sleep(REST_SECONDS)
        finally:
            self._busy.pop(kind, None)
            self.wake()

    async def _attempt(self, kind: str, taken: Sequence[Standing], progress: "Progress") -> Sequence[End]:
        """What came of each; only one that had no fault yet is taken with others."""
        if taken[0].interrupted and taken[0].faults >= MOST_CRASHES:
            return [Failed(FAILED)]
        handler, tools = self._handlers[kind], replace(self._tools, progress=progress.tell)
        jobs = [_job(work) for work in taken]
        try:
            async with asyncio.timeout(LONGEST_WORK) as progress.limit:
                if isinstance(handler, Several):
                    return await handler.handler(jobs, tools)
                return [await handler(jobs[0], tools)]
        except Exception as error:  # noqa: BLE001 a mistake nobody foresaw must not stop the other works
            return [error] * len(taken)

    async def _judged(self, work: Standing, end: End) -> Answered | None:
        """What is heard of it; None where it is to be tried again."""
        match end:
            case Later():
                await self._again(work, end.seconds, fault=False)
                return None
            case Failed():
                return _answer(work, "failed", description=end.key)
            case Unsure():
                return _answer(work, "unknown")
            case Exception():
                return await self._faulty(work, end)
        return _answer(work, "done", result=end)

    async def _faulty(self, work: Standing, error: Exception) -> Answered | None:
        log.error("a_work_failed", work=work.kind, kind=type(error).__name__, where=where(error))
        if work.faults + 1 >= MOST_FAULTS:
            return _answer(work, "failed", description=FAILED)
        await self._again(work, FAULT_WAIT * (work.faults + 1), fault=True)
        return None

    async def _again(self, work: Standing, seconds: float, *, fault: bool) -> None:
        ready_at = self._wall.now() + timedelta(seconds=seconds)
        await self._store.write(lambda conn: works.put_back(conn, work.work, ready_at, fault=fault, holder=work.holder))

    def _ended(self, work: Standing, answer: Answered, progress: "Progress") -> Ended:
        self.failed += answer.outcome == "failed"
        items: list[Input] = [answer] if work.then else []
        if answer.outcome == "done":
            items = [*progress.rest(), *items]
        says: list[Say] = []
        if answer.description == FAILED:
            says.append(NoticeToAdmins(Content((Text("work-given-up", {"work": work.kind}),))))
        return Ended(work, items, says)


class Progress:
    """Tells how far a work is: not before 2 s, not more often than every 3 s, to the person it is done for.

    `limit` cuts the work off where nothing is told; whatever is told puts it off.
    """

    def __init__(self, work: Standing, intake: Intake, wall: Clock) -> None:
        self._work, self._intake, self._wall = work, intake, wall
        self._next_at = wall.monotonic() + QUIET_SECONDS
        self._shown: tuple[int, int] | None = None
        self.limit: asyncio.Timeout | None = None

    async def tell(self, done: int, total: int) -> None:
        """So much of so much is done."""
        if self.limit is not None and not self.limit.expired():
            self.limit.reschedule(asyncio.get_running_loop().time() + LONGEST_WORK)
        if self._work.person is None or self._wall.monotonic() < self._next_at:
            return
        self._shown = (done, total)
        await self._intake.inputs([self._input(done, total)])
        self._next_at = self._wall.monotonic() + BETWEEN_SECONDS

    def rest(self) -> list[Input]:
        """What is still to be told when all is done, where something was told before."""
        if self._shown is None or self._shown[0] == self._shown[1]:
            return []
        total = self._shown[1]
        return [self._input(total, total)]

    def _input(self, done: int, total: int) -> Answered:
        about = {"person": self._work.person, "work": self._work.work, "kind": self._work.kind}
        return Answered(kind=PROGRESS, outcome="done", result={"done": done, "total": total}, about=about)


def _by_kind(taken: Sequence[Standing]) -> list[tuple[str, list[Standing]]]:
    kinds: dict[str, list[Standing]] = {}
    for work in taken:
        kinds.setdefault(work.kind, []).append(work)
    return list(kinds.items())


def _job(work: Standing) -> Job:
    return Job(number=work.work, kind=work.kind, data=work.data, attempts=work.attempts, interrupted=work.interrupted)


def _answer(work: Standing, outcome: str, *, result: Any = None, description: str = "") -> Answered:
    return Answered(kind=work.then, outcome=outcome, result=result, description=description, about=work.about)
