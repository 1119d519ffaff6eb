"""What another user left in the data dir, for which the bot refuses to start."""

import os
from collections.abc import Iterator
from pathlib import Path

from reportbot.cli.doctor.finding import Finding
from reportbot.cli.doctor.here import user, whole
from reportbot.settings import Settings
from reportbot.storage.lock import is_open, standing_in


def look(settings: Settings) -> list[Finding]:
    """The first such file; nothing of a folder that cannot be looked into, which has a line of its own."""
    folder = settings.data_dir
    if os.geteuid() == 0 or not os.access(folder, os.R_OK | os.X_OK) or not folder.is_dir():
        return []
    for first in _of_others(folder):
        return [Finding.wrong("doctor-data-foreign", file=whole(first), folder=whole(folder), user=user())]
    return []


def _of_others(folder: Path) -> Iterator[Path]:
    for path, found in [(folder, folder.stat()), *standing_in(folder)]:
        of_the_lock = path == folder / "reportbot.lock"
        if found.st_uid != os.geteuid() and (is_open(found.st_mode) or of_the_lock):
            yield path
