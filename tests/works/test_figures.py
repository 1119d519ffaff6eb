"""The chart and the sheet of a period say what the paragraph says."""

from datetime import UTC, date, datetime

from reportbot.conversation.says import Text
from reportbot.domain.figures import Bucket, Cell, Figures, Speed
from reportbot.domain.periods import Span, around
from reportbot.texts import Texts
from reportbot.works.figures import chart_of, rows

TEXTS = Texts.load()
SEPTEMBER = around(date(2021, 9, 1), Span.MONTH)
FIGURES = Figures(
    counted_at=datetime(2021, 10, 1, 1, 0, tzinfo=UTC),
    accounts={
        Cell("prostitution", "michat", Bucket.INACTIVE): 141,
        Cell("fraud", "whatsapp", Bucket.NOT_FORWARDED): 62,
        Cell("child", "telegram", Bucket.IN_REVIEW): 6,
    },
    sources={"public": 300, "patrol": 12},
    lines={"prostitution": 200, "fraud": 106, "child": 6},
    quick={"michat": 94},
    speed=Speed(removal=19.2, removals=141),
)


def said(text: Text) -> str:
    return TEXTS.plain(text, "id")


def test_the_chart_has_what_became_of_the_accounts_the_suspicions_and_the_platforms() -> None:
    chart = chart_of(FIGURES, SEPTEMBER, said, "id")
    assert (chart.title, chart.subtitle) == (
        "September 2021",
        "312 laporan · 209 akun · data per 1 Oktober 2021 pukul 08.00 WIB",
    )
    assert [(block.title, block.bars) for block in chart.blocks] == [
        ("Hasil", (("Tidak aktif lagi", 141), ("Tidak diteruskan", 62), ("Masih diperiksa", 6))),
        ("Dugaan", (("Prostitusi online", 141), ("Penipuan", 62), ("Melibatkan anak", 6))),
        ("Platform", (("MiChat", 141), ("WhatsApp", 62), ("Telegram", 6))),
    ]


def test_each_table_of_the_sheet_adds_up() -> None:
    table = list(rows(FIGURES, SEPTEMBER, said))
    assert ["Seluruhnya", "September 2021", "laporan", 312] in table
    assert ["Seluruhnya", "September 2021", "akun", 209] in table
    for name in ("Hasil", "Dugaan"):
        assert sum(int(row[3]) for row in table if row[0] == name and row[2] == "akun") == 209
    assert sum(int(row[3]) for row in table if row[0] == "Platform" and row[2] != "tidak aktif dalam 24 jam") == 209
    assert sum(int(row[3]) for row in table if row[0] == "Sumber") == 312
    assert ["Median", "Periode ini", "jam dari permintaan sampai tidak aktif", 19.2] in table
