"""What is stored about sources other than citizens in the chat: lists that were taken in."""

from datetime import datetime
from typing import Final

from reportbot.domain.record import Record

SOURCES: Final = ("public", "ministry", "patrol", "police", "organisation")
"""Where a report may come from; all but the first by /impor or /kasus_baru."""


class Import(Record, frozen=True, kw_only=True):
    """A list of accounts from one source; what it wrote is invisible until `state` is "done".

    `state` is "checking", "checked", "writing", "done", "cancelled" or "failed". `digest` is the SHA-256 of the file,
    so that the same list is taken in once. `rows` counts its rows, `written` those written, `known` those on accounts
    that have a case.
    """

    number: int
    source: str
    by: int
    at: datetime
    digest: str
    file: int | None = None
    state: str = "checking"
    rows: int = 0
    written: int = 0
    known: int = 0
    done_at: datetime | None = None

    @property
    def key(self) -> int:
        """The row's number."""
        return self.number


class OperatorSetting(Record, frozen=True, kw_only=True):
    """What an admin set by /pengaturan; it goes before the environment's."""

    name: str
    value: str
    changed_at: datetime
    changed_by: int

    @property
    def key(self) -> str:
        """Its name."""
        return self.name
