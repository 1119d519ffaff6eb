"""Tables: opened rightly by Excel, flat in memory, and never a formula."""

import csv
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reportbot.sheets import writing
from reportbot.sheets.writing import CELL_LETTERS, write_csv, write_xlsx


def read_csv(table: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_xlsx(file: Any) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(file)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_a_csv_begins_with_a_mark_that_tells_excel_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert write_csv(path, ("Nama", "Jumlah"), [('Añi; "B"\nC', 5), (None, -3)]) == 2
    table = path.read_bytes()
    assert table.startswith(b"\xef\xbb\xbfNama;Jumlah\r\n")
    assert read_csv(table) == [["Nama", "Jumlah"], ['Añi; "B"\nC', "5"], ["", "-3"]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n+"])
def test_no_cell_of_a_csv_begins_as_a_formula(start: str) -> None:
    made = BytesIO()
    write_csv(made, (f"{start}kolom",), [(f"{start}cmd|' /C calc'!A0",)])
    assert all(row[0].startswith("'") for row in read_csv(made.getvalue()))


@settings(max_examples=150)
@given(some.lists(some.tuples(some.text(max_size=20), some.text(max_size=20)), max_size=8))
def test_whatever_is_written_comes_back_without_any_formula(rows: list[tuple[str, str]]) -> None:
    made = BytesIO()
    write_csv(made, ("a", "b"), rows)
    back = read_csv(made.getvalue())[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in back] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in back for cell in row)


def test_dates_stand_in_a_form_that_sorts() -> None:
    made = BytesIO()
    write_csv(made, ("a", "b"), [(date(2021, 3, 2), datetime(2021, 3, 2, 7, 5, tzinfo=UTC))])
    assert read_csv(made.getvalue())[1] == ["2021-03-02", "2021-03-02 07:05+00:00"]


def test_an_xlsx_has_a_frozen_bold_header_and_texts_stay_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [("=1+1", "https://x.example", "0812", 5), ("+62", "@a", None, 7.5)]
    assert write_xlsx(path, ("A", "B", "C", "D"), rows, sheet="Rekap: 2021/09") == 2
    sheet = openpyxl.load_workbook(path).active
    assert sheet.title == "Rekap- 2021-09"
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "s", "n"]
    assert list(sheet.iter_rows(min_row=2, values_only=True)) == rows
    assert not sheet["B2"].hyperlink


def test_equal_rows_make_equal_files() -> None:
    first, second = BytesIO(), BytesIO()
    for made in (first, second):
        write_xlsx(made, ("A",), [("x", date(2021, 1, 2))])
    assert first.getvalue() == second.getvalue()


def test_a_text_too_long_for_a_cell_ends_in_an_ellipsis() -> None:
    made = BytesIO()
    write_xlsx(made, ("A",), [("x" * 40_000,), ("😀" * 20_000,), ("\ud800",), ("\x01\x0b",)])
    made.seek(0)
    rows = [row[0] for row in read_xlsx(made)["Data"][1:]]
    assert rows[0] == "x" * (CELL_LETTERS - 1) + "…"
    assert rows[1].endswith("😀…")
    assert len(rows[1].encode("utf-16-le")) // 2 <= CELL_LETTERS
    assert rows[2] == "?"


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(writing, "SHEET_ROWS", 4)
    assert write_xlsx(tmp_path / "a.xlsx", ("N",), ((n,) for n in range(7)), sheet="Data") == 7
    assert read_xlsx(tmp_path / "a.xlsx") == {
        "Data": [("N",), (0,), (1,), (2,)],
        "Data 2": [("N",), (3,), (4,), (5,)],
        "Data 3": [("N",), (6,)],
    }


@pytest.mark.parametrize("count", [0, 3, 6])
def test_no_empty_sheet_follows_full_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, count: int) -> None:
    monkeypatch.setattr(writing, "SHEET_ROWS", 4)
    assert write_xlsx(tmp_path / "a.xlsx", ("N",), ((n,) for n in range(count))) == count
    assert len(read_xlsx(tmp_path / "a.xlsx")) == max(1, count // 3)


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_memory_does_not_grow_with_the_rows(write: Any, tmp_path: Path) -> None:
    def most(count: int) -> int:
        rows: Iterator[tuple[str, int]] = ((f"baris {n} " + "x" * 200, n) for n in range(count))
        tracemalloc.reset_peak()
        write(tmp_path / "big", ("A", "B"), rows)
        return tracemalloc.get_traced_memory()[1]

    write(tmp_path / "warm", ("A", "B"), [("x", 1)])
    tracemalloc.start()
    try:
        small = most(1_000)
        assert most(10_000) < small + 500_000
    finally:
        tracemalloc.stop()
