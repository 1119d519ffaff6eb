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
    return sum(sum(_times(_PROC / str(one))) for one in tree(pid)) / _TICK


def resident_bytes(pid: int) -> int:
    """What the process and its children hold in memory now."""
    return sum(_resident(one) for one in tree(pid)) * _PAGE


def thread_seconds(pid: int) -> dict[int, float]:
    """User and system time of each thread of the process that lives; the main thread's number is the process's."""
    return {int(task.name): sum(_times(task)[:2]) / _TICK for task in (_PROC / str(pid) / "task").iterdir()}


def children_seconds(pid: int) -> float:
    """User and system time of all that the process started, whether it lives or has ended."""
    return cpu_seconds(pid) - sum(_times(_PROC / str(pid))[:2]) / _TICK


def tree(pid: int) -> Iterator[int]:
    """The process and everything it started that still runs."""
    yield pid
    try:
        for thread in (_PROC / str(pid) / "task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from tree(int(child))
    except OSError:
        return  # it has ended meanwhile


def _times(place: Path) -> list[int]:
    """Ticks of user and system, then those of children that have ended."""
    try:
        fields = (place / "stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return [0, 0, 0, 0]
    return [int(ticks) for ticks in fields[_TIMES]]


def _resident(pid: int) -> int:
    try:
        return int((_PROC / str(pid) / "statm").read_text().split()[1])
    except OSError:
        return 0
