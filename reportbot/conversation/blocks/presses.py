"""Buttons of /blokir; all are admins' but the one by which a blocked person asks for a review."""

from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload


class Ground(StrEnum):
    """Why somebody is blocked."""

    FALSE = "false"
    FLOOD = "flood"
    ABUSE = "abuse"
    OWN = "own"


@payload
class BlockFor(Payload, frozen=True):
    """Why the reporter of a report is to be blocked."""

    CODE: ClassVar[str] = "ag"
    report: int
    ground: Ground


@payload
class BlockDays(Payload, frozen=True):
    """For how many days; 0 until it is lifted."""

    CODE: ClassVar[str] = "ad"
    report: int
    ground: Ground
    days: int


@payload
class BlockNow(Payload, frozen=True):
    """*Ya, blokir*."""

    CODE: ClassVar[str] = "an"
    report: int
    ground: Ground
    days: int


@payload
class NoBlock(Payload, frozen=True):
    """*Batal*."""

    CODE: ClassVar[str] = "ax"


@payload
class Lift(Payload, frozen=True):
    """*Cabut*, of the block as it was shown."""

    CODE: ClassVar[str] = "al"
    block: int
    epoch: int


@payload
class Keep(Payload, frozen=True):
    """*Tetap*, after a review."""

    CODE: ClassVar[str] = "ay"
    block: int
    epoch: int


@payload
class AskReview(Payload, frozen=True):
    """*Minta ditinjau*, by who is blocked."""

    CODE: ClassVar[str] = "az"
    block: int
