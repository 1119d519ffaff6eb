"""The presses of referrals in a supervisor's private chat."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload


class Step(StrEnum):
    """What is done to a referral."""

    OPEN = "open"
    HANDED = "handed"
    NO_NUMBER = "no-number"
    TAKE_BACK = "take-back"
    CANCEL = "cancel"
    AGAIN = "again"


@payload
@dataclass(frozen=True, slots=True)
class OnReferral(Payload):
    """A press on a referral; what it finds there decides whether it still counts."""

    CODE: ClassVar[str] = "ps"
    referral: int
    step: Step


@payload
@dataclass(frozen=True, slots=True)
class SaveTyped(Payload):
    """Simpan: keep the number that was typed for this case, and shown in this state of the session."""

    CODE: ClassVar[str] = "pn"
    case: int
    epoch: int


@payload
@dataclass(frozen=True, slots=True)
class StopTyping(Payload):
    """Batal: no number after all."""

    CODE: ClassVar[str] = "px"


PRIVATE: tuple[type[Payload], ...] = (OnReferral, SaveTyped, StopTyping)
