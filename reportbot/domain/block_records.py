"""What is stored about blocks: a person whose new reports are refused for a while, and the review he may ask for."""

from datetime import UTC, datetime
from typing import Final

from reportbot.domain.record import Record

UNTIL_LIFTED: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""The end of a block that has none."""


class Block(Record, frozen=True, kw_only=True):
    """One block of the reporter of a report; `note` is sealed and shown to admins only.

    `reason` is a key, "own" where only the note says why. `state` is "open" or "lifted"; one whose `until` is over
    blocks nobody. `review` is "" (nobody asked), "asked" or "kept"; `epoch` grows with every change.
    """

    block: int
    person: int
    report: int
    reason: str
    by: int
    at: datetime
    until: datetime
    note: str = ""
    state: str = "open"
    review: str = ""
    epoch: int = 0
    closed_at: datetime | None = None
    closed_by: int | None = None

    @property
    def key(self) -> int:
        """The row's number."""
        return self.block
