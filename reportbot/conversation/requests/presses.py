"""The presses of takedown requests; what acts on a request carries its number and version."""

from enum import StrEnum
from typing import ClassVar

from reportbot.conversation.buttons import Payload, payload


class Act(StrEnum):
    """What a button without more data does to a request."""

    OPEN = "o"
    PREVIEW = "p"
    DETAILS = "d"
    URGENT = "u"
    PICTURES = "g"
    SEND = "s"
    SEND_YES = "sy"
    CANCEL = "c"
    CANCEL_YES = "cy"
    RECEIVED = "r"
    RECEIVED_NOW = "rn"
    CLARIFY = "k"
    CLARIFIED = "kd"
    ALL_GONE = "a"
    ALL_GONE_YES = "ay"
    FOLLOW = "f"
    FOLLOW_YES = "fy"
    CLOSE = "x"
    CLOSE_YES = "xy"
    HISTORY = "h"
    MAIL_AGAIN = "m"
    MAIL_LEFT = "ml"


ONLY_SHOWS = frozenset({Act.OPEN, Act.HISTORY})
"""Acts that change nothing, so that a button of an older version may do them."""


class Field(StrEnum):
    """What is typed into a request's letter."""

    NUMBER = "n"
    SIGNATORY = "s"
    TITLE = "t"
    RECIPIENT = "r"
    ADDRESS = "a"
    RECEIVED = "d"
    ANSWER = "w"


class Listing(StrEnum):
    """Which accounts of a request are listed."""

    READY = "r"
    HELD = "h"
    OUTCOMES = "o"
    RECHECK = "k"


class Check(StrEnum):
    """What somebody says of a picture."""

    SAFE = "s"
    COVER = "c"
    LEFT_OUT = "l"


class Outcome(StrEnum):
    """What became of an account."""

    GONE = "g"
    STILL = "s"
    REFUSED = "r"
    FIX = "f"


@payload
class ShowRequests(Payload, frozen=True):
    """The list of requests."""

    CODE: ClassVar[str] = "rl"


@payload
class Begin(Payload, frozen=True):
    """Buat: a batch for this platform."""

    CODE: ClassVar[str] = "rb"
    platform: str


class OnRequest(Payload, frozen=True):
    """A press on a request as its screen showed it."""

    request: int
    epoch: int


@payload
class Do(OnRequest, frozen=True):
    """One of the acts."""

    CODE: ClassVar[str] = "rd"
    act: Act


@payload
class ShowList(OnRequest, frozen=True):
    """A page of accounts."""

    CODE: ClassVar[str] = "rp"
    listing: Listing
    page: int


@payload
class Edit(OnRequest, frozen=True):
    """Type this field anew."""

    CODE: ClassVar[str] = "re"
    field: Field


@payload
class CheckPicture(OnRequest, frozen=True):
    """Bukti aman, Tutupi, Jangan lampirkan."""

    CODE: ClassVar[str] = "rc"
    case: int
    evidence: int
    check: Check


@payload
class Cells(OnRequest, frozen=True):
    """The cells to be covered, as bits, the first row first; `done` covers them."""

    CODE: ClassVar[str] = "rg"
    case: int
    evidence: int
    cells: int
    done: bool


@payload
class ShowAccount(OnRequest, frozen=True):
    """One account of a request."""

    CODE: ClassVar[str] = "ri"
    item: int


@payload
class Record(OnRequest, frozen=True):
    """Tidak aktif, Masih aktif, Ditolak (asks why), Perbaiki."""

    CODE: ClassVar[str] = "ro"
    item: int
    outcome: Outcome


@payload
class Refuse(OnRequest, frozen=True):
    """Ditolak, for this reason."""

    CODE: ClassVar[str] = "rf"
    item: int
    reason: str


@payload
class LookAgain(OnRequest, frozen=True):
    """Masih tidak aktif, or Muncul kembali."""

    CODE: ClassVar[str] = "rk"
    item: int
    gone: bool


@payload
class Retract(OnRequest, frozen=True):
    """Cabut permintaan, of one account: why ("" asks), and whether that was confirmed."""

    CODE: ClassVar[str] = "rx"
    item: int
    reason: str
    sure: bool


PRESSES: tuple[type[Payload], ...] = (
    *(ShowRequests, Begin, Do, ShowList, Edit, CheckPicture, Cells),
    *(ShowAccount, Record, Refuse, LookAgain, Retract),
)
"""All of them."""
