"""Due times: reminders, warnings, silence after the third letter, and looking again after removal."""

from datetime import timedelta

from reportbot.domain.records import RequestItem, RequestLetter
from reportbot.domain.words import CaseState
from tests.conversation.requests.bench import CITRA, EKO, Bench, bench

AT_ONCE = {"undo": timedelta(0)}
DAY = timedelta(days=1)


def follows(work: Bench, label: str, person: int = CITRA) -> None:
    """The next letter is made and mailed."""
    work.taps(person, label)
    work.taps(person, "Ya, kirim")
    work.letters_are_made()
    work.mail_is_accepted()


def test_an_organisation_reminds_three_times_and_then_nobody_has_answered() -> None:
    work = bench(**AT_ONCE)
    work.sent(2)
    for label in ("Buka permintaan", "Hasil per akun", "1", "Tidak aktif"):
        work.taps(CITRA, label)
    for round_ in (1, 2, 3):
        work.pass_time(3 * DAY)
        assert "batas waktu lewat, 1 akun belum dijawab" in work.notices(EKO)[-1]
        follows(work, f"Surat Pengingat {round_}", EKO)
    kinds = [letter.kind for letter in work.all(RequestLetter)]
    assert kinds == ["request", "reminder-1", "reminder-2", "reminder-3"]
    assert [letter.number for letter in work.all(RequestLetter)][1:3] == ["1/RB/III/2021-P1", "1/RB/III/2021-P2"]
    work.pass_time(3 * DAY)
    assert "tiga surat tidak dijawab. 1 akun dicatat tanpa jawaban." in work.notices(EKO)[-1]
    assert work.at(2).state is CaseState.NO_RESPONSE
    work.writes(EKO, "/permintaan 1")
    work.taps(EKO, "Tutup permintaan")
    work.taps(EKO, "Ya, tutup")
    assert (work.at(2).state, work.request.state) == (CaseState.CLOSED, "closed")
    assert (work.report_of(1).news, work.report_of(2).news) == ("removed", "closed")


def test_a_ministry_warns_three_times_after_a_receipt_and_not_before() -> None:
    work = bench(speaker="kementerian", **AT_ONCE)
    work.sent()
    work.pass_time(3 * DAY)
    assert "belum ada tanda terima untuk 1 akun" in work.notices(EKO)[-1]
    for label in ("Buka permintaan", "Diterima platform", "Sekarang"):
        work.taps(EKO, label)
    for round_ in (1, 2, 3):
        work.pass_time(DAY)
        assert "lewat batas waktu" in work.writes(EKO, "/permintaan 1").splitlines()[0]
        follows(work, f"Buat ST{round_}", EKO)
    work.pass_time(DAY)
    assert work.at(1).state is CaseState.NO_RESPONSE
    assert [letter.kind for letter in work.all(RequestLetter)] == ["request", "st1", "st2", "st3"]


def test_a_late_answer_counts_after_silence() -> None:
    work = bench(**AT_ONCE)
    work.sent()
    for round_ in (1, 2, 3):
        work.pass_time(3 * DAY)
        follows(work, f"Surat Pengingat {round_}")
    work.pass_time(3 * DAY)
    for label in ("Buka permintaan", "Hasil per akun", "1", "Tidak aktif"):
        work.taps(CITRA, label)
    assert (work.at(1).state, work.only(RequestItem).outcome) == (CaseState.REMOVED, "inactive")


def test_what_is_overdue_is_told_every_day_until_somebody_acts() -> None:
    work = bench()
    work.sent()
    work.pass_time(5 * DAY)
    assert len([words for words in work.notices(EKO) if "batas waktu lewat" in words]) == 3


def test_an_account_that_is_gone_is_looked_at_again_after_seven_days() -> None:
    work = bench(**AT_ONCE)
    work.sent(2)
    for label in ("Buka permintaan", "Hasil per akun", "Semua tidak aktif", "Ya, semua"):
        work.taps(CITRA, label)
    work.pass_time(7 * DAY)
    assert "2 akun yang tidak aktif perlu dilihat lagi." in work.notices(EKO)[-1]
    for label in ("Periksa ulang", "1", "Masih tidak aktif"):
        work.taps(EKO, label)
    assert (work.at(1).state, work.report_of(1).news) == (CaseState.CLOSED, "closed")
    for label in ("Kembali", "2", "Muncul kembali"):
        work.taps(EKO, label)
    again = work.at(2)
    assert (again.state, again.request, again.waiting_since) == (CaseState.REOPENED, None, work.now)
    assert work.report_of(2).news == "in-review"


def test_before_its_day_nobody_says_that_it_is_still_gone() -> None:
    work = bench(**AT_ONCE)
    work.sent()
    for label in ("Buka permintaan", "Hasil per akun", "1", "Tidak aktif"):
        work.taps(CITRA, label)
    assert "Masih tidak aktif" not in work.screen_labels(CITRA)
    assert "Muncul kembali" in work.screen_labels(CITRA)
