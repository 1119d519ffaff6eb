"""The data dir: one bot at a time, or several that share it (the kernel releases the lock of a process that ends)."""

import asyncio
import contextlib
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
        SettingsError: it is another user's, and open to others.
    """
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    _close(data_dir, data_dir.stat().st_mode | 0o700, data_dir)


def tighten(data_dir: Path) -> None:
    """Take from all others what stands in the data dir: database, journals, lock, vault, backups.

    What is deeper nobody can reach. Files are never opened for it, which would drop SQLite's locks.

    Raises:
        SettingsError: something is another user's, and open to others.
    """
    for path, found in standing_in(data_dir):
        _close(path, found.st_mode, data_dir)


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


def _close(path: Path, mode: int, data_dir: Path) -> None:
    if not is_open(mode):
        return
    try:
        path.chmod(stat.S_IMODE(mode) & 0o700)
    except FileNotFoundError:
        return
    except OSError as error:
        others = f"others may use it (mode {stat.S_IMODE(mode):04o}), and the bot cannot change that"
        raise _of_another(path, others, error, data_dir) from None


def _of_another(path: Path, what: str, error: OSError, data_dir: Path) -> SettingsError:
    return SettingsError(
        f"REPORTBOT_DATA_DIR: {path.absolute()} seems to be another user's: {what} ({error.strerror}). Run "
        f"`chown -R {os.geteuid()} {shlex.quote(str(data_dir.absolute()))}` as root; the bot then closes it by itself."
    )


def hold(data_dir: Path, *, shared: bool = False) -> Held:
    """Take the lock of a data dir, which others may take too where all of them want it `shared`.

    Raises:
        DataDirHeld: another process has it.
        SettingsError: something in it is another user's.
    """
    make_private(data_dir)
    tighten(data_dir)
    file = data_dir / "reportbot.lock"
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except PermissionError as error:
        raise _of_another(file, "the bot may not write to it", error, data_dir) from None
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
