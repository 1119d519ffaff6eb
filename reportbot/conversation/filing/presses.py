"""The buttons of the citizen's conversation, each class with its own code; all codes begin with "f"."""

from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload
from reportbot.conversation.filing.draft import Step
from reportbot.domain.words import Category


class Move(StrEnum):
    """What a button of the form does."""

    BACK = "b"
    CANCEL = "x"
    CANCEL_YES = "xy"
    RESUME = "r"
    NAME_ONLY = "n"
    SENDER = "s"
    IN_MESSAGE = "m"
    MORE_PLATFORMS = "p"
    ACCEPT = "y"
    RETYPE = "t"
    DONE = "d"
    SKIP = "k"
    CHILD = "c"
    DANGER = "g"
    DANGER_UNDO = "gu"
    CLEAR = "e"
    EDIT_ACCOUNT = "ea"
    EDIT_CATEGORY = "ec"
    EDIT_EVIDENCE = "ee"
    EDIT_STORY = "es"
    ALSO = "a"
    SEND = "z"


class Goal(StrEnum):
    """Where a button of no particular report leads."""

    MENU = "m"
    REPORT = "r"
    STATUS = "s"
    HELP = "h"
    PRIVACY = "p"
    START = "w"
    NEWS = "k"
    NEWS_ON = "ky"
    NEWS_OFF = "kn"
    LANGUAGE = "l"


class Act(StrEnum):
    """What is done with a report that was sent."""

    OPEN = "o"
    ADD = "a"
    WITHDRAW = "w"
    WITHDRAW_YES = "wy"
    REAPPEARED = "r"
    ANSWER = "q"
    NOTHING = "n"
    REVIEW = "v"
    SHOW_NEWS = "s"
    COPY = "c"
    ANOTHER = "l"
    CLEAR_ENOUGH = "j"
    UNCLEAR = "u"


@payload
class Form(Payload, frozen=True):
    """A button of one step of one draft."""

    CODE: ClassVar[str] = "f"
    epoch: int
    step: Step
    move: Move


@payload
class PickPlatform(Payload, frozen=True):
    """An app was chosen."""

    CODE: ClassVar[str] = "fp"
    epoch: int
    step: Step
    platform: str


@payload
class PickCategory(Payload, frozen=True):
    """A suspicion was chosen."""

    CODE: ClassVar[str] = "fc"
    epoch: int
    step: Step
    category: Category


@payload
class PickFound(Payload, frozen=True):
    """One of several accounts found in a text was chosen."""

    CODE: ClassVar[str] = "fi"
    epoch: int
    step: Step
    index: int


@payload
class Go(Payload, frozen=True):
    """To a page; `kept` when the button stands on a message that is never edited."""

    CODE: ClassVar[str] = "fg"
    goal: Goal
    kept: bool = False


@payload
class Speak(Payload, frozen=True):
    """From now on in this language."""

    CODE: ClassVar[str] = "fs"
    language: str


class OfDraft(StrEnum):
    """What is done with a draft that waits."""

    RESUME = "r"
    NEW = "n"
    DISCARD = "d"


@payload
class OnDraft(Payload, frozen=True):
    """*Lanjutkan*, *Mulai baru* or *Hapus draf*; a new draft starts with `platform`, if it is one."""

    CODE: ClassVar[str] = "fd"
    epoch: int
    what: OfDraft
    kept: bool = False
    platform: str = ""


@payload
class Listed(Payload, frozen=True):
    """A page of one's own reports, from 0."""

    CODE: ClassVar[str] = "fl"
    page: int


@payload
class Consent(Payload, frozen=True):
    """*Setuju & lanjut* to this version of the notice, and where it then goes on."""

    CODE: ClassVar[str] = "fk"
    version: int
    then: Goal
    platform: str = ""


@payload
class OnReport(Payload, frozen=True):
    """Something about one's own report; `kept` as for `Go`."""

    CODE: ClassVar[str] = "fr"
    report: int
    act: Act
    kept: bool = False


FormPress = Form | PickPlatform | PickCategory | PickFound
