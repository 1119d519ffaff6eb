"""Admins take tables away: without personal data, unless it is asked for twice; always written down."""

import pytest

from reportbot.conversation.admin.presses import Form, MakeExport, Subject
from reportbot.conversation.buttons import encode
from reportbot.domain.periods import Span
from tests.conversation.admin.office import OTHER, desk


def test_an_export_is_chosen_by_buttons_and_written_down() -> None:
    admin = desk()
    assert admin.writes("/ekspor") == "Ekspor data Maret 2021. Apa yang ingin diekspor?"
    assert admin.labels == ["Kasus", "Laporan", "Keputusan", "Permintaan"]
    assert "Tanpa data pribadi" in admin.taps("Kasus")
    assert admin.labels == ["CSV", "XLSX", "Dengan akun"]
    assert admin.taps("CSV").startswith("Berkas sedang dibuat.")
    (entry,) = admin.decisions
    assert (entry.kind, entry.by) == ("export", admin.person)
    assert entry.data["subject"] == "cases"
    assert not entry.data["accounts"]
    assert admin.work.data["form"] == "csv"


def test_what_and_when_can_be_written_at_once() -> None:
    admin = desk()
    assert "Ekspor: Keputusan, September 2021" in admin.writes("/ekspor keputusan september 2021")
    assert admin.labels == ["CSV", "XLSX"]
    assert "Ekspor data September 2021" in admin.writes("/ekspor 2021-09")
    assert admin.writes("/ekspor semuanya").startswith("Tulis /ekspor")


def test_accounts_go_along_only_after_a_second_yes() -> None:
    admin = desk()
    admin.writes("/ekspor kasus")
    assert "data pribadi" in admin.taps("Dengan akun")
    assert admin.labels == ["CSV", "XLSX", "Tanpa akun"]
    assert "dicatat atas nama Anda" in admin.taps("XLSX")
    assert admin.decisions == []
    admin.taps("Ya, dengan akun")
    (entry,) = admin.decisions
    assert entry.data["accounts"]
    assert (admin.work.data["accounts"], admin.work.data["form"]) == (True, "xlsx")


def test_back_from_the_second_question_leaves_accounts_out() -> None:
    admin = desk()
    admin.writes("/ekspor permintaan")
    admin.taps("Dengan akun")
    admin.taps("CSV")
    assert "Tanpa data pribadi" in admin.taps("Kembali")


def test_the_file_comes_with_its_number_of_rows() -> None:
    admin = desk()
    admin.writes("/ekspor laporan")
    admin.taps("CSV")
    admin.answered(admin.work, result={"files": [4, 5], "names": ["a.csv", "b.csv"], "rows": 1200})
    (sent,) = admin.documents
    assert (sent.files, sent.names) == ((4, 5), ("a.csv", "b.csv"))
    assert admin.world.words(sent.caption) == "1.200 baris. Salinan di bot dihapus setelah 1 hari."


@pytest.mark.parametrize(
    ("outcome", "says"), [("failed", "Ekspor tidak berhasil."), ("done", "Tidak ada data pada periode itu.")]
)
def test_nothing_to_send_is_said(outcome: str, says: str) -> None:
    admin = desk()
    admin.writes("/ekspor laporan")
    admin.taps("XLSX")
    assert admin.answered(admin.work, outcome, {"files": [], "names": [], "rows": 0}).startswith(says)
    assert admin.documents == []


def test_nobody_else_takes_a_table_away() -> None:
    citizen = desk(OTHER)
    data = MakeExport(Subject.REPORTS, 737_000, 737_001, Span.RANGE, accounts=False, form=Form.CSV, sure=True)
    citizen.presses(encode(data))
    assert citizen.toasts == ["Tombol ini untuk admin ReportBot."]
    assert citizen.decisions == []


def test_who_is_no_admin_any_more_gets_no_file() -> None:
    admin = desk()
    admin.writes("/ekspor laporan")
    admin.taps("CSV")
    admin.world.admins = ()
    admin.answered(admin.work, result={"files": [4], "names": ["a.csv"], "rows": 1})
    assert admin.documents == []
