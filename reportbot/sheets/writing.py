"""CSV and XLSX from rows that may be endless: flat in memory, and no cell is ever a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Final

SHEET_ROWS: Final = 1_048_576
"""How many rows one sheet of XLSX holds, its header among them."""

CELL_LETTERS: Final = 32_767
"""How many UTF-16 units one cell of XLSX holds."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula may begin (OWASP, CSV injection); the last four are the full-width forms of the first."""
_WIDTH_ROWS, _NARROWEST, _WIDEST = 200, 8, 60
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)

Cell = str | int | float | date | None
Row = Sequence[Cell]


def write_csv(target: Path | BinaryIO, header: Row, rows: Iterable[Row], *, delimiter: str = ";") -> int:
    """Write a table as CSV, and return how many rows it got.

    UTF-8 with BOM and semicolons: so Excel with Indonesian (comma decimal) regional settings opens it rightly by a
    double click; give "," for readers abroad. Texts that a spreadsheet would take for a formula get a leading
    apostrophe; whole numbers stay numbers. Dates stand in ISO form.
    """
    with _opened(target) as file:
        words = TextIOWrapper(file, encoding="utf-8-sig", newline="", errors="replace")
        writer = csv.writer(words, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
        writer.writerow([_for_csv(cell) for cell in header])
        count = 0
        for row in rows:
            writer.writerow([_for_csv(cell) for cell in row])
            count += 1
        words.flush()
        words.detach()
    return count


def write_xlsx(target: Path | BinaryIO, header: Row, rows: Iterable[Row], *, sheet: str = "Data") -> int:
    """Write a table as XLSX, and return how many rows it got; equal rows give equal bytes.

    Each text is a text, whatever it begins with. More rows than a sheet holds go on in further sheets ("Data 2"),
    each with the header. A file object is filled without a temporary file; a path is written row by row.
    """
    import xlsxwriter  # noqa: PLC0415 - only exports need it

    kept_flat = isinstance(target, Path)
    options = {
        "constant_memory": kept_flat,
        "in_memory": not kept_flat,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd hh:mm",
        "remove_timezone": True,
    }
    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, options)
    book.set_properties({"created": _MADE})
    try:
        return _fill(book, header, iter(rows), sheet)
    finally:
        book.close()


def _fill(book: Any, header: Row, rows: Iterator[Row], name: str) -> int:
    count = 0
    for place in range(1, SHEET_ROWS):
        first = list(islice(rows, 1))
        if place > 1 and not first:
            break
        sheet = _sheet(book, header, name if place == 1 else f"{name[:25]} {place}")
        count += _fill_sheet(sheet, header, chain(first, islice(rows, SHEET_ROWS - 1 - len(first))))
    return count


def _sheet(book: Any, header: Row, name: str) -> Any:
    sheet = book.add_worksheet(_sheet_name(name))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for column, cell in enumerate(header):
        _write(sheet, 0, column, cell, bold)
    return sheet


def _fill_sheet(sheet: Any, header: Row, rows: Iterator[Row]) -> int:
    """Write the rows below the header; column widths follow the first ones."""
    known = list(islice(rows, _WIDTH_ROWS))
    for column, width in enumerate(_widths(header, known)):
        sheet.set_column(column, column, width)
    line = 0
    for line, row in enumerate(chain(known, rows), 1):
        for column, cell in enumerate(row):
            _write(sheet, line, column, cell)
    return line


def _widths(header: Row, rows: Iterable[Row]) -> list[int]:
    longest = [len(str(cell)) for cell in header]
    for row in rows:
        longest = [max(known, len(_shown(cell))) for known, cell in zip(longest, row, strict=False)]
    return [min(max(length + 2, _NARROWEST), _WIDEST) for length in longest]


def _shown(cell: Cell) -> str:
    return "" if cell is None else max(str(cell).split("\n"), key=len)


def _write(sheet: Any, line: int, column: int, cell: Cell, style: Any = None) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(line, column, _for_xlsx(cell), style)
    elif isinstance(cell, bool):
        sheet.write_string(line, column, str(cell), style)
    elif isinstance(cell, date):
        sheet.write_datetime(line, column, cell, style)
    else:
        sheet.write_number(line, column, cell, style)


def _for_xlsx(words: str) -> str:
    """What XML and a cell can hold; a longer text ends in an ellipsis rather than vanish."""
    words = words.encode("utf-16-le", "replace").decode("utf-16-le")
    units = len(words.encode("utf-16-le")) // 2
    return words if units <= CELL_LETTERS else words[: CELL_LETTERS - 1 - (units - len(words))] + "…"


def _for_csv(cell: Cell) -> Cell:
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)):
        return f"'{cell}"
    return cell


def _sheet_name(name: str) -> str:
    """A name Excel accepts: at most 31 letters, without the signs of its references."""
    return name.translate(dict.fromkeys(map(ord, "[]:*?/\\"), "-"))[:31].strip("'") or "Data"


@contextmanager
def _opened(target: Path | BinaryIO) -> Iterator[BinaryIO]:
    if not isinstance(target, Path):
        yield target
        return
    with target.open("wb") as file:
        yield file
