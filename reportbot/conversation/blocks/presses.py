"""Buttons of /blokir; all are admins' but the one by which a blocked person asks for a review."""

from dataclasses import dataclass
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
@dataclass(frozen=True, slots=True)
class BlockFor(Payload):
    """Why the reporter of a report is to be blocked."""

    CODE: ClassVar[str] = "ag"
    report: int
    ground: Ground


@payload
@dataclass(frozen=True, slots=True)
class BlockDays(Payload):
    """For how many days; 0 until it is lifted."""

    CODE: ClassVar[str] = "ad"
    report: int
    ground: Ground
    days: int


@payload
@dataclass(frozen=True, slots=True)
class BlockNow(Payload):
    """*Ya, blokir*."""

    CODE: ClassVar[str] = "an"
    report: int
    ground: Ground
    days: int


@payload
@dataclass(frozen=True, slots=True)
class NoBlock(Payload):
    """*Batal*."""

    CODE: ClassVar[str] = "ax"


@payload
@dataclass(frozen=True, slots=True)
class Lift(Payload):
    """*Cabut*, of the block as it was shown."""

    CODE: ClassVar[str] = "al"
    block: int
    epoch: int


@payload
@dataclass(frozen=True, slots=True)
class Keep(Payload):
    """*Tetap*, after a review."""

    CODE: ClassVar[str] = "ay"
    block: int
    epoch: int


@payload
@dataclass(frozen=True, slots=True)
class AskReview(Payload):
    """*Minta ditinjau*, by who is blocked."""

    CODE: ClassVar[str] = "az"
    block: int
