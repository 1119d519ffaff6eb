"""Characters that deceive: hidden ones, stylised ones, look-alikes; and the forms that see through them."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

import decancer_py
from msgspec import Struct
from rapidfuzz import fuzz

from reportbot.domain.identifiers.model import LONGEST_VERBATIM

LONGEST_TEXT: Final = 4096

_DIRECTION: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_JOINER: Final = "\u200d"
_DECEIVING_SCRIPTS: Final = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
_ALIKE: Final = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "ı": "l"})
# Greek letters whose small or compatible form looks like another Latin letter, or like none (UTS #39).
_CAPITAL_TWINS: Final = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϲ", "ABEZHIKMNOPTYXCc")
_NOT_LATIN: Final = {
    f"retain_{script}": True for script in ("arabic", "chinese", "emojis", "japanese", "korean", "thai")
}


class Typed(Struct, frozen=True):
    """A text as its reader sees it, with the place in the original of each character."""

    raw: str
    text: str
    origin: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> "Typed":
        """Read the first 4,096 characters, hidden ones dropped, stylised ones plain."""
        raw = raw[:LONGEST_TEXT]
        plain: list[str] = []
        origin: list[int] = []
        for place, character in enumerate(raw):
            seen = character if " " <= character <= "~" else _plain(character)
            plain.append(seen)
            origin.extend([place] * len(seen))
        return cls(raw, "".join(plain), tuple(origin))

    def source(self, start: int, end: int) -> str:
        """Return the original characters behind text[start:end], hidden ones inside included."""
        if start >= end:
            return ""
        first, last = self.origin[start], self.origin[end - 1] + 1
        if not self.text[:start].strip():
            first = 0  # a direction override before the first letter belongs to it
        if not self.text[end:].strip():
            last = len(self.raw)
        return self.raw[first:last]


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character.isspace():
        return "\n" if character in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029" else " "
    if is_hidden(character) or unicodedata.category(character) in {"Cc", "Cs"}:
        return ""
    normal = unicodedata.normalize("NFKC", character)
    return "".join(_digit(c) for c in normal if not is_hidden(c))


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(int(value))


def is_hidden(character: str) -> bool:
    """Whether a reader sees nothing of this character: formats, fillers, selectors, tags."""
    return (
        character in _BLANKS
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or unicodedata.category(character) == "Cf"
    )


def verbatim(raw: str) -> str:
    """Return what was typed, trimmed, on one line, without control characters, at most 200 characters."""
    kept = (" " if c.isspace() else c for c in raw)
    return "".join(c for c in kept if unicodedata.category(c) not in {"Cc", "Cs"}).strip()[:LONGEST_VERBATIM].strip()


def reveal(text: str) -> str:
    """Write hidden and direction characters as ‹U+202E›, so that a reader sees them and no line turns round."""
    return "".join(f"‹U+{ord(c):04X}›" if is_hidden(c) and not _in_emoji(text, i) else c for i, c in enumerate(text))


def fold(text: str) -> str:
    """Return the form in which keys are compared: NFKC, casefolded, nothing hidden, single spaces; stable."""
    for _ in range(5):
        folded = " ".join(Typed.of(unicodedata.normalize("NFKC", text).casefold()).text.split())
        folded = unicodedata.normalize("NFKC", folded).replace("i\u0307", "i")  # casefold of İ
        if folded == text:
            break
        text = folded
    return text


def fold_name(text: str) -> str:
    """Return the form in which display names are searched: stylised and look-alike letters plain."""
    folded = fold(text)
    for _ in range(4):
        cured = fold(str(decancer_py.parse(folded, disable_bidi=True, **_NOT_LATIN)))
        if cured == folded or not any(c.isalnum() for c in cured):
            break
        folded = cured
    return folded


def skeleton(text: str) -> str:
    """Return what look-alikes have in common: letters plain, 0 as o, 1 and i as l; best from what was typed."""
    folded = fold_name(text.translate(_CAPITAL_TWINS))
    return folded.translate(_ALIKE) if any(c.isalpha() for c in folded) else folded


def similar(a: str, b: str) -> float:
    """Return how alike two identifiers look, 0 to 1."""
    return fuzz.ratio(skeleton(a), skeleton(b)) / 100


def deceptions(raw: str) -> tuple[str, ...]:
    """Return the warnings that the characters of a typed identifier deserve."""
    warnings: list[str] = []
    if any(c in _DIRECTION for c in raw):
        warnings.append("direction-characters")
    if any(is_hidden(c) and c not in _DIRECTION and not _in_emoji(raw, i) for i, c in enumerate(raw)):
        warnings.append("hidden-characters")
    scripts = {_script(c) for c in fold(raw) if c.isalpha() and not c.isascii()}
    if scripts & _DECEIVING_SCRIPTS and fold_name(raw).isascii():
        warnings.append("look-alike")
    if scripts & _DECEIVING_SCRIPTS and re.search("[a-z]", fold(raw)):
        warnings.append("mixed-script")
    return tuple(warnings)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _in_emoji(text: str, place: int) -> bool:
    """Joiners and selectors that make one picture of several hide nothing."""
    if text[place] != _JOINER and not "\ufe00" <= text[place] <= "\ufe0f":
        return False
    before = text[place - 1] if place else ""
    return bool(before) and (unicodedata.category(before) in {"So", "Sk", "Sm", "Po"} or before == "\ufe0f")
