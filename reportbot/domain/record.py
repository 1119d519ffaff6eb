"""What every stored record is: a frozen row with a key; the base of all kinds."""

from collections.abc import Hashable

from msgspec import Struct


class Record(Struct, frozen=True):
    """One row; `key` names it among its kind."""

    @property
    def key(self) -> Hashable:
        """What names the row."""
        raise NotImplementedError
