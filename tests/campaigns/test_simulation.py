"""The simulation itself: its time, its power cuts, and that its oracle can find something."""

import asyncio
import random
import sqlite3
import time
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.sandbox.update_queue import Pending
from tests.campaigns.simulation.inline import inline
from tests.campaigns.simulation.lives import LIFE, Life, Points, PowerCut
from tests.campaigns.simulation.oracle import of_limits, of_secrets
from tests.campaigns.simulation.schedule import shuffled
from tests.campaigns.simulation.virtual_time import START, Clocks, Deadlock, VirtualLoop
from tests.campaigns.simulation.weather import Weather


def test_ten_minutes_pass_at_once_and_every_clock_follows() -> None:
    loop = VirtualLoop()
    clocks = Clocks(loop)

    async def wait() -> tuple[float, float]:
        wall, steady = datetime.now(UTC), time.monotonic()
        await asyncio.sleep(600)
        return (datetime.now(UTC) - wall).total_seconds(), time.monotonic() - steady

    with clocks.running():
        assert loop.run_until_complete(wait()) == pytest.approx((600, 600))
    loop.close()


def test_a_clock_that_is_set_leaves_the_steady_clock_and_the_rest_of_the_world_alone() -> None:
    loop = VirtualLoop()
    clocks = Clocks(loop)
    with clocks.running():
        steady, truth = time.monotonic(), clocks.true_time()
        clocks.jump(-86_400)
        assert datetime.now(UTC).timestamp() == pytest.approx(START.timestamp() + loop.time() - 86_400)
        assert (time.monotonic(), clocks.true_time()) == (steady, truth)
    loop.close()


def test_tasks_that_wait_for_each_other_are_told_instead_of_hanging() -> None:
    loop = VirtualLoop()
    with pytest.raises(Deadlock):
        loop.run_until_complete(asyncio.Event().wait())
    loop.close()


def test_a_power_cut_before_a_commit_leaves_the_disk_without_it(tmp_path: Path) -> None:
    points = Points(strikes=lambda point: point == "schema: before the commit" and points.crossed[point] == 2)
    assert _rows_after(tmp_path, points) == [("first",)]


def test_a_power_cut_after_a_commit_leaves_the_disk_with_it(tmp_path: Path) -> None:
    points = Points(strikes=lambda point: point == "schema: after the commit" and points.crossed[point] == 2)
    assert _rows_after(tmp_path, points) == [("first",), ("second",)]


def _rows_after(work: Path, points: Points) -> list[Any]:
    """What the next life finds of two commits, during the second of which the power fails."""
    loop = VirtualLoop()
    folder = work / "data"
    folder.mkdir()

    async def writes(life: Life) -> None:
        LIFE.set(life)
        conn = await aiosqlite.connect(folder / "reportbot.db", isolation_level=None)
        await conn.execute("PRAGMA journal_mode=WAL")
        await conn.execute("CREATE TABLE words (word)")
        for word in ("first", "second"):
            await conn.execute("BEGIN IMMEDIATE")
            await conn.execute("INSERT INTO words VALUES (?)", (word,))
            await conn.commit()

    async def lives() -> list[str]:
        life = Life(folder, work / "heritage", points, Weather(random.Random(1), loop.time), random.Random(1))
        task = asyncio.create_task(writes(life))
        life.tasks.add(task)
        await life.died.wait()
        with pytest.raises(PowerCut):
            await life.cross("anything")
        return await life.bury()

    with inline(LIFE.get):
        assert loop.run_until_complete(lives()) == []
    loop.close()
    left = sqlite3.connect(work / "heritage" / "reportbot.db")
    try:
        return left.execute("SELECT word FROM words").fetchall()
    finally:
        left.close()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=12), st.integers())
def test_updates_overtake_only_those_of_other_queues(made: list[tuple[str, bool]], seed: int) -> None:
    pending = deque(Pending(number, _update(number, *one), 0.0) for number, one in enumerate(made))
    mixed = shuffled(pending, random.Random(seed))
    assert [one.update_id for one in mixed] == list(range(len(made)))
    for kind, place in (("message", "chat"), ("callback_query", "from")):
        for who in "abc":
            assert _serials(mixed, kind, place, who) == _serials(pending, kind, place, who)


def _update(number: int, who: str, press: bool) -> dict[str, Any]:
    kind, place = ("callback_query", "from") if press else ("message", "chat")
    return {"update_id": number, kind: {place: {"id": who}, "serial": number}}


def _serials(pending: deque[Pending], kind: str, place: str, who: str) -> list[int]:
    found = [one.body[kind] for one in pending if kind in one.body]
    return [content["serial"] for content in found if content[place]["id"] == who]


def test_the_oracle_counts_a_sliding_minute_with_each_item_of_an_album() -> None:
    def call(at: float, method: str = "sendMessage", **params: Any) -> dict[str, Any]:
        return {"time": at, "method": method, "ok": True, "params": {"chat_id": "-5", **params}}

    calm = [call(3.0 * n) for n in range(20)]
    assert of_limits(calm, {-5}) == []
    assert of_limits([*calm, call(30.0)], {-5}) == ["21 messages to the group in a minute"]
    assert of_limits([*calm, call(60.5, "sendMediaGroup", media="[1, 2, 3]")], {-5}) == [
        "22 messages to the group in a minute"
    ]
    assert of_limits([call(1.0, chat_id=f"{n}") for n in range(31)], {-5}) == ["31 messages in a second"]


def test_the_oracle_finds_a_reporter_in_what_was_said() -> None:
    assert of_secrets(["Wati"], {"the group": '{"text": "Pelapor: Wati"}'}) == ["'Wati' stands in the group"]
    assert of_secrets(["Wati"], {"the group": '{"text": "Pelapor: 1 orang"}'}) == []
