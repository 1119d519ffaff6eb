"""News of real changes: who gets it, what it says, and how much of it at once."""

from dataclasses import replace

import pytest

from reportbot.domain.records import Report
from reportbot.domain.words import Category
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


def test_a_closed_report_asks_whether_it_was_clear() -> None:
    world, budi, _ = reporter()
    tells(world, "closed", budi)
    assert "Terima kasih atas tanggapan" in budi.taps("Jelas")
    budi.live = None
    assert "menambah keterangan" in budi.taps("Kurang jelas")
