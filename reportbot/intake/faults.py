"""Where our own mistakes happened, told without the words of people that exceptions repeat."""

import traceback
from pathlib import Path

DEPTH = 8


def where(error: BaseException) -> list[str]:
    """The innermost places of a traceback, outermost first."""
    frames = traceback.extract_tb(error.__traceback__)[-DEPTH:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
