"""What is stored about takedown requests: the letter, the accounts in it, and whom a platform is reached by."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import field

from reportbot.domain.record import Record


class TakedownRequest(Record, frozen=True, kw_only=True):
    """A numbered batch for one platform, and every letter that followed it.

    `state` is "draft", "making" (letters are being made), "sending" (mail is under way), "unsure" (whether the mail
    left is unknown), "sent", "received", "clarification", "closed" or "cancelled". `epoch` grows with every change, so
    that an old button is recognised. `serial` counts within `year` and is drawn when it is sent; 0 before.
    `round` is the newest letter: 0 the request, 1 to 3 reminders or ST1 to ST3. `urgent` is the four hour track.
    `letter_number`, `signatory`, `signatory_title`, `recipient` and `address` (e-mail or "") stand in the letter.
    `due_at` is when the platform's time is over. `data` holds what its screens need.
    """

    request: int
    year: int
    platform: str
    created_at: datetime
    created_by: int
    serial: int = 0
    state: str = "draft"
    epoch: int = 0
    round: int = 0
    urgent: bool = False
    speaker: str = "organisasi"
    letter_number: str = ""
    signatory: str = ""
    signatory_title: str = ""
    recipient: str = ""
    address: str = ""
    sent_at: datetime | None = None
    sent_by: int | None = None
    received_at: datetime | None = None
    due_at: datetime | None = None
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> int:
        """The request's number."""
        return self.request


class RequestItem(Record, frozen=True, kw_only=True):
    """One case in a request; `state` is "ready", "held" (see `reason`) or "sent".

    `outcome` is "", "inactive", "active", "refused" or "retracted"; `answer` (why refused) is the platform's
    own words, sealed.
    """

    item: int
    request: int
    case: int
    state: str = "ready"
    reason: str = ""
    outcome: str = ""
    outcome_at: datetime | None = None
    answer: str = ""

    @property
    def key(self) -> int:
        """The row's number."""
        return self.item


class RequestLetter(Record, frozen=True, kw_only=True):
    """A letter made for a request; its parts are numbers of stored files.

    `kind` is "request", "reminder-1" … "reminder-3", "st1" … "st3" or "retraction"; `round` as in the request.
    `mail` is "" (no e-mail set), "waiting", "sending" (it may be leaving), "accepted", "failed" or "unknown"; `mail_id`
    is the mail's own Message-ID. `accounts` is how many it is about, once it is made.
    """

    letter: int
    request: int
    kind: str
    round: int
    number: str
    made_at: datetime
    made_by: int
    files: tuple[int, ...] = ()
    sent_at: datetime | None = None
    mail: str = ""
    mail_id: str = ""
    accounts: int = 0

    @property
    def key(self) -> int:
        """The row's number."""
        return self.letter


class PlatformContact(Record, frozen=True, kw_only=True):
    """Whom a platform is asked by; `abroad` adds an English copy. Overrides the policy's, set by /platform."""

    platform: str
    recipient: str
    address: str = ""
    abroad: bool = False
    changed_at: datetime
    changed_by: int

    @property
    def key(self) -> str:
        """The platform."""
        return self.platform
