"""What somebody wrote, made harmless to the words around it: direction characters, stacked marks, empty lines."""

import re
from unicodedata import category

_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DIRECTED = re.compile(
    "[\u0590-\u08ff\u200e\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
    "\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_EMPTY_LINES = re.compile(r"(?:[ \t]*\n){4,}")
_MOST_MARKS = 2


def tame(words: str) -> str:
    """The words with right-to-left and control characters isolated line by line (FSI … PDI), and nothing else lost.

    Overrides and foreign isolates go, of combining marks two in a row stay, of line breaks three.
    """
    if words.isascii() and words.isprintable():
        return words
    words = _EMPTY_LINES.sub("\n\n\n", words)
    if not words.isascii():
        words = _fewer_marks(_OVERRIDES.sub("", words))
    return "\n".join(map(_isolated, words.split("\n"))) if _DIRECTED.search(words) else words


def _isolated(line: str) -> str:
    """An isolate ends with its line, so each line has its own."""
    return f"\u2068{line}\u2069" if _DIRECTED.search(line) else line


def _fewer_marks(words: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in words:
        marks = marks + 1 if category(letter) in {"Mn", "Me"} else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
