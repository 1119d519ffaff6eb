"""The presses of referrals in a supervisor's private chat."""

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
class OnReferral(Payload, frozen=True):
    """A press on a referral; what it finds there decides whether it still counts."""

    CODE: ClassVar[str] = "ps"
    referral: int
    step: Step


@payload
class SaveTyped(Payload, frozen=True):
    """Simpan: keep the number that was typed for this case, and shown in this state of the session."""

    CODE: ClassVar[str] = "pn"
    case: int
    epoch: int


@payload
class StopTyping(Payload, frozen=True):
    """Batal: no number after all."""

    CODE: ClassVar[str] = "px"


PRIVATE: tuple[type[Payload], ...] = (OnReferral, SaveTyped, StopTyping)
