"""No cell of a table is a formula, whatever it begins with and whatever column it stands in."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from reportbot.sheets.writing import write_csv, write_xlsx

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""OWASP's list for CSV injection, the full-width signs of East Asian keyboards among them."""

LETTERS = (
    "cmd|' /C calc'!A0",
    'HYPERLINK("https://jahat.example")',
    "2+5+cmd",
    "x;=1+1",
    "x,=1+1",
    'x"=1+1',
    "x\n=1+1",
)
COLUMNS = 9
HEADER = tuple(f"kolom {number}" for number in range(COLUMNS))
ATTACKS = [start + letters for start in STARTS for letters in LETTERS] + [
    f"x{mark}{s}1+1" for mark in ";,\t" for s in STARTS
]


def rows() -> list[tuple[str, ...]]:
    """Each attack in each column."""
    return [
        tuple(attack if at == column else "biasa" for at in range(COLUMNS))
        for attack in ATTACKS
        for column in range(COLUMNS)
    ]


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would work it out: blanks before the sign do not help."""
    return cell.lstrip(" ").startswith(STARTS)


@pytest.mark.parametrize("delimiter", [";", ","])
def test_no_cell_of_a_csv_is_a_formula_and_none_breaks_its_row(delimiter: str) -> None:
    made = BytesIO()
    write_csv(made, HEADER, rows(), delimiter=delimiter)
    _, *read = csv.reader(StringIO(made.getvalue().decode("utf-8-sig"), newline=""), delimiter=delimiter)
    assert [cell for row in read for cell in row if is_formula(cell)] == []
    assert {len(row) for row in read} == {COLUMNS}
    assert len(read) == len(ATTACKS) * COLUMNS


def test_every_cell_of_an_xlsx_stays_the_text_that_it_was() -> None:
    made = BytesIO()
    write_xlsx(made, HEADER, rows())
    cells = [cell for row in openpyxl.load_workbook(made).active.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
