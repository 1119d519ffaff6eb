"""A bot's process with all its children: the CPU they took and the memory they hold, as Linux accounts for them."""

import os
from collections.abc import Iterator
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_PROC = Path("/proc")
_TIMES = slice(11, 15)  # of the fields behind the name: utime, stime, cutime, cstime


def cpu_seconds(pid: int) -> float:
    """User and system time of the process, of its children that live and of those that have ended."""
    return sum(_ticks(one) for one in tree(pid)) / _TICK


def resident_bytes(pid: int) -> int:
    """What the process and its children hold in memory now."""
    return sum(_resident(one) for one in tree(pid)) * _PAGE


def tree(pid: int) -> Iterator[int]:
    """The process and everything it started that still runs."""
    yield pid
    try:
        for thread in (_PROC / str(pid) / "task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from tree(int(child))
    except OSError:
        return  # it has ended meanwhile


def _ticks(pid: int) -> int:
    try:
        fields = (_PROC / str(pid) / "stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return 0
    return sum(int(ticks) for ticks in fields[_TIMES])


def _resident(pid: int) -> int:
    try:
        return int((_PROC / str(pid) / "statm").read_text().split()[1])
    except OSError:
        return 0
