"""The presses of *Lainnya*: what supervisors do to a case beside its decision, by its card."""

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
class More(OnCase, frozen=True):
    """Lainnya, and its pages."""

    CODE: ClassVar[str] = "pm"
    page: Page


@payload
class Refer(OnCase, frozen=True):
    """Rujuk ke …: say what is handed over, then (`sure`) make the packet."""

    CODE: ClassVar[str] = "pr"
    authority: str
    sure: bool


@payload
class Preserve(OnCase, frozen=True):
    """Simpan bukti dahulu, or Lepas simpanan."""

    CODE: ClassVar[str] = "pk"
    on: bool


@payload
class Permit(OnCase, frozen=True):
    """Izinkan permintaan, or Cabut izin."""

    CODE: ClassVar[str] = "pt"
    on: bool


@payload
class Official(OnCase, frozen=True):
    """Permintaan resmi: its number is typed in private."""

    CODE: ClassVar[str] = "po"


@payload
class Merge(OnCase, frozen=True):
    """Gabungkan with this other case: say what goes where, then (`sure`) do it."""

    CODE: ClassVar[str] = "cm"
    other: int
    sure: bool


@payload
class Part(OnCase, frozen=True):
    """Pisahkan: the merged case `other` is a case of its own again."""

    CODE: ClassVar[str] = "cp"
    other: int


@payload
class Pick(OnCase, frozen=True):
    """Pisahkan: choose an identifier, or leave it."""

    CODE: ClassVar[str] = "ci"
    identifier: int


@payload
class Split(OnCase, frozen=True):
    """Pisahkan the chosen identifiers into a new case."""

    CODE: ClassVar[str] = "cs"


OF_REFERRALS: tuple[type[Payload], ...] = (Refer, Preserve, Permit, Official)
OF_ACCOUNTS: tuple[type[Payload], ...] = (Merge, Part, Pick, Split)
