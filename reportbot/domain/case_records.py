"""What is stored about cases: the account, the reports on it, their evidence, and what was done.

`key` names the row. What people wrote freely is in fields marked *sealed*: storage encrypts them.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import field

from reportbot.domain.record import Record
from reportbot.domain.words import CaseState, Category, EvidenceKind


class Case(Record, frozen=True, kw_only=True):
    """One suspicious account with all reports on it; counts are kept by the transaction that changes them.

    `epoch` grows with every move, so that a press on an older state is recognised. `panel` is the keyboard the card
    shows now (e.g. ``"reasons:enough"``); `panel_data` what it needs. `shown` means: has, or is to get, a live card.
    `images` counts photos and videos, `files` other files, `links` links and forwarded texts. `verdict` is the
    decision in force (``"enough:offers-meetings"``), `verdict_by` its maker. `pending` is a decision that waits for a
    second moderator. `preserve` is *Simpan bukti dahulu*, `permitted` *Izinkan permintaan*, `referral` where the
    referral track stands ("", "prepared", "referred"), `official` the number of the police's own request. `request` is
    the takedown request it is in, `objections` how many are open, `recheck_at` when a removed account is looked at
    again. `staged` is the import that made it: until that is done nobody sees the case. `waiting_since` is None while
    no moderator has to act (closed, or a question is open); a held case
    keeps it, so that its age counts again when it is released. `due_at` is when a first decision is due.
    `words_erased_at` is when the last of what its reporters wrote went by its age, its media before; None while any of
    it is there, or a file.
    """

    case: int
    platform: str
    category: Category
    state: CaseState = CaseState.NEW
    epoch: int = 0
    created_at: datetime
    state_since: datetime
    urgent: bool = False
    child: bool = False
    danger: bool = False
    holder: int | None = None
    held_until: datetime | None = None
    last_holder: int | None = None
    shown: bool = False
    panel: str = ""
    panel_data: Mapping[str, Any] = field(default_factory=dict)
    waiting_since: datetime | None = None
    due_at: datetime | None = None
    reporters: int = 0
    known_reporters: int = 0
    withdrawn: int = 0
    first_reported_at: datetime
    last_reported_at: datetime
    place: str = ""
    excerpt: str = ""
    images: int = 0
    files: int = 0
    links: int = 0
    verdict: str = ""
    verdict_by: int | None = None
    verdict_at: datetime | None = None
    pending: str = ""
    pending_by: int | None = None
    original: int | None = None
    preserve: bool = False
    permitted: bool = False
    referral: str = ""
    official: str = ""
    request: int | None = None
    objections: int = 0
    recheck_at: datetime | None = None
    staged: int | None = None
    words_erased_at: datetime | None = None

    @property
    def key(self) -> int:
        """The case number moderators see."""
        return self.case


class CaseIdentifier(Record, frozen=True, kw_only=True):
    """One identifier of a case's account; unique by platform, kind and canonical unless kind is "name"."""

    identifier: int
    case: int
    platform: str
    kind: str
    canonical: str
    verbatim: str
    skeleton: str
    warnings: str = ""

    @property
    def key(self) -> int:
        """The row's number."""
        return self.identifier

    @property
    def account(self) -> tuple[str, str, str]:
        """What the account is found by: platform, kind, canonical."""
        return (self.platform, self.kind, self.canonical)


class Report(Record, frozen=True, kw_only=True):
    """One person's submission; `story` is sealed, `masked` may be shown to moderators.

    `account` is the reported account in the reporter's own words, sealed. `source` is one of SOURCES; the person of a
    report that did not come by chat stands for that source, and is nobody. `staged` as for the case.
    `news` is what the citizen reads under *Cek status* (a text key such as ``"in-review"``); `unread` is news that
    opens by *Lihat kabar*. `state` is "open", "withdrawn". What was written before `words_erased_at` went by its age.
    """

    report: int
    ticket: str
    case: int
    person: int
    category: Category
    platform: str
    created_at: datetime
    state: str = "open"
    account: str = ""
    story: str = ""
    masked: str = ""
    place: str = ""
    danger: bool = False
    news: str = "in-review"
    news_args: Mapping[str, str] = field(default_factory=dict)
    unread: str = ""
    question: str = ""
    question_until: datetime | None = None
    review_until: datetime | None = None
    source: str = "public"
    staged: int | None = None
    words_erased_at: datetime | None = None

    @property
    def key(self) -> int:
        """The row's number."""
        return self.report


class Evidence(Record, frozen=True, kw_only=True):
    """One item of evidence; `text` (caption, link, forwarded text) and `name` are sealed.

    `state` is "kept", "withheld" (child lane), "withdrawn" or "purged" (the file, or the words that are all of it, are
    gone). `file_id` is Telegram's own. `vault` is "" (no file, or not asked for), "waiting", "kept", "gone" (Telegram
    had it no more) or "purged"; `sha256` and `original` (a StoredFile) are of the file as received, `copies` the
    stripped pictures of a document. In letters: `attach` is "" (nobody looked), "safe", "covered" or "left-out",
    `cover` the covered cells of a grid ("a1 b2"), `covered` the files with those cells hidden, one for each picture.
    """

    evidence: int
    case: int
    report: int
    kind: EvidenceKind
    created_at: datetime
    file_id: str = ""
    file_unique_id: str = ""
    mime: str = ""
    size: int = 0
    name: str = ""
    text: str = ""
    masked: str = ""
    state: str = "kept"
    vault: str = ""
    sha256: str = ""
    original: int | None = None
    copies: tuple[int, ...] = ()
    attach: str = ""
    cover: str = ""
    covered: tuple[int, ...] = ()

    @property
    def key(self) -> int:
        """The row's number."""
        return self.evidence


class Decision(Record, frozen=True, kw_only=True):
    """What somebody did, appended and never changed; `text` (somebody's own words) is sealed and may be erased.

    `case` is None for what is done to no case: a setting, a block, an export; then `data` says to what. `by` is None
    for reporters, the reported and the clock. Storage links each to the one before it.
    """

    decision: int
    case: int | None
    kind: str
    by: int | None
    at: datetime
    reason: str = ""
    text: str = ""
    before: str = ""
    after: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> int:
        """The row's number."""
        return self.decision


class EvidenceCopy(Record, frozen=True, kw_only=True):
    """A message with evidence that stands in a chat; `lane` is "group" or "person:7"."""

    copy: int
    case: int
    evidence: int
    lane: str
    message_id: int
    kind: str
    at: datetime
    replaced: bool = False

    @property
    def key(self) -> int:
        """The row's number."""
        return self.copy
