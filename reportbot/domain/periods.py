"""The span of days that figures are about, as an admin writes it; days are those of Jakarta (WIB)."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Final

from msgspec import Struct

WIB: Final = timezone(timedelta(hours=7), "WIB")
EARLIEST: Final = date(2010, 1, 1)
LATEST: Final = date(2100, 1, 1)
_DAY: Final = timedelta(days=1)

_MONTHS: Final = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february", "pebruari"),
    ("mar", "maret", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("agu", "agt", "ags", "agustus", "aug", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november", "nopember"),
    ("des", "desember", "dec", "december"),
)
_MONTH: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
_BETWEEN: Final = re.compile(r"\s*(?:\.\.+|…|–|—|\bsampai\b|\bs\.d\.|\bs/d\b|\bto\b|\s-\s)\s*")
_FORMS: Final = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2}|[a-z]+)[-/. ](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2}|[a-z]+)[-/. ](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})"),
    re.compile(r"(?P<m>[a-z]+)"),
)
_LONGEST: Final = 60


class Span(StrEnum):
    """What kind of period it is, which says how it is named and what came before it."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


_NAMED: Final = {
    Span.DAY: ("hari", "hari ini", "today", "day"),
    Span.WEEK: ("minggu", "minggu ini", "pekan", "pekan ini", "week", "this week"),
    Span.MONTH: ("", "bulan", "bulan ini", "month", "this month"),
    Span.YEAR: ("tahun", "tahun ini", "year", "this year"),
}
_BEFORE: Final = {
    Span.DAY: ("kemarin", "yesterday"),
    Span.WEEK: ("minggu lalu", "pekan lalu", "last week"),
    Span.MONTH: ("bulan lalu", "last month"),
    Span.YEAR: ("tahun lalu", "last year"),
}


class Period(Struct, frozen=True):
    """The days from `first` to `last`, both included."""

    first: date
    last: date
    span: Span = Span.RANGE

    @property
    def start(self) -> datetime:
        """The first moment."""
        return datetime(self.first.year, self.first.month, self.first.day, tzinfo=WIB).astimezone(UTC)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        after = self.last + _DAY
        return datetime(after.year, after.month, after.day, tzinfo=WIB).astimezone(UTC)

    @property
    def before(self) -> "Period":
        """The period of its kind that ends where this begins."""
        last = self.first - _DAY
        if self.span in {Span.MONTH, Span.YEAR, Span.WEEK}:
            return around(last, self.span)
        return Period(last - (self.last - self.first), last, self.span)


def around(day: date, span: Span) -> Period:
    """The day, week (from Monday), month or year that holds this day."""
    if span is Span.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6), span)
    if span is Span.MONTH:
        first = day.replace(day=1)
        return Period(first, (first + timedelta(days=31)).replace(day=1) - _DAY, span)
    if span is Span.YEAR:
        return Period(date(day.year, 1, 1), date(day.year, 12, 31), span)
    return Period(day, day, span)


def today(now: datetime) -> date:
    """The day it is in Jakarta."""
    return now.astimezone(WIB).date()


def read_period(words: str, now: datetime) -> Period | None:
    """The period somebody wrote ("bulan", "2021-09", "september 2021", "1/9/2021..30/9/2021"); None if it is none.

    Nothing is the present month; two days the wrong way round are put right.
    """
    said, day = " ".join(words.casefold().split()), today(now)
    if len(said) > _LONGEST:
        return None
    for span, names in _NAMED.items():
        if said in names:
            return around(day, span)
    for span, names in _BEFORE.items():
        if said in names:
            return around(day, span).before
    parts = _BETWEEN.split(said)
    found = [period for part in parts if (period := _one(part, day)) is not None]
    if len(found) != len(parts) or len(parts) > 2:
        return None
    return found[0] if len(found) == 1 else _joined(*found)


def _joined(one: Period, other: Period) -> Period:
    joined = Period(min(one.first, other.first), max(one.last, other.last))
    same = next((span for span in Span if around(joined.first, span) == Period(joined.first, joined.last, span)), None)
    return joined if same in {None, Span.RANGE} else around(joined.first, same or Span.DAY)


def _one(words: str, day: date) -> Period | None:
    for form in _FORMS:
        if found := form.fullmatch(words):
            return _dated(found.groupdict(), day)
    return None


def _dated(parts: dict[str, str | None], day: date) -> Period | None:
    month = _number_of_month(parts.get("m") or "1")
    # A month without its year is the last one of that name.
    said = parts.get("y")
    year = int(said) if said else day.year - (month > day.month)
    span = Span.DAY if parts.get("d") else Span.MONTH if parts.get("m") else Span.YEAR
    try:
        found = date(year, month, int(parts.get("d") or 1))
    except ValueError:
        return None
    return around(found, span) if EARLIEST <= found < LATEST else None


def _number_of_month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTH.get(word, 0)


def next_at_hour(now: datetime, hour: int) -> datetime:
    """When this hour of WIB comes next, later than `now`; in UTC."""
    local = now.astimezone(WIB)
    due = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return (due if due > local else due + timedelta(days=1)).astimezone(UTC)
