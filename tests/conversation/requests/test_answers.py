"""What the platform answers: received, asked back, inactive, active, refused; and what each reporter hears."""

from datetime import timedelta

import pytest

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import retraction
from reportbot.conversation.requests.presses import Act, Do, Outcome, Record
from reportbot.domain.records import Case, RequestItem, RequestLetter
from reportbot.domain.words import CaseState
from tests.conversation.requests.bench import CITRA, EKO, Bench, bench

AT_ONCE = {"undo": timedelta(0)}
HOUR = timedelta(hours=1)


def outcomes(work: Bench) -> list[str]:
    return [item.outcome for item in sorted(work.all(RequestItem), key=lambda item: item.item)]


def states(work: Bench) -> list[CaseState]:
    return [case.state for case in sorted(work.all(Case), key=lambda case: case.case)]


def alone(work: Bench) -> list[str]:
    """The labels on Citra's screen that have a row of their own."""
    content, _ = work.screens[CITRA]
    return [work.plain(row[0].label) for row in content.rows if len(row) == 1]


def received(work: Bench) -> None:
    work.taps(CITRA, "Buka permintaan")
    work.taps(CITRA, "Diterima platform")
    work.taps(CITRA, "Sekarang")


def test_a_receipt_is_recorded_for_all_and_starts_the_legal_clock_of_a_ministry() -> None:
    work = bench(speaker="kementerian")
    work.sent(2)
    work.pass_time(2 * HOUR)
    received(work)
    assert work.request.due_at == work.now + timedelta(hours=24)
    assert states(work) == [CaseState.ACKNOWLEDGED] * 2


def test_an_urgent_order_has_four_hours() -> None:
    work = bench(speaker="kementerian")
    work.ready()
    work.pictures_are_safe()
    work.begins()
    for label in ("Ubah data surat", "Jalur mendesak", "Kembali", "Kirim permintaan", "Ya, kirim"):
        work.taps(CITRA, label)
    work.letters_are_made()
    work.mail_is_accepted()
    received(work)
    assert work.request.due_at == work.now + timedelta(hours=4)


def test_a_receipt_may_be_typed_and_is_neither_before_the_letter_nor_to_come() -> None:
    work = bench()
    work.sent()
    work.pass_time(3 * HOUR)
    work.taps(CITRA, "Buka permintaan")
    work.taps(CITRA, "Diterima platform")
    assert "Tanggal itu belum terbaca." in work.writes(CITRA, "kemarin sore")
    assert "tidak boleh sebelum surat dikirim" in work.writes(CITRA, "21/3/2021 11.00")
    assert "tidak boleh sebelum surat dikirim" in work.writes(CITRA, "21 Maret 2021 pukul 16.00 WIB")
    assert "Penerimaan dicatat." in work.writes(CITRA, "21 Maret 2021 pukul 13.30 WIB")
    assert work.request.received_at == work.now - timedelta(hours=1, minutes=30)


def test_a_question_of_the_platform_stops_the_time_and_its_answer_starts_it_anew() -> None:
    work = bench()
    work.sent()
    work.taps(CITRA, "Buka permintaan")
    assert "Platform minta penjelasan" in alone(work), "its label is too long to share a row"
    work.taps(CITRA, "Platform minta penjelasan")
    assert (states(work), work.request.due_at) == ([CaseState.CLARIFICATION], None)
    work.pass_time(timedelta(days=10))
    assert work.notices(EKO) == []
    work.taps(CITRA, "Penjelasan dikirim")
    assert states(work) == [CaseState.ACKNOWLEDGED]
    assert work.request.due_at == work.now + timedelta(days=3)


def test_each_account_has_its_outcome_and_the_request_closes_with_the_last() -> None:
    work = bench(**AT_ONCE)
    work.sent(2)
    received(work)
    work.taps(CITRA, "Hasil per akun")
    work.taps(CITRA, "1")
    assert "Hasil: tidak aktif" in work.taps(CITRA, "Tidak aktif")
    assert work.report_of(1).news == "removed"
    work.taps(CITRA, "Kembali")
    work.taps(CITRA, "1")
    work.taps(CITRA, "Ditolak")
    assert "Alasan: menurut platform, akun itu belum melanggar aturannya" in work.taps(
        CITRA, "Tidak melanggar aturannya"
    )
    assert (work.report_of(2).news, work.report_of(2).news_args) == ("refused", {"reason": "no-violation"})
    assert (states(work), work.request.state) == ([CaseState.REMOVED, CaseState.REFUSED], "closed")
    assert "Permintaan 1/2021 · MiChat · selesai" in work.writes(CITRA, "/permintaan 1")
    assert "nomor 1/RB/III/2021 terkirim · Citra" in work.taps(CITRA, "Riwayat")


def test_the_platforms_own_words_stay_in_the_record_and_reporters_read_a_general_sentence() -> None:
    work = bench(**AT_ONCE)
    work.sent()
    for label in ("Buka permintaan", "Hasil per akun", "1", "Ditolak", "Tulis jawabannya"):
        work.taps(CITRA, label)
    assert "Kata platform: “Akun <b>Budi</b> kami awasi”" in work.writes(CITRA, "Akun <b>Budi</b> kami awasi")
    assert work.report_of(1).news_args == {"reason": "other"}
    assert work.only(RequestItem).answer == "Akun <b>Budi</b> kami awasi"


def test_a_wrong_tap_is_put_right_before_anybody_hears_of_it() -> None:
    work = bench()
    work.sent()
    received(work)
    for label in ("Hasil per akun", "1", "Tidak aktif"):
        work.taps(CITRA, label)
    assert work.request.state == "closed"
    work.pass_time(timedelta(minutes=5))
    assert "Hasil: menunggu jawaban" in work.taps(CITRA, "Perbaiki")
    assert (states(work), work.request.state, outcomes(work)) == ([CaseState.ACKNOWLEDGED], "received", [""])
    work.pass_time(HOUR)
    assert work.report_of(1).news == "requested"
    work.taps(CITRA, "Ditolak")
    work.taps(CITRA, "Akun tidak ditemukan")
    work.pass_time(timedelta(minutes=11))
    assert work.report_of(1).news == "refused"


def test_a_wrong_tap_that_was_told_is_corrected() -> None:
    work = bench()
    work.sent()
    for label in ("Buka permintaan", "Hasil per akun", "1", "Tidak aktif"):
        work.taps(CITRA, label)
    work.pass_time(HOUR)
    assert work.report_of(1).news == "removed"
    work.taps(CITRA, "Perbaiki")
    assert work.report_of(1).news == "requested"


def test_an_account_found_active_waits_on() -> None:
    work = bench(**AT_ONCE)
    work.sent()
    for label in ("Buka permintaan", "Hasil per akun", "1", "Masih aktif"):
        work.taps(CITRA, label)
    assert (outcomes(work), states(work), work.request.state) == (["active"], [CaseState.REQUESTED], "sent")
    assert work.report_of(1).news == "requested"


def test_all_may_be_recorded_as_inactive_with_one_confirmation() -> None:
    work = bench(**AT_ONCE)
    work.sent(3)
    for label in ("Buka permintaan", "Hasil per akun", "Semua tidak aktif", "Ya, semua"):
        work.taps(CITRA, label)
    assert (outcomes(work), work.request.state) == (["inactive"] * 3, "closed")
    assert {work.report_of(case).news for case in (1, 2, 3)} == {"removed"}


def test_more_than_a_hundred_follow_in_slices() -> None:
    work = bench(**AT_ONCE)
    work.sent(120)
    assert states(work).count(CaseState.REQUESTED) == 100
    work.pass_time(timedelta(seconds=1))
    assert states(work).count(CaseState.REQUESTED) == 120
    for label in ("Buka permintaan", "Hasil per akun", "Semua tidak aktif", "Ya, semua"):
        work.taps(CITRA, label)
    work.pass_time(timedelta(seconds=1))
    assert (set(outcomes(work)), work.request.state) == ({"inactive"}, "closed")


def test_a_stale_or_foreign_outcome_changes_nothing() -> None:
    work = bench(**AT_ONCE)
    work.sent()
    request = work.request
    old = work.forge(Record(1, request.epoch - 1, 1, Outcome.GONE))
    foreign = work.forge(Record(1, request.epoch, 99, Outcome.GONE))
    work.sends(CITRA, old)
    assert work.toasts[-1] == "Sudah diubah orang lain atau dari layar lain. Layar diperbarui."
    work.sends(CITRA, foreign)
    assert work.toasts[-1] == "Ini tidak dapat dilakukan pada keadaan permintaan sekarang."
    work.sends(1, work.forge(Record(1, request.epoch, 1, Outcome.GONE)))
    assert work.toasts[-1] == "Hanya pengawas yang dapat melakukan ini."
    assert (outcomes(work), states(work)) == ([""], [CaseState.REQUESTED])


@pytest.mark.parametrize("act", [act for act in Act if act not in {Act.OPEN, Act.HISTORY}])
def test_no_act_of_another_time_changes_a_request(act: Act) -> None:
    work = bench()
    work.sent()
    before = work.request
    work.sends(EKO, work.forge(Do(1, before.epoch + 7, act)))
    assert work.request == before


def test_an_upheld_objection_takes_the_account_back_with_a_letter() -> None:
    work = bench(**AT_ONCE)
    work.sent(2)
    facts = work.loaded(work.facts(CITRA), lambda facts: retraction.needs(facts, 1))
    desk = Desk(facts, work.now, work.rules, work.fresh)
    assert isinstance(retraction.retract(desk, work.at(1), CITRA), Case)
    work.apply(desk.turn())
    assert (states(work)[0], outcomes(work)) == (CaseState.DISMISSED, ["retracted", ""])
    assert work.works("make-letters")[-1].data["kind"] == "retraction"
    assert work.works("make-letters")[-1].data["cases"] == [1]
    work.letters_are_made()
    work.mail_is_accepted()
    letter = max(work.all(RequestLetter), key=lambda one: one.letter)
    assert (letter.kind, letter.number, letter.mail) == ("retraction", "1/RB/III/2021-C", "accepted")
    assert work.request.state == "sent"
