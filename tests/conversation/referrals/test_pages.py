"""The pages behind *Lainnya* fit a phone, and a card says where a case stands after its verdict."""

import pytest
from msgspec.structs import replace

from reportbot.domain.records import Report, TakedownRequest
from reportbot.domain.words import CaseState, Category
from tests.conversation.referrals.station import Station, station

LONGEST_OF_A_PAIR = 18
MOST_WORDS = 3


@pytest.mark.parametrize("category", sorted(Category))
def test_labels_have_at_most_three_words_and_share_a_row_only_when_short(category: Category) -> None:
    group = station()
    case, other = group.substantiated(account="akun1l", category=category), group.substantiated(account="akunl1")
    group._identifier(case, "id", "lain", "")
    group.draw()
    found: list[list[str]] = []
    ways = [
        ("Rujuk ke Polri",),
        ("Rujukan lain",),
        ("Gabungkan",),
        ("Gabungkan", f"Kasus {other}"),
        ("Pisahkan", "lain"),
    ]
    for way in ((), *ways, ("Riwayat",)):
        group.walk(3, case, "Lainnya", *way)
        found += [[group.plain(button.label) for button in row] for row in group.cards[case].rows]
    assert [label for row in found for label in row if len(label.replace("✓", "").split()) > MOST_WORDS] == []
    assert [row for row in found if len(row) > 1 and max(map(len, row)) > LONGEST_OF_A_PAIR] == []


def test_other_referrals_are_those_of_the_category() -> None:
    group = station()
    case = group.substantiated(category=Category.FRAUD)
    group.walk(3, case, "Lainnya", "Rujukan lain")
    assert group.labels(case) == ["IASC (OJK)", "Bank/dompet digital", "Kembali"]


def test_a_card_names_its_request_and_where_that_stands() -> None:
    group = station()
    case = group.substantiated()
    request = TakedownRequest(request=5, year=2021, platform="michat", created_at=group.now, created_by=3)
    group.put(request)
    group.change(case, request=5)
    group.draw()
    assert "Permintaan sedang disusun" in group.reads(case)
    group.put(replace(request, serial=12, state="received"))
    group.change(case, state=CaseState.ACKNOWLEDGED)
    group.draw()
    lines = group.reads(case).splitlines()
    assert lines[0] == "Kasus 1 · permintaan diterima platform sejak 21 Maret 2021"
    assert lines[1] == "Keputusan: cukup bukti: menawarkan janji temu · Ayu, 21 Maret 2021 pukul 12.00 WIB"
    assert "Permintaan 12/2021" in lines
    assert "Batalkan keputusan" not in group.labels(case)


def test_a_card_names_other_sources_and_open_objections() -> None:
    group = station()
    case = group.case(reporters=(51, 52))
    report = next(one for one in group.all(Report) if one.person == 52)
    group.put(replace(report, source="patrol"))
    group.change(case, objections=2)
    group.draw()
    assert "Sumber lain: patroli siber" in group.reads(case)
    assert "Sanggahan: 2 terbuka" in group.reads(case)


def test_a_card_without_anything_of_this_is_as_short_as_before() -> None:
    group = station()
    case = group.case()
    assert len(group.reads(case).splitlines()) == 9
    assert group.labels(case) == ["Ambil", "Lihat bukti"]


def test_ada_anak_preserves_the_evidence() -> None:
    group = station()
    case = group.case()
    group.walk(1, case, "Ambil", "Ada anak", "Ya, tandai")
    assert group.at(case).preserve
    other = group.case(account="lain")
    group.walk(1, other, "Ambil", "Perbaiki kasus", "Dugaan", "Perdagangan orang")
    assert group.at(other).preserve


def picked(group: Station, case: int) -> str:
    return group.press(1, "Riwayat", case) or group.reads(case)


def test_anybody_reads_the_history_of_a_decided_case() -> None:
    group = station()
    case = group.substantiated()
    group.press(1, "Lainnya", case)
    assert "Riwayat:" in picked(group, case)
    assert "pukul 12.00 WIB · cukup bukti: menawarkan janji temu · Ayu" in group.reads(case)


def test_the_history_names_the_authority_and_the_other_case() -> None:
    group = station()
    older, case = group.substantiated(account="akun1l"), group.substantiated(account="akunl1")
    group.stored(case)
    group.refer(case)
    group.tap(3, "Batal")
    group.walk(3, case, "Lainnya", "Gabungkan", f"Kasus {older}", "Ya, gabungkan")
    group.walk(3, case, "Lainnya", "Riwayat")
    said = group.reads(case)
    assert "rujukan disiapkan: Polri · Citra" in said
    assert "rujukan dibatalkan: Polri · Citra" in said
    assert f"kasus digabungkan (kasus {older}) · Citra" in said
