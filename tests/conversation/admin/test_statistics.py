"""Admins ask for figures: a paragraph that adds up, tables, a picture, a sheet."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from reportbot.conversation.admin.presses import Show, Statistics
from reportbot.conversation.buttons import encode
from reportbot.domain.figures import Bucket, Cell, Figures, Speed
from reportbot.domain.periods import Span
from tests.conversation.admin.office import OTHER, Desk, desk

AT = datetime(2021, 10, 1, 1, 0, tzinfo=UTC)
P2 = Figures(
    counted_at=AT,
    accounts={
        Cell("prostitution", "michat", Bucket.INACTIVE): 141,
        Cell("prostitution", "michat", Bucket.REFUSED): 9,
        Cell("fraud", "michat", Bucket.AWAITING): 38,
        Cell("fraud", "whatsapp", Bucket.NOT_FORWARDED): 62,
        Cell("child", "telegram", Bucket.REFERRED): 6,
        Cell("fraud", "michat", Bucket.IN_REVIEW): 49,
    },
    sources={"public": 400, "patrol": 12},
    lines={"prostitution": 200, "fraud": 202, "child": 10},
    quick={"michat": 94},
    speed=Speed(removal=19.2, removals=141, decision=0.5, decisions=9),
    earlier=Speed(removal=26, removals=10),
)


PARAGRAPH = (
    "412 laporan tentang 305 akun. 188 akun dimintakan tindakan: 141 tidak aktif lagi, 9 ditolak platform, "
    "38 menunggu jawaban. 62 tidak diteruskan, 6 dirujuk, 49 masih diperiksa."
)


def counted(admin: Desk, figures: Figures = P2, **result: Any) -> str:
    return admin.answered(admin.work, result={"figures": figures.stored(), "files": [], "names": []} | result)


def test_september_reads_as_the_model_screen_does() -> None:
    admin = desk()
    assert admin.writes("/statistik september 2021") == ""
    assert counted(admin).splitlines()[:4] == [
        "September 2021, data per 1 Oktober 2021 pukul 08.00 WIB",
        PARAGRAPH,
        "Median dari permintaan sampai tidak aktif: 19 jam. Bulan sebelumnya: 26 jam.",
        "Median dari laporan sampai keputusan: kurang dari 1 jam. Bulan sebelumnya: belum ada data.",
    ]
    assert admin.labels == ["Salin ringkasan", "Unduh XLSX", "Bulan lalu", "Pilih bulan"]


def test_tables_tell_children_on_a_line_of_their_own_and_each_platform() -> None:
    admin = desk()
    admin.writes("/statistik 2021-09")
    read = counted(admin)
    assert "• Melibatkan anak: 6 akun, 10 laporan" in read
    assert "• MiChat: 237 akun, 188 dimintakan, 141 tidak aktif (50% dalam 24 jam), 9 ditolak, 38 belum dijawab" in read
    assert "• WhatsApp: 62 akun, 0 dimintakan" in read
    assert "• Patroli siber: 12 laporan" in read


def test_the_picture_goes_along_and_the_sheet_comes_when_asked_for() -> None:
    admin = desk()
    admin.writes("/statistik")
    counted(admin, files=[5], names=["statistik.png"])
    assert [(one.files, one.as_picture) for one in admin.documents] == [((5,), True)]
    admin.taps("Unduh XLSX")
    assert (admin.work.data["show"], admin.toasts[-1]) == ("sheet", "Sedang dihitung.")
    assert counted(admin, files=[6], names=["statistik.xlsx"]) == ""
    assert [(one.files, one.names, one.as_picture) for one in admin.documents] == [((6,), ("statistik.xlsx",), False)]


def test_the_summary_comes_alone_to_be_copied() -> None:
    admin = desk()
    admin.writes("/statistik september 2021")
    counted(admin)
    admin.taps("Salin ringkasan")
    assert counted(admin).startswith("September 2021, data per")
    assert len(re.findall("412 laporan", counted(admin))) == 1


def test_other_months_are_one_tap_away() -> None:
    admin = desk()
    admin.writes("/statistik september 2020")
    counted(admin)
    admin.taps("Bulan lalu")
    assert admin.work.about["span"] == "month"
    assert counted(admin).startswith("Agustus 2020, data")
    admin.taps("Pilih bulan")
    assert len(admin.labels) == 12
    assert admin.labels[-1] == "Maret 2021"
    admin.taps("April 2020")
    assert counted(admin).startswith("April 2020")


def test_a_period_without_reports_says_so() -> None:
    admin = desk()
    admin.writes("/statistik hari")
    read = counted(admin, Figures(counted_at=AT))
    assert read.splitlines() == [
        "21 Maret 2021, data per 1 Oktober 2021 pukul 08.00 WIB",
        "Tidak ada laporan pada periode ini.",
    ]
    assert admin.labels == ["Salin ringkasan", "Unduh XLSX", "Sebelumnya", "Pilih bulan"]


def test_before_the_earliest_month_there_is_no_button_that_leads_nowhere() -> None:
    admin = desk()
    admin.writes("/statistik januari 2010")
    counted(admin)
    assert admin.labels == ["Salin ringkasan", "Unduh XLSX", "Pilih bulan"]


def test_a_period_may_stand_on_a_line_of_its_own() -> None:
    admin = desk()
    admin.writes("/statistik\nseptember 2021")
    assert counted(admin).startswith("September 2021, data per")


@pytest.mark.parametrize("words", ["besok", "31/31/2021", "kapan-kapan"])
def test_nonsense_gets_examples(words: str) -> None:
    admin = desk()
    assert "Contoh: /statistik" in admin.writes(f"/statistik {words}")


def test_a_count_that_failed_says_so() -> None:
    admin = desk()
    admin.writes("/statistik")
    assert admin.answered(admin.work, "failed", description="figures-failed").startswith("Angka tidak berhasil")


def test_nobody_but_an_admin_counts_or_reads_the_answer() -> None:
    admin, citizen = desk(), desk(OTHER)
    data = encode(Statistics(737_000, 737_001, Span.RANGE, Show.ALL))
    assert citizen.presses(data) == ""
    assert citizen.toasts == ["Tombol ini untuk admin ReportBot."]
    assert not citizen.world.turn.writes
    admin.writes("/statistik")
    admin.world.admins = ()
    assert counted(admin) == ""


@pytest.mark.parametrize("days", [(0, 1), (737_001, 737_000), (1, 9_999_999)])
def test_a_forged_button_counts_nothing(days: tuple[int, int]) -> None:
    admin = desk()
    admin.presses(encode(Statistics(*days, Span.RANGE, Show.ALL)))
    assert admin.toasts == ["Tombol ini untuk admin ReportBot."]
