"""Every night a backup is made without a word; admins hear of one that failed, and on Mondays of a missing key."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from reportbot.conversation import admin, flow
from reportbot.conversation.admin import backup_pages, nightly_backup
from reportbot.conversation.inputs import Due, Started
from reportbot.conversation.says import Work
from reportbot.domain.periods import WIB
from reportbot.domain.records import Timer
from tests.conversation.admin.office import Desk, desk

STARTED = Started(bot_id=5, bot_username="lapor_bot")
SUNDAY = datetime(2021, 3, 21, 12, 0, tzinfo=UTC)
RESULT = {"name": "reportbot-20210321-190000.backup", "size": 123_456, "files": 3}


def started(hour: int | None = 2) -> Desk:
    """An admin of a bot that was started for the first time."""
    office = desk()
    office.world.now = SUNDAY
    starts(office, hour)
    office.world.flow = admin
    return office


def starts(office: Desk, hour: int | None = 2) -> None:
    """The bot starts, with this setting."""
    world = office.world
    world.rules = replace(world.rules, backup_hour=hour)
    facts = world.loaded(world.facts(), lambda facts: flow.needs(facts, STARTED))
    world.apply(flow.step(facts, STARTED, world.now, world.rules, world.fresh))
    for other in ("backlog-check", "chain-anchor"):
        world.drop(Timer, (other, 0))


def taken_in(office: Desk) -> None:
    """What fell due while the bot was down."""
    timer = office.world.get(Timer, ("nightly-backup", 0))
    assert timer is not None
    assert timer.due_at <= office.world.now
    office.world.drop(Timer, timer.key)
    due = Due(kind=timer.kind, subject=timer.subject, due_at=timer.due_at, data=timer.data)
    office.world.play(due, 0)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of that March in Jakarta."""
    return datetime(2021, 3, day, hour, minute, tzinfo=WIB)


def starts_after_a_pause(office: Desk, now: datetime, *, first: str = "the start", hour: int | None = 2) -> None:
    """Down until `now`; the start and what fell due are taken in in either order."""
    office.world.now = now
    if first == "the start":
        starts(office, hour)
    taken_in(office)
    if first != "the start":
        starts(office, hour)


def works(office: Desk) -> list[Work]:
    return [say for say in office.world.says if isinstance(say, Work) and say.kind == "backup"]


def test_from_the_first_start_on_it_is_made_at_its_hour_each_night() -> None:
    office = started()
    assert office.world.due("nightly-backup", 0) == datetime(2021, 3, 21, 19, 0, tzinfo=UTC)
    office.world.pass_time(timedelta(days=2))
    assert [(work.then, work.person) for work in works(office)] == [(nightly_backup.MADE, None)] * 2
    assert office.world.due("nightly-backup", 0) == datetime(2021, 3, 23, 19, 0, tzinfo=UTC)
    assert office.world.admin_notices() == []


def test_one_that_is_made_is_recorded_and_told_to_nobody() -> None:
    office = started()
    office.world.pass_time(timedelta(days=1))
    assert office.answered(works(office)[0], result=RESULT) == ""
    assert office.world.admin_notices() == []
    (entry,) = office.decisions
    assert (entry.kind, entry.by, entry.data) == ("backup", None, {"size": 123_456, "files": 3})


@pytest.mark.parametrize("description", ["backup-failed", "work-failed"])
def test_one_that_failed_is_told_with_what_to_do(description: str) -> None:
    office = started()
    office.world.pass_time(timedelta(days=1))
    office.answered(works(office)[0], "failed", description=description)
    (told,) = office.world.admin_notices()
    assert "reportbot doctor" in told
    assert "/cadangan" in told
    assert office.decisions == []


def test_a_missing_recovery_key_is_told_on_mondays_alone() -> None:
    office = started()
    for _ in range(14):
        office.world.pass_time(timedelta(days=1))
        office.answered(works(office)[-1], result=backup_pages.KEYLESS)
    told = office.world.admin_notices()
    assert len(told) == 2
    assert "reportbot recovery-key" in told[0]
    assert office.decisions == []


def test_turned_off_none_is_made_and_a_time_that_was_set_before_goes() -> None:
    office = started()
    office.world.rules = replace(office.world.rules, backup_hour=None)
    office.world.pass_time(timedelta(days=1))
    assert works(office) == []
    assert office.world.due("nightly-backup", 0) is None
    assert started(None).world.due("nightly-backup", 0) is None


def test_it_neither_stands_in_the_place_of_one_that_an_admin_asks_for_nor_the_other_way_round() -> None:
    office = started()
    office.world.pass_time(timedelta(days=1))
    (nightly,) = works(office)
    office.writes("/cadangan")
    assert office.work.once not in {"", nightly.once}
