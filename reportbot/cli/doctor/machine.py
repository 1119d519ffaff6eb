"""The machine: the settings file, the data dir, the key, the disk."""

import os
import shutil
from pathlib import Path

from reportbot.cli.doctor.finding import Finding
from reportbot.cli.doctor.here import user, whole
from reportbot.settings import DOTENV, Settings
from reportbot.storage.seal import successor_of

FULL_PERCENT = 80
LEAST_FREE = 500 << 20
"""Bytes: a day's evidence and a backup."""

_OTHERS = 0o077


def settings_file() -> list[Finding]:
    """Holds the token, so only its owner may read it."""
    if closed := unreadable(DOTENV):
        return closed
    return _secret(DOTENV, "doctor-settings-file") if DOTENV.exists() else []


def key_file(settings: Settings) -> list[Finding]:
    """Opens everything that is sealed; the next one stands beside it where a change of keys was broken off."""
    file = settings.key_path
    if closed := unreadable(file):
        return closed
    return [line for each in (file, successor_of(file)) if each.exists() for line in _secret(each, "doctor-key-file")]


def unreadable(file: Path) -> list[Finding]:
    """Of a file that is there, and that this user may not read."""
    try:
        file.stat()
        if os.access(file, os.R_OK):
            return []
    except (FileNotFoundError, NotADirectoryError):
        return []
    except PermissionError:
        pass
    return [Finding.wrong("doctor-unreadable", file=whole(file), user=user())]


def _secret(file: Path, well: str) -> list[Finding]:
    # The bot refuses to start on it; beside a Bot API server on this machine it does not, and it is told all the same.
    if file.stat().st_mode & _OTHERS:
        return [Finding.wrong("doctor-others-read", file=whole(file))]
    return [Finding.well(well, file=whole(file))]


def is_closed(settings: Settings) -> bool:
    """Whether there is a data dir that this user may not enter, so that nothing in it can be looked at."""
    there = _is_there(settings.data_dir)
    return there is None or (there and not os.access(settings.data_dir, os.X_OK))


def _is_there(path: Path) -> bool | None:
    """None where a closed folder hides it."""
    try:
        return path.exists()
    except PermissionError:
        return None


def data_dir(settings: Settings) -> list[Finding]:
    """Must be the bot's to write, and nobody else's to enter."""
    folder = settings.data_dir
    there = _is_there(folder)
    if there is False:
        return [Finding.advice("doctor-data-new", folder=whole(folder))]
    if there and not folder.is_dir():
        return [Finding.wrong("doctor-data-no-folder", folder=whole(folder))]
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return [Finding.wrong("doctor-data-closed", folder=whole(folder), user=user())]
    if folder.stat().st_mode & _OTHERS:
        return [Finding.advice("doctor-data-open", folder=whole(folder))]
    return [Finding.well("doctor-data", folder=whole(folder))]


def disk(settings: Settings) -> list[Finding]:
    """A full disk stops the bot from confirming anything."""
    folder = settings.data_dir.absolute()
    while not _is_there(folder):
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    full, free = round(100 * (usage.total - usage.free) / usage.total), usage.free >> 20
    if usage.free < LEAST_FREE:
        return [Finding.wrong("doctor-disk-full", free=free)]
    if full >= FULL_PERCENT:
        return [Finding.advice("doctor-disk-fuller", free=free, full=full)]
    return [Finding.well("doctor-disk", free=free)]
