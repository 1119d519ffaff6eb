"""When a task counts as stuck, and when the bot is ready."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.health.condition import LATELY, STUCK_SECONDS, stuck, unready

MOMENT = st.floats(0, 1e6)


@given(progress=st.dictionaries(st.text(min_size=1), MOMENT), refused=st.none() | MOMENT, now=MOMENT)
def test_a_task_is_stuck_exactly_when_it_and_the_database_are_long_silent(
    progress: dict[str, float], refused: float | None, now: float
) -> None:
    found = stuck(progress, refused, now, STUCK_SECONDS)
    silent = {name for name, at in progress.items() if max(at, refused or 0.0) < now - STUCK_SECONDS}
    assert (found in silent) if silent else found == ""
    assert not found or progress[found] == min(progress.values())


@pytest.mark.parametrize(
    ("reached", "database", "reason"),
    [
        (900.0, True, ""),
        (1000.0 - LATELY, True, ""),
        (None, True, "Telegram was not reached yet"),
        (800.0, True, "Telegram was last reached 200 s ago"),
        (900.0, False, "the database does not answer"),
        (None, False, "Telegram was not reached yet; the database does not answer"),
    ],
)
def test_it_is_ready_when_both_telegram_and_the_database_answer(
    reached: float | None, database: bool, reason: str
) -> None:
    assert unready(reached, 1000.0, database=database) == reason
