"""What supervisors press around objections and openings of an identity; all codes begin with "h"."""

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
class OnObjection(Payload, frozen=True):
    """An objection is opened, or its ruling begun."""

    CODE: ClassVar[str] = "ho"
    objection: int
    epoch: int
    step: Step


@payload
class Rule(Payload, frozen=True):
    """The ruling on an objection with its reason, or that there is no case."""

    CODE: ClassVar[str] = "hr"
    objection: int
    epoch: int
    upheld: bool
    reason: str


@payload
class Link(Payload, frozen=True):
    """A case that the words mean is named by hand, or was named by mistake."""

    CODE: ClassVar[str] = "hk"
    objection: int
    epoch: int
    case: int
    on: bool


@payload
class ListObjections(Payload, frozen=True):
    """Back to the list."""

    CODE: ClassVar[str] = "hl"


@payload
class AskReveal(Payload, frozen=True):
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
class OnReveal(Payload, frozen=True):
    """The second person agrees, agrees again, or refuses."""

    CODE: ClassVar[str] = "hv"
    reveal: int
    step: Second


STAFF = OnObjection | Rule | Link | ListObjections | AskReveal | OnReveal
PRESSES = (Own, OnObjection, Rule, Link, ListObjections, AskReveal, OnReveal)
