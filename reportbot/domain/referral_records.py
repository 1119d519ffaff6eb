"""What is stored about referrals: a case handed to an authority, and what exactly was handed over."""

from datetime import datetime

from reportbot.domain.record import Record


class Referral(Record, frozen=True, kw_only=True):
    """A case prepared for, and handed to, an authority (a channel key such as "police").

    `state` is "making", "prepared", "handed" or "cancelled". `packet` is the stored file of the PDF, `files` the
    evidence files in it, `receipt` the authority's own number, `note` the moderator's words, sealed.
    """

    referral: int
    case: int
    authority: str
    created_at: datetime
    created_by: int
    state: str = "making"
    packet: int | None = None
    files: tuple[int, ...] = ()
    handed_at: datetime | None = None
    handed_by: int | None = None
    receipt: str = ""
    note: str = ""

    @property
    def key(self) -> int:
        """The row's number."""
        return self.referral
