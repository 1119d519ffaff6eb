"""Which characters a letter can print; all others, hidden ones too, stand as [U+…]."""

import re

# what typst's own fonts (Libertinus Serif, DejaVu Sans Mono, New Computer Modern Math) have of left-to-right scripts
_COVERED = (
    "0020-007E 00A1-00AC 00AE-034E 0350-036F 038E-03A1 03A3-03CE 03D0-03E1 03F0-0477 048C-04C4 04CF-04F9 1D30-1D3C "
    "1D3E-1D5F 1D9B-1DB7 1E00-1F15 1F20-1F45 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FDD-1FEF 2010-2027 2030-205E "
    "2074-208E 2090-209C 20A0-20B5 2100-2151 2153-2184 2190-23FF 2460-262F 2638-268B 2690-269C 270C-2727 2729-274B "
    "2761-277F 2798-27AF 27B1-27BE 27C0-27FF 2900-2B73 2B76-2B95 2B97-2BFF 2C60-2C70 A708-A716 A71B-A727 1D400-1D454 "
    "1D456-1D49C 1D4AE-1D4B9 1D4C5-1D505 1D51E-1D539 1D552-1D6A5 1D6A8-1D7CB 1D7CE-1D7FF 1F780-1F7D8"
)


def _class_of(ranges: str) -> str:
    return "".join("\\U{:0>8}-\\U{:0>8}".format(*span.split("-")) for span in ranges.split())


_STRANGE = re.compile(f"[^{_class_of(_COVERED)}]")
_STRANGE_BUT_LINES = re.compile(f"[^\n{_class_of(_COVERED)}]")


def printable(words: str) -> str:
    """One line as it is, with "[U+200B]" for whatever the letter's fonts lack, hide or would turn round."""
    return words if words.isascii() and words.isprintable() else _STRANGE.sub(_code, words)


def printable_lines(words: str) -> list[str]:
    """Each line as `printable`, without the empty ones at both ends."""
    words = words.replace("\r\n", "\n").strip("\n")
    return _STRANGE_BUT_LINES.sub(_code, words).split("\n") if words else []


def is_strange(words: str) -> bool:
    """Whether something in it will stand as a code."""
    return _STRANGE.search(words) is not None


def _code(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
