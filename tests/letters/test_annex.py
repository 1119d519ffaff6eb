"""The annex: paper, CSV and XLSX say the same, and no cell is a formula."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from msgspec.structs import replace

from reportbot.letters.annex import annex_csv, annex_header, annex_rows, annex_xlsx
from reportbot.letters.data import Letter
from reportbot.letters.making import make_letter
from reportbot.letters.printable import printable
from tests.letters.examples import STRANGE, accounts, letter
from tests.letters.test_letters import tight, words_of

FORMULA = replace(accounts()[0], account='=HYPERLINK("x")', link="@akun", reason="+62812")


def cells(table: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(StringIO(table.decode("utf-8-sig")), delimiter=delimiter))


@pytest.mark.parametrize("kind", ["request", "reminder-2", "st3", "retraction"])
@pytest.mark.parametrize("language", ["id", "en"])
async def test_paper_and_tables_say_the_same(kind: str, language: str) -> None:
    asked = letter(kind, language)
    paper = words_of(await make_letter(asked))
    for cell in (*annex_header(asked).values(), *(cell for row in annex_rows(asked) for cell in row)):
        for line in str(cell).split("\n"):
            assert tight(printable(line)) in paper


@pytest.mark.parametrize(("language", "delimiter"), [("id", ";"), ("en", ",")])
def test_the_csv_keeps_every_character_of_a_name(language: str, delimiter: str) -> None:
    asked = letter(language=language)
    header, *rows = cells(annex_csv(asked), delimiter)
    assert header == list(annex_header(asked).values())
    assert rows[1][2] == STRANGE
    assert [row[0] for row in rows] == ["1", "2", "3"]


def test_the_xlsx_holds_the_rows_as_texts() -> None:
    asked = letter(accounts=(FORMULA, *accounts()[1:]))
    sheet = openpyxl.load_workbook(BytesIO(annex_xlsx(asked))).active
    rows = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert rows == [tuple(annex_header(asked).values()), *annex_rows(asked)]
    assert sheet["C2"].data_type == "s"


def test_a_formula_in_the_csv_is_a_text() -> None:
    row = cells(annex_csv(letter(accounts=(FORMULA,))), ";")[1]
    assert row[2:4] == ['\'=HYPERLINK("x")', "'@akun"]
    assert row[5] == "'+62812"


@pytest.mark.parametrize("made", [annex_csv, annex_xlsx])
def test_equal_letters_have_equal_annexes(made: object) -> None:
    assert callable(made)
    asked: Letter = letter()
    assert made(asked) == made(asked)
