"""What a transaction that took something in leaves to do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reportbot.intake.rendering import Answer


@dataclass(frozen=True, slots=True)
class Taken:
    """Answers to presses, lanes that got messages or may go again, and whether works were asked for."""

    answers: Sequence[Answer] = ()
    lanes: Collection[str] = frozenset()
    works: bool = False
