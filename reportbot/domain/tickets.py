"""The report number "RB-XXXX-XXXX": seven random characters and a check character."""

import re
from itertools import chain
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U."""

_BASE: Final = len(ALPHABET)
_VALUE: Final = {character: value for value, character in enumerate(ALPHABET)}
_MISREAD: Final = str.maketrans("OIL", "011")
_DASH: Final = r"\s{0,2}[\-\u2010-\u2015\u2212_.]\s{0,2}"
_SEPARATOR: Final = r"[\s\-\u2010-\u2015\u2212_.]{0,3}"
_LETTER: Final = "[0-9A-TV-Z]"
_BODY: Final = _SEPARATOR.join([_LETTER] * 8)
_WHOLE: Final = re.compile(rf"\W*({_BODY})\W*", re.ASCII)
_PREFIXED: Final = re.compile(rf"(?<![0-9A-Z])RB{_SEPARATOR}({_BODY})(?![0-9A-Z])", re.ASCII)
_DASHED: Final = re.compile(rf"(?=(?<![0-9A-Z])({_LETTER}{{4}}{_DASH}{_LETTER}{{4}})(?![0-9A-Z]))", re.ASCII)
_LOOSE: Final = re.compile(  # without prefix and hyphen only a digit tells it from two words
    rf"(?=(?<![0-9A-Z])((?=[A-Z\s]{{0,8}}[0-9]){_LETTER}{{4}}\s?{_LETTER}{{4}})(?![0-9A-Z]))", re.ASCII
)


def ticket_from(random_bits: int) -> str:
    """Return the ticket of 35 random bits.

    Raises:
        ValueError: `random_bits` is negative or longer than 35 bits.
    """
    if not 0 <= random_bits < _BASE**7:
        raise ValueError("a ticket takes 35 random bits")
    body = "".join(ALPHABET[random_bits >> 5 * place & 31] for place in reversed(range(7)))
    return _written(body + _check_character(body))


def read_ticket(text: str) -> str | None:
    """Find a ticket in what somebody typed, or None if no check character is right.

    Any case, O for 0, I and L for 1; hyphens, spaces and the prefix may be missing.
    """
    shouted = text[:4096].upper()
    whole = _WHOLE.fullmatch(shouted)
    for found in chain([whole] if whole else [], *(p.finditer(shouted) for p in (_PREFIXED, _DASHED, _LOOSE))):
        body = re.sub(r"[^0-9A-Z]", "", found[1]).translate(_MISREAD)
        if _luhn_sum(body) % _BASE == 0:
            return _written(body)
    return None


def _written(body: str) -> str:
    return f"RB-{body[:4]}-{body[4:]}"


def _check_character(body: str) -> str:
    return ALPHABET[-_luhn_sum(body + "0") % _BASE]


def _luhn_sum(body: str) -> int:
    total = 0
    for place, character in enumerate(reversed(body)):
        value = _VALUE[character] * (1 + place % 2)
        total += value // _BASE + value % _BASE
    return total
