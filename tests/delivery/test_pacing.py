"""No chat ever gets more than Telegram allows, however messages come."""

from hypothesis import given
from hypothesis import strategies as st

from reportbot.delivery.pacing import GROUP_SECONDS, Limits, Throttle, wait_for_group, wait_for_lane, wait_for_person

LIMITS = Limits()
GAPS = st.lists(st.floats(0, 90), max_size=120)
COSTS = st.integers(1, 10)


@given(st.lists(st.tuples(st.floats(0, 20), COSTS), max_size=80))
def test_no_sliding_minute_holds_more_than_twenty_messages_to_a_group(arrivals: list[tuple[float, int]]) -> None:
    now, sent = 0.0, list[float]()
    for gap, cost in arrivals:
        now += gap
        now += wait_for_group(sent, now, cost, LIMITS)
        sent += [now] * cost
    for at in sent:
        assert sum(1 for other in sent if at <= other < at + GROUP_SECONDS - 1e-6) <= LIMITS.per_group_minute


@given(GAPS)
def test_a_person_gets_at_most_a_burst_and_then_one_a_second(gaps: list[float]) -> None:
    now, sent = 0.0, list[float]()
    for gap in gaps:
        now += gap / 30
        now += wait_for_person(sent, now, 1, LIMITS)
        sent.append(now)
    for first in range(len(sent)):
        for last in range(first, len(sent)):
            assert last - first + 1 <= LIMITS.burst + (sent[last] - sent[first]) * LIMITS.per_chat + 1 + 1e-6


def test_a_conversation_of_twenty_quick_messages_is_never_held_up() -> None:
    sent: list[float] = []
    for n in range(20):
        assert wait_for_person(sent, n * 0.01, 1, LIMITS) == 0
        sent.append(n * 0.01)
    assert wait_for_person(sent, 0.2, 1, LIMITS) > 0


def test_a_clock_that_went_back_holds_a_group_for_a_minute_at_most() -> None:
    assert wait_for_group([10_000.0] * 20, 0.0, 1, LIMITS) <= GROUP_SECONDS


def test_zero_lifts_each_limit() -> None:
    free = Limits(per_second=0, per_chat=0, per_group_minute=0)
    assert wait_for_lane("group", [0.0] * 500, 0.0, 10, free) is None
    assert wait_for_lane("person:1", [0.0] * 500, 0.0, 1, free) is None
    assert all(Throttle(0).wait(0.0, 1) == 0 for _ in range(100))


def test_calls_that_are_no_messages_never_wait() -> None:
    assert wait_for_lane("group", [0.0] * 20, 0.0, 0, LIMITS) == 0


@given(st.lists(st.tuples(st.floats(0, 0.2), st.floats(0, 0.1)), max_size=200))
def test_no_second_of_telegrams_holds_more_than_thirty_messages_in_all(
    ways: list[tuple[float, float]],
) -> None:
    throttle, now, arrived = Throttle(30), 0.0, []
    for gap, way in ways:
        now += gap
        while (wait := throttle.wait(now, 1)) > 0:
            now += wait + 1e-9
        arrived.append(now + way)
    for at in arrived:
        assert sum(1 for other in arrived if at <= other < at + 1 - 1e-6) <= 30
