"""The data dir: one bot at a time, or several that share it (the kernel releases the lock of a process that ends)."""

import asyncio
import contextlib
import errno
import fcntl
import os
import shlex
import stat
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from reportbot.errors import DataDirHeld, SettingsError

LOOK_SECONDS = 0.02

_DATABASE = ("reportbot.db", "reportbot.db-wal", "reportbot.db-shm", "reportbot.db-journal")
_NEEDED = ("reportbot.key", "vault")
_FOR_BACKUPS = ("recovery.pub", "backups")

_FLOCK = "hhqqi0q"
"""The fields of Linux's struct flock: type, whence, start, length (0: to the end), process."""


class Held:
    """The lock; close it, or end the process, to let go."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def close(self) -> None:
        """Let go; twice is no error."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def make_private(data_dir: Path) -> None:
    """Make the data dir, or tighten it, so that only its owner may enter.

    Raises:
        SettingsError: it is open to others, and cannot be closed to them.
    """
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    _close(data_dir, data_dir.stat(), data_dir)


def tighten(data_dir: Path) -> None:
    """Take from all others what stands in the data dir: database, journals, lock, vault, backups.

    What is deeper nobody can reach. Files are never opened for it, which would drop SQLite's locks.

    Raises:
        SettingsError: something is open to others, and cannot be closed to them.
    """
    for path, found in standing_in(data_dir):
        _close(path, found, data_dir)


def standing_in(data_dir: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """What `tighten` looks at; what vanishes meanwhile, as journals and drafts do, is passed over, and so are links."""
    for path in (*data_dir.iterdir(), *data_dir.glob("backups/*")):
        with contextlib.suppress(FileNotFoundError):
            found = path.lstat()
            if not stat.S_ISLNK(found.st_mode):
                yield path, found


def is_open(mode: int) -> bool:
    """Whether others than its owner may use it."""
    return bool(mode & 0o077)


def without_use(data_dir: Path) -> Iterator[Path]:
    """What is another user's and closed to this one, of database, key, vault and all that belongs to backups.

    Other strays bother nobody.
    """
    backups = data_dir / "backups"
    for path, found in standing_in(data_dir):
        named = path.name in {*_DATABASE, *_NEEDED, *_FOR_BACKUPS}
        if (path.parent == backups or named) and _is_closed(path, found):
            yield path


def is_of_database(path: Path) -> bool:
    """Whether something in the data dir is the database, or a journal of it."""
    return path.name in _DATABASE


def needed_without_use(data_dir: Path, *, shared: bool) -> Iterator[Path]:
    """Of that what the bot cannot work without: bots that share a data dir have their database on a server."""
    for path in without_use(data_dir):
        if path.name in _NEEDED or (is_of_database(path) and not shared):
            yield path


def _is_closed(path: Path, found: os.stat_result) -> bool:
    enter = os.X_OK if stat.S_ISDIR(found.st_mode) else 0
    return found.st_uid != os.geteuid() and not os.access(path, os.R_OK | os.W_OK | enter)


def _close(path: Path, found: os.stat_result, data_dir: Path) -> None:
    if not is_open(found.st_mode):
        return
    mode = stat.S_IMODE(found.st_mode)
    try:
        path.chmod(mode & 0o700)
    except FileNotFoundError:
        return
    except OSError as error:
        if error.errno == errno.EROFS:
            raise _unusable(error, data_dir) from None
        others = f"others may use it (mode {mode:04o}), and the bot cannot change that ({error.strerror})"
        if found.st_uid != os.geteuid():
            raise _of_another(path, others, data_dir) from None
        raise SettingsError(
            f"REPORTBOT_DATA_DIR: {path.absolute()} is not safe: {others}. Is it on a file system that keeps no "
            "modes, such as exFAT, NTFS or a network share, name a folder on another one."
        ) from None


def _of_another(path: Path, what: str, data_dir: Path) -> SettingsError:
    return SettingsError(
        f"REPORTBOT_DATA_DIR: {path.absolute()} is another user's: {what}. Run "
        f"`chown -R {os.geteuid()} {shlex.quote(str(data_dir.absolute()))}` as root; the bot then closes all of it "
        "to others by itself."
    )


def _unusable(error: OSError, data_dir: Path) -> SettingsError:
    folder, why = data_dir.absolute(), error.strerror
    if isinstance(error, PermissionError) and os.access(folder, os.F_OK) and folder.stat().st_uid != os.geteuid():
        return _of_another(folder, "the bot may not write to it", data_dir)
    if error.errno == errno.EROFS:
        why = "its disk can only be read; have it mounted for writing, or name a folder on another one"
    return SettingsError(f"REPORTBOT_DATA_DIR: {folder} cannot be used: {why}.")


def hold(data_dir: Path, *, shared: bool = False) -> Held:
    """Take the lock of a data dir, which others may take too where all of them want it `shared`.

    Raises:
        DataDirHeld: another process has it.
        SettingsError: something in it that the bot needs is another user's, or the data dir cannot be used.
    """
    try:
        make_private(data_dir)
        tighten(data_dir)
        for path in needed_without_use(data_dir, shared=shared):
            raise _of_another(path, "the bot may not use it", data_dir)
        return _taken_at_once(data_dir, shared=shared)
    except OSError as error:
        raise _unusable(error, data_dir) from None


def _taken_at_once(data_dir: Path, *, shared: bool) -> Held:
    file = data_dir / "reportbot.lock"
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError:
        if not file.exists() or file.stat().st_uid == os.geteuid():
            raise
        raise _of_another(file, "the bot may not write to it", data_dir) from None
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise DataDirHeld(f"Another bot works on {data_dir}; stop it first, or set REPORTBOT_DATA_DIR.") from None
    _show(descriptor)
    return Held(descriptor)


def _show(descriptor: int) -> None:
    """Let others see that it is held without trying to take it, which who starts at that moment would meet."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, struct.pack(_FLOCK, fcntl.F_RDLCK, os.SEEK_SET, 0, 0, 0))


def is_held(data_dir: Path) -> bool | None:
    """Whether anybody holds the data dir, nothing being taken or made; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    try:
        descriptor = os.open(data_dir / "reportbot.lock", os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    except OSError:
        return None
    try:
        wanted = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
        (found, *_) = struct.unpack(_FLOCK, fcntl.fcntl(descriptor, fcntl.F_OFD_GETLK, wanted))
    finally:
        os.close(descriptor)
    return bool(found != fcntl.F_UNLCK)


async def wait_for(file: Path) -> Held:
    """Take the lock of a file, made where it is missing, as soon as nobody has it; it can be cancelled."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    held = Held(descriptor)
    try:
        while not _taken(descriptor):  # noqa: ASYNC110  the kernel tells no event
            await asyncio.sleep(LOOK_SECONDS)
    except BaseException:
        held.close()
        raise
    return held


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def sync_directory(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
