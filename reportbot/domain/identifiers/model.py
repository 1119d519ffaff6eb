"""An identifier of a reported account, as typed and as compared."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec import Struct

KINDS: Final = ("id", "username", "phone", "link", "invite", "numeric", "name", "account", "url")

LONGEST_VERBATIM: Final = 200
LONGEST_CANONICAL: Final = 512  # four bytes each still fit an index row of PostgreSQL


class Identifier(Struct, frozen=True):
    """One way to find an account.

    `platform` is one of PLATFORMS, or "" while nobody has said which app it is.
    `verbatim` is what was typed, `canonical` what is compared, `skeleton` what look-alikes share.
    `warnings` are keys of texts: odd-format, phone-short, phone-long, no-bank, hidden-characters,
    direction-characters, look-alike, mixed-script, short-link.
    """

    platform: str
    kind: str
    verbatim: str
    canonical: str
    warnings: tuple[str, ...] = ()
    skeleton: str = ""

    @property
    def is_key(self) -> bool:
        """Whether it may join reports to one case; a display name never does."""
        return self.kind != "name"


def read_identifiers(stored: Iterable[Mapping[str, Any]]) -> tuple[Identifier, ...]:
    """Identifiers of their JSON."""
    return tuple(Identifier(**{**one, "warnings": tuple(one["warnings"])}) for one in stored)


class Key(Struct, frozen=True):
    """What a recogniser makes of a piece of text, before it is an Identifier."""

    platform: str
    kind: str
    canonical: str
    warnings: tuple[str, ...] = ()
