"""Which accounts an objector's words may mean: on every app where none is said, since only looking them up tells."""

import re
from collections.abc import Iterator
from typing import Final

from reportbot.domain.identifiers import PLATFORMS, Identifier, identify

MOST_TOKENS: Final = 8
_SEARCHED: Final = 1000
"""Accounts are looked for in so many letters of a message."""

_TOKEN: Final = re.compile(r"@?\w[\w.\-]*[\d_.][\w.\-]*\w|@\w[\w.\-]+")
_AROUND: Final = "().,;:!?\"'“”<>[]"
_ALONE: Final = 2
"""A message of so few words may be nothing but the account."""


def accounts_in(words: str) -> tuple[Identifier, ...]:
    """What can be looked up, in order; display names cannot. Never raises for any text."""
    first: dict[tuple[str, str, str], Identifier] = {}
    for one in _found(words[:_SEARCHED]):
        if one.is_key:
            first.setdefault((one.platform, one.kind, one.canonical), one)
    return tuple(first.values())


def _found(words: str) -> Iterator[Identifier]:
    yield from identify(words)
    said = words.casefold()
    for app in PLATFORMS:
        if app in said:
            yield from identify(words, app)
    for token in _tokens(words):
        for app in PLATFORMS:
            yield from identify(token, app)


def _tokens(words: str) -> list[str]:
    """Words that are no sentence's: with a digit, a dot or an underscore inside, or after an @."""
    every = [word.strip(_AROUND) for word in words.split()]
    alone = len(every) <= _ALONE
    return list(dict.fromkeys(word for word in every if word and (alone or _TOKEN.fullmatch(word))))[:MOST_TOKENS]
