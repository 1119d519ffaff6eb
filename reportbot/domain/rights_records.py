"""What is stored about the rights of reporters and the reported: objections, and openings of an identity."""

from datetime import datetime

from reportbot.domain.record import Record


class Objection(Record, frozen=True, kw_only=True):
    """Somebody says that a report of his account is wrong; `words` and `account` are sealed.

    `state` is "open", "upheld", "rejected" or "withdrawn"; `cases` are those its account belongs to, none for most.
    `epoch` grows with every change.
    """

    objection: int
    ticket: str
    person: int
    created_at: datetime
    due_at: datetime
    words: str = ""
    account: str = ""
    cases: tuple[int, ...] = ()
    state: str = "open"
    epoch: int = 0
    decided_at: datetime | None = None
    decided_by: int | None = None
    reason: str = ""

    @property
    def key(self) -> int:
        """The row's number."""
        return self.objection


class Reveal(Record, frozen=True, kw_only=True):
    """Two people open who reported; `reason` (the legal demand) is sealed. `state`: "asked", "opened", "refused"."""

    reveal: int
    report: int
    asked_by: int
    asked_at: datetime
    reason: str = ""
    state: str = "asked"
    second: int | None = None
    opened_at: datetime | None = None

    @property
    def key(self) -> int:
        """The row's number."""
        return self.reveal
