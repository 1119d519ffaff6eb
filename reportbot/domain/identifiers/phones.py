"""Telephone numbers as people write them, and their E.164 form."""

import re
from collections.abc import Iterator
from typing import Final

import phonenumbers
from msgspec import Struct
from phonenumbers import ValidationResult

from reportbot.domain.identifiers.model import Key

_RUN: Final = re.compile(r"(?<![\w.,/@+])[+(]{0,2}\d(?:[ \t().\-/\u2010-\u2015]{0,3}\d){6,120}(?![\w@]|[.,]\d)")
_ONLY_NUMBER: Final = re.compile(r"[+(]{0,2}\d[\d \t().\-/\u2010-\u2015]*")
_MONEY_BEFORE: Final = re.compile(r"(?:\brp|\bidr|\brupiah|[$€])\.?\s*$", re.IGNORECASE)
_INDONESIAN_MOBILE: Final = re.compile(r"8[1-35-9]\d{7,10}")
_LONGEST: Final = 25


class Number(Struct, frozen=True):
    """A number found in text[start:end]."""

    start: int
    end: int
    canonical: str
    warnings: tuple[str, ...]


def is_number(text: str) -> bool:
    """Whether the text is nothing but one number and its separators."""
    return _ONLY_NUMBER.fullmatch(text.strip()) is not None


def e164(text: str) -> str:
    """Return "+" and digits; a number without country is Indonesian, one that fits none stays bare digits."""
    return _with_country(text, re.sub(r"[^0-9]", "", text))[:_LONGEST]


def _with_country(text: str, digits: str) -> str:
    significant = digits.lstrip("0")
    if not significant:
        return digits
    if digits.startswith("00") or (text.lstrip(" (").startswith("+") and digits[0] != "0"):
        return _international(significant)
    if digits[0] == "0" or digits[0] == "8":
        return "+62" + significant
    if digits.startswith("62"):
        return _international(digits)
    return "+" + digits if len(digits) > 8 and not _judged("+" + digits) else digits


def _international(digits: str) -> str:
    """ "+62 0812…" is a common slip."""
    return "+62" + digits[2:].lstrip("0") if digits.startswith("620") else "+" + digits


def number_warnings(canonical: str) -> tuple[str, ...]:
    """Return why a number looks wrong: phone-short, phone-long, odd-format."""
    return _judged(canonical) if canonical.startswith("+") else ("phone-short",)


def _judged(canonical: str) -> tuple[str, ...]:
    if canonical.startswith("+628"):
        length = len(canonical) - 3
        if not 9 <= length <= 12:
            return ("phone-short",) if length < 9 else ("phone-long",)
        return () if _INDONESIAN_MOBILE.fullmatch(canonical[3:]) else ("odd-format",)
    try:
        number = phonenumbers.parse(canonical)
    except phonenumbers.NumberParseException:
        return ("phone-long",) if len(canonical) > 16 else ("phone-short",)
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == ValidationResult.TOO_LONG:
        return ("phone-long",)
    if reason in {ValidationResult.TOO_SHORT, ValidationResult.IS_POSSIBLE_LOCAL_ONLY}:
        return ("phone-short",)
    return () if phonenumbers.is_valid_number(number) else ("odd-format",)


def phone_key(platform: str, text: str) -> Key | None:
    """Read the whole text as one number of a platform."""
    canonical = e164(text)
    return Key(platform, "phone", canonical, number_warnings(canonical)) if canonical else None


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the plausible telephone numbers of a sentence; sums of money and dates are none."""
    for run in _RUN.finditer(text):
        if not _MONEY_BEFORE.search(text[max(0, run.start() - 10) : run.start()]):
            yield from _numbers_of_run(text, run.start(), run.end())


def _numbers_of_run(text: str, start: int, end: int) -> Iterator[Number]:
    """Take the longest valid number at each step: several stand in one run with only spaces between."""
    chunks = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^ \t]+", text[start:end])]
    first = 0
    while first < len(chunks):
        for last in range(min(len(chunks), first + 7) - 1, first - 1, -1):
            number = _number(text, chunks[first][0], chunks[last][1])
            if number:
                yield number
                first = last
                break
        first += 1


def _number(text: str, start: int, end: int) -> Number | None:
    piece = text[start:end]
    digits = re.sub(r"[^0-9]", "", piece)
    starts_like_one = piece.lstrip("(").startswith(("+", "0", "62"))
    if not (starts_like_one and 8 <= len(digits) <= 17):
        return None
    canonical = e164(piece)
    if number_warnings(canonical):
        return None
    return Number(start, end, canonical, ())
