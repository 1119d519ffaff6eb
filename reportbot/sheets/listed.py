"""One row of a list of accounts: read, recognised as a citizen's report is, or what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from msgspec import Struct, to_builtins

from reportbot.domain.identifiers import Identifier, display_name, identify, read_identifiers
from reportbot.domain.masking import ReporterNames, mask_story
from reportbot.domain.places import place_in
from reportbot.domain.words import Category
from reportbot.sheets.columns import Column, answer_of, category_of, folded, platform_of
from reportbot.sheets.reading import FORMULA, LONGEST_CELL, ROUNDED

LONGEST_PLACE: Final = 100
LONGEST_REFERENCE: Final = 100
MOST_LINKS: Final = 5
SHOWN: Final = 40
_NOBODY: Final = ReporterNames()
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb february pebruari",
            "maret mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember",
            "desember des dec december",
        ),
        1,
    )
    for name in names.split()
}
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]+)[-/. ](\d{4})(?: .*)?")
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


class Fault(Struct, frozen=True):
    """What is wrong in one cell: text key ``fault-<key>``, and the cell's beginning."""

    column: str
    key: str
    value: str = ""


class Listed(Struct, frozen=True, kw_only=True):
    """A row that was read; `identifiers` begin with the account, or are a display name alone.

    `found_on` is an ISO date or "". `story` is as written, `masked` without people. `repeats`: an earlier row of the
    list has the same account.
    """

    row: int
    platform: str = ""
    category: Category = Category.UNSURE
    child: bool = False
    identifiers: tuple[Identifier, ...] = ()
    place: str = ""
    found_on: str = ""
    story: str = ""
    masked: str = ""
    reference: str = ""
    links: tuple[str, ...] = ()
    repeats: bool = False
    faults: tuple[Fault, ...] = ()

    @property
    def account(self) -> tuple[str, str, str] | None:
        """What a case is found by; None for a display name alone."""
        first = self.identifiers[0] if self.identifiers else None
        return (first.platform, first.kind, first.canonical) if first and first.is_key else None

    def stored(self) -> dict[str, Any]:
        """As JSON."""
        plain: dict[str, Any] = to_builtins(self)
        return plain


def read_listed(stored: Mapping[str, Any]) -> Listed:
    """The row of its JSON."""
    found = read_identifiers(stored["identifiers"])
    faults = tuple(Fault(**one) for one in stored["faults"])
    given = {"identifiers": found, "faults": faults, "links": tuple(stored["links"])}
    return Listed(**{**stored, **given, "category": Category(stored["category"])})


class RowReader:
    """Reads rows under one heading; remembers which accounts it has met."""

    def __init__(self, columns: Mapping[Column, int], masks: Mapping[str, str], today: date) -> None:
        self._columns, self._masks, self._today = columns, masks, today
        self._met: set[bytes | int] = set()

    def read(self, row: int, cells: Sequence[str]) -> Listed:
        """The row, or its faults."""
        texts = {column: self._cell(cells, place) for column, place in self._columns.items()}
        faults = [fault for column, text in texts.items() if (fault := _unfit(column, text))]
        if faults:
            return Listed(row=row, faults=tuple(faults))
        return self._recognised(row, texts)

    def _cell(self, cells: Sequence[str], place: int) -> str:
        return cells[place] if place < len(cells) else ""

    def _recognised(self, row: int, texts: Mapping[Column, str]) -> Listed:
        faults: list[Fault] = []
        category = category_of(texts[Column.CATEGORY])
        if category is None:
            faults.append(_fault(Column.CATEGORY, "category" if texts[Column.CATEGORY] else "missing", texts))
        child = answer_of(texts.get(Column.CHILD, ""))
        if child is None:
            faults.append(_fault(Column.CHILD, "answer", texts))
        found_on = self._date(texts.get(Column.DATE, ""))
        if found_on is None:
            faults.append(_fault(Column.DATE, "date", texts))
        identifiers = _identifiers(texts, faults)
        if faults or category is None:
            return Listed(row=row, faults=tuple(faults))
        story = texts.get(Column.STORY, "")
        place = texts.get(Column.PLACE, "")
        kept = [form for one in identifiers for form in (one.verbatim, one.canonical)]
        return Listed(
            row=row,
            platform=identifiers[0].platform,
            category=category,
            child=bool(child) or category is Category.CHILD,
            identifiers=identifiers,
            place=self._place(place) if place else place_in(story) or "",
            found_on=found_on or "",
            story=story,
            masked=mask_story(story, _NOBODY, self._masks, kept) if story else "",
            reference=texts.get(Column.REFERENCE, "")[:LONGEST_REFERENCE],
            links=tuple(_LINK.findall(texts.get(Column.LINK, ""))[:MOST_LINKS]),
            repeats=self._is_met(identifiers[0]),
        )

    def _place(self, words: str) -> str:
        """The kota or kabupaten; what names neither is shown as a story is, without people and addresses."""
        return place_in(words) or mask_story(words[:LONGEST_PLACE], _NOBODY, self._masks)

    def _is_met(self, account: Identifier) -> bool:
        if not account.is_key:
            return False
        # A hash of 64 bits: 100,000 accounts stay small, and two that meet are one in three thousand million lists.
        key = hash((account.platform, account.kind, account.canonical))
        known = key in self._met
        self._met.add(key)
        return known

    def _date(self, words: str) -> str | None:
        """ISO date, "" for an empty cell, None where it is no day up to today."""
        plain = folded(words.replace("-", "/"))
        if not plain:
            return ""
        iso, day_first = _ISO.fullmatch(plain), _DAY_FIRST.fullmatch(plain)
        parts = iso.groups() if iso else day_first.groups()[::-1] if day_first else None
        if parts is None:
            return None
        year, month, day = parts
        try:
            found = date(int(year), _MONTHS.get(month) or int(month), int(day))
        except ValueError:
            return None
        return found.isoformat() if date(2000, 1, 1) <= found <= self._today else None


def _unfit(column: Column, text: str) -> Fault | None:
    if text == FORMULA:
        return Fault(column, "formula")
    if text == ROUNDED:
        return Fault(column, "rounded")
    if len(text) > LONGEST_CELL:
        return Fault(column, "too-long", text[:SHOWN])
    return None


def _fault(column: Column, key: str, texts: Mapping[Column, str]) -> Fault:
    return Fault(column, key, texts.get(column, "")[:SHOWN])


def _identifiers(texts: Mapping[Column, str], faults: list[Fault]) -> tuple[Identifier, ...]:
    """The account and the display name; warnings stay with them and reject nothing."""
    written, name = texts.get(Column.ACCOUNT, ""), texts.get(Column.NAME, "")[:200]
    named = texts.get(Column.PLATFORM, "")
    platform = platform_of(named) if named else ""
    if platform is None:
        faults.append(_fault(Column.PLATFORM, "platform", texts))
        return ()
    if not written:
        return _name_alone(name, platform, texts, faults)
    if written.startswith("="):
        faults.append(_fault(Column.ACCOUNT, "formula", texts))
        return ()
    found = identify(written, platform or None)
    if len(found) != 1:
        faults.append(_fault(Column.ACCOUNT, "several" if found else "account", texts))
        return ()
    if not found[0].platform:
        faults.append(_fault(Column.PLATFORM, "missing", texts))
        return ()
    shown = display_name(name, found[0].platform) if name else None
    return (found[0], shown) if shown is not None and shown.canonical else found


def _name_alone(name: str, platform: str, texts: Mapping[Column, str], faults: list[Fault]) -> tuple[Identifier, ...]:
    shown = display_name(name, platform) if name and platform else None
    if shown is not None and shown.canonical:
        return (shown,)
    faults.append(_fault(Column.PLATFORM if name else Column.ACCOUNT, "missing", texts))
    return ()
