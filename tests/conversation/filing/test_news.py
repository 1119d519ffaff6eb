"""News of real changes: who gets it, what it says, and how much of it at once."""

import pytest
from msgspec.structs import replace

from reportbot.domain.reasons import CHANNELS
from reportbot.domain.records import Case, Decision, Report
from reportbot.domain.words import CaseState, Category
from tests.conversation.filing.told import reporter, tells
from tests.conversation.harness import World, citizen


def test_news_of_sensitive_categories_opens_on_request() -> None:
    world, budi, report = reporter("Pemerasan/ancaman")
    tells(world, "substantiated", budi)
    assert budi.told[-1] == f"Ada kabar untuk laporan {report.ticket}."
    assert "ada kabar" in budi.writes("/status")
    assert "Disiapkan" in budi.taps("Lihat kabar")
    assert world.only(Report).unread == ""


def test_the_first_line_names_neither_account_nor_category() -> None:
    world, budi, report = reporter()
    tells(world, "substantiated", budi)
    assert budi.told[-1].split("\n")[0] == f"Ada kabar untuk laporan {report.ticket}."


def test_the_same_news_is_not_told_twice() -> None:
    world, budi, _ = reporter()
    for _ in range(2):
        tells(world, "substantiated", budi)
    tells(world, "substantiated", budi)
    assert sum("Disiapkan" in told for told in budi.told) == 1


def test_who_wants_no_news_gets_none_but_reads_the_status() -> None:
    world, budi, _ = reporter()
    world.put(replace(budi.profile, wants_news=False))
    before = len(budi.notices)
    tells(world, "out-of-scope", budi, channel="iasc")
    assert len(budi.notices) == before
    assert "saluran lain" in budi.writes("/status")


def test_only_some_reporters_are_told() -> None:
    world, budi, _ = reporter()
    other = citizen(world, 2)
    other.files()
    tells(world, "substantiated", budi, other, only={2})
    assert [report.news for report in world.all(Report)] == ["in-review", "substantiated"]


def test_a_correction_says_what_was_wrong() -> None:
    world, budi, _ = reporter()
    tells(world, "substantiated", budi)
    tells(world, "correction", budi, news="in-review", date=world.now.isoformat())
    assert "kabar kami pada 21 Maret 2021 keliru. Yang benar: sedang diperiksa." in budi.told[-1]


@pytest.mark.parametrize("category", ["Penipuan", "Pemerasan/ancaman"])
def test_a_correction_apologises_and_gives_the_reason_in_every_category(category: str) -> None:
    world, budi, _ = reporter(category)
    tells(world, "requested", budi)
    tells(world, "correction", budi, news="dismissed", reason="wrong-account", date=world.now.isoformat())
    if category == "Pemerasan/ancaman":
        assert "Perbaikan" not in budi.told[-1]
        read = budi.taps("Lihat kabar")
    else:
        read = budi.told[-1]
    assert "Mohon maaf, kabar kami pada 21 Maret 2021 keliru. Yang benar: tidak diteruskan." in read
    assert "Alasannya: akunnya belum dapat kami pastikan" in read
    tells(world, "in-review", budi)
    assert "Mohon maaf" not in budi.told[-1]


def test_where_a_child_is_concerned_the_channel_is_one_for_children_whatever_was_reported() -> None:
    world, budi, _ = reporter("Penipuan")
    world.put(replace(world.only(Case), child=True))
    tells(world, "dismissed", budi, reason="no-violation")
    assert "Saluran lain: 129" in budi.taps("Lihat kabar")


def test_while_the_police_come_first_no_request_to_the_platform_is_announced() -> None:
    world, budi, _ = reporter()
    tells(world, "substantiated", budi, first="police")
    assert "Tim kami sedang menyiapkan tindak lanjutnya." in budi.told[-1]
    assert "MiChat" not in budi.told[-1]


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_referral_names_who_has_the_case_now_and_no_number_to_call(channel: str) -> None:
    world, budi, _ = reporter()
    tells(world, "referred", budi, channel=channel)
    handed = budi.told[-1].split("serahkan kepada ")[1].split(", tanpa nama dan akun Telegram Anda.")[0]
    assert handed
    assert not {":", "telepon", "Anda"} & set(handed.replace(":", " :").split())


@pytest.mark.parametrize("category", list(Category))
@pytest.mark.parametrize("news", ["substantiated", "requested", "removed", "closed", "referred", "out-of-scope"])
def test_all_news_can_be_read(category: Category, news: str) -> None:
    world = World()
    budi = citizen(world)
    report = budi.files()
    world.put(replace(report, category=category))
    tells(world, news, budi, channel="police")
    budi.live = None
    budi.taps("Cek status")
    budi.taps("Buka 1")
    if "Lihat kabar" in budi.labels:
        budi.taps("Lihat kabar")
    assert "Laporan" in budi.reads or "laporan" in budi.reads


def test_a_closed_report_asks_once_whether_it_was_clear() -> None:
    world, budi, report = reporter()
    tells(world, "closed", budi)
    assert "Terima kasih atas tanggapan" in budi.taps("Jelas")
    budi.live = None
    budi.taps("Kurang jelas")
    assert budi.toasts[-1]
    kinds = [entry.kind for entry in world.all(Decision) if entry.case == report.case]
    assert (kinds.count("clear"), kinds.count("unclear")) == (1, 0)
    assert {entry.by for entry in world.all(Decision)} == {None}


def test_who_found_it_unclear_is_told_where_to_ask_and_may_have_it_reviewed_in_time() -> None:
    world, budi, _ = reporter()
    tells(world, "dismissed", reason="no-violation")
    tells(world, "closed", budi)
    assert "Tinjau ulang" in budi.taps("Kurang jelas")
    assert {"Tambah bukti", "Tinjau ulang"} <= set(budi.labels)
    world.put(replace(world.only(Case), state=CaseState.CLOSED))
    assert "Orang lain di tim kami" in budi.taps("Tinjau ulang")
    assert world.only(Case).state is CaseState.REOPENED


def test_who_found_it_unclear_when_no_review_is_left_can_still_ask_by_adding() -> None:
    world, budi, _ = reporter()
    tells(world, "closed", budi)
    assert "Tanyakan lewat Tambah bukti, dan tim kami akan membacanya." in budi.taps("Kurang jelas")
    assert "Silakan kirim tambahannya" in budi.taps("Tambah bukti")


@pytest.mark.parametrize("category", ["Anak jadi korban", "Pemerasan/ancaman", "Foto pribadi disebar"])
def test_after_a_grave_case_nobody_is_asked(category: str) -> None:
    world, budi, _ = reporter(category)
    tells(world, "closed", budi)
    budi.taps("Lihat kabar")
    assert "Selesai." in budi.reads
    assert not {"Jelas", "Kurang jelas"} & set(budi.labels)


def test_a_case_that_turned_out_grave_is_not_asked_about_either() -> None:
    world, budi, _ = reporter()
    tells(world, "closed", budi)
    world.put(replace(world.only(Case), child=True))
    budi.taps("Kurang jelas")
    assert not [entry for entry in world.all(Decision) if entry.kind == "unclear"]
