"""The buttons on citizens' screens that lead to their rights; apart, since the screens of other flows bear them too."""

from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload


class Wish(StrEnum):
    """What somebody wants to do with what is theirs."""

    OBJECT = "o"
    SEND_OBJECTION = "os"
    DROP_OBJECTION = "ox"
    DATA = "d"
    EXPORT = "e"
    ERASE = "x"
    ERASE_YES = "xy"
    UNCONSENT = "u"
    UNCONSENT_KEEP = "uk"
    UNCONSENT_ALL = "ua"


@payload
class Own(Payload, frozen=True):
    """A right of whoever presses; `kept` when the button stands on a message that is never edited."""

    CODE: ClassVar[str] = "h"
    wish: Wish
    kept: bool = False
