"""What is stored about files: sealed bytes that stand outside the database, named by their content."""

from datetime import datetime

from reportbot.domain.record import Record


class StoredFile(Record, frozen=True, kw_only=True):
    """A sealed file of the vault; `name` (what a receiver sees) is sealed.

    `kind` is "evidence" (an original), "copy" (stripped, may be shown), "covered" (with parts hidden), "letter",
    "annex", "packet", "export", "chart" or "import". `sha256` is of the plain bytes, `address` the keyed name on disk.
    After `expires_at` it is purged; `purged_at` says that the bytes are gone.
    """

    file: int
    kind: str
    sha256: str
    size: int
    mime: str
    address: str
    created_at: datetime
    name: str = ""
    expires_at: datetime | None = None
    purged_at: datetime | None = None

    @property
    def key(self) -> int:
        """The file's number."""
        return self.file
