"""A machine that runs for some hours of each day has a backup of each day, whatever the hour it was set to."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportbot.conversation.admin.nightly_backup import LATE, NIGHT, SOON
from tests.conversation.admin.office import Desk
from tests.conversation.admin.test_nightly_backup import at, started, starts, starts_after_a_pause, works

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
FIRSTS = st.sampled_from(["the start", "the due time"])

Pauses = Iterable[tuple[timedelta, timedelta]]


def _comes_up(office: Desk, now: datetime, hour: int, first: str) -> list[datetime]:
    """When one was made at once."""
    before = len(works(office))
    due = office.world.due("nightly-backup", 0)
    if due is not None and due <= now:
        starts_after_a_pause(office, now, first=first, hour=hour)
    else:
        office.world.now = now
        starts(office, hour)
    return [now] * (len(works(office)) - before)


def _runs(office: Desk, span: timedelta) -> list[datetime]:
    """When backups were made while it ran that long."""
    made, end = list[datetime](), office.world.now + span
    while (due := office.world.due("nightly-backup", 0)) is not None and due <= end:
        before = len(works(office))
        office.world.pass_time(max(due - office.world.now, timedelta(0)))
        made += [office.world.now] * (len(works(office)) - before)
    office.world.pass_time(end - office.world.now)
    return made


def _made(start: datetime, hour: int, pauses: Pauses, first: str = "the start") -> list[datetime]:
    """When backups are made by a machine that is so long up and then so long down, again and again."""
    office, found = started(None), list[datetime]()
    office.world.now = start
    starts(office, hour)
    for up, down in pauses:
        found += _runs(office, up)
        found += _comes_up(office, office.world.now + down, hour, first)
    return found


def _daily(start: datetime, up: timedelta, hour: int, days: int = 8, first: str = "the start") -> list[datetime]:
    return _made(start, hour, [(up, DAY - up)] * days, first)


@pytest.mark.parametrize(
    ("since", "until"), [((20, 30), (25, 0)), ((21, 0), (23, 30)), ((18, 0), (23, 0)), ((7, 0), (17, 0))]
)
@pytest.mark.parametrize("first", ["the start", "the due time"])
def test_a_machine_that_is_down_at_that_hour_makes_it_five_minutes_after_each_start(
    since: tuple[int, int], until: tuple[int, int], first: str
) -> None:
    up = timedelta(hours=until[0] - since[0], minutes=until[1] - since[1])
    found = _daily(at(22, *since), up, 2, first=first)
    assert found == [at(day, *since) + SOON for day in range(23, 30)]


def test_a_machine_that_is_up_at_that_hour_makes_it_then_though_it_made_up_for_one_that_evening() -> None:
    found = _made(at(22, 12), 2, [(timedelta(hours=4), timedelta(hours=28, minutes=30)), (3 * DAY, timedelta(0))])
    assert found == [at(23, 20, 35), at(25, 2), at(26, 2)]


def test_a_short_break_at_that_hour_makes_no_second_one_of_that_night() -> None:
    breaks = [(4 * 60, 32 * 60 + 30 - 4 * 60), (5 * 60, 60), (3 * DAY // MINUTE, 0)]
    found = _made(at(22, 12), 2, [(up * MINUTE, down * MINUTE) for up, down in breaks])
    assert found == [at(23, 20, 35), at(25, 2), at(26, 2), at(27, 2)]


@given(start=st.integers(0, 24 * 60 - 1), up=st.integers(30, 24 * 60), hour=st.integers(0, 23), first=FIRSTS)
@example(start=20 * 60, up=7 * 60, hour=2, first="the start")
def test_whatever_its_hours_no_day_goes_without_one(start: int, up: int, hour: int, first: str) -> None:
    begin = at(22, 0) + start * MINUTE
    found = _daily(begin, up * MINUTE, hour, first=first)
    assert found[0] - begin <= DAY + SOON
    spans = [later - earlier for earlier, later in pairwise(found)]
    # Once, from the evening of one that was made up for to the hour itself of the next night.
    assert spans[0] < DAY + NIGHT
    assert spans[1:] == [DAY] * (len(spans) - 1)
    assert begin + 8 * DAY - found[-1] < DAY + NIGHT


@given(
    start=st.integers(0, 24 * 60 - 1),
    pauses=st.lists(st.tuples(st.integers(0, 30 * 60), st.integers(0, 30 * 60)), max_size=12),
    hour=st.integers(0, 23),
    first=FIRSTS,
)
def test_whenever_it_is_up_and_down_there_are_never_two_in_one_night(
    start: int, pauses: list[tuple[int, int]], hour: int, first: str
) -> None:
    spans = [(up * MINUTE, down * MINUTE) for up, down in pauses]
    found = _made(at(22, 0) + start * MINUTE, hour, spans, first)
    assert all(later - earlier >= NIGHT for earlier, later in pairwise(found))


@given(
    before=st.lists(st.tuples(st.integers(0, 30 * 60), st.integers(0, 30 * 60)), max_size=6), hour=st.integers(0, 23)
)
def test_whatever_was_before_a_machine_that_stays_up_has_one_within_a_day_and_a_night(
    before: list[tuple[int, int]], hour: int
) -> None:
    spans = [(up * MINUTE, down * MINUTE) for up, down in before]
    start = at(22, 0)
    up_since = start + sum((up + down for up, down in spans), timedelta(0))
    found = _made(start, hour, [*spans, (3 * DAY, timedelta(0))])
    last = max((time for time in found if time <= up_since), default=up_since)
    times = [max(last, up_since), *(time for time in found if time > up_since), up_since + 3 * DAY]
    assert all(later - earlier <= DAY + NIGHT + LATE for earlier, later in pairwise(times))
