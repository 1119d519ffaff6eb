"""The buttons of lists and single cases of other sources; all codes begin with "i"."""

from dataclasses import dataclass
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
@dataclass(frozen=True, slots=True)
class PickSource(Payload):
    """Whose list, or case, it is."""

    CODE: ClassVar[str] = "is"
    goal: Goal
    source: str


@payload
@dataclass(frozen=True, slots=True)
class Template(Payload):
    """*Contoh berkas*."""

    CODE: ClassVar[str] = "it"


@payload
@dataclass(frozen=True, slots=True)
class Leave(Payload):
    """*Batal*, before anything was sent or saved."""

    CODE: ClassVar[str] = "ix"


@payload
@dataclass(frozen=True, slots=True)
class PickList(Payload):
    """*Masukkan* or *Batal* of a list."""

    CODE: ClassVar[str] = "il"
    number: int
    act: OnList


@dataclass(frozen=True, slots=True)
class OfCase(Payload):
    """A button of a new case; `run` tells one new case from the next."""

    run: int


@payload
@dataclass(frozen=True, slots=True)
class NewPlatform(OfCase):
    """An app was chosen."""

    CODE: ClassVar[str] = "ip"
    platform: str


@payload
@dataclass(frozen=True, slots=True)
class NewFound(OfCase):
    """One of several accounts was chosen."""

    CODE: ClassVar[str] = "if"
    index: int


@payload
@dataclass(frozen=True, slots=True)
class NewCategory(OfCase):
    """A suspicion was chosen."""

    CODE: ClassVar[str] = "ig"
    category: Category


@payload
@dataclass(frozen=True, slots=True)
class NewCase(OfCase):
    """Another button of a new case; `step` is where it stood."""

    CODE: ClassVar[str] = "in"
    step: str
    act: Act


PRESSES: tuple[type[Payload], ...] = (
    *(PickSource, Template, Leave, PickList),
    *(NewPlatform, NewFound, NewCategory, NewCase),
)
