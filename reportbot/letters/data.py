"""What a letter, a packet and a chart say; all words are ready, in the letter's language, and unescaped."""

from datetime import date, datetime

from msgspec import Struct


class Sender(Struct, frozen=True, kw_only=True):
    """The operator as the letterhead shows it."""

    name: str
    address: str = ""
    contact: str = ""
    place: str = ""
    signatory: str = ""
    signatory_title: str = ""


class Item(Struct, frozen=True, kw_only=True):
    """One piece of evidence: what it is ("Gambar 1"), when it came, the SHA-256 of the original as it was received.

    `pictures` are JPEG, PNG or WebP copies without metadata that may be attached; the letter says that they are copies.
    """

    name: str
    received: datetime
    sha256: str
    pictures: tuple[bytes, ...] = ()


class Account(Struct, frozen=True, kw_only=True):
    """A row of the annex; `reason` is the ground of the decision, never a story."""

    number: int
    platform: str
    account: str
    link: str
    category: str
    reason: str
    evidence: tuple[Item, ...] = ()


class Earlier(Struct, frozen=True, kw_only=True):
    """A letter that went before."""

    number: str
    date: date


class Letter(Struct, frozen=True, kw_only=True):
    """A letter to a platform with its annex.

    `kind`: "request", "reminder-1" … "reminder-3", "st1" … "st3", "retraction". `language`: "id" or "en". `hours` is
    the legal time to act (24 or 4, 0 where the operator is no ministry); with hours a "request" is an order, and the
    kinds "st1" … "st3" need them, `received` (when the order was received) and `earlier` (the order first).
    `reply_days` is how soon an answer is asked for, in days after `date`. `copies` are named under "Tembusan". A
    `draft` says on every page that it was not sent; an empty `number` leaves a dotted line.
    """

    kind: str
    language: str
    number: str
    date: date
    sender: Sender
    recipient: str
    platform: str
    accounts: tuple[Account, ...]
    earlier: tuple[Earlier, ...] = ()
    received: datetime | None = None
    urgent: bool = False
    hours: int = 0
    reply_days: int = 3
    copies: tuple[str, ...] = ()
    draft: bool = False


class Event(Struct, frozen=True, kw_only=True):
    """A line of a chronology."""

    at: datetime
    words: str


class Packet(Struct, frozen=True, kw_only=True):
    """What an authority gets on one case; `official` is the number of the police's own request, "" where there
    is none yet, None where that is nobody's concern but theirs.

    Where a child is concerned no item may carry a picture, and `hotlines` (in words, such as "SAPA 129: …") are named;
    `sealed` counts files that were kept for the police before that was known.
    """

    case: int
    authority: str
    date: date
    sender: Sender
    category: str
    urgent: bool
    child: bool
    identifiers: tuple[tuple[str, str, str], ...]
    """(platform, kind in words, verbatim)."""
    chronology: tuple[Event, ...]
    evidence: tuple[Item, ...]
    reporters: int
    places: tuple[str, ...] = ()
    stories: tuple[tuple[int, str], ...] = ()
    """(Which of the case's reporters, masked words); no reporter is named."""
    official: str | None = ""
    sealed: int = 0
    hotlines: tuple[str, ...] = ()
    language: str = "id"


class Bars(Struct, frozen=True, kw_only=True):
    """One block of horizontal bars with numbers; a value of None was suppressed."""

    title: str
    bars: tuple[tuple[str, int | None], ...]


class Chart(Struct, frozen=True, kw_only=True):
    """A picture for a phone: a title, a line below it, and blocks of bars; `language` groups the numbers."""

    title: str
    subtitle: str
    blocks: tuple[Bars, ...]
    language: str = "id"
