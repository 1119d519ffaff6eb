"""What the doctor says of one thing."""

from datetime import datetime
from enum import Enum
from typing import Self

from msgspec import Struct

from reportbot.conversation.says import Text


class State(Enum):
    """Well, could be better, or keeps the bot from working."""

    WELL = "well"
    ADVICE = "advice"
    WRONG = "wrong"


class Finding(Struct, frozen=True):
    """One line; where it is not well its text says how to mend it."""

    state: State
    text: Text

    @classmethod
    def well(cls, key: str, **args: str | int | datetime | Text) -> Self:
        """All is as it must be."""
        return cls(State.WELL, Text(key, args))

    @classmethod
    def advice(cls, key: str, **args: str | int | datetime | Text) -> Self:
        """The bot works, and somebody should look at this."""
        return cls(State.ADVICE, Text(key, args))

    @classmethod
    def wrong(cls, key: str, **args: str | int | datetime | Text) -> Self:
        """The bot cannot work so, or not safely."""
        return cls(State.WRONG, Text(key, args))
