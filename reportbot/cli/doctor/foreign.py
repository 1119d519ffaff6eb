"""What another user left in the data dir, for which the bot refuses to start, or which it cannot use."""

import os
from collections.abc import Iterator
from pathlib import Path

from reportbot.cli.doctor.finding import Finding
from reportbot.cli.doctor.here import user, whole
from reportbot.settings import Settings
from reportbot.storage.lock import is_of_database, is_open, needed_without_use, standing_in, without_use


def look(settings: Settings) -> list[Finding]:
    """The first such file; nothing of a folder that cannot be looked into, which has a line of its own."""
    folder = settings.data_dir
    if not _can_look(settings):
        return []
    for first in _refused(settings):
        return [Finding.wrong("doctor-data-foreign", file=whole(first), folder=whole(folder), user=user())]
    for first in without_use(folder):
        return [Finding.advice("doctor-data-foreign-closed", file=whole(first), folder=whole(folder), user=user())]
    return []


def hides_database(settings: Settings) -> bool:
    """Whether nothing can be said of the database in the data dir, since it is another user's."""
    return _can_look(settings) and any(map(is_of_database, without_use(settings.data_dir)))


def _can_look(settings: Settings) -> bool:
    folder = settings.data_dir
    return os.geteuid() != 0 and os.access(folder, os.R_OK | os.X_OK) and folder.is_dir()


def _refused(settings: Settings) -> Iterator[Path]:
    """As `hold` does."""
    folder = settings.data_dir
    for path, found in [(folder, folder.stat()), *standing_in(folder)]:
        of_the_lock = path == folder / "reportbot.lock"
        if found.st_uid != os.geteuid() and (is_open(found.st_mode) or of_the_lock):
            yield path
    yield from needed_without_use(folder, shared=settings.on_a_server)
