"""A work is done once it was asked for, whatever happens meanwhile, and its answer is judged when it is forgotten."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from reportbot.conversation.says import Work
from reportbot.storage import works
from reportbot.works.job import End, Failed, Job, Later, Several, Tools, Unsure
from tests.works.conftest import Workshop

GONE: Any = {"then": "person-gone", "about": {"person": 1}}
"""An answer whose effect is seen in the database: this person is not reachable any more."""


async def _nothing(_job: Job, _tools: Tools) -> Mapping[str, Any]:
    return {}


def _recorded(jobs: list[Job]) -> Any:
    async def handler(job: Job, _tools: Tools) -> Mapping[str, Any]:
        jobs.append(job)
        return {}

    return handler


async def until(looked: Callable[[], Awaitable[Any]], value: Any) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(20):
        while await looked() != value:  # noqa: ASYNC110 the tables tell no event
            await asyncio.sleep(0.01)


async def _reachable(shop: Workshop) -> bool:
    return bool((await shop.rows("SELECT reachable FROM people WHERE person = 1"))[0][0])


async def test_a_work_is_done_after_the_commit_that_asked_for_it(shop: Workshop) -> None:
    jobs: list[Job] = []
    async with shop.working(letter=_recorded(jobs)):
        await shop.ask(Work("letter", {"request": 7}, **GONE))
        await shop.none_stands()
    assert [(job.kind, job.data, job.attempts) for job in jobs] == [("letter", {"request": 7}, 0)]
    assert not await _reachable(shop)


async def test_of_works_with_the_same_once_one_stands(shop: Workshop) -> None:
    await shop.ask(Work("letter", {"n": 1}, once="letter:7"), Work("letter", {"n": 2}, once="letter:7"))
    await shop.ask(Work("letter", {"n": 3}, once="letter:7"), Work("letter", {"n": 4}), Work("letter", {"n": 5}))
    jobs: list[Job] = []
    async with shop.working(letter=_recorded(jobs)):
        await shop.none_stands()
        assert [job.data["n"] for job in jobs] == [1, 4, 5]
        await shop.ask(Work("letter", {"n": 6}, once="letter:7"))
        await shop.none_stands()
    assert jobs[-1].data == {"n": 6}


async def test_a_work_cut_off_by_a_crash_is_tried_again_and_knows_it(shop: Workshop) -> None:
    begun = asyncio.Event()

    async def hangs(_job: Job, _tools: Tools) -> Mapping[str, Any]:
        begun.set()
        await asyncio.Event().wait()
        return {}

    await shop.ask(Work("mail", {"letter": 7}, **GONE))
    async with shop.working(mail=hangs):
        await begun.wait()
    assert await shop.standing() == 1
    jobs: list[Job] = []
    async with shop.working(mail=_recorded(jobs)):
        await shop.none_stands()
    assert [(job.attempts, job.interrupted) for job in jobs] == [(1, True)]
    assert not await _reachable(shop)


async def test_what_asks_for_later_is_tried_later(shop: Workshop) -> None:
    jobs: list[Job] = []

    async def busy(job: Job, _tools: Tools) -> Mapping[str, Any]:
        jobs.append(job)
        if job.attempts < 4:
            raise Later(3600)
        return {}

    async with shop.working(mail=busy):
        await shop.ask(Work("mail", {}))
        for tries in range(1, 5):
            await _until(lambda tries=tries: len(jobs) == tries)
            await _waits(shop)
            await shop.hurry()
        await shop.none_stands()
    assert [(job.attempts, job.interrupted) for job in jobs] == [(n, False) for n in range(5)]


@pytest.mark.parametrize("then", [GONE, {}], ids=["answered", "unanswered"])
async def test_a_mistake_of_ours_is_tried_three_times_and_then_told_to_the_admins(
    shop: Workshop, then: dict[str, Any]
) -> None:
    jobs: list[Job] = []

    async def breaks(job: Job, _tools: Tools) -> Mapping[str, Any]:
        jobs.append(job)
        raise ValueError("Budi Santoso")

    async with shop.working(letter=breaks, other=_nothing):
        await shop.ask(Work("letter", {}, **then), Work("other", {}))
        for tries in (1, 2):
            await _until(lambda tries=tries: len(jobs) == tries)
            await _waits(shop)
            await shop.hurry()
        await shop.none_stands()
    assert [(job.attempts, job.interrupted) for job in jobs] == [(0, False), (1, True), (2, True)]
    assert await _reachable(shop) is not bool(then)
    texts = [row.outgoing.params["text"] for row in await shop.said()]
    assert len(texts) == 1
    assert "letter" in texts[0]
    assert "Budi" not in texts[0]


async def test_a_failure_and_a_doubt_are_answers(shop: Workshop) -> None:
    async def fails(_job: Job, _tools: Tools) -> Mapping[str, Any]:
        raise Failed("letter-empty")

    async def doubts(_job: Job, _tools: Tools) -> Mapping[str, Any]:
        raise Unsure

    async with shop.working(letter=fails, mail=doubts):
        await shop.ask(Work("letter", {}, then="nobody-owns-this"), Work("mail", {}, then="nobody-owns-this"))
        await shop.none_stands()
    kept = await shop.rows("SELECT count(*) FROM dead_updates")
    assert kept == [(2,)]


async def test_an_answer_whose_step_breaks_is_put_aside_with_its_work(shop: Workshop) -> None:
    async with shop.working(letter=_nothing):
        await shop.ask(Work("letter", {}, then="work-progress", about={"person": 1}))
        await shop.none_stands()
    assert await shop.rows("SELECT count(*) FROM dead_updates") == [(1,)]


async def test_one_work_of_a_kind_runs_at_a_time_and_two_in_all(shop: Workshop) -> None:
    running: set[str] = set()
    most: list[tuple[str, ...]] = []

    async def watched(job: Job, _tools: Tools) -> Mapping[str, Any]:
        assert job.kind not in running
        running.add(job.kind)
        most.append(tuple(sorted(running)))
        await asyncio.sleep(0.01)
        running.discard(job.kind)
        return {}

    await shop.ask(*[Work(kind, {}) for kind in ("a", "b", "c") for _ in range(3)])
    async with shop.working(a=watched, b=watched, c=watched):
        await shop.none_stands()
    assert len(most) == 9
    assert max(map(len, most)) == 2


async def test_of_works_that_are_done_together_a_few_are_taken_at_once(shop: Workshop) -> None:
    taken: list[list[int]] = []

    async def handler(jobs: Sequence[Job], _tools: Tools) -> list[End]:
        taken.append([job.data["n"] for job in jobs])
        return [{} for _ in jobs]

    await shop.ask(*(Work("photo", {"n": n}) for n in range(5)), Work("letter", {}))
    async with shop.working(photo=Several(handler, 3), letter=_nothing):
        await shop.none_stands()
    assert taken == [[0, 1, 2], [3, 4]]


async def test_each_of_works_that_are_done_together_has_its_own_end(shop: Workshop) -> None:
    begun: list[tuple[int, int]] = []

    async def handler(jobs: Sequence[Job], _tools: Tools) -> list[End]:
        ends: list[End] = [{}, Later(3600), Failed("mail-file-gone"), RuntimeError("a mistake")]
        begun.extend((job.data["n"], job.attempts) for job in jobs)
        return [ends[job.data["n"]] if not job.attempts else {} for job in jobs]

    await shop.ask(Work("photo", {"n": 0}, **GONE), *(Work("photo", {"n": n}) for n in range(1, 4)))
    async with shop.working(photo=Several(handler, 4)):
        await until(shop.standing, 2)
        await shop.hurry()
        await shop.none_stands()
    assert begun == [(0, 0), (1, 0), (2, 0), (3, 0), (1, 1), (3, 1)]
    assert not await _reachable(shop)


async def test_a_work_that_had_a_fault_is_done_alone(shop: Workshop) -> None:
    taken: list[list[int]] = []

    async def handler(jobs: Sequence[Job], _tools: Tools) -> list[End]:
        taken.append([job.data["n"] for job in jobs])
        if len(taken) == 1:
            raise RuntimeError("all are cut off")
        return [{} for _ in jobs]

    await shop.ask(*(Work("photo", {"n": n}) for n in range(3)))
    async with shop.working(photo=Several(handler, 3)):
        await until(lambda: shop.rows("SELECT count(*) FROM works WHERE faults = 1 AND state = 'waiting'"), [(3,)])
        await shop.ask(Work("photo", {"n": 3}))
        await shop.hurry()
        await shop.none_stands()
    assert taken == [[0, 1, 2], [0], [1], [2], [3]]


async def test_a_work_whose_taking_nobody_heard_of_is_taken_again(shop: Workshop) -> None:
    async def claimed(*under_way: int) -> list[int]:
        now, seal = datetime.now(UTC), shop.store.seal
        found = await shop.store.write(lambda conn: works.claim(conn, seal, now, busy=(), most=2, under_way=under_way))
        return [work.work for work in found]

    await shop.ask(Work("letter", {}))
    (work,) = await claimed()
    assert await claimed() == [work]
    assert await claimed(work) == []


async def test_progress_is_told_to_its_person_in_one_message(shop: Workshop) -> None:
    async def long(_job: Job, tools: Tools) -> Mapping[str, Any]:
        await tools.progress(1, 500)
        shop.clock.ahead += 2.5
        await tools.progress(50, 500)
        await tools.progress(51, 500)
        shop.clock.ahead += 3.5
        await tools.progress(490, 500)
        return {}

    async with shop.working(letter=long):
        await shop.ask(Work("letter", {}, person=1))
        await shop.none_stands()
    rows = [row.outgoing for row in await shop.said()]
    assert [(row.place, row.params["text"]) for row in rows] == [("work:1", "500 dari 500")]


async def test_a_short_work_tells_no_progress(shop: Workshop) -> None:
    async def short(_job: Job, tools: Tools) -> Mapping[str, Any]:
        await tools.progress(1, 2)
        return {}

    async with shop.working(letter=short):
        await shop.ask(Work("letter", {}, person=1))
        await shop.none_stands()
    assert await shop.said() == []


async def _until(met: Any) -> None:
    async with asyncio.timeout(20):
        while not met():  # noqa: ASYNC110 the handler of a test tells no event
            await asyncio.sleep(0.005)


async def _waits(shop: Workshop) -> None:
    """Until the work stands as waiting again."""
    async with asyncio.timeout(20):
        while not await shop.rows("SELECT work FROM works WHERE state = 'waiting'"):  # noqa: ASYNC110 as above
            await asyncio.sleep(0.005)
