"""A card word for word, and labels that fit a phone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from reportbot.conversation.says import Content
from reportbot.domain.records import CaseIdentifier, Decision
from reportbot.domain.words import CaseState, EvidenceKind
from tests.conversation.review.team import Team, team

LONGEST_OF_A_PAIR = 18
MOST_WORDS = 3


def reported(group: Team) -> int:
    """The case of the model card."""
    case = group.case(reporters=(51, 52, 53), evidence=(EvidenceKind.PHOTO,) * 4, account="contoh_akun88")
    named = CaseIdentifier(
        identifier=900,
        case=case,
        platform="michat",
        kind="name",
        canonical="contoh",
        verbatim="Contoh",
        skeleton="contoh",
    )
    group.put(named)
    group.change(case, known_reporters=1, first_reported_at=group.now - timedelta(days=2))
    group.draw()
    return case


def test_a_new_card_reads_as_the_model_does() -> None:
    group = team()
    assert group.reads(reported(group)).splitlines() == [
        "Kasus 1 · baru",
        "MiChat · contoh_akun88 · nama tampilan “Contoh”",
        "Diduga: prostitusi online",
        "Pelapor: 3 orang (1 pernah melapor) · 19–21 Maret 2021",
        "Terlihat: Kota Bandung",
        "Bukti: 4 gambar · belum ada: tautan",
        "Cerita: “Menawarkan janji temu”",
        "Keputusan lama: tidak ada · Sanggahan: tidak ada",
        "Ditangani sebelum: 22 Maret 2021 pukul 12.00 WIB",
    ]


def test_a_card_without_evidence_says_once_what_there_is_not_yet() -> None:
    group = team()
    assert "\nBukti: belum ada (tangkapan layar, tautan)\n" in group.reads(group.case(evidence=()))


def test_days_of_two_months_are_both_named_in_full() -> None:
    group = team()
    case = reported(group)
    group.change(case, first_reported_at=group.now - timedelta(days=30))
    group.draw()
    assert "19 Februari 2021–21 Maret 2021" in group.reads(case)


def test_what_was_taken_back_is_no_earlier_decision_and_stands_in_the_history() -> None:
    group = team()
    case = group.case()
    for label in ("Ambil", "Cukup bukti", "Promosi jasa", "Batalkan keputusan", "Riwayat"):
        group.press(1, label, case)
    said = group.reads(case)
    assert "Keputusan lama: tidak ada" in said
    assert "cukup bukti: promosi jasa · Ayu" in said
    assert "keputusan dibatalkan · Ayu" in said


def panels(group: Team, case: int) -> Iterator[Content]:
    """The card with each of its keyboards."""
    yield group.cards[case]
    group.press(1, "Ambil", case)
    yield group.cards[case]
    choices = ("Cukup bukti", "Bukan pelanggaran", "Di luar wewenang")
    ways: list[tuple[str, ...]] = [
        (label,) for label in (*choices, "Minta bukti", "Duplikat", "Ada anak", "Catatan", "Riwayat")
    ]
    ways += [(label, "Alasan lain") for label in choices]
    ways += [("Minta bukti", "ID atau tautan"), ("Perbaiki kasus",)]
    ways += [("Perbaiki kasus", label) for label in ("Platform", "Dugaan", "Akun")]
    for way in ways:
        for label in way:
            group.press(1, label, case)
        yield group.cards[case]
        while "Cukup bukti" not in group.labels(case):
            group.press(1, "Batal" if "Batal" in group.labels(case) else "Kembali", case)
    for label in ("Cukup bukti", "Promosi jasa"):
        group.press(1, label, case)
    yield group.cards[case]


def test_labels_have_at_most_three_words_and_share_a_row_only_when_short() -> None:
    group = team()
    rows = [[group.plain(button.label) for button in row] for card in panels(group, group.case()) for row in card.rows]
    assert [label for row in rows for label in row if len(label.split()) > MOST_WORDS] == []
    assert [row for row in rows if len(row) > 1 and max(map(len, row)) > LONGEST_OF_A_PAIR] == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Lihat https://Jahat.example/a.b?x=1.", "Lihat hxxps://Jahat[.]example/a[.]b?x=1."),
        ("HTTP://1.2.3.4 atau tg://resolve?domain=x", "hxxp://1[.]2[.]3[.]4 atau tg[:]//resolve?domain=x"),
        ("jahat.example\nKasus 9 · baru", "jahat[.]example Kasus 9 · baru"),
        ("Pukul 14.30, Rp1.500.000. Lalu hilang...", "Pukul 14.30, Rp1.500.000. Lalu hilang..."),
    ],
)
def test_in_a_story_no_address_can_be_pressed_and_no_line_forged(words: str, shown: str) -> None:
    group = team()
    case = group.case()
    group.change(case, excerpt=words)
    group.draw()
    assert f"Cerita: “{shown}”" in group.reads(case).splitlines()


@pytest.mark.parametrize(
    ("state", "head"),
    [
        (CaseState.REQUESTED, "permintaan terkirim"),
        (CaseState.REMOVED, "tidak aktif"),
        (CaseState.REFUSED, "ditolak platform"),
        (CaseState.NO_RESPONSE, "platform tidak menjawab"),
        (CaseState.CLOSED, "selesai"),
    ],
)
def test_the_first_line_says_what_the_case_is_now_and_the_second_what_was_decided(state: CaseState, head: str) -> None:
    group = team()
    case = reported(group)
    for label in ("Ambil", "Cukup bukti", "Promosi jasa"):
        group.press(1, label, case)
    assert group.reads(case).startswith("Kasus 1 · cukup bukti: promosi jasa · Ayu, 12.00 WIB")
    group.change(case, state=state, state_since=group.now + timedelta(days=9))
    group.draw()
    lines = group.reads(case).splitlines()
    assert lines[0] == f"Kasus 1 · {head} sejak 30 Maret 2021"
    assert lines[1] == "Keputusan: cukup bukti: promosi jasa · Ayu, 21 Maret 2021 pukul 12.00 WIB"
    assert sum("cukup bukti" in line for line in lines) == 1


@pytest.mark.parametrize(("did", "undone"), [("gone", "outcome-undone"), ("refused", "outcome-undone")])
def test_an_outcome_that_was_taken_back_is_no_earlier_decision(did: str, undone: str) -> None:
    group = team()
    case = reported(group)
    for number, kind in ((900, did), (901, undone)):
        group.put(Decision(decision=number, case=case, kind=kind, by=3, at=group.now))
    group.draw()
    assert "Keputusan lama: tidak ada" in group.reads(case)
    for number in (900, 901):
        del group.records[Decision][number]
    group.put(Decision(decision=900, case=case, kind=did, by=3, at=group.now))
    group.draw()
    assert "Keputusan lama: tidak ada" not in group.reads(case)
