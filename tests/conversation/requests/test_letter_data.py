"""What stands on a letter is typed in private, judged, and printed as it is; a report that is being written stays."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportbot.conversation.requests import typing
from reportbot.conversation.requests.letterhead import number_for
from reportbot.conversation.requests.presses import Field
from reportbot.domain.records import OperatorSetting, PlatformContact, RequestLetter, Session, TakedownRequest
from tests.conversation.harness import NOON
from tests.conversation.requests.bench import CITRA, bench


def test_fields_are_typed_and_markup_is_only_words() -> None:
    work = bench()
    work.ready()
    work.begins()
    work.taps(CITRA, "Ubah data surat")
    work.taps(CITRA, "Kepada")
    screen = work.writes(CITRA, "Tim <b>Kepatuhan</b>\n& {Hukum} MiChat")
    assert "Kepada: Tim <b>Kepatuhan</b> & {Hukum} MiChat" in screen
    work.taps(CITRA, "Nomor surat")
    assert "Nomor surat: B-7/2021" in work.writes(CITRA, "B-7/2021")
    work.taps(CITRA, "Penanda tangan")
    assert "paling panjang 100 huruf" in work.writes(CITRA, "x" * 101)
    assert "Penanda tangan: Sari" in work.writes(CITRA, "Sari")
    assert work.request.letter_number == "B-7/2021"


def test_what_was_typed_stays_when_the_settings_change_and_the_rest_follows_them() -> None:
    work = bench()
    work.ready()
    work.begins()
    work.taps(CITRA, "Ubah data surat")
    work.taps(CITRA, "Penanda tangan")
    work.writes(CITRA, "Sari")
    work.put(OperatorSetting(name="signatory", value="Rina", changed_at=NOON, changed_by=9))
    work.put(PlatformContact(platform="michat", recipient="MiChat Pte Ltd", changed_at=NOON, changed_by=9))
    screen = work.taps(CITRA, "Kembali")
    assert "Kepada: MiChat Pte Ltd" in screen
    assert "Penanda tangan: Sari" in screen
    assert "Surel belum diatur" in screen


def test_without_a_contact_or_a_signatory_nothing_is_sent_and_it_is_said_why() -> None:
    work = bench(operator={}, policy=bench().rules.policy.__class__())
    work.ready()
    work.pictures_are_safe()
    screen = work.begins()
    assert "Kontak MiChat belum diatur." in screen
    work.taps(CITRA, "Kirim permintaan")
    assert work.toasts[-1] == "Penerima surat belum diisi. Isi dahulu lewat Ubah data surat."
    work.taps(CITRA, "Ubah data surat")
    work.taps(CITRA, "Kepada")
    work.writes(CITRA, "Tim MiChat")
    work.taps(CITRA, "Kembali")
    work.taps(CITRA, "Lihat surat")
    assert work.toasts[-1] == "Penanda tangan belum diisi. Isi dahulu lewat Ubah data surat."


def test_a_report_that_is_being_written_stays_and_is_at_hand_again() -> None:
    work = bench()
    work.ready()
    form = {"step": "e"}
    work.put(Session(person=CITRA, flow="filing", step="e", epoch=4, draft={"form": form}, updated_at=NOON))
    work.begins()
    work.taps(CITRA, "Ubah data surat")
    work.taps(CITRA, "Jabatan")
    session = work.get(Session, CITRA)
    assert session is not None
    assert (session.flow, session.draft, session.epoch) == ("requests", {"form": form}, 4)
    work.writes(CITRA, "Ketua")
    session = work.get(Session, CITRA)
    assert session is not None
    assert (session.flow, session.step, session.draft) == ("filing", "e", {"form": form})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("abuse@michat.example", "abuse@michat.example"),
        (" a.b+c@mail.michat.example ", "a.b+c@mail.michat.example"),
        ("-", ""),
        ("abuse", None),
        ("abuse@michat", None),
        ("a@b.example, c@d.example", None),
        ("a@b.example\nBcc: c@d.example", None),
        ("<a@b.example>", None),
        ("a" * 250 + "@b.example", None),
    ],
)
def test_an_address_is_one_address(typed: str, kept: str | None) -> None:
    assert typing.address(typed) == kept


@given(st.text(max_size=600))
def test_a_field_is_one_line_of_bounded_length_or_nothing(words: str) -> None:
    kept = typing.line(words, Field.RECIPIENT)
    assert kept is None or ("\n" not in kept and 0 < len(kept) <= 200)


@given(st.text(max_size=80))
def test_a_date_is_read_or_not_and_never_breaks(words: str) -> None:
    assert typing.moment(words) is None or any(mark.isdigit() for mark in words)


def test_the_month_of_a_number_is_roman_and_braces_of_others_stay() -> None:
    assert number_for("{serial}/RB/{month}/{year}", 12, NOON) == "12/RB/III/2021"
    assert number_for("{x}-{serial}", 12, NOON) == "{x}-12"


def test_serials_count_within_the_year() -> None:
    work = bench()
    old = TakedownRequest(
        request=40, year=2020, platform="michat", created_at=NOON, created_by=3, serial=9, state="closed"
    )
    work.put(old)
    work.fresh.numbers[TakedownRequest] = 40
    work.ready()
    work.pictures_are_safe()
    work.begins()
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    made = work.get(TakedownRequest, 41)
    assert made is not None
    assert (made.year, made.serial) == (2021, 1)


def test_a_mail_that_is_refused_asks_a_person_who_may_change_the_address() -> None:
    work = bench()
    work.ready()
    work.pictures_are_safe()
    work.begins()
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    work.letters_are_made()
    work.done("send-mail", outcome="failed", description="mail-refused")
    assert "Server surel menolak surat ini." in work.notices(CITRA)[-1]
    by_hand = work.documents(CITRA)[-1]
    assert (by_hand.names, by_hand.protect) == (("surat.pdf", "lampiran.csv", "lampiran.xlsx"), False)
    work.taps(CITRA, "Buka permintaan")
    work.taps(CITRA, "Ubah alamat surel")
    work.writes(CITRA, "legal@michat.example")
    assert work.request.address == "legal@michat.example"
    work.taps(CITRA, "Coba lagi")
    assert len(work.works("send-mail")) == 2
    work.mail_is_accepted()
    assert (work.request.state, work.only(RequestLetter).mail) == ("sent", "accepted")


def test_a_busy_server_is_tried_again_ever_less_often_and_told_once() -> None:
    work = bench()
    work.ready()
    work.pictures_are_safe()
    work.begins()
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    work.letters_are_made()
    waits = []
    for _ in range(8):
        work.done("send-mail", {"state": "put-off"})
        due = work.due("request-mail", 1)
        assert due is not None
        waits.append(int((due - work.now).total_seconds() // 60))
        work.pass_time(due - work.now)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert len([words for words in work.notices(CITRA) if "meminta kami menunggu" in words]) == 1
    assert len(work.works("send-mail")) == 9


def test_after_a_day_of_waiting_a_person_decides() -> None:
    work = bench()
    work.ready()
    work.pictures_are_safe()
    work.begins()
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    work.letters_are_made()
    for _ in range(40):
        work.done("send-mail", {"state": "put-off"})
        if work.due("request-mail", 1) is None:
            break
        work.pass_time(timedelta(hours=1))
    assert "Surel tidak dapat dikirim." in work.notices(CITRA)[-1]
    work.taps(CITRA, "Tandai terkirim sendiri")
    assert work.request.state == "sent"


def test_a_letter_that_waited_is_made_again_without_a_case_that_changed_meanwhile() -> None:
    work = bench()
    first, second = work.ready(), work.ready()
    work.pictures_are_safe()
    work.begins(count=2)
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    work.letters_are_made(2)
    work.done("send-mail", {"state": "put-off"})
    work.change(first, child=True, preserve=True)
    work.pass_time(timedelta(minutes=2))
    assert (len(work.works("send-mail")), len(work.works("make-letters"))) == (1, 2)
    assert f"Kasus {first} berubah" in work.notices(CITRA)[-1]
    work.letters_are_made(1)
    work.mail_is_accepted()
    assert (work.at(first).request, work.at(second).state.value, work.request.state) == (None, "requested", "sent")


def test_a_mail_that_may_have_left_is_never_sent_again_by_itself() -> None:
    work = bench()
    work.ready()
    work.pictures_are_safe()
    work.begins()
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    work.letters_are_made()
    work.done("send-mail", outcome="unknown")
    assert work.request.state == "unsure"
    work.pass_time(NOON - NOON + 5 * work.rules.question)
    assert len(work.works("send-mail")) == 1
    work.taps(CITRA, "Sudah terkirim")
    assert (work.request.state, work.at(1).state.value) == ("sent", "requested")
