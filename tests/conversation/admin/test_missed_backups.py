"""A bot that was down at the hour of its backup makes up for that night soon after it starts, and only once."""

from datetime import timedelta

import pytest

from tests.conversation.admin.test_nightly_backup import at, started, starts, starts_after_a_pause, taken_in, works

EITHER = pytest.mark.parametrize("first", ["the start", "the due time"])
MINUTE = timedelta(minutes=1)


@EITHER
@pytest.mark.parametrize("day", [22, 25])
def test_what_was_missed_is_made_up_for_once_a_few_minutes_after_the_start(first: str, day: int) -> None:
    office = started()
    starts_after_a_pause(office, at(day, 8), first=first)
    office.world.pass_time(3 * MINUTE)
    assert works(office) == []
    office.world.pass_time(3 * MINUTE)
    assert len(works(office)) == 1
    assert office.world.due("nightly-backup", 0) == at(day + 1, 2)
    office.world.pass_time(timedelta(days=2))
    assert len(works(office)) == 3


@EITHER
def test_a_start_meanwhile_neither_forgets_nor_doubles_it(first: str) -> None:
    office = started()
    starts_after_a_pause(office, at(22, 8), first=first)
    office.world.pass_time(2 * MINUTE)
    starts(office)
    office.world.pass_time(4 * MINUTE)
    assert len(works(office)) == 1
    starts(office)
    office.world.pass_time(timedelta(hours=12))
    assert len(works(office)) == 1


@EITHER
def test_one_that_was_down_when_it_was_to_make_up_for_it_does_so_after_its_next_start(first: str) -> None:
    office = started()
    starts_after_a_pause(office, at(22, 8), first=first)
    starts_after_a_pause(office, at(22, 20), first=first)
    assert works(office) == []
    office.world.pass_time(6 * MINUTE)
    assert len(works(office)) == 1


@EITHER
def test_made_up_for_shortly_before_its_hour_there_is_no_second_one_in_that_night(first: str) -> None:
    office = started()
    starts_after_a_pause(office, at(23, 1, 50), first=first)
    office.world.pass_time(6 * MINUTE)
    starts(office)
    office.world.pass_time(timedelta(hours=20))
    assert len(works(office)) == 1
    starts(office)
    office.world.pass_time(timedelta(hours=5))
    assert len(works(office)) == 2
    assert office.world.due("nightly-backup", 0) == at(25, 2)


def test_one_that_is_a_few_seconds_late_is_made_at_once() -> None:
    office = started()
    office.world.now = at(22, 2) + timedelta(seconds=20)
    taken_in(office)
    assert len(works(office)) == 1


def test_a_start_before_its_hour_changes_nothing() -> None:
    office = started()
    office.world.pass_time(timedelta(hours=3))
    starts(office)
    assert office.world.due("nightly-backup", 0) == at(22, 2)


def test_another_hour_holds_from_the_next_start_on() -> None:
    office = started()
    starts(office, 23)
    assert office.world.due("nightly-backup", 0) == at(21, 23)
    starts(office, 4)
    assert office.world.due("nightly-backup", 0) == at(22, 4)


def test_a_missed_night_is_made_up_for_whatever_the_hour_is_by_then() -> None:
    office = started()
    starts_after_a_pause(office, at(22, 3), hour=4)
    office.world.pass_time(timedelta(hours=3))
    assert len(works(office)) == 1
    assert office.world.due("nightly-backup", 0) == at(23, 4)


def test_turned_off_nothing_is_made_up_for_neither_then_nor_when_it_is_turned_on_again() -> None:
    office = started()
    office.world.now = at(22, 8)
    starts(office, None)
    assert office.world.due("nightly-backup", 0) is None
    starts(office)
    office.world.pass_time(timedelta(hours=12))
    assert works(office) == []
    assert office.world.due("nightly-backup", 0) == at(23, 2)


def test_turned_off_before_it_could_be_made_up_for_it_goes() -> None:
    office = started()
    starts_after_a_pause(office, at(22, 8))
    starts(office, None)
    office.world.pass_time(timedelta(hours=1))
    assert works(office) == []


@pytest.mark.parametrize("missed", [True, False])
def test_a_clock_that_was_ahead_does_not_keep_it_from_being_made(*, missed: bool) -> None:
    office = started()
    if missed:
        starts_after_a_pause(office, at(28, 8))
    else:
        office.world.now = at(28, 8)
        starts_after_a_pause(office, at(28, 8), first="the due time")
        office.world.pass_time(6 * MINUTE)
    before = len(works(office))
    office.world.now = at(22, 8)
    starts(office)
    assert office.world.due("nightly-backup", 0) == at(23, 2)
    assert len(works(office)) == before
