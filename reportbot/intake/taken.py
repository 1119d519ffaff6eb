"""What a transaction that took something in leaves to do."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from reportbot.intake.rendering import Answer


class Taken(Struct, frozen=True):
    """Answers to presses, lanes that got messages or may go again, and whether works were asked for."""

    answers: Sequence[Answer] = ()
    lanes: Collection[str] = frozenset()
    works: bool = False
