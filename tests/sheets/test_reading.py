"""Lists as people send them: whatever wrote them is read, whatever is wrong with them is said in one word."""

import io
import json
import zipfile
from collections import deque
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.conversation.says import Text
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.masking import KINDS
from reportbot.domain.words import OWN_CATEGORIES, Category
from reportbot.sheets.columns import Column, category_of, column_of, platform_of
from reportbot.sheets.listed import Listed, read_listed
from reportbot.sheets.reader import blocks, main
from reportbot.sheets.reading import MOST_ROWS, Unreadable, read_rows
from reportbot.texts import Texts

TEXTS = Texts.load()
MASKS = dict.fromkeys(KINDS, "‹…›")
TODAY = date(2021, 3, 21)
HEAD = "platform,akun,kategori"


def read(data: bytes | str) -> list[Listed]:
    """The rows of a sound list."""
    found = list(blocks(data if isinstance(data, bytes) else data.encode(), MASKS, TODAY))
    assert found[-1] == {"end": True}, found[-1]
    return [read_listed(json.loads(json.dumps(row))) for block in found[:-1] for row in block]


def refused(data: bytes | str) -> str:
    """Why a list as a whole is refused."""
    return str(list(blocks(data if isinstance(data, bytes) else data.encode(), MASKS, TODAY))[-1]["error"])


def faults(row: str, head: str = HEAD) -> list[tuple[str, str]]:
    """What is wrong with one row."""
    return [(fault.column, fault.key) for fault in read(f"{head}\n{row}\n")[0].faults]


def workbook(*rows: tuple[Any, ...], sheets: int = 1) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 as the code does

    book, made = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    for _ in range(sheets - 1):
        book.create_sheet().append(("lain",))
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encodings_and_separators_are_found_out(encoding: str, separator: str) -> None:
    lines = ["platform,akun,kategori,keterangan", "MiChat,contoh_akun88,judol,Menawarkan “slot” café"]
    (row,) = read("\n".join(lines).replace(",", separator).encode(encoding))
    assert (row.platform, row.account, row.category) == (
        "michat",
        ("michat", "id", "contoh_akun88"),
        Category.GAMBLING,
    )
    assert row.story == "Menawarkan “slot” café"


def test_a_list_put_together_from_two_encodings_keeps_every_account_as_it_was_written() -> None:
    lines = [f"{HEAD}\n".encode(), "MiChat,André,judol\n".encode(), "MiChat,Renée,judol\n".encode("cp1252")]
    assert [row.identifiers[0].verbatim for row in read(b"".join(lines))] == ["André", "Renée"]


def test_headings_may_stand_in_any_order_and_case_and_in_english() -> None:
    (row,) = read(
        "CHILD; Category ;Source_Reference;ACCOUNT;Display Name\nya;scam;A-1;https://instagram.com/contoh;Ani\n"
    )
    assert (row.child, row.category, row.reference, row.platform) == (True, Category.FRAUD, "A-1", "instagram")
    assert [one.kind for one in row.identifiers] == ["username", "name"]


def test_quotes_and_mixed_line_ends_are_read() -> None:
    rows = read('platform,akun,kategori,keterangan\r\nmichat,a_1,judi,"satu, dua\nbaris"\rmichat,a_2,judi,x\n')
    assert [row.story for row in rows] == ["satu, dua\nbaris", "x"]


def test_a_line_that_names_the_separator_is_no_heading() -> None:
    assert read("sep=;\nplatform;akun;kategori\nmichat;a_1;judi\n")[0].row == 3


def test_empty_lines_are_passed_over_and_rows_keep_their_numbers() -> None:
    assert [row.row for row in read(f"{HEAD}\n\nmichat,a_1,judi\n,,\nmichat,a_2,judi\n")] == [3, 5]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "import-empty"),
        (b"  \n\n", "import-empty"),
        (b"\xef\xbb\xbf", "import-empty"),
        (HEAD, "import-header-only"),
        ("nama orang,umur\nAni,20\n", "import-columns"),
        (f"{HEAD}\nmichat,a\x00b,judi\n", "import-not-sheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "import-not-sheet"),
        (b"%PDF-1.4\n%\x81\x8d\x8f\n", "import-not-sheet"),
        (b"\x81\x8d\x8f\n", "import-encoding"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "import-old-excel"),
        (b"PK\x03\x04 no archive", "import-not-sheet"),
        (",".join(f"k{number}" for number in range(60)), "import-too-wide"),
        (f"{HEAD}\nmichat,a_1," + '"' + "x" * 30_000, "import-quotes"),
        (f'{HEAD},keterangan\nmichat,a_1,judi,"cerita\nmichat,a_2,judi,lain\n', "import-quotes"),
        (f"{HEAD},nama akun\nmichat,1,judi,a_1\n", "import-columns-twice"),
    ],
)
def test_what_is_no_list_is_refused_in_one_word(data: bytes | str, why: str) -> None:
    assert refused(data) == why
    assert why in TEXTS.keys("id")


def test_wrong_columns_are_named() -> None:
    (why,) = blocks(b"akun;umur\nx;1\n", MASKS, TODAY)
    assert why == {"error": "import-columns", "found": ["akun", "umur"], "missing": ["category"]}


def test_two_columns_that_may_both_hold_the_account_are_named() -> None:
    (why,) = blocks(b"ID;Username;Kategori\n1;a_1;judi\n", MASKS, TODAY)
    assert why == {"error": "import-columns-twice", "found": ["ID", "Username"], "column": "account"}


def test_one_row_too_many_refuses_the_list() -> None:
    whole = (f"{HEAD}\n" + "a,b,c\n" * MOST_ROWS).encode()
    assert sum(1 for _ in read_rows(whole)) == MOST_ROWS + 1
    with pytest.raises(Unreadable, match="import-too-many"):
        deque(read_rows(whole + b"a,b,c\n"), maxlen=0)


def test_a_document_with_another_name_is_no_list() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert refused(made.getvalue()) == "import-not-sheet"


def test_a_workbook_that_unpacks_to_too_much_is_not_opened() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(210):
                part.write(bytes(2**20))
    assert len(made.getvalue()) < 2**20
    assert refused(made.getvalue()) == "import-too-heavy"


def test_a_workbook_is_read_with_its_numbers_dates_and_answers() -> None:
    (row,) = read(
        workbook(
            ("Platform", "Akun", "Kategori", "Tanggal", "Anak"),
            ("whatsapp", 6281234567890, "penipuan", datetime(2021, 3, 20, tzinfo=UTC).replace(tzinfo=None), True),
            sheets=2,
        )
    )
    assert row.account == ("whatsapp", "phone", "+6281234567890")
    assert (row.found_on, row.child) == ("2021-03-20", True)


def test_numbers_that_a_spreadsheet_rounded_name_no_account() -> None:
    head = ("platform", "akun", "kategori")
    (row,) = read(workbook(head, ("rekening", 12345678901234567, "penipuan")))
    assert [fault.key for fault in row.faults] == ["rounded"]
    assert faults("rekening,1.23457E+16,penipuan") == [("account", "rounded")]


def test_a_formula_is_never_worked_out() -> None:
    (row,) = read(workbook(("platform", "akun", "kategori"), ("michat", '=HYPERLINK("http://x")', "judi")))
    assert [(fault.column, fault.key) for fault in row.faults] == [("account", "formula")]


def test_a_place_that_is_no_kota_is_masked_as_a_story_is() -> None:
    (row,) = read(f"{HEAD};tempat\nmichat;a_1;judi;rumah Pak Joko 081234567890\n".replace(",", ";"))
    assert row.place.startswith("rumah Pak")
    assert not [word for word in ("Joko", "081234567890") if word in row.place]


def test_an_account_that_a_csv_calculates_is_refused_and_one_that_it_only_keeps_as_text_is_read() -> None:
    assert faults("michat,=1+1,judi") == [("account", "formula")]
    (row,) = read(f'{HEAD}\nwhatsapp,"=""081234567890""",judi\n')
    assert row.account == ("whatsapp", "phone", "+6281234567890")


def test_what_begins_like_a_formula_in_a_text_is_a_text() -> None:
    (row,) = read(f"{HEAD},keterangan\nIG,@contoh.satu,judi,=1+1\n")
    assert (row.account, row.story) == (("instagram", "username", "contoh.satu"), "=1+1")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("michat,,judi", [("account", "missing")]),
        (",contoh,judi", [("account", "account")]),
        (",081234567890,judi", [("platform", "missing")]),
        ("friendster,contoh,judi", [("platform", "platform")]),
        ("michat,contoh_1,kebisingan", [("category", "category")]),
        ("michat,contoh_1,", [("category", "missing")]),
        ("whatsapp,081234567890 081234567891,judi", [("account", "several")]),
        ("michat," + "x" * 2001 + ",judi", [("account", "too-long")]),
    ],
)
def test_a_row_that_cannot_be_taken_in_says_where_it_is_wrong(row: str, found: list[tuple[str, str]]) -> None:
    assert faults(row) == found
    assert all(f"fault-{key}" in TEXTS.keys("id") and f"column-{column}" in TEXTS.keys("id") for column, key in found)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20/03/2021", "2021-03-20"),
        ("2021-03-20", "2021-03-20"),
        ("20-3-2021", "2021-03-20"),
        ("20 Maret 2021", "2021-03-20"),
        ("", ""),
        ("31/02/2021", None),
        ("22/03/2021", None),
        ("kemarin", None),
    ],
)
def test_dates_are_read_day_first_and_never_ahead(written: str, meant: str | None) -> None:
    (row,) = read(f"{HEAD},tanggal\nmichat,a_1,judi,{written}\n")
    assert (row.found_on if not row.faults else None) == meant


def test_odd_accounts_are_kept_with_their_warnings() -> None:
    (row,) = read(f"{HEAD}\nwhatsapp,0812,judi\n")
    assert not row.faults
    assert row.identifiers[0].warnings == ("phone-short",)


def test_a_display_name_alone_is_taken_and_never_repeats() -> None:
    rows = read(f"{HEAD},nama tampilan\nmichat,,judi,Ani\nmichat,,judi,Ani\n")
    assert [(row.account, row.repeats, bool(row.faults)) for row in rows] == [(None, False, False)] * 2


def test_one_account_written_twice_repeats() -> None:
    rows = read(f"{HEAD}\nIG,@contoh.satu,judi\n,https://www.instagram.com/Contoh.Satu/,penipuan\n")
    assert [row.repeats for row in rows] == [False, True]


def test_words_are_masked_but_the_account_stays() -> None:
    (row,) = read(f"{HEAD},keterangan\nwhatsapp,081234567890,judi,Nomor 081234567890 milik Ibu Sari 085711112222\n")
    assert "081234567890" in row.masked
    assert "085711112222" not in row.masked


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_label_that_the_bot_shows_is_understood_in_a_list(language: str) -> None:
    def word(key: str) -> str:
        return TEXTS.plain(Text(key), language)

    shipped = set(Category) - OWN_CATEGORIES
    assert [one for one in shipped if category_of(word(f"category-{one}")) is not one] == []
    assert [one for one in Category if category_of(str(one)) is not one] == []
    assert [one for one in PLATFORMS if platform_of(word(f"platform-{one}")) != one] == []
    assert [one for one in PLATFORMS if platform_of(word(f"choice-{one}")) != one] == []
    assert [one for one in Column if column_of(word(f"column-{one}")) is not one] == []


def test_the_process_of_its_own_speaks_lines_of_json() -> None:
    said = io.BytesIO()
    main(io.BytesIO(json.dumps({"masks": MASKS, "today": "2021-03-21"}).encode() + f"\n{HEAD}\n".encode()), said)
    assert json.loads(said.getvalue()) == {"error": "import-header-only"}


@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange_to_be_answered(data: bytes) -> None:
    last = list(blocks(data, MASKS, TODAY))[-1]
    assert last == {"end": True} or last["error"] in TEXTS.keys("id")
