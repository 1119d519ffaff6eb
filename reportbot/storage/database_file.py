"""The file of a SQLite database: made, closed to others, or refused before SQLite opens it."""

import errno
import os
import shlex
from pathlib import Path
from typing import Final

from reportbot.errors import SettingsError, StorageUnavailable
from reportbot.storage.unseen import NotSeen, Unseen

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


def prepare_file(path: Path, *, make: bool = True) -> None:
    """Make the database file, or tighten it, before SQLite opens it; journals inherit its mode.

    Raises:
        SettingsError: it is not there and not to be made; or it, a journal or its folder is another user's or of the
            wrong kind; the sentence says what to do.
        OSError: the disk does not take it.
    """
    try:
        if not make and not path.exists():
            raise SettingsError(f"There is no database at {path}.")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_or_tighten(path)
    except (PermissionError, FileExistsError, NotADirectoryError, IsADirectoryError) as error:
        raise _of_another(path, error) from None


def is_there(path: Path) -> bool:
    """Whether there is a database file to look at.

    Raises:
        NotSeen: it, a journal or its folder is closed to this user, or it is a folder.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError:
        raise _not_seen(path, path.parent) from None
    if path.is_dir():
        raise NotSeen(Unseen.UNOPENED, f"{path} is a folder and no database.")
    for each in _files(path):
        if os.access(each, os.F_OK) and not os.access(each, os.R_OK):
            raise _not_seen(path, each)
    return True


def _not_seen(path: Path, closed: Path) -> NotSeen:
    sentence = (
        f"The database file {path} cannot be read, because this user may not use {closed}. "
        "Run this as the user that the bot runs as, or give it to this user where the bot runs as this one."
    )
    return NotSeen(Unseen.CLOSED, sentence)


def unmade(path: Path, error: OSError) -> Exception:
    """What a file that cannot be made is told as: a disk that is full may have room later, all else stays as it is."""
    what = f"The database file {path} cannot be made or closed to others: {error.strerror}."
    if error.errno in _FULL:
        return StorageUnavailable(f"{what} Make room on its disk.")
    return SettingsError(f"{what} Name another place in REPORTBOT_DATABASE_URL or REPORTBOT_DATA_DIR.")


def _make_or_tighten(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path)) from None
        # Opening and closing it here would drop the locks of connections of this process: only chmod.
        for each in _files(path):
            if each.exists():
                _tighten(each)
        _refuse_closed(path.parent, os.W_OK | os.X_OK)


def _files(path: Path) -> tuple[Path, Path, Path]:
    """A database's own and its journals'."""
    return path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _tighten(file: Path) -> None:
    if file.stat().st_mode & 0o077:
        file.chmod(0o600)
    _refuse_closed(file, os.R_OK | os.W_OK)


def _refuse_closed(path: Path, mode: int) -> None:
    """SQLite would only say that it cannot open its file, which may pass; this does not."""
    if path.stat().st_uid != os.geteuid() and not os.access(path, mode):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _of_another(path: Path, error: OSError) -> SettingsError:
    user, refused, closed = os.geteuid(), Path(error.filename), isinstance(error, PermissionError)
    there = " ".join(shlex.quote(str(each)) for each in _files(path) if os.access(each, os.F_OK))
    how = "It must be a file in a folder that the bot may write to: name another place in REPORTBOT_DATABASE_URL."
    if closed and there and refused in _files(path) and refused.stat().st_uid != user:
        how = f"Run `chown {user} {there}` as root; the bot then closes it to others by itself."
    elif closed and _is_missing(path.parent):
        how = f"Run `install -d -o {user} -m 0700 {shlex.quote(str(path.parent))}` as root, or name another place."
    return SettingsError(f"The database file {path} cannot be used, because of {refused}: {error.strerror}. {how}")


def _is_missing(folder: Path) -> bool:
    """A closed folder may hide one that is there and whose owner must not change."""
    try:
        return not folder.exists()
    except PermissionError:
        return False
