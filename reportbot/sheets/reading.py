"""Reads CSV and XLSX that somebody sent, whatever program wrote them: rows of plain text; nothing is evaluated."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain, islice, zip_longest
from typing import Any, Final

from reportbot.errors import ReportBotError
from reportbot.sheets.columns import Column, column_of

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 50
LONGEST_CELL: Final = 2_000
LARGEST_UNPACKED: Final = 300 * 2**20
LARGEST_PART: Final = 200 * 2**20
MOST_PARTS: Final = 2_000
LARGEST_EXACT: Final = 10**15
"""Spreadsheets keep fifteen digits of a number; the rest of a longer one is lost."""

FORMULA: Final = "\x00formula"
ROUNDED: Final = "\x00rounded"
"""Cells that hold no text to be read; a NUL is in no cell that was sent."""

_END: Final = "\x00end"
"""Put after the last line: a quotation mark that nobody closed swallows it."""

_SEPARATORS: Final = ";,\t|"
_NAMED_SEPARATOR: Final = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_PDF: Final = b"%PDF-"
_BOM: Final = b"\xef\xbb\xbf"
_SCIENTIFIC: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d{2}", re.IGNORECASE)
_QUOTED: Final = re.compile(r'="([^"]*)"')

Row = tuple[int, list[str]]
"""The row's number as a spreadsheet shows it, and its cells."""


class Unreadable(ReportBotError):
    """The file as a whole cannot be read; `key` is a text key that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def read_rows(data: bytes) -> Iterator[Row]:
    """The rows that hold anything, the heading first; at most MOST_ROWS after it.

    Raises:
        Unreadable: it is no CSV or XLSX, is empty, or has too many rows or columns.
    """
    if not data.strip():
        raise Unreadable("import-empty")
    if data.startswith(b"PK"):
        rows = _workbook_rows(data)
    elif data.startswith(_OLD_EXCEL):
        raise Unreadable("import-old-excel")
    elif data.startswith(_PDF):
        raise Unreadable("import-not-sheet")
    else:
        rows = _text_rows(decoded(data))
    found = 0
    for number, cells in rows:
        if any(cells):
            if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
                raise Unreadable("import-too-wide")
            if found > MOST_ROWS:
                raise Unreadable("import-too-many")
            found += 1
            yield number, cells[:MOST_COLUMNS]
    if not found:
        raise Unreadable("import-empty")


def decoded(data: bytes) -> str:
    """Text in UTF-16 where its first bytes say so, else each line in UTF-8 where it is that, else in Windows-1252.

    Lists are put together from several: one file may hold lines of both.

    Raises:
        Unreadable: it is none of these.
    """
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = "".join(map(_decoded_line, data.removeprefix(_BOM).splitlines(keepends=True)))
    except UnicodeDecodeError:
        raise Unreadable("import-encoding") from None
    if "\x00" in text:
        raise Unreadable("import-not-sheet")
    return text


def _decoded_line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252")


def _text_rows(text: str) -> Iterator[Row]:
    csv.field_size_limit(10 * LONGEST_CELL)
    # None: every kind of line end is one, also inside a file that mixes them.
    lines = io.StringIO(text, newline=None)
    start, separator = 1, _separator(text)
    if named := _NAMED_SEPARATOR.fullmatch(text.partition("\n")[0]):
        lines.readline()
        start, separator = 2, named[1]
    reader = csv.reader(chain(lines, (_END,)), delimiter=separator)
    try:
        for number, cells in enumerate(reader, start):
            if cells == [_END]:
                return
            if cells and _END in cells[-1]:
                raise Unreadable("import-quotes")
            yield number, [_written(cell) for cell in cells]
    except csv.Error:
        raise Unreadable("import-quotes") from None


def _written(cell: str) -> str:
    stripped = cell.strip()
    if quoted := _QUOTED.fullmatch(stripped):
        return quoted[1].strip()  # how some programs keep the zeros that a number begins with
    if stripped.startswith(("'=", "'+", "'-", "'@")):
        stripped = stripped[1:]  # how our own tables keep a text from being a formula
    return ROUNDED if _SCIENTIFIC.fullmatch(stripped) else stripped


def _separator(text: str) -> str:
    """The one that splits the heading into the most columns we know."""
    heading = next((line for line in io.StringIO(text, newline=None) if line.strip()), "")

    def known(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([heading], delimiter=separator), [])
        return sum(column_of(cell) is not None for cell in cells), len(cells)

    return max(_SEPARATORS, key=known)


def _workbook_rows(data: bytes) -> Iterator[Row]:
    sheet = _checked_archive(data)
    from openpyxl import load_workbook  # noqa: PLC0415 only lists that are taken in need it

    def rows(*, values: bool) -> Iterable[Sequence[Any]]:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
        first = book.worksheets[0]
        first.reset_dimensions()  # what a file says of its size may be wrong
        found: Iterable[Sequence[Any]] = first.iter_rows(values_only=True)
        return found

    try:
        formulas = rows(values=False) if sheet else ()
        for number, (cells, written) in enumerate(zip_longest(rows(values=True), formulas, fillvalue=()), 1):
            yield number, _cells(cells, written)
    except Unreadable:
        raise
    except Exception as error:
        # Whatever is wrong inside such a file, its sender reads the same: it cannot be read.
        raise Unreadable("import-not-sheet") from error


def _cells(cells: Sequence[Any], written: Sequence[Any]) -> list[str]:
    short = list(islice(cells, 10 * MOST_COLUMNS))
    texts = [_text(cell) for cell in short]
    for place, formula in enumerate(written[: len(texts)]):
        if isinstance(formula, str) and formula.startswith("=") and short[place] is None:
            texts[place] = FORMULA
    return texts


def _text(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "ya" if cell else "tidak"
        case datetime() | date():
            return cell.strftime("%Y-%m-%d")
        case time():
            return cell.isoformat("minutes")
        case int() | float():
            return _number(cell)
    return str(cell).replace("\x00", "\ufffd").strip()


def _number(cell: float) -> str:
    if abs(cell) >= LARGEST_EXACT:
        return ROUNDED
    return str(int(cell)) if float(cell).is_integer() else str(cell)


def _checked_archive(data: bytes) -> bool:
    """Whether the workbook holds formulas; its parts are counted and measured before any is unpacked.

    Raises:
        Unreadable: it is no workbook, or would unpack to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names:
                raise Unreadable("import-not-sheet")
            sizes = [part.file_size for part in parts]
            if len(sizes) > MOST_PARTS or sum(sizes) > LARGEST_UNPACKED or max(sizes) > LARGEST_PART:
                raise Unreadable("import-too-heavy")
            return any(_has_formula(archive, name) for name in names if name.startswith("xl/worksheets/sheet"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise Unreadable("import-not-sheet") from error


def _has_formula(archive: zipfile.ZipFile, name: str) -> bool:
    before = b""
    with archive.open(name) as part:
        while piece := part.read(2**20):
            if re.search(rb"<(?:\w+:)?f[ >/]", before + piece):
                return True
            before = piece[-16:]
    return False


def columns_in(heading: Sequence[str]) -> dict[Column, list[int]]:
    """Where each column that we know stands; some headings mean the same one."""
    found: dict[Column, list[int]] = {}
    for place, cell in enumerate(heading):
        if (column := column_of(cell)) is not None:
            found.setdefault(column, []).append(place)
    return found
