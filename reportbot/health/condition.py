"""When a task is stuck, and when the bot is ready; pure: times are monotonic seconds."""

from collections.abc import Mapping
from typing import Final

STUCK_SECONDS: Final = 90.0
"""A task without progress for so long ends the program."""

SLOW_SECONDS: Final = 75.0
"""`/healthz` says so before; a poll that Telegram holds takes 60 seconds at most."""

LATELY: Final = 120.0
"""Telegram answered lately, or it is out of reach."""


def stuck(progress: Mapping[str, float], refused: float | None, now: float, after: float) -> str:
    """The task whose last progress is longest ago, if that is too long; "" where none is.

    `refused`: when the database last refused a work, which excuses every task.
    """
    if not progress:
        return ""
    name = min(progress, key=lambda each: progress[each])
    return name if max(progress[name], refused or 0.0) < now - after else ""


def unready(reached: float | None, now: float, *, database: bool) -> str:
    """Why the bot cannot serve now, as one line; "" where it can."""
    reasons = []
    if reached is None:
        reasons.append("Telegram was not reached yet")
    elif now - reached > LATELY:
        reasons.append(f"Telegram was last reached {now - reached:.0f} s ago")
    if not database:
        reasons.append("the database does not answer")
    return "; ".join(reasons)
