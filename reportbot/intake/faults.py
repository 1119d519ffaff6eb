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

OURS = Path(__file__).parents[1]


def where(error: BaseException) -> list[str]:
    """The innermost places of a traceback, outermost first."""
    frames = traceback.extract_tb(error.__traceback__)[-DEPTH:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def named(error: BaseException) -> str:
    """Its kind, and the innermost place of ours that it came from."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if OURS in Path(frame.filename).parents]
    place = f" at {Path(frames[-1].filename).relative_to(OURS)}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place


def guarded(work: Callable[[], T], failed: Callable[[str], None] = lambda _: None) -> T | None:
    """The result of a pure function; None where it raised: then its update is put aside and the batch goes on.

    `failed` hears the kind of the mistake and its place.

    Raises:
        NumbersShort: it needs more numbers than were drawn, and is to be done again.
    """
    try:
        return work()
    except NumbersShort:
        raise
    except Exception as error:  # noqa: BLE001 a mistake nobody foresaw
        log.error("a step failed", kind=type(error).__name__, where=where(error))
        failed(named(error))
        return None
