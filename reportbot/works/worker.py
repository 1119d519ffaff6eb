"""Does works that wait: one of each kind at a time, beside everything else, and hands in what came of them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog

from reportbot.clock import Clock
from reportbot.conversation.inputs import Answered, Input
from reportbot.conversation.progress import PROGRESS
from reportbot.conversation.says import Content, NoticeToAdmins, Say, Text
from reportbot.intake import Intake
from reportbot.intake.faults import where
from reportbot.storage import works
from reportbot.storage.connection import Connection
from reportbot.storage.patience import PatientStore
from reportbot.storage.presence import Alone
from reportbot.storage.works import Standing
from reportbot.tasks import Together
from reportbot.works.job import Failed, Handler, Job, Later, Tools, Unsure

log = structlog.get_logger("reportbot.works")

AT_ONCE = 2
IDLE_SECONDS = 30.0
LONGEST_WORK = 1800.0
"""A handler that takes longer hangs; it is cut off and counts as failed."""

MOST_FAULTS = 3
"""After so many tries that ended by a mistake of ours a work has failed."""

MOST_CRASHES = 10
"""After so many faults a work that was cut off each time is not begun again."""

FAULT_WAIT = 5.0
QUIET_SECONDS = 2.0
TOGETHER_SECONDS = 0.05
"""What is asked for within this time is looked for once."""

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
        handlers: Mapping[str, Handler],
        wall: Clock,
        presence: Alone | None = None,
    ) -> None:
        self._store, self._intake, self._tools, self._handlers, self._wall = store, intake, tools, handlers, wall
        self._presence = presence or Alone()
        self._wake = asyncio.Event()
        self._busy: dict[str, int] = {}
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
                    for work in await self._store.write(self._claim):
                        self._busy[work.kind] = work.work
                        group.create_task(self._do(work))
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
            under_way=self._busy.values(),
        )

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(min(seconds, IDLE_SECONDS)):
                await self._wake.wait()
                # Each commit wakes, and few ask for a work.
                await asyncio.sleep(TOGETHER_SECONDS)
        except TimeoutError:
            return

    async def _do(self, work: Standing) -> None:
        progress = Progress(work, self._intake, self._wall)
        try:
            answer = await self._attempt(work, progress)
            if answer is not None:
                await self._end(work, answer, progress)
        finally:
            self._busy.pop(work.kind, None)
            self.wake()

    async def _attempt(self, work: Standing, progress: "Progress") -> Answered | None:
        """What came of it; None where it is to be tried again."""
        try:
            if work.interrupted and work.faults >= MOST_CRASHES:
                return _answer(work, "failed", description=FAILED)
            async with asyncio.timeout(LONGEST_WORK):
                result = await self._handler(work)(_job(work), replace(self._tools, progress=progress.tell))
        except Later as later:
            await self._again(work, later.seconds, fault=False)
        except Failed as failed:
            return _answer(work, "failed", description=failed.key)
        except Unsure:
            return _answer(work, "unknown")
        except Exception as error:  # noqa: BLE001 a mistake nobody foresaw must not stop the other works
            log.error("a_work_failed", work=work.kind, kind=type(error).__name__, where=where(error))
            if work.faults + 1 >= MOST_FAULTS:
                return _answer(work, "failed", description=FAILED)
            await self._again(work, FAULT_WAIT * (work.faults + 1), fault=True)
        else:
            return _answer(work, "done", result=result)
        return None

    def _handler(self, work: Standing) -> Handler:
        return self._handlers[work.kind]

    async def _again(self, work: Standing, seconds: float, *, fault: bool) -> None:
        ready_at = self._wall.now() + timedelta(seconds=seconds)
        await self._store.write(lambda conn: works.put_back(conn, work.work, ready_at, fault=fault, holder=work.holder))

    async def _end(self, work: Standing, answer: Answered, progress: "Progress") -> None:
        self.failed += answer.outcome == "failed"
        items: list[Input] = [answer] if work.then else []
        if answer.outcome == "done":
            items = [*progress.rest(), *items]
        says: list[Say] = []
        if answer.description == FAILED:
            says.append(NoticeToAdmins(Content((Text("work-given-up", {"work": work.kind}),))))
        await self._intake.worked(work, items, says)


class Progress:
    """Tells how far a work is: not before 2 s, not more often than every 3 s, to the person it is done for."""

    def __init__(self, work: Standing, intake: Intake, wall: Clock) -> None:
        self._work, self._intake, self._wall = work, intake, wall
        self._next_at = wall.monotonic() + QUIET_SECONDS
        self._shown: tuple[int, int] | None = None

    async def tell(self, done: int, total: int) -> None:
        """So much of so much is done."""
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


def _job(work: Standing) -> Job:
    return Job(number=work.work, kind=work.kind, data=work.data, attempts=work.attempts, interrupted=work.interrupted)


def _answer(work: Standing, outcome: str, *, result: Any = None, description: str = "") -> Answered:
    return Answered(kind=work.then, outcome=outcome, result=result, description=description, about=work.about)
