"""What supervisors press around objections and openings of an identity; all codes begin with "h"."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload
from reportbot.conversation.wishes import Own


class Step(StrEnum):
    """What a supervisor does with an objection that is open before him."""

    OPEN = "o"
    UPHOLD = "u"
    REJECT = "r"
    LINK = "l"


@payload
@dataclass(frozen=True, slots=True)
class OnObjection(Payload):
    """An objection is opened, or its ruling begun."""

    CODE: ClassVar[str] = "ho"
    objection: int
    epoch: int
    step: Step


@payload
@dataclass(frozen=True, slots=True)
class Rule(Payload):
    """The ruling on an objection with its reason, or that there is no case."""

    CODE: ClassVar[str] = "hr"
    objection: int
    epoch: int
    upheld: bool
    reason: str


@payload
@dataclass(frozen=True, slots=True)
class Link(Payload):
    """A case that the words mean is named by hand, or was named by mistake."""

    CODE: ClassVar[str] = "hk"
    objection: int
    epoch: int
    case: int
    on: bool


@payload
@dataclass(frozen=True, slots=True)
class ListObjections(Payload):
    """Back to the list."""

    CODE: ClassVar[str] = "hl"


@payload
@dataclass(frozen=True, slots=True)
class AskReveal(Payload):
    """*Minta pembukaan*: the legal basis was written, or nothing is asked after all."""

    CODE: ClassVar[str] = "hq"
    report: int
    sure: bool


class Second(StrEnum):
    """What the second person does with a demand to open an identity."""

    AGREE = "a"
    OPEN = "o"
    REFUSE = "r"


@payload
@dataclass(frozen=True, slots=True)
class OnReveal(Payload):
    """The second person agrees, agrees again, or refuses."""

    CODE: ClassVar[str] = "hv"
    reveal: int
    step: Second


STAFF = OnObjection | Rule | Link | ListObjections | AskReveal | OnReveal
PRESSES = (Own, OnObjection, Rule, Link, ListObjections, AskReveal, OnReveal)
