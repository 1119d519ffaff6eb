"""The buttons of lists and single cases of other sources; all codes begin with "i"."""

from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload
from reportbot.domain.words import Category


class Goal(StrEnum):
    """What a source is named for."""

    LIST = "l"
    CASE = "c"


class OnList(StrEnum):
    """What is done with a list that was checked."""

    WRITE = "w"
    CANCEL = "x"


class Act(StrEnum):
    """The other buttons of a new case."""

    NAME_ONLY = "n"
    ACCEPT = "y"
    RETYPE = "t"
    SKIP = "k"
    CHILD = "c"
    SAVE = "z"


@payload
class PickSource(Payload, frozen=True):
    """Whose list, or case, it is."""

    CODE: ClassVar[str] = "is"
    goal: Goal
    source: str


@payload
class Template(Payload, frozen=True):
    """*Contoh berkas*."""

    CODE: ClassVar[str] = "it"


@payload
class Leave(Payload, frozen=True):
    """*Batal*, before anything was sent or saved."""

    CODE: ClassVar[str] = "ix"


@payload
class PickList(Payload, frozen=True):
    """*Masukkan* or *Batal* of a list."""

    CODE: ClassVar[str] = "il"
    number: int
    act: OnList


class OfCase(Payload, frozen=True):
    """A button of a new case; `run` tells one new case from the next."""

    run: int


@payload
class NewPlatform(OfCase, frozen=True):
    """An app was chosen."""

    CODE: ClassVar[str] = "ip"
    platform: str


@payload
class NewFound(OfCase, frozen=True):
    """One of several accounts was chosen."""

    CODE: ClassVar[str] = "if"
    index: int


@payload
class NewCategory(OfCase, frozen=True):
    """A suspicion was chosen."""

    CODE: ClassVar[str] = "ig"
    category: Category


@payload
class NewCase(OfCase, frozen=True):
    """Another button of a new case; `step` is where it stood."""

    CODE: ClassVar[str] = "in"
    step: str
    act: Act


PRESSES: tuple[type[Payload], ...] = (
    *(PickSource, Template, Leave, PickList),
    *(NewPlatform, NewFound, NewCategory, NewCase),
)
