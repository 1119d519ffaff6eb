"""A disk that is full, or fails to write down what it was given: for a while, under a bot that runs."""

import asyncio
import contextlib
import random
import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

from tests.campaigns.bot_process import Bot

NAMES = ("full disk", "no space", "fsync error")
"""RLIMIT_FSIZE on the process; ENOSPC and EIO by a shim between it and the C library."""

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int flagged(const char *flag) { struct stat found; return stat(flag, &found) == 0; }
static int on_disk(int fd) { struct stat found; return fstat(fd, &found) == 0 && S_ISREG(found.st_mode); }
#define REAL(name, type) static __typeof__(type) real; if (!real) real = (__typeof__(type))dlsym(RTLD_NEXT, name)
#define FAILS(flag, error) if (flagged(flag) && on_disk(fd)) { errno = error; return -1; }
#define SYNC(name) int name(int fd) { REAL(#name, int (*)(int)); FAILS(EIO_FLAG, EIO) return real(fd); }
#define WRITE(name) ssize_t name(int fd, const void *from, size_t count, off_t at) { \
    REAL(#name, ssize_t (*)(int, const void *, size_t, off_t)); FAILS(FULL_FLAG, ENOSPC) \
    return real(fd, from, count, at); }
SYNC(fsync)
SYNC(fdatasync)
WRITE(pwrite)
WRITE(pwrite64)
ssize_t write(int fd, const void *from, size_t count) {
    REAL("write", ssize_t (*)(int, const void *, size_t)); FAILS(FULL_FLAG, ENOSPC) return real(fd, from, count);
}
"""


class Disk:
    """The faults there are; without a C compiler only the full disk, and `missing` says so."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._library = self._compiled()

    @property
    def missing(self) -> str:
        """What cannot be done on this machine."""
        return "" if self._library else "no C compiler: no fsync errors, the full disk by RLIMIT_FSIZE only"

    @property
    def env(self) -> dict[str, str]:
        """What the bot's process needs in its environment."""
        return {"LD_PRELOAD": str(self._library)} if self._library else {}

    def _compiled(self) -> Path | None:
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if compiler is None:
            return None
        source, made = self._work / "disk.c", self._work / "disk.so"
        source.write_text(SHIM, "ascii")
        flags = [f'-D{name}="{self._flag(name)}"' for name in ("EIO_FLAG", "FULL_FLAG")]
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", *flags, "-o", made, source, "-ldl"], check=True)
        return made

    def _flag(self, name: str) -> Path:
        return self._work / name.lower()

    def drawn(self, dice: random.Random) -> str:
        """One of the faults that are possible here."""
        return dice.choice(NAMES if self._library else NAMES[:1])

    @contextlib.asynccontextmanager
    async def fails(self, name: str, bot: Bot, data_dir: Path) -> AsyncIterator[None]:
        """The fault, while the block runs."""
        if name == "full disk":
            journal = data_dir / "reportbot.db-wal"
            bot.no_file_beyond(journal.stat().st_size if journal.exists() else 0)
            try:
                yield
            finally:
                bot.no_file_beyond(-1)
            return
        flag = self._flag("EIO_FLAG" if name == "fsync error" else "FULL_FLAG")
        flag.touch()
        try:
            yield
        finally:
            await asyncio.to_thread(flag.unlink)
