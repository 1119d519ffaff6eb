"""The presses of the moderators' group; those that act on a case carry its number and version."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload
from reportbot.domain.verdicts import Choice as Choice  # noqa: PLC0414 it is part of these presses
from reportbot.domain.words import Category


class Panel(StrEnum):
    """The keyboards that the holder opens on the card."""

    MAIN = "main"
    ASK = "ask"
    DUPLICATE = "duplicate"
    CHILD = "child"
    NOTE = "note"
    HISTORY = "history"
    CORRECT = "correct"
    PLATFORM = "platform"
    CATEGORY = "category"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class OnCase(Payload):
    """A press on a case as its card showed it."""

    case: int
    epoch: int


@payload
@dataclass(frozen=True, slots=True)
class Take(OnCase):
    """Ambil."""

    CODE: ClassVar[str] = "mt"


@payload
@dataclass(frozen=True, slots=True)
class Seize(OnCase):
    """Ambil alih."""

    CODE: ClassVar[str] = "my"


@payload
@dataclass(frozen=True, slots=True)
class Release(OnCase):
    """Lepas; `known` when the moderator knows the person."""

    CODE: ClassVar[str] = "ml"
    known: bool


@payload
@dataclass(frozen=True, slots=True)
class Open(OnCase):
    """Open a panel of the card, or go back to the main one."""

    CODE: ClassVar[str] = "mp"
    panel: Panel


@payload
@dataclass(frozen=True, slots=True)
class Choose(OnCase):
    """Cukup bukti, Bukan pelanggaran, Di luar wewenang: ask for the reason; `more` shows all."""

    CODE: ClassVar[str] = "mc"
    choice: Choice
    more: bool


@payload
@dataclass(frozen=True, slots=True)
class Decide(OnCase):
    """The decision with its reason."""

    CODE: ClassVar[str] = "md"
    choice: Choice
    reason: str


@payload
@dataclass(frozen=True, slots=True)
class Ask(OnCase):
    """A ready question, by its key, or "own": the moderator writes it."""

    CODE: ClassVar[str] = "mq"
    question: str


@payload
@dataclass(frozen=True, slots=True)
class SendQuestion(OnCase):
    """Kirim pertanyaan."""

    CODE: ClassVar[str] = "ms"


@payload
@dataclass(frozen=True, slots=True)
class Original(OnCase):
    """This case is a duplicate of that one."""

    CODE: ClassVar[str] = "mg"
    original: int


@payload
@dataclass(frozen=True, slots=True)
class MarkChild(OnCase):
    """Ya, tandai."""

    CODE: ClassVar[str] = "mk"


@payload
@dataclass(frozen=True, slots=True)
class UnmarkChild(OnCase):
    """A supervisor says that no child is involved."""

    CODE: ClassVar[str] = "mn"


@payload
@dataclass(frozen=True, slots=True)
class Undo(OnCase):
    """Batalkan keputusan."""

    CODE: ClassVar[str] = "mu"


@payload
@dataclass(frozen=True, slots=True)
class Second(OnCase):
    """Sependapat, or not."""

    CODE: ClassVar[str] = "ma"
    agrees: bool


@payload
@dataclass(frozen=True, slots=True)
class CorrectPlatform(OnCase):
    """The account is on this platform."""

    CODE: ClassVar[str] = "mf"
    platform: str


@payload
@dataclass(frozen=True, slots=True)
class CorrectCategory(OnCase):
    """The suspicion is this one."""

    CODE: ClassVar[str] = "mh"
    category: Category


@payload
@dataclass(frozen=True, slots=True)
class SeeEvidence(OnCase):
    """Lihat bukti."""

    CODE: ClassVar[str] = "me"


@payload
@dataclass(frozen=True, slots=True)
class Item(OnCase):
    """In private: one item of evidence, its warning first (`shown` false), then itself."""

    CODE: ClassVar[str] = "mv"
    index: int
    shown: bool


@payload
@dataclass(frozen=True, slots=True)
class AskChild(OnCase):
    """In private: Ada anak, before its confirmation."""

    CODE: ClassVar[str] = "mj"


@payload
@dataclass(frozen=True, slots=True)
class BackToCard(OnCase):
    """In private: close this item."""

    CODE: ClassVar[str] = "mb"


@payload
@dataclass(frozen=True, slots=True)
class Next(Payload):
    """Ambil berikutnya."""

    CODE: ClassVar[str] = "mx"


@payload
@dataclass(frozen=True, slots=True)
class NoPictures(Payload):
    """Tanpa gambar: the next case without pictures, and so from now on; again: with pictures."""

    CODE: ClassVar[str] = "mz"


@payload
@dataclass(frozen=True, slots=True)
class Approve(Payload):
    """Jadikan moderator."""

    CODE: ClassVar[str] = "m2"
    person: int


@payload
@dataclass(frozen=True, slots=True)
class Pause(Payload):
    """Istirahat dahulu, or go on."""

    CODE: ClassVar[str] = "m3"
    resting: bool


@payload
@dataclass(frozen=True, slots=True)
class Unwanted(Payload):
    """In private: the list of categories never handed to me; with a category, switch it."""

    CODE: ClassVar[str] = "m4"
    category: str


PRIVATE = (Item, AskChild, MarkChild, BackToCard, Pause, Unwanted)
"""Presses that come from a moderator's private chat."""

PRESSES: tuple[type[Payload], ...] = (
    *(Take, Seize, Release, Open, Choose, Decide, Ask, SendQuestion, Original, MarkChild, UnmarkChild, Undo, Second),
    *(CorrectPlatform, CorrectCategory, SeeEvidence, Item, AskChild, BackToCard, Next, NoPictures),
    *(Approve, Pause, Unwanted),
)
"""All of them."""
