"""Decisions, their undoing, the second moderator, questions, duplicates, corrections, Ada anak."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.domain.records import Decision, Evidence, Report
from reportbot.domain.words import CaseState, Category, EvidenceKind
from tests.conversation.review.team import decided, team


def test_undo_returns_to_the_maker_and_no_news_leaves() -> None:
    group = team()
    case = group.case()
    decided(group, case, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
    group.pass_time(timedelta(minutes=9))
    assert group.press(1, "Batalkan keputusan", case) == "Keputusan dibatalkan. Kasus Anda pegang."
    assert (group.at(case).state, group.at(case).holder) == (CaseState.IN_REVIEW, 1)
    assert group.at(case).verdict == ""
    group.pass_time(timedelta(hours=1))
    assert group.notices(51) == []
    assert group.at(case).state is CaseState.NEW


def test_later_only_a_supervisor_undoes_and_reporters_read_the_correction() -> None:
    group = team()
    case = group.case(category=Category.FRAUD)
    decided(group, case, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
    group.pass_time(timedelta(minutes=11))
    assert len(group.notices(51)) == 1
    group.press(1, "Lainnya", case)
    assert group.press(1, "Batalkan (pengawas)", case).startswith("Waktu untuk membatalkan sudah lewat")
    assert group.press(2, "Batalkan (pengawas)", case).startswith("Hanya pembuat keputusan atau pengawas")
    group.press(3, "Batalkan (pengawas)", case)
    assert (group.at(case).state, group.at(case).holder) == (CaseState.IN_REVIEW, 3)
    assert "keliru" in group.notices(51)[1]
    assert group.report_of(case).news == "in-review"


def test_news_goes_at_once_when_undo_takes_no_time() -> None:
    group = team(undo=timedelta(0))
    case = group.case(category=Category.FRAUD)
    decided(group, case, "Ambil", "Di luar wewenang", "IASC (OJK)")
    assert group.at(case).state is CaseState.OUT_OF_SCOPE
    assert "157" in group.notices(51)[0]


def test_all_reasons_stand_behind_alasan_lain() -> None:
    group = team()
    case = group.case()
    decided(group, case, "Ambil", "Bukan pelanggaran", "Alasan lain")
    assert "Urusan pribadi" in group.labels(case)
    decided(group, case, "Alasan utama", "Kembali")
    assert "Cukup bukti" in group.labels(case)


def test_enough_without_evidence_takes_two() -> None:
    group = team()
    case = group.case(evidence=())
    said = decided(group, case, "Ambil", "Cukup bukti", "Promosi jasa")
    assert said == "Tercatat sebagai usul. Keputusan ini memerlukan moderator kedua."
    assert "Menunggu moderator kedua" in group.reads(case)
    assert group.labels(case) == ["Sependapat", "Tidak sependapat", "Lihat bukti", "Batalkan keputusan"]
    assert group.press(1, "Sependapat", case) == "Usul Anda menunggu moderator lain."
    assert group.at(case).state is CaseState.IN_REVIEW
    assert group.press(2, "Sependapat", case) == "Tercatat: Anda sependapat."
    assert group.at(case).state is CaseState.SUBSTANTIATED
    assert (group.at(case).verdict, group.at(case).verdict_by, group.at(case).pending) == (
        "enough:promotes-services",
        1,
        "",
    )


def test_a_display_name_only_takes_two_and_disagreeing_frees_the_case() -> None:
    group = team()
    case = group.case(kind="name")
    decided(group, case, "Ambil", "Cukup bukti", "Promosi jasa")
    assert group.press(2, "Tidak sependapat", case).startswith("Tercatat: Anda tidak sependapat")
    assert (group.at(case).state, group.at(case).holder, group.at(case).pending) == (CaseState.NEW, None, "")


def test_dismissing_what_five_reported_takes_two_and_four_takes_one() -> None:
    group = team()
    five = group.case(reporters=(61, 62, 63, 64, 65))
    four = group.case(reporters=(61, 62, 63, 64))
    for case in (five, four):
        decided(group, case, "Ambil", "Bukan pelanggaran", "Akun keliru")
    assert group.at(five).pending == "dismiss:wrong-account"
    assert group.at(four).state is CaseState.DISMISSED


def test_a_proposal_is_taken_back_by_its_maker() -> None:
    group = team()
    case = group.case(evidence=())
    decided(group, case, "Ambil", "Cukup bukti", "Promosi jasa", "Batalkan keputusan")
    assert (group.at(case).holder, group.at(case).pending) == (1, "")


def test_a_ready_question_is_shown_sent_and_closes_kindly_without_an_answer() -> None:
    group = team()
    case = group.case(category=Category.FRAUD)
    decided(group, case, "Ambil", "Minta bukti", "Tangkapan layar profil")
    assert "Untuk pelapor kasus 1: “tangkapan layar profil akun itu" in group.reads(case)
    assert decided(group, case, "Kirim pertanyaan") == "Pertanyaan dikirim kepada pelapor."
    assert group.at(case).state is CaseState.NEEDS_INFO
    assert group.at(case).waiting_since is None
    group.pass_time(timedelta(minutes=10))
    assert "tangkapan layar profil" in group.notices(51)[0]
    group.pass_time(timedelta(days=14))
    assert group.at(case).state is CaseState.DISMISSED
    assert group.at(case).verdict == "dismiss:not-enough-evidence"
    assert "belum cukup" in group.notices(51)[1]


def test_own_words_are_previewed_and_only_then_sent() -> None:
    group = team()
    case = group.case(category=Category.FRAUD)
    decided(group, case, "Ambil", "Minta bukti", "Tulis sendiri")
    group.reply(1, "Berapa   nomor rekeningnya?", case)
    assert "“Berapa nomor rekeningnya?”" in group.reads(case)
    assert "Jangan meminta KTP" in group.reads(case)
    decided(group, case, "Kirim pertanyaan")
    group.pass_time(timedelta(minutes=10))
    assert "Berapa nomor rekeningnya?" in group.notices(51)[0]


def test_the_holder_corrects_platform_category_and_account() -> None:
    group = team()
    case = group.case()
    decided(group, case, "Ambil", "Perbaiki kasus", "Platform", "LINE")
    decided(group, case, "Perbaiki kasus", "Dugaan", "Penipuan")
    decided(group, case, "Perbaiki kasus", "Akun")
    group.reply(1, "akun_benar", case)
    assert "LINE · akun_benar" in group.reads(case)
    assert "Diduga: penipuan" in group.reads(case)
    assert group.did(case) == ["take", "correct", "correct", "correct"]
    assert group.at(case).holder == 1


def test_a_child_closes_all_media_for_all_and_only_a_supervisor_undoes_it() -> None:
    group = team()
    case = group.case()
    group.press(1, "Lihat bukti", case)
    group.play_evidence(case, 777)
    said = decided(group, case, "Ada anak", "Ya, tandai")
    assert said == "Gambar sudah ditutup dan pengawas sudah tahu."
    assert group.at(case).child
    assert group.at(case).urgent
    assert [item.state for item in group.all(Evidence)] == ["withheld"]
    (call,) = group.calls("editMessageMedia")
    assert (call.params["message_id"], call.lane) == (777, "group")
    assert "Kasus 1 ditandai menyangkut anak" in group.notices(3)[0]
    assert "Silakan beristirahat" in group.notices(1)[0]
    assert "Lihat bukti" not in group.labels(case)
    assert group.press(1, "Bukan anak", case) == "Hanya pengawas yang dapat melakukan ini."
    group.press(3, "Bukan anak", case)
    assert not group.at(case).child


def test_a_review_is_made_by_another_person() -> None:
    group = team()
    case = group.case()
    decided(group, case, "Ambil", "Bukan pelanggaran", "Akun keliru")
    group.put(
        Decision(
            decision=900, case=case, kind="review-asked", by=None, at=group.now, before="dismissed", after="reopened"
        )
    )
    group.change(case, state=CaseState.REOPENED, waiting_since=group.now, epoch=9)
    group.draw()
    assert group.press(1, "Ambil", case).startswith("Keputusan Anda sedang ditinjau ulang")
    group.press(2, "Ambil", case)
    assert group.at(case).holder == 2


def test_who_agreed_to_a_decision_does_not_review_it_either() -> None:
    group = team()
    case = group.case(reporters=(51, 52, 53, 54, 55))
    decided(group, case, "Ambil", "Bukan pelanggaran", "Akun keliru")
    decided(group, case, "Sependapat", by=2)
    group.put(Decision(decision=900, case=case, kind="review-asked", by=None, at=group.now))
    group.change(case, state=CaseState.REOPENED, waiting_since=group.now, epoch=9)
    group.draw()
    assert group.press(2, "Ambil", case).startswith("Keputusan Anda sedang ditinjau ulang")
    group.press(3, "Ambil", case)
    assert group.at(case).holder == 3


def test_the_answers_of_reporters_are_shown_without_names() -> None:
    group = team()
    case = group.case(category=Category.FRAUD, reporters=(61, 62))
    decided(group, case, "Ambil", "Minta bukti", "ID atau tautan", "Kirim pertanyaan")
    group.pass_time(timedelta(hours=1))
    report = next(report for report in group.all(Report) if report.person == 62)
    group.put(Decision(decision=900, case=case, kind="answered", by=None, at=group.now))
    group._item(case, report.report, EvidenceKind.TEXT)
    group.change(case, waiting_since=group.now)
    group.draw()
    assert "Pelapor 2 menjawab: “dari ‹nama›" in group.reads(case)
    assert group.labels(case) == ["Ambil", "Lihat bukti"]


def test_history_and_notes_stay_inside_the_team() -> None:
    group = team()
    case = group.case()
    group.press(1, "Ambil", case)
    group.reply(2, "Akun ini pernah saya lihat.", case)
    assert "Catatan tim: 1" in group.reads(case)
    group.press(1, "Riwayat", case)
    assert "catatan · Budi: “Akun ini pernah saya lihat.”" in group.reads(case)
    decided(group, case, "Kembali", "Catatan")
    group.reply(1, "Lihat juga kasus lain", case)
    assert "Catatan tim: 2" in group.reads(case)
    assert "Cukup bukti" in group.labels(case)


NOBODY = (
    "Tidak ada pelapor yang dapat ditanya: laporannya dari sumber lain atau sudah ditarik. "
    "Silakan putuskan dari bukti yang ada."
)


@pytest.mark.parametrize("change", [{"source": "patrol"}, {"state": "withdrawn"}])
def test_nobody_is_asked_where_nobody_can_answer(change: dict[str, Any]) -> None:
    group = team()
    case = group.case(category=Category.FRAUD, reporters=(51, 52))
    group.press(1, "Ambil", case)
    first, second = (report for report in group.all(Report) if report.case == case)
    group.put(replace(first, **change))
    assert group.press(1, "Minta bukti", case) == ""
    decided(group, case, "Tangkapan layar profil")
    group.put(replace(second, **change))
    assert group.press(1, "Kirim pertanyaan", case) == NOBODY
    assert group.at(case).state is CaseState.IN_REVIEW
    assert group.press(1, "Ubah", case) == NOBODY
    group.press(1, "Batal", case)
    assert group.press(1, "Minta bukti", case) == NOBODY
    assert group.due("question-expiry", case) is None
