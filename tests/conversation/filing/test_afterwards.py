"""Status, withdrawal, answers, more evidence, review, reappearance, and news."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.conversation.says import Call
from reportbot.domain.records import Case, Decision, Evidence, EvidenceCopy, Report, Timer
from reportbot.domain.words import CaseState
from tests.conversation.filing.told import reporter, tells
from tests.conversation.harness import Citizen, World, citizen


def test_the_list_shows_ones_own_reports() -> None:
    world, budi, first = reporter()
    world.pass_time(timedelta(minutes=5))
    second = budi.files("akun_lain99")
    lines = budi.taps("Cek status").split("\n")
    assert lines == [
        "Laporan Anda:",
        f"1. {second.ticket} · MiChat · sedang diperiksa",
        f"2. {first.ticket} · MiChat · sedang diperiksa",
    ]
    assert first.ticket in budi.taps("Buka 2")
    assert budi.labels == ["Tambah bukti", "Tarik laporan", "Kembali"]


def test_a_long_list_has_pages() -> None:
    world = World()
    budi = citizen(world)
    for number in range(8):
        budi.files(f"akun_nomor{number}")
        world.pass_time(timedelta(minutes=1))
    assert len(budi.writes("/laporan_saya").split("\n")) == 7
    assert len(budi.taps("Berikutnya").split("\n")) == 3
    assert len(budi.taps("Sebelumnya").split("\n")) == 7


def test_without_reports_the_list_says_so() -> None:
    assert "Belum ada laporan" in citizen(World()).writes("/status")


def test_a_number_is_found_in_any_spelling() -> None:
    _, budi, report = reporter()
    assert report.ticket in budi.writes(f"/status {report.ticket.lower().replace('-', ' ')}")
    assert report.ticket in budi.writes(report.ticket)


def test_a_foreign_and_an_unknown_number_get_the_same_answer() -> None:
    world, _, report = reporter()
    eve = citizen(world, 2)
    answers = {eve.writes(f"/status {number}") for number in (report.ticket, "RB-0000-0000", "apa saja")}
    assert answers == {"Nomor itu tidak ada di antara laporan Anda. Mohon periksa lagi, atau tekan Cek status."}


@pytest.mark.parametrize("act", [*"oawrqnvsclju", "wy"])
def test_a_forged_button_on_a_foreign_report_changes_nothing(act: str) -> None:
    world, _, report = reporter()
    eve = citizen(world, 2)
    assert "tidak ada di antara" in eve.presses(f"fr:{report.report}:{act}:0")
    assert world.only(Report) == report
    assert not eve.cards


def test_withdrawal_asks_once_and_deletes_words_and_files() -> None:
    world, budi, report = reporter()
    budi.writes("/status " + report.ticket)
    budi.taps("Tambah bukti")
    budi.photo()
    budi.taps("Selesai")
    assert "Tarik laporan ini?" in budi.taps("Tarik laporan")
    assert "Ditarik" in budi.taps("Ya, tarik")
    gone = world.only(Report)
    assert (gone.state, gone.story, gone.masked) == ("withdrawn", "", "")
    assert (world.only(Evidence).state, world.only(Evidence).file_id) == ("withdrawn", "")
    case = world.only(Case)
    assert (case.state, case.reporters, case.withdrawn, case.images, case.excerpt) == (CaseState.NEW, 0, 1, 0, "")
    assert budi.cards == [case.case]


def test_more_evidence_is_stored_at_once() -> None:
    world, budi, report = reporter()
    budi.writes("/status " + report.ticket)
    assert "Silakan kirim tambahannya" in budi.taps("Tambah bukti")
    assert "tersimpan (1)" in budi.photo()
    assert "tersimpan (2)" in budi.writes("dan satu hal lagi")
    assert "Berkas itu sudah ada" in budi.photo()
    assert "suara Anda bisa dikenali" in budi.file("voice")
    assert "Dikirim" in budi.taps("Selesai")
    case = world.only(Case)
    assert (case.images, case.links) == (1, 1)


def test_a_draft_waits_while_evidence_is_added_elsewhere() -> None:
    _, budi, report = reporter()
    budi.writes("t.me/contoh_user")
    budi.writes("/status " + report.ticket)
    budi.taps("Tambah bukti")
    budi.photo()
    budi.taps("Selesai")
    assert "Langkah 2 dari 5" in budi.writes("hm")


def test_new_evidence_reopens_a_dismissed_case() -> None:
    world, budi, _ = reporter()
    world.put(replace(world.only(Case), state=CaseState.DISMISSED, waiting_since=None))
    tells(world, "dismissed", budi, reason="no-violation")
    budi.taps("Tambah bukti")
    budi.photo()
    assert world.only(Case).state == CaseState.REOPENED
    assert world.only(Report).news == "in-review"


def test_nothing_but_words_is_added_to_a_childs_case() -> None:
    world, budi, report = reporter("Anak jadi korban")
    budi.writes("/status " + report.ticket)
    assert "Mohon jangan kirim foto" in budi.taps("Tambah bukti")
    assert "tidak kami simpan" in budi.photo()
    assert "tersimpan (1)" in budi.writes("dia menghubungi lagi")
    assert [item.kind for item in world.all(Evidence)] == ["text"]


def asked(world: World, budi: Citizen, question: str = "profile-screenshot") -> None:
    world.put(replace(world.only(Case), state=CaseState.NEEDS_INFO, waiting_since=None))
    tells(world, "needs-info", budi, question=question)


def test_a_question_is_answered_and_the_case_waits_again() -> None:
    world, budi, _ = reporter()
    asked(world, budi)
    assert "tangkapan layar profil akun itu" in budi.told[-1]
    assert "4 April 2021" in budi.told[-1]
    budi.taps("Jawab")
    assert world.only(Case).waiting_since is None
    assert "Jawaban Anda tersimpan (1)" in budi.photo()
    case = world.only(Case)
    assert (case.state, case.waiting_since, case.images) == (CaseState.NEEDS_INFO, world.now, 1)
    assert world.only(Report).news == "in-review"
    assert (world.only(Decision).kind, world.only(Decision).by) == ("answered", None)


def test_a_moderators_own_question_is_shown_as_it_is() -> None:
    world, budi, _ = reporter()
    asked(world, budi, "Jam berapa <kejadiannya>?")
    assert "satu hal lagi: Jam berapa <kejadiannya>?" in budi.told[-1]


def test_having_nothing_more_is_an_answer() -> None:
    world, budi, _ = reporter()
    asked(world, budi)
    assert "Tim kami melanjutkan" in budi.taps("Tidak ada")
    assert world.only(Case).waiting_since == world.now


def test_a_review_can_be_asked_once_within_its_time() -> None:
    world, budi, _ = reporter()
    world.put(replace(world.only(Case), state=CaseState.DISMISSED, waiting_since=None))
    tells(world, "dismissed", budi, reason="not-enough-evidence")
    assert "Tidak diteruskan" in budi.told[-1]
    assert "buktinya belum cukup" in budi.told[-1]
    assert "Saluran lain" in budi.told[-1]
    assert "Orang lain di tim kami" in budi.taps("Tinjau ulang")
    case = world.only(Case)
    assert (case.state, case.waiting_since) == (CaseState.REOPENED, world.now)
    assert (world.only(Decision).kind, world.only(Decision).by) == ("review-asked", None)
    budi.live = None
    budi.taps("Tinjau ulang")
    assert "sudah lama" in budi.toasts[-1]
    assert len(world.all(Decision)) == 1


def test_a_review_is_too_late_after_fourteen_days() -> None:
    world, budi, _ = reporter()
    tells(world, "dismissed", budi, reason="no-violation")
    world.pass_time(timedelta(days=15))
    budi.taps("Tinjau ulang")
    assert "sudah lewat" in budi.toasts[-1]
    assert world.all(Decision) == []


def test_an_account_that_is_back_reopens_the_case() -> None:
    world, budi, _ = reporter()
    world.put(replace(world.only(Case), state=CaseState.REMOVED, waiting_since=None))
    tells(world, "removed", budi)
    assert "buka kembali" in budi.taps("Muncul kembali")
    assert world.only(Case).state == CaseState.REOPENED


def test_a_withdrawal_also_takes_what_was_added_to_the_original_of_a_duplicate() -> None:
    world = World()
    citizen(world, 2).files("akun_asli_77")
    budi = citizen(world)
    report = budi.files("akun_ganda_88")
    world.put(replace(world.records[Case][2], state=CaseState.DUPLICATE, original=1))
    budi.writes("/status " + report.ticket)
    budi.taps("Tambah bukti")
    budi.photo()
    assert world.records[Case][1].images == 1
    budi.taps("Selesai")
    budi.taps("Tarik laporan")
    budi.taps("Ya, tarik")
    assert world.only(Evidence).file_id == ""
    assert world.records[Case][1].images == 0


def test_a_withdrawal_takes_pictures_out_of_the_group() -> None:
    world, budi, report = reporter()
    budi.writes("/status " + report.ticket)
    budi.taps("Tambah bukti")
    budi.photo()
    shown = EvidenceCopy(copy=1, case=1, evidence=1, lane="group", message_id=9, kind="photo", at=world.now)
    world.put(shown)
    budi.taps("Selesai")
    budi.taps("Tarik laporan")
    budi.taps("Ya, tarik")
    assert [say.method for say in budi.turn.says if isinstance(say, Call)] == ["editMessageMedia"]


def test_adding_ends_with_the_next_command_and_by_itself_after_a_day() -> None:
    world, budi, report = reporter()
    for pause in (timedelta(), timedelta(days=2)):
        budi.writes("/status " + report.ticket)
        budi.taps("Tambah bukti")
        world.pass_time(pause)
        if not pause:
            budi.writes("/start")
        assert "belum menemukan akun" in budi.writes("halo lagi")
    assert world.all(Evidence) == []


def test_news_of_an_old_decision_stays_unsaid_once_the_case_is_back() -> None:
    world, budi, report = reporter()
    world.put(replace(world.only(Case), state=CaseState.DISMISSED, waiting_since=None))
    world.put(Timer(kind="news", subject=1, due_at=world.now + timedelta(minutes=10)))
    budi.writes("/status " + report.ticket)
    budi.taps("Tambah bukti")
    budi.photo()
    assert world.all(Timer) == []
