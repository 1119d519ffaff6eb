"""A bot is deaf when updates wait and none comes in, or when no poll succeeds at all."""

from hypothesis import given
from hypothesis import strategies as st

from reportbot.health.hearing import Hearing

LONG, SHORT = 300.0, 10.0


def told(*looks: tuple[float, float, int | None]) -> list[bool | None]:
    """What each look (seconds without an update, without a poll, updates waiting) makes known."""
    hearing = Hearing(LONG)
    return [hearing.judge(*look) if hearing.is_to_ask(*look[:2]) else None for look in looks]


def test_updates_that_wait_and_do_not_come_are_told_once_and_once_when_it_is_over() -> None:
    waiting, come = (LONG, SHORT, 3), (SHORT, SHORT, 0)
    assert told(waiting, waiting, waiting, come, come) == [None, True, None, False, None]


def test_a_quiet_night_is_no_deafness() -> None:
    assert told(*[(LONG * n, SHORT, 0) for n in range(1, 9)]) == [None] * 8


def test_one_update_that_has_just_come_to_telegram_is_none_either() -> None:
    assert told((LONG, SHORT, 1), (LONG, SHORT, 0), (LONG, SHORT, 1), (LONG, SHORT, 0)) == [None] * 4
    assert told((LONG, SHORT, 1), (SHORT, SHORT, None), (LONG, SHORT, 1)) == [None] * 3


def test_without_any_good_poll_it_is_deaf_at_once() -> None:
    assert told((LONG, LONG, 0), (LONG, LONG, 5), (LONG, SHORT, 0)) == [True, None, False]


@given(st.lists(st.tuples(st.sampled_from([SHORT, LONG]), st.sampled_from([SHORT, LONG]), st.none())))
def test_while_telegram_does_not_answer_nobody_can_know(looks: list[tuple[float, float, None]]) -> None:
    assert set(told(*looks)) <= {None}


@given(
    st.lists(
        st.tuples(st.sampled_from([SHORT, LONG]), st.sampled_from([SHORT, LONG]), st.sampled_from([None, 0, 1, 99]))
    )
)
def test_what_is_told_alternates_and_begins_with_deaf(looks: list[tuple[float, float, int | None]]) -> None:
    changes = [change for change in told(*looks) if change is not None]
    assert changes == [n % 2 == 0 for n in range(len(changes))]
