"""A case is held by one moderator at a time, for half an hour."""

from datetime import timedelta

from msgspec.structs import replace

from reportbot.domain.records import Decision, Member
from reportbot.domain.words import CaseState
from tests.conversation.review.team import team


def test_two_press_ambil_and_one_wins() -> None:
    group = team()
    case = group.case()
    stale = group.data("Ambil", group.cards[case])
    group.press(1, "Ambil", case)
    assert group.send_press(2, stale, group.card_message(case)) == "Sedang dipegang Ayu sampai 12.30 WIB."
    assert group.at(case).holder == 1


def test_a_holder_whose_name_nobody_knows_is_a_moderator() -> None:
    group = team()
    case = group.case()
    stale = group.data("Ambil", group.cards[case])
    group.press(1, "Ambil", case)
    group.put(replace(group.records[Member][1], name=""))
    said = group.send_press(2, stale, group.card_message(case))
    assert said == "Sedang dipegang seorang moderator sampai 12.30 WIB."


def test_who_presses_twice_is_not_told_that_he_holds_it_himself() -> None:
    group = team()
    case = group.case()
    stale = group.data("Lihat bukti", group.cards[case])
    group.press(1, "Ambil", case)
    said = group.send_press(1, stale, group.card_message(case))
    assert said == "Kasus ini sudah berubah. Kartu diperbarui; silakan tekan lagi bila perlu."
    assert group.send_press(2, stale, group.card_message(case)) == "Sedang dipegang Ayu sampai 12.30 WIB."


def test_what_is_released_goes_back_to_where_it_was() -> None:
    group = team()
    case = group.case(state=CaseState.REOPENED)
    group.press(1, "Ambil", case)
    assert group.press(1, "Lepas", case) == "Kasus dilepas."
    assert (group.at(case).state, group.at(case).holder) == (CaseState.REOPENED, None)
    assert group.labels(case) == ["Ambil", "Lihat bukti"]
    assert group.due("claim-expiry", case) is None


def test_a_claim_runs_out_and_a_late_press_of_its_holder_counts() -> None:
    group = team()
    case = group.case()
    group.press(1, "Ambil", case)
    late = group.data("Cukup bukti", group.cards[case])
    group.pass_time(timedelta(minutes=31))
    assert group.at(case).state is CaseState.NEW
    assert group.labels(case) == ["Ambil", "Lihat bukti"]
    said = group.send_press(1, late, group.card_message(case))
    assert said == "Waktu Anda habis, tetapi belum ada yang mengambil. Kasus kembali Anda pegang."
    assert group.at(case).holder == 1
    assert "Menawarkan janji temu" in group.labels(case)


def test_a_late_press_changes_nothing_once_somebody_else_holds_the_case() -> None:
    group = team()
    case = group.case()
    group.press(1, "Ambil", case)
    late = group.data("Cukup bukti", group.cards[case])
    group.pass_time(timedelta(minutes=31))
    group.press(2, "Ambil", case)
    assert group.send_press(1, late, group.card_message(case)).startswith("Sedang dipegang Budi")
    assert group.at(case).holder == 2


def test_a_supervisor_takes_over_and_a_moderator_does_not() -> None:
    group = team()
    case = group.case()
    group.press(1, "Ambil", case)
    assert group.press(2, "Ambil alih", case) == "Hanya pengawas yang dapat melakukan ini."
    group.press(3, "Ambil alih", case)
    assert group.at(case).holder == 3


def test_who_knows_the_person_is_never_handed_the_case_again_and_nobody_is_told_why() -> None:
    group = team()
    case = group.case()
    group.press(1, "Ambil", case)
    said = group.press(1, "Saya mengenalnya", case)
    assert said == "Kasus dilepas."
    assert "mengenal" not in group.reads(case).lower()
    other = group.case()
    group.press(2, "Ambil", other)
    group.press(2, "Bukan pelanggaran", other)
    group.press(2, "Akun keliru", other)
    assert group.press(1, "Ambil berikutnya", other) == "Tidak ada kasus yang cocok untuk Anda saat ini."
    assert group.press(2, "Ambil berikutnya", other) == "Kasus 1 Anda pegang."


def test_nobody_holds_the_case_of_an_account_he_reported() -> None:
    group = team()
    case = group.case(reporters=(1, 60))
    assert group.press(1, "Ambil", case) == "Anda melaporkan akun ini, jadi kasusnya ditangani orang lain."
    assert group.press(1, "Lihat bukti", case).startswith("Anda melaporkan akun ini")
    assert group.evidence_posts() == []
    assert group.at(case).holder is None


def test_every_move_is_recorded_with_before_and_after() -> None:
    group = team()
    case = group.case()
    group.press(1, "Ambil", case)
    group.press(1, "Lepas", case)
    entries = [(d.kind, d.by, d.before, d.after) for d in group.all(Decision)]
    assert entries == [("take", 1, "new", "in_review"), ("release", 1, "in_review", "new")]
