"""The chain of decisions: what an entry's hash is made of, and which entries erase the texts of others."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from reportbot.domain.records import Decision

START: Final = ""
"""What stands before the first entry."""

NO_TEXT: Final = ""
"""The text digest of an entry without words."""

SALT_BYTES: Final = 16

ERASED: Final = "erased"
"""The kind of a decision that erases the texts of the decisions its data names: ``{"decisions": [7, 12]}``."""


class Head(Struct, frozen=True):
    """How many entries there are and the hash of the last; 0 and START of an empty chain."""

    count: int = 0
    hash: str = START


class Link(Struct, frozen=True):
    """One entry as it is stored; `facts` are its other columns, plain values by name. Tampered ones are of any type."""

    position: Any
    decision: Any
    facts: Mapping[str, Any]
    text_digest: Any
    hash: Any = ""

    def made(self, previous: Any, position: Any = None, decision: Any = None) -> str:
        """Its hash after `previous`, by default at the place and with the number it has."""
        place = self.position if position is None else position
        number = self.decision if decision is None else decision
        facts = {**self.facts, "position": place, "decision": number}
        words = _WORDS.encode([previous, facts, self.text_digest])
        return hashlib.sha256(words.encode("ascii")).hexdigest()


_WORDS: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=repr)


def text_digest(salt: bytes, text: str) -> str:
    """What the chain holds of somebody's own words: nothing can be guessed from it once the salt is gone."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def erases(decision: Decision) -> frozenset[int]:
    """The decisions whose texts this one erases."""
    return covered(decision.kind, decision.data)


def covered(kind: Any, data: Any) -> frozenset[int]:
    """The decisions that an entry of this kind and data erases the texts of."""
    numbers = data.get("decisions") if kind == ERASED and isinstance(data, Mapping) else None
    return (
        frozenset(number for number in numbers if isinstance(number, int))
        if isinstance(numbers, list | tuple)
        else frozenset()
    )
