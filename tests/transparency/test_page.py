"""The public page: whole in one file, without small numbers, in two languages."""

import re
from datetime import UTC, date, datetime

import pytest

from reportbot.cli.transparency import month_of, pages
from reportbot.domain.figures import Bucket, Cell, Figures, Speed
from reportbot.domain.periods import Span, around
from reportbot.errors import SettingsError
from reportbot.texts import Texts

SEPTEMBER = around(date(2021, 9, 1), Span.MONTH)
FIGURES = Figures(
    counted_at=datetime(2021, 10, 1, 1, 0, tzinfo=UTC),
    accounts={
        Cell("prostitution", "michat", Bucket.INACTIVE): 141,
        Cell("prostitution", "michat", Bucket.REFUSED): 9,
        Cell("fraud", "michat", Bucket.AWAITING): 38,
        Cell("fraud", "whatsapp", Bucket.NOT_FORWARDED): 62,
        Cell("child", "telegram", Bucket.REFERRED): 3,
        Cell("fraud", "whatsapp", Bucket.REFERRED): 12,
        Cell("fraud", "michat", Bucket.IN_REVIEW): 49,
    },
    sources={"public": 400, "patrol": 12, "police": 2},
    speed=Speed(removal=19.2, removals=141),
)


def made(figures: Figures = FIGURES, operator: str = "Yayasan Contoh <b>") -> dict[str, str]:
    return pages(figures, SEPTEMBER, Texts.load(), operator)


def test_there_is_a_page_for_each_language_that_leads_to_the_other() -> None:
    found = made()
    assert list(found) == ["reportbot-2021-09.id.html", "reportbot-2021-09.en.html"]
    assert '<html lang="id">' in found["reportbot-2021-09.id.html"]
    assert 'href="reportbot-2021-09.en.html"' in found["reportbot-2021-09.id.html"]
    assert "Laporan akun mencurigakan, September 2021" in found["reportbot-2021-09.id.html"]
    assert "Reports of suspicious accounts, September 2021" in found["reportbot-2021-09.en.html"]


def test_it_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    for page in made().values():
        assert re.findall(r"<script|javascript:|https?://|url\(|@import|<link|<img| on\w+=", page) == []
        assert "default-src 'none'" in page
        assert "prefers-color-scheme:dark" in page


def test_small_numbers_are_hidden_with_others_beside_them_and_have_no_bar() -> None:
    page = made()["reportbot-2021-09.id.html"]
    row = re.search(r'<th scope="row">Melibatkan anak</th>(.*?)</tr>', page)
    assert row is not None
    cells = re.findall(r"<td>(.*?)</td>", row[1])
    assert cells[0] == "•"
    assert cells.count("•") >= 2
    assert "3" not in cells
    assert '<span>Polri</span><span aria-hidden="true"></span><b>•</b>' in page


def test_words_of_the_operator_are_escaped() -> None:
    assert "Yayasan Contoh &lt;b&gt;" in made()["reportbot-2021-09.id.html"]


def test_a_month_without_reports_says_so() -> None:
    assert (
        "Tidak ada laporan pada bulan ini." in made(Figures(counted_at=FIGURES.counted_at))["reportbot-2021-09.id.html"]
    )


def test_the_last_month_is_meant_where_none_is_named() -> None:
    assert month_of("", date(2021, 10, 3)) == SEPTEMBER
    assert month_of("2021-09", date(2021, 10, 3)) == SEPTEMBER


@pytest.mark.parametrize("words", ["september", "2021-13", "2021-9", "0000-01", "2021-11", "1999-01"])
def test_what_is_no_month_that_was_is_refused(words: str) -> None:
    with pytest.raises(SettingsError):
        month_of(words, date(2021, 10, 3))
