"""Due times follow the clock file; what cannot be read changes nothing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from reportbot.clock import Clock

NOON = datetime(2021, 3, 21, 12, tzinfo=UTC)


class _Seconds:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.passed = 0.0

    def __call__(self) -> float:
        return self.passed


def test_without_a_file_it_is_the_wall_clock() -> None:
    with time_machine.travel(NOON, tick=False):
        assert Clock().now() == NOON


def test_the_file_moves_the_clock_and_is_read_once_a_second(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("3600\n")
    seconds = _Seconds()
    with time_machine.travel(NOON, tick=False):
        clock = Clock(file, seconds)
        assert clock.now() == NOON + timedelta(hours=1)
        file.write_text("7200.5")
        assert clock.now() == NOON + timedelta(hours=1)
        seconds.passed += 1
        assert clock.now() == NOON + timedelta(seconds=7200.5)


@pytest.mark.parametrize("content", [b"", b"soon", b"nan", b"1e300", b"\xff"])
def test_a_file_that_cannot_be_read_keeps_the_last_value(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "clock"
    file.write_text("60")
    seconds = _Seconds()
    with time_machine.travel(NOON, tick=False):
        clock = Clock(file, seconds)
        clock.now()
        file.write_bytes(content)
        seconds.passed += 1
        assert clock.now() == NOON + timedelta(seconds=60)
        file.unlink()
        seconds.passed += 1
        assert clock.now() == NOON + timedelta(seconds=60)


def test_pacing_is_not_moved(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock = Clock(file)
    before = clock.monotonic()
    file.write_text("86400")
    clock.now()
    assert clock.monotonic() - before < 86400
