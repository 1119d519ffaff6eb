"""The presses of the moderators' group; those that act on a case carry its number and version."""

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


class OnCase(Payload, frozen=True):
    """A press on a case as its card showed it."""

    case: int
    epoch: int


@payload
class Take(OnCase, frozen=True):
    """Ambil."""

    CODE: ClassVar[str] = "mt"


@payload
class Seize(OnCase, frozen=True):
    """Ambil alih."""

    CODE: ClassVar[str] = "my"


@payload
class Release(OnCase, frozen=True):
    """Lepas; `known` when the moderator knows the person."""

    CODE: ClassVar[str] = "ml"
    known: bool


@payload
class Open(OnCase, frozen=True):
    """Open a panel of the card, or go back to the main one."""

    CODE: ClassVar[str] = "mp"
    panel: Panel


@payload
class Choose(OnCase, frozen=True):
    """Cukup bukti, Bukan pelanggaran, Di luar wewenang: ask for the reason; `more` shows all."""

    CODE: ClassVar[str] = "mc"
    choice: Choice
    more: bool


@payload
class Decide(OnCase, frozen=True):
    """The decision with its reason."""

    CODE: ClassVar[str] = "md"
    choice: Choice
    reason: str


@payload
class Ask(OnCase, frozen=True):
    """A ready question, by its key, or "own": the moderator writes it."""

    CODE: ClassVar[str] = "mq"
    question: str


@payload
class SendQuestion(OnCase, frozen=True):
    """Kirim pertanyaan."""

    CODE: ClassVar[str] = "ms"


@payload
class Original(OnCase, frozen=True):
    """This case is a duplicate of that one."""

    CODE: ClassVar[str] = "mg"
    original: int


@payload
class MarkChild(OnCase, frozen=True):
    """Ya, tandai."""

    CODE: ClassVar[str] = "mk"


@payload
class UnmarkChild(OnCase, frozen=True):
    """A supervisor says that no child is involved."""

    CODE: ClassVar[str] = "mn"


@payload
class Undo(OnCase, frozen=True):
    """Batalkan keputusan."""

    CODE: ClassVar[str] = "mu"


@payload
class Second(OnCase, frozen=True):
    """Sependapat, or not."""

    CODE: ClassVar[str] = "ma"
    agrees: bool


@payload
class CorrectPlatform(OnCase, frozen=True):
    """The account is on this platform."""

    CODE: ClassVar[str] = "mf"
    platform: str


@payload
class CorrectCategory(OnCase, frozen=True):
    """The suspicion is this one."""

    CODE: ClassVar[str] = "mh"
    category: Category


@payload
class SeeEvidence(OnCase, frozen=True):
    """Lihat bukti."""

    CODE: ClassVar[str] = "me"


@payload
class Item(OnCase, frozen=True):
    """In private: one item of evidence, its warning first (`shown` false), then itself."""

    CODE: ClassVar[str] = "mv"
    index: int
    shown: bool


@payload
class AskChild(OnCase, frozen=True):
    """In private: Ada anak, before its confirmation."""

    CODE: ClassVar[str] = "mj"


@payload
class BackToCard(OnCase, frozen=True):
    """In private: close this item."""

    CODE: ClassVar[str] = "mb"


@payload
class Next(Payload, frozen=True):
    """Ambil berikutnya."""

    CODE: ClassVar[str] = "mx"


@payload
class NoPictures(Payload, frozen=True):
    """Tanpa gambar: the next case without pictures, and so from now on; again: with pictures."""

    CODE: ClassVar[str] = "mz"


@payload
class Approve(Payload, frozen=True):
    """Jadikan moderator."""

    CODE: ClassVar[str] = "m2"
    person: int


@payload
class Pause(Payload, frozen=True):
    """Istirahat dahulu, or go on."""

    CODE: ClassVar[str] = "m3"
    resting: bool


@payload
class Unwanted(Payload, frozen=True):
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
