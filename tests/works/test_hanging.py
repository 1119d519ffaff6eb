"""A work that tells of progress may take as long as it needs; one that stands still for half an hour is cut off."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from reportbot.conversation.says import Work
from reportbot.works.job import End, Job, Several, Tools
from tests.works.conftest import Workshop

MINUTES = 60.0
CUT = "SELECT count(*) FROM works WHERE faults = 1 AND state = 'waiting'"


class Ahead:
    """The steady clock of the loop, which a test puts forward; what is due by then comes at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._ahead = 0.0
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: time.monotonic() + self._ahead)

    async def passes(self, seconds: float) -> None:
        self._ahead += seconds
        for _ in range(3):
            await asyncio.sleep(0)


async def _met(shop: Workshop, query: str, value: int) -> None:
    """Wait until it is so; the loop's clock is put forward meanwhile, so the turns are counted."""
    for _ in range(2_000):
        if await shop.rows(query) == [(value,)]:
            return
        await asyncio.sleep(0.005)
    raise AssertionError(query)


@pytest.mark.parametrize("person", [None, 1])
async def test_one_that_gets_on_is_not_cut_off(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, person: int | None
) -> None:
    clock, tries = Ahead(monkeypatch), 0

    async def long(_job: Job, tools: Tools) -> Mapping[str, Any]:
        nonlocal tries
        tries += 1
        for part in range(10):
            await clock.passes(29 * MINUTES)
            await tools.progress(part, 10)
        return {}

    async with shop.working(letter=long):
        await shop.ask(Work("letter", {}, person=person))
        await _met(shop, "SELECT count(*) FROM works", 0)
    assert tries == 1


@pytest.mark.parametrize("parts", [0, 3])
async def test_one_that_stands_still_is_cut_off_and_tried_again(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, parts: int
) -> None:
    clock, came = Ahead(monkeypatch), []

    async def stuck(_job: Job, tools: Tools) -> Mapping[str, Any]:
        for part in range(parts):
            await clock.passes(29 * MINUTES)
            await tools.progress(part, 10)
            came.append(part)
        await clock.passes(31 * MINUTES)
        came.append(parts)
        return {}

    async with shop.working(letter=stuck):
        await shop.ask(Work("letter", {}))
        await _met(shop, CUT, 1)
    assert came == list(range(parts))


async def test_of_works_that_are_done_together_the_progress_of_one_counts(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, tries = Ahead(monkeypatch), 0

    async def long(jobs: Sequence[Job], tools: Tools) -> list[End]:
        nonlocal tries
        tries += 1
        for part in range(4):
            await clock.passes(29 * MINUTES)
            await tools.progress(part, 4)
        return [{} for _ in jobs]

    async with shop.working(photo=Several(long, 3)):
        await shop.ask(*(Work("photo", {}) for _ in range(3)))
        await _met(shop, "SELECT count(*) FROM works", 0)
    assert tries == 1
