"""What time it is: the wall clock, moved by the seconds that a sandbox writes into the clock file."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

_REREAD_AFTER = 1.0

_log = structlog.get_logger(__name__)


class Clock:
    """Due times follow `now`; pacing and timeouts follow `monotonic`, which nobody moves."""

    def __init__(self, file: Path | None = None, monotonic: Callable[[], float] | None = None) -> None:
        self._file = file
        # Looked up when a clock is made, so that a simulation can stand in the steady clock's place too.
        self._monotonic = monotonic or time.monotonic
        self._ahead = timedelta()
        self._read_at: float | None = None

    def now(self) -> datetime:
        """Aware UTC."""
        if self._file is not None:
            self._reread(self._file)
        return datetime.now(UTC) + self._ahead

    def monotonic(self) -> float:
        """Seconds since some moment; only differences mean something."""
        return self._monotonic()

    def _reread(self, file: Path) -> None:
        """Read the file at most once a second; while it is missing or half written the last value stays."""
        moment = self._monotonic()
        if self._read_at is not None and moment - self._read_at < _REREAD_AFTER:
            return
        self._read_at = moment
        try:
            self._ahead = timedelta(seconds=float(file.read_text(encoding="ascii")))
        except FileNotFoundError:
            return
        except (OSError, ValueError, OverflowError):
            _log.warning("clock_file_unreadable", file=file.name)
