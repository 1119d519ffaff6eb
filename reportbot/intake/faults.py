"""Where our own mistakes happened, told without the words of people that exceptions repeat."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import structlog

from reportbot.errors import NumbersShort

log = structlog.get_logger("reportbot.intake")

T = TypeVar("T")

DEPTH = 8


def where(error: BaseException) -> list[str]:
    """The innermost places of a traceback, outermost first."""
    frames = traceback.extract_tb(error.__traceback__)[-DEPTH:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def guarded(work: Callable[[], T]) -> T | None:
    """The result of a pure function; None where it raised: then its update is put aside and the batch goes on.

    Raises:
        NumbersShort: it needs more numbers than were drawn, and is to be done again.
    """
    try:
        return work()
    except NumbersShort:
        raise
    except Exception as error:  # noqa: BLE001 a mistake nobody foresaw
        log.error("a step failed", kind=type(error).__name__, where=where(error))
        return None
