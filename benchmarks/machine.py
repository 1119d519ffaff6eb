"""On what it was measured: without that no figure says anything."""

import os
import platform
import statistics
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.runs import Run

_LIBRARIES = ("python-telegram-bot", "aiogram", "aiohttp", "aiosqlite")


def machine(runs: Sequence[Run]) -> str:
    """Processor, Python, libraries, and how busy the machine was with other things."""
    load = statistics.median(run.load for run in runs)
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"{os.cpu_count()} x {_processor()}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {libraries}; load of the machine {load:.1f} (median of the runs)."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
