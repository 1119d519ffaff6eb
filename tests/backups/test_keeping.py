"""Which backups stay: of each of the last seven days the newest, and beside them the newest three of all."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.backups import recovery
from reportbot.backups.keeping import DAYS, NEWEST, clear, kept, name_of, newest
from reportbot.backups.making import make_backup
from reportbot.domain.periods import WIB, today

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
NIGHT = datetime(2026, 3, 1, 2, 0, tzinfo=WIB)


def made(folder: Path, *times: datetime) -> None:
    """One after the other, as the bot makes them, whatever the clock says."""
    for at in times:
        (folder / name_of(at)).touch()
        clear(folder, at)


def days(folder: Path) -> list[int]:
    """The days in March of what stands, in Jakarta."""
    return [at.astimezone(WIB).day for at in standing(folder)]


def standing(folder: Path) -> list[datetime]:
    """The times in the names of what stands beside the lock; any other name is an error."""
    names = [path.name for path in folder.iterdir() if path.name != ".lock"]
    return sorted(datetime.strptime(name, "reportbot-%Y%m%d-%H%M%S.backup").replace(tzinfo=UTC) for name in names)


def nights(count: int, first: datetime = NIGHT) -> Iterable[datetime]:
    return (first + night * DAY for night in range(count))


def test_of_nights_alone_the_last_seven_stay(tmp_path: Path) -> None:
    made(tmp_path, *nights(10))
    assert days(tmp_path) == [4, 5, 6, 7, 8, 9, 10]


def test_many_that_were_asked_for_on_one_day_push_no_night_out(tmp_path: Path) -> None:
    made(tmp_path, *nights(7), *(NIGHT + 6 * DAY + HOUR + minute * MINUTE for minute in range(20)))
    assert days(tmp_path) == [1, 2, 3, 4, 5, 6, 7, 7, 7]
    assert standing(tmp_path)[-3:] == [NIGHT + 6 * DAY + HOUR + minute * MINUTE for minute in (17, 18, 19)]
    made(tmp_path, NIGHT + 7 * DAY)
    assert days(tmp_path) == [2, 3, 4, 5, 6, 7, 7, 8]


def test_few_that_are_old_stay_however_old_they_are(tmp_path: Path) -> None:
    made(tmp_path, NIGHT, NIGHT + DAY, NIGHT + 30 * DAY)
    assert len(standing(tmp_path)) == 3


def test_a_day_ends_at_midnight_in_jakarta(tmp_path: Path) -> None:
    evening = datetime(2026, 3, 1, 23, 30, tzinfo=WIB)
    made(tmp_path, evening, *(evening + HOUR + minute * MINUTE for minute in range(4)))
    assert days(tmp_path) == [1, 2, 2, 2]


@pytest.mark.parametrize("back", [HOUR, 40 * DAY, 2_000 * DAY])
def test_with_a_clock_that_was_set_back_what_is_made_now_stays_and_nights_go_on(
    tmp_path: Path, back: timedelta
) -> None:
    made(tmp_path, *nights(10))
    ahead = standing(tmp_path)
    wrong = NIGHT + 9 * DAY - back
    made(tmp_path, *(wrong + night * DAY for night in range(0, 10, 2)))
    times = standing(tmp_path)
    assert wrong + 8 * DAY in times
    assert len(times) <= 2 * (DAYS + NEWEST)
    if back > 20 * DAY:
        assert set(ahead) <= set(times)
        assert len(times) == len(ahead) + 5


def test_names_that_are_no_backups_are_left_alone_and_take_no_place(tmp_path: Path) -> None:
    own = ["reportbot-old.backup", "reportbot-20269999-000000.backup", "reportbot-2026031-20000.backup", "notes.txt"]
    for name in own:
        (tmp_path / name).touch()
    (tmp_path / "reportbot-20260228-190000.backup").mkdir()
    made(tmp_path, *nights(12, NIGHT + DAY))
    left = {path.name for path in tmp_path.iterdir()}
    assert {*own, "reportbot-20260228-190000.backup"} <= left
    assert len(left) == len(own) + 1 + DAYS


def test_the_newest_is_known_beside_names_that_are_no_backups_and_those_of_a_wrong_clock(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "reportbot-old.backup").touch()
    assert newest(tmp_path, NIGHT) is None
    made(tmp_path / "backups", NIGHT - DAY, NIGHT, NIGHT + 900 * DAY)
    assert newest(tmp_path, NIGHT) == NIGHT


def test_one_that_could_not_be_finished_takes_nothing_away(house: Path) -> None:
    recovery.make(house)
    folder = house / "backups"
    folder.mkdir()
    made(folder, *nights(7))
    before = standing(folder)
    with pytest.raises(OSError, match="No space"):
        make_backup(house, house / "reportbot.db", NIGHT + 8 * DAY, watch=_full)
    assert standing(folder) == before
    make_backup(house, house / "reportbot.db", NIGHT + 8 * DAY)
    assert standing(folder) == [*before[1:], NIGHT + 8 * DAY]


def _full(done: int, total: int) -> None:
    raise OSError(28, "No space left on device")


@given(st.sets(st.datetimes(datetime(2026, 1, 1), datetime(2026, 2, 1)).map(lambda at: at.replace(tzinfo=UTC))))  # noqa: DTZ001
def test_the_newest_is_never_among_what_goes_nor_more_than_is_needed(times: set[datetime]) -> None:
    stay = kept(times)
    assert stay <= times
    assert len(stay) <= DAYS + NEWEST
    assert set(sorted(times)[-NEWEST:]) <= stay
    assert len({today(at) for at in stay}) == min(DAYS, len({today(at) for at in times}))
    assert kept(stay) == stay
