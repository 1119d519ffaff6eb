"""From cases with enough evidence to a letter that has left, and to reporters who hear of it."""

from datetime import timedelta

from reportbot.conversation.says import GroupPost
from reportbot.domain.records import Case, Group, RequestItem, RequestLetter, TakedownRequest
from reportbot.domain.words import CaseState
from tests.conversation.requests.bench import CITRA, EKO, bench
from tests.conversation.review.stock import ADMIN


def test_a_supervisor_sees_what_is_ready_and_what_is_held_back_and_why() -> None:
    work = bench()
    for _ in range(2):
        work.ready()
    work.ready(kind="name")
    work.change(work.ready(), objections=1)
    work.change(work.ready(), preserve=True)
    assert work.writes(CITRA, "/permintaan").startswith("Tidak ada permintaan yang berjalan.")
    screen = work.taps(CITRA, "Buat: MiChat (5)")
    assert screen.splitlines()[0] == "Konsep permintaan 1 · MiChat · belum dikirim"
    held = "2 akun siap. 3 ditahan: 1 hanya nama tampilan, 1 ada sanggahan, 1 ditahan untuk Polri."
    assert screen.splitlines()[1] == held
    assert "Kepada: Tim Kepatuhan MiChat · Nomor surat: diberi saat dikirim · Penanda tangan: Dewi Lestari" in screen
    assert "2 gambar belum diperiksa." in screen


def test_two_presses_send_it_and_each_reporter_hears_of_it_once() -> None:
    work = bench(undo=timedelta(0))
    cases = [work.ready(), work.ready()]
    work.pictures_are_safe()
    screen = work.begins(count=2)
    assert "Lampiran sudah diperiksa: tidak memuat data pelapor." in screen
    screen = work.taps(CITRA, "Kirim permintaan")
    asked = "Kirim 2 akun kepada Tim Kepatuhan MiChat? Surat yang sudah terkirim tidak dapat ditarik dari bot."
    assert asked in screen
    assert "surat sedang dibuat" in work.taps(CITRA, "Ya, kirim")
    assert (work.request.serial, work.request.letter_number) == (1, "1/RB/III/2021")
    work.letters_are_made(2)
    assert work.documents(CITRA)[-1].protect
    assert work.at(cases[0]).state is CaseState.SUBSTANTIATED
    assert work.works("send-mail")[-1].once == "mail:1"
    work.mail_is_accepted()
    assert work.request.state == "sent"
    assert [work.at(case).state for case in cases] == [CaseState.REQUESTED] * 2
    assert [work.at(case).request for case in cases] == [1, 1]
    assert [item.state for item in work.all(RequestItem)] == ["sent", "sent"]
    posts = [work.words(say.content) for say in work.says if isinstance(say, GroupPost) and say.place == "request:1"]
    assert posts == ["Permintaan 1/2021 · MiChat · 2 akun · terkirim"]
    assert [len([n for n in work.notices(51) if "Ada kabar" in n]), work.report_of(cases[1]).news] == [1, "requested"]


def test_of_two_supervisors_who_send_at_once_one_wins_and_the_other_gets_one_sentence() -> None:
    work = bench()
    work.ready()
    work.pictures_are_safe()
    work.begins()
    for person in (CITRA, EKO):
        work.writes(person, "/permintaan")
        work.taps(person, "Konsep permintaan 1")
        work.taps(person, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    screen = work.taps(EKO, "Ya, kirim")
    assert screen.splitlines()[0] == "Permintaan ini sudah berubah. Ini keadaannya sekarang."
    assert work.toasts[-1] == "Sudah diubah orang lain atau dari layar lain. Layar diperbarui."
    assert len(work.works("make-letters")) == len(work.all(RequestLetter)) == 1


def test_a_case_decided_while_its_batch_is_made_is_left_out_with_a_sentence() -> None:
    work = bench()
    first, second = work.ready(), work.ready()
    work.pictures_are_safe()
    work.begins(count=2)
    work.taps(CITRA, "Kirim permintaan")
    work.change(first, state=CaseState.IN_REVIEW)
    screen = work.taps(CITRA, "Ya, kirim")
    assert (
        screen.splitlines()[0]
        == f"Kasus {first} berubah sejak daftar dibuat dan kini ditahan. Mohon periksa daftarnya lagi."
    )
    assert work.request.state == "draft"
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    work.letters_are_made()
    work.mail_is_accepted()
    assert work.at(second).state is CaseState.REQUESTED
    assert work.at(first).state is CaseState.IN_REVIEW


def test_a_case_that_changes_while_letters_are_made_brings_letters_without_it() -> None:
    work = bench()
    first, second = work.ready(), work.ready()
    work.pictures_are_safe()
    work.begins(count=2)
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    work.change(first, objections=1)
    work.letters_are_made(2)
    assert f"Kasus {first} berubah selagi suratnya dibuat dan tidak ikut." in work.notices(CITRA)[-1]
    assert len(work.works("make-letters")) == 2
    assert not work.works("send-mail")
    work.letters_are_made(1)
    work.mail_is_accepted()
    assert [work.at(case).state for case in (first, second)] == [CaseState.SUBSTANTIATED, CaseState.REQUESTED]
    assert work.at(first).request is None


def test_when_nothing_is_left_no_letter_is_sent_and_the_number_is_kept() -> None:
    work = bench()
    case = work.ready()
    work.pictures_are_safe()
    work.begins()
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    work.change(case, objections=1)
    work.letters_are_made()
    assert (work.request.state, work.request.serial, work.all(RequestLetter)) == ("draft", 1, [])
    assert "tidak ada akun lain yang siap" in work.notices(CITRA)[-1]
    work.taps(CITRA, "Buka permintaan")
    work.taps(CITRA, "Kirim permintaan")
    assert work.toasts[-1] == "Tidak ada akun yang siap, jadi tidak ada surat yang dibuat."


def test_the_sender_is_never_the_only_one_who_decided() -> None:
    work = bench()
    work.ready(by=CITRA)
    assert "1 ditahan: 1 hanya Anda yang memutus." in work.begins()
    work.writes(EKO, "/permintaan")
    assert "1 akun siap." in work.taps(EKO, "Konsep permintaan 1")


def test_without_mail_the_documents_are_the_letter_and_it_counts_as_sent() -> None:
    work = bench(mails=False)
    request = work.sent(mailed=False)
    assert request.state == "sent"
    assert "Mohon kirimkan berkas ini kepada platform." in work.words(work.documents(CITRA)[-1].caption)
    assert not work.documents(CITRA)[-1].protect
    assert not work.works("send-mail")


def test_who_is_no_supervisor_and_who_is_in_a_group_changes_nothing() -> None:
    work = bench()
    work.ready()
    work.writes(CITRA, "/permintaan")
    data = work.data("Buat: MiChat (1)", work.screens[CITRA][0])
    work.sends(1, data)
    assert work.toasts[-1] == "Hanya pengawas yang dapat melakukan ini."
    work.sends(CITRA, data, kind="supergroup")
    assert work.toasts[-1] == "Tombol ini hanya berlaku di chat pribadi dengan bot."
    assert work.all(TakedownRequest) == []


def test_an_admin_of_the_settings_who_is_only_a_member_of_the_group_may_do_all_of_it() -> None:
    work = bench(undo=timedelta(0))
    work.join(ADMIN, "member")
    work.ready()
    work.pictures_are_safe()
    work.begins(ADMIN)
    for label in ("Kirim permintaan", "Ya, kirim"):
        work.taps(ADMIN, label)
    work.letters_are_made()
    work.mail_is_accepted()
    for label in ("Buka permintaan", "Hasil per akun", "1", "Tidak aktif"):
        work.taps(ADMIN, label)
    assert work.at(1).state is CaseState.REMOVED


def test_a_command_waits_until_telegram_says_who_writes() -> None:
    work = bench()
    work.now += work.rules.membership_age * 2
    work.writes(CITRA, "/permintaan", fresh=False)
    assert CITRA not in work.screens
    work.answer_command({"status": "administrator", "user": {"first_name": "Citra"}})
    assert work.screen(CITRA).startswith("Tidak ada permintaan yang berjalan.")
    work.now += work.rules.membership_age * 2
    work.writes(CITRA, "/permintaan", fresh=False)
    work.answer_command({"status": "member", "user": {"first_name": "Citra"}})
    assert work.notices(CITRA)[-1] == "Hanya pengawas yang dapat melakukan ini."


def test_cases_of_the_letter_are_taken_from_no_other_request() -> None:
    work = bench()
    work.sent(2)
    work.ready()
    work.writes(CITRA, "/permintaan")
    assert "Buat: MiChat (1)" in work.screen_labels(CITRA)
    assert len([case for case in work.all(Case) if case.request == 1]) == 2


def test_without_a_group_nobody_is_a_supervisor() -> None:
    work = bench()
    work.put(Group())
    work.writes(CITRA, "/permintaan")
    assert "Grup tim belum dapat dipakai." in work.screen(CITRA) + "".join(work.notices(CITRA))
    assert work.calls("getChatMember") == []
