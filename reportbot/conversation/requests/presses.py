"""The presses of takedown requests; what acts on a request carries its number and version."""

from dataclasses import dataclass
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
@dataclass(frozen=True, slots=True)
class ShowRequests(Payload):
    """The list of requests."""

    CODE: ClassVar[str] = "rl"


@payload
@dataclass(frozen=True, slots=True)
class Begin(Payload):
    """Buat: a batch for this platform."""

    CODE: ClassVar[str] = "rb"
    platform: str


@dataclass(frozen=True, slots=True)
class OnRequest(Payload):
    """A press on a request as its screen showed it."""

    request: int
    epoch: int


@payload
@dataclass(frozen=True, slots=True)
class Do(OnRequest):
    """One of the acts."""

    CODE: ClassVar[str] = "rd"
    act: Act


@payload
@dataclass(frozen=True, slots=True)
class ShowList(OnRequest):
    """A page of accounts."""

    CODE: ClassVar[str] = "rp"
    listing: Listing
    page: int


@payload
@dataclass(frozen=True, slots=True)
class Edit(OnRequest):
    """Type this field anew."""

    CODE: ClassVar[str] = "re"
    field: Field


@payload
@dataclass(frozen=True, slots=True)
class CheckPicture(OnRequest):
    """Bukti aman, Tutupi, Jangan lampirkan."""

    CODE: ClassVar[str] = "rc"
    case: int
    evidence: int
    check: Check


@payload
@dataclass(frozen=True, slots=True)
class Cells(OnRequest):
    """The cells to be covered, as bits, the first row first; `done` covers them."""

    CODE: ClassVar[str] = "rg"
    case: int
    evidence: int
    cells: int
    done: bool


@payload
@dataclass(frozen=True, slots=True)
class ShowAccount(OnRequest):
    """One account of a request."""

    CODE: ClassVar[str] = "ri"
    item: int


@payload
@dataclass(frozen=True, slots=True)
class Record(OnRequest):
    """Tidak aktif, Masih aktif, Ditolak (asks why), Perbaiki."""

    CODE: ClassVar[str] = "ro"
    item: int
    outcome: Outcome


@payload
@dataclass(frozen=True, slots=True)
class Refuse(OnRequest):
    """Ditolak, for this reason."""

    CODE: ClassVar[str] = "rf"
    item: int
    reason: str


@payload
@dataclass(frozen=True, slots=True)
class LookAgain(OnRequest):
    """Masih tidak aktif, or Muncul kembali."""

    CODE: ClassVar[str] = "rk"
    item: int
    gone: bool


@payload
@dataclass(frozen=True, slots=True)
class Retract(OnRequest):
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
