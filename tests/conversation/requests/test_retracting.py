"""Cabut permintaan from an account's page: its reason, one confirmation, a letter, and reporters told why."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import retraction
from reportbot.conversation.requests.presses import Retract
from reportbot.domain.records import Case, Decision, RequestItem, RequestLetter, TakedownRequest
from reportbot.domain.words import CaseState, Category
from tests.conversation.requests.bench import CITRA, EKO, Bench, bench


def opened(work: Bench, *labels: str) -> str:
    """The page of the first account, and what follows these presses."""
    for label in ("Buka permintaan", "Hasil per akun", "1", *labels):
        work.taps(CITRA, label)
    return work.screen(CITRA)


def outcomes(work: Bench) -> list[str]:
    return [item.outcome for item in sorted(work.all(RequestItem), key=lambda item: item.item)]


def test_a_supervisor_takes_one_account_back_and_the_others_stay_asked() -> None:
    work = bench()
    work.sent(2)
    assert "Alasan ini dibaca platform dan pelapor." in opened(work, "Cabut permintaan")
    asked = work.taps(CITRA, "Akun keliru")
    assert "Alasannya: akun keliru. Surat pencabutan dikirim kepada Tim Kepatuhan MiChat." in asked
    assert outcomes(work) == ["", ""]
    assert "Hasil: dicabut" in work.taps(CITRA, "Ya, cabut")
    assert (outcomes(work), work.request.state) == (["retracted", ""], "sent")
    assert [work.at(case).state for case in (1, 2)] == [CaseState.DISMISSED, CaseState.REQUESTED]
    assert (work.at(1).verdict, work.at(1).request) == ("dismiss:wrong-account", None)
    assert work.works("make-letters")[-1].data["kind"] == "retraction"
    assert work.works("make-letters")[-1].data["cases"] == [1]


def test_its_reporters_hear_that_it_goes_no_further_and_why_and_may_ask_for_a_review() -> None:
    work = bench(undo=timedelta(0))
    work.sent(2)
    opened(work, "Cabut permintaan", "Akun keliru", "Ya, cabut")
    report = work.report_of(1)
    assert (report.news, report.news_args["reason"]) == ("dismissed", "wrong-account")
    assert report.review_until is not None
    assert work.report_of(2).news == "requested"


def test_a_retracted_account_is_asked_for_nothing_more_and_no_button_retracts_it_twice() -> None:
    work = bench()
    work.sent()
    opened(work, "Cabut permintaan", "Akun keliru", "Ya, cabut")
    assert work.screen_labels(CITRA) == ["Kembali"]
    assert work.request.state == "closed"
    before = work.all(RequestLetter)
    work.sends(CITRA, work.forge(Retract(1, work.request.epoch, 1, "wrong-account", True)))
    assert work.toasts[-1] == "Ini tidak dapat dilakukan pada keadaan permintaan sekarang."
    assert work.all(RequestLetter) == before


@pytest.mark.parametrize(("reason", "item"), [("made-up", 1), ("wrong-account", 99)])
def test_a_forged_reason_or_account_changes_nothing(reason: str, item: int) -> None:
    work = bench()
    work.sent()
    before = (work.all(Case), work.all(TakedownRequest), work.all(RequestItem))
    work.sends(CITRA, work.forge(Retract(1, work.request.epoch, item, reason, True)))
    assert work.toasts[-1]
    assert (work.all(Case), work.all(TakedownRequest), work.all(RequestItem)) == before


def test_what_a_supervisor_reported_himself_another_retracts() -> None:
    work = bench()
    work.sent()
    work.put(replace(work.report_of(1), person=CITRA))
    opened(work, "Cabut permintaan")
    assert work.toasts[-1] == "Anda melaporkan akun ini, jadi kasusnya ditangani orang lain."


def test_letters_of_retraction_have_numbers_of_their_own() -> None:
    work = bench()
    work.sent(2)
    opened(work, "Cabut permintaan", "Akun keliru", "Ya, cabut")
    work.letters_are_made()
    work.mail_is_accepted()
    for label in ("Kembali", "1", "Cabut permintaan", "Tidak melanggar", "Ya, cabut"):
        work.taps(CITRA, label)
    numbers = [letter.number for letter in sorted(work.all(RequestLetter), key=lambda one: one.letter)]
    assert numbers == ["1/RB/III/2021", "1/RB/III/2021-C", "1/RB/III/2021-C2"]


def test_who_heard_that_the_suspicion_was_strong_enough_reads_a_correction_with_its_reason() -> None:
    work = bench(undo=timedelta(0))
    work.sent()
    told = Decision(decision=work.fresh.number(Decision), case=1, kind="told", by=None, at=work.now)
    work.put(told)
    work.change(1, category=Category.FRAUD)
    work.put(replace(work.report_of(1), category=Category.FRAUD))
    opened(work, "Cabut permintaan", "Akun keliru", "Ya, cabut")
    heard = work.notices(work.report_of(1).person)[-1]
    assert "Yang benar: tidak diteruskan." in heard
    assert "Alasannya: " in heard
    assert work.toasts[-1] == "Permintaan dicabut. Surat pencabutannya sedang dibuat."


def test_a_case_that_was_retracted_and_comes_back_may_be_asked_about_anew() -> None:
    work = bench(undo=timedelta(0))
    work.sent()
    opened(work, "Cabut permintaan", "Akun keliru", "Ya, cabut")
    work.change(1, state=CaseState.SUBSTANTIATED)
    assert "1 akun siap." in work.begins(EKO)


def test_a_case_that_was_marked_while_its_letter_was_leaving_is_told_and_can_be_taken_back() -> None:
    work = bench(undo=timedelta(0))
    work.sent(2, mailed=False)
    work.change(1, child=True)
    work.mail_is_accepted()
    assert any("kasus 1 berubah selagi dikirim" in told for told in work.notices(CITRA))
    opened(work, "Cabut permintaan", "Bukti belum cukup", "Ya, cabut")
    assert outcomes(work) == ["retracted", ""]
    assert work.works("make-letters")[-1].data["kind"] == "retraction"


def test_an_account_that_was_retracted_before_the_letter_left_needs_no_letter_of_its_own() -> None:
    work = bench(undo=timedelta(0))
    work.sent(2, mailed=False)
    facts = work.loaded(work.facts(CITRA), lambda facts: retraction.needs(facts, 1))
    desk = Desk(facts, work.now, work.rules, work.fresh)
    assert isinstance(retraction.retract(desk, work.at(1), CITRA), Case)
    work.apply(desk.turn())
    work.done("send-mail", {"state": "put-off"})
    work.pass_time(timedelta(minutes=2))
    work.letters_are_made()
    work.mail_is_accepted()
    assert [letter.kind for letter in work.all(RequestLetter)] == ["request"]
    assert outcomes(work) == ["", ""]


def test_what_cannot_be_seen_is_no_part_of_a_letter() -> None:
    work = bench()
    work.ready()
    work.begins()
    for label in ("Ubah data surat", "Penanda tangan"):
        work.taps(CITRA, label)
    work.writes(CITRA, "Dewi\u202e Les\u200btari\u2066")
    assert work.request.signatory == "Dewi Lestari"
