"""How the threads of a process share Python's lock, set once at its start."""

import sys
from typing import Final

TURN: Final = 0.00005
"""Seconds for which a thread keeps the lock from one that waits for it."""


def take_short_turns() -> None:
    """Have the thread of an export hand the lock over soon.

    A statement of SQLite gives it away for a moment and wants it back, dozens of times a press; with Python's own
    5 ms a press took twice as long while a file was written, which was ready a tenth sooner.
    """
    sys.setswitchinterval(TURN)
