"""Tasks stand and fall together, whichever of them is ended from outside, and when."""

import asyncio

import pytest

from reportbot.errors import Stuck
from reportbot.tasks import Together


async def for_ever() -> None:
    await asyncio.Event().wait()


async def cut_among(others: int) -> None:
    """A group of which one task is ended from outside."""
    async with Together() as group:
        task = group.create_task(for_ever())
        for _ in range(others):
            group.create_task(for_ever())
        asyncio.get_running_loop().call_soon(task.cancel)


@pytest.mark.parametrize("others", [0, 2])
async def test_a_group_of_which_a_task_is_ended_from_outside_ends_with_stuck(others: int) -> None:
    with pytest.raises((Stuck, BaseExceptionGroup)) as caught:
        await cut_among(others)
    faults = caught.value.exceptions if isinstance(caught.value, BaseExceptionGroup) else [caught.value]
    assert [type(fault) for fault in faults] == [Stuck]


async def test_a_group_whose_tasks_have_done_their_work_ends_in_peace() -> None:
    async with Together() as group:
        task = group.create_task(asyncio.sleep(0, "selesai"))
    assert task.result() == "selesai"


async def test_a_group_that_is_cancelled_is_only_cancelled() -> None:
    async def work() -> None:
        async with Together() as group:
            group.create_task(for_ever())

    whole = asyncio.create_task(work())
    await asyncio.sleep(0.01)
    whole.cancel()
    with pytest.raises(asyncio.CancelledError):
        await whole
