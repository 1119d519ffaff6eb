"""A request whose work is lost stands still for nobody: a person has its letter made, or its mail sent, once more."""

from datetime import timedelta

from tests.conversation.requests.bench import CITRA, Bench, bench

LONG = timedelta(minutes=11)


def under_way() -> Bench:
    work = bench(undo=timedelta(0))
    work.ready()
    work.pictures_are_safe()
    work.begins(count=1)
    work.taps(CITRA, "Kirim permintaan")
    work.taps(CITRA, "Ya, kirim")
    return work


def looked_at(work: Bench) -> list[str]:
    work.writes(CITRA, "/permintaan 1")
    return work.screen_labels(CITRA)


def test_a_letter_that_is_made_for_long_can_be_asked_for_again_and_is_not_doubled() -> None:
    work = under_way()
    assert "Coba lagi" not in looked_at(work)
    work.pass_time(LONG)
    assert "Coba lagi" in looked_at(work)
    work.taps(CITRA, "Coba lagi")
    first, again = work.works("make-letters")
    assert first.once == again.once == "letters:letter:1"
    work.letters_are_made()
    work.mail_is_accepted()
    assert work.request.state == "sent"


def test_a_mail_that_is_under_way_for_long_can_be_asked_for_again_and_is_not_doubled() -> None:
    work = under_way()
    work.letters_are_made()
    assert "Coba lagi" not in looked_at(work)
    work.pass_time(LONG)
    looked_at(work)
    work.taps(CITRA, "Coba lagi")
    first, again = work.works("send-mail")
    assert first.once == again.once == "mail:1"
    work.mail_is_accepted()
    assert work.request.state == "sent"
    assert "Coba lagi" not in looked_at(work)


def test_a_letter_that_was_lost_and_refused_is_a_draft_again() -> None:
    work = under_way()
    work.pass_time(LONG)
    looked_at(work)
    work.taps(CITRA, "Coba lagi")
    work.done("make-letters", outcome="failed", description="letters-failed")
    assert work.request.state == "draft"
