"""The limit over all chats, shared: in no second do all processes together send more than it allows."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from reportbot.clock import Clock
from reportbot.delivery.turns import SharedTurns


class Row:
    """The shared row on a clock of the test."""

    def __init__(self) -> None:
        self.now, self.free_at = 0.0, 0.0

    async def take(self, seconds: float) -> float:
        first = max(self.free_at, self.now)
        self.free_at = first + seconds
        return first - self.now


class Steady(Clock):
    """Stands at the row's time."""

    def __init__(self, row: Row) -> None:
        super().__init__(monotonic=lambda: row.now)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.floats(0, 0.5)), max_size=80))
def test_no_second_holds_more_than_the_limit_whoever_sends(asked: list[tuple[int, int, float]]) -> None:
    row, limit = Row(), 30
    turns = [SharedTurns(row.take, limit, Steady(row)) for _ in range(3)]
    went: list[float] = []

    async def play() -> None:
        for which, cost, pause in asked:
            row.now += pause
            at = await turns[which]._last_of(cost)
            went.extend([max(at, row.now)] * cost)

    asyncio.run(play())
    for at in went:
        # A message of several is counted when its last place has come.
        assert sum(at <= other < at + 1.0 for other in went) <= limit + 4


async def test_without_a_limit_nobody_waits_and_nothing_is_taken() -> None:
    row = Row()
    await SharedTurns(row.take, 0, Steady(row)).wait(5)
    await SharedTurns(row.take, 30, Steady(row)).wait(0)
    assert row.free_at == 0


async def test_who_has_a_turn_waits_until_it_comes() -> None:
    row, steady = Row(), Clock()
    turns = SharedTurns(row.take, 20, steady)
    begun = steady.monotonic()
    for _ in range(2):
        await turns.wait(1)
    assert steady.monotonic() - begun >= 1.0 / 20
