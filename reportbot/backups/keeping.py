"""Which backups stay in the folder: of each of the last days one, so that those asked for push no night out."""

import contextlib
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reportbot.domain.periods import today

FOLDER: Final = "backups"
DAYS: Final = 7
"""Of so many days, those without a backup not counted, the newest stays."""

NEWEST: Final = 3
"""Beside them stay the newest, so many of any day."""

_NAME: Final = "reportbot-%Y%m%d-%H%M%S.backup"


def name_of(at: datetime) -> str:
    """The name of a backup made at this time."""
    return at.astimezone(UTC).strftime(_NAME)


def newest(data_dir: Path, until: datetime) -> datetime | None:
    """When the newest backup in the folder of the data dir was made, by its name; None where there is none.

    A name that is later than `until` comes from a clock that was wrong.
    """
    return max((at for at in _standing(data_dir / FOLDER) if at <= until), default=None)


def clear(folder: Path, made: datetime) -> None:
    """Delete what need not stay, now that one with the time `made` in its name is whole.

    Where the clock was set back, what bears a later time neither pushes out what is made now nor is pushed out by it.
    """
    standing = _standing(folder)
    later = {at for at in standing if at > made}
    for at in standing.keys() - kept(later) - kept(standing.keys() - later):
        standing[at].unlink(missing_ok=True)


def kept(times: Collection[datetime]) -> set[datetime]:
    """Those of the times at which backups were made that stay; days are those of Jakarta (WIB)."""
    newest_first = sorted(times, reverse=True)
    of_days = {today(at): at for at in sorted(times)}
    return {*newest_first[:NEWEST], *(of_days[day] for day in sorted(of_days, reverse=True)[:DAYS])}


def _standing(folder: Path) -> dict[datetime, Path]:
    """Files by the time in their name; one with a name that is no backup's is its owner's affair."""
    found = {}
    for path in folder.glob("reportbot-*.backup"):
        with contextlib.suppress(ValueError):
            at = datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)
            if name_of(at) == path.name and path.is_file():
                found[at] = path
    return found
