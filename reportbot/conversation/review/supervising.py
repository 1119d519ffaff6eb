"""The presses of *Lainnya*: what supervisors do to a case beside its decision, by its card."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload
from reportbot.conversation.review.presses import OnCase


class Page(StrEnum):
    """The keyboards behind *Lainnya*; MAIN closes them."""

    MAIN = "main"
    MORE = "more"
    REFER = "refer"
    MERGE = "merge"
    SPLIT = "split"
    PAST = "past"


@payload
@dataclass(frozen=True, slots=True)
class More(OnCase):
    """Lainnya, and its pages."""

    CODE: ClassVar[str] = "pm"
    page: Page


@payload
@dataclass(frozen=True, slots=True)
class Refer(OnCase):
    """Rujuk ke …: say what is handed over, then (`sure`) make the packet."""

    CODE: ClassVar[str] = "pr"
    authority: str
    sure: bool


@payload
@dataclass(frozen=True, slots=True)
class Preserve(OnCase):
    """Simpan bukti dahulu, or Lepas simpanan."""

    CODE: ClassVar[str] = "pk"
    on: bool


@payload
@dataclass(frozen=True, slots=True)
class Permit(OnCase):
    """Izinkan permintaan, or Cabut izin."""

    CODE: ClassVar[str] = "pt"
    on: bool


@payload
@dataclass(frozen=True, slots=True)
class Official(OnCase):
    """Permintaan resmi: its number is typed in private."""

    CODE: ClassVar[str] = "po"


@payload
@dataclass(frozen=True, slots=True)
class Merge(OnCase):
    """Gabungkan with this other case: say what goes where, then (`sure`) do it."""

    CODE: ClassVar[str] = "cm"
    other: int
    sure: bool


@payload
@dataclass(frozen=True, slots=True)
class Part(OnCase):
    """Pisahkan: the merged case `other` is a case of its own again."""

    CODE: ClassVar[str] = "cp"
    other: int


@payload
@dataclass(frozen=True, slots=True)
class Pick(OnCase):
    """Pisahkan: choose an identifier, or leave it."""

    CODE: ClassVar[str] = "ci"
    identifier: int


@payload
@dataclass(frozen=True, slots=True)
class Split(OnCase):
    """Pisahkan the chosen identifiers into a new case."""

    CODE: ClassVar[str] = "cs"


OF_REFERRALS: tuple[type[Payload], ...] = (Refer, Preserve, Permit, Official)
OF_ACCOUNTS: tuple[type[Payload], ...] = (Merge, Part, Pick, Split)
