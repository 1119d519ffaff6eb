"""When reporters are told, and what the card says of it to the team."""

from datetime import timedelta

import pytest

from reportbot.conversation.says import Card
from reportbot.domain.records import Decision
from reportbot.domain.words import CaseState, Category
from tests.conversation.review.team import Team, decided, team


def cards_said(group: Team, case: int) -> int:
    """How often this case's card was to be drawn so far."""
    return sum(isinstance(say, Card) and say.case == case for say in group.says)


def test_when_reporters_are_told_the_card_is_drawn_once_more_and_says_so_without_the_button_to_undo() -> None:
    group = team()
    case = group.case(category=Category.FRAUD)
    decided(group, case, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
    assert group.labels(case) == ["Batalkan keputusan", "Ambil berikutnya", "Lainnya"]
    before = cards_said(group, case)
    group.pass_time(timedelta(minutes=11))
    assert cards_said(group, case) == before + 1
    assert "Ayu, 21 Maret 2021 pukul 12.00 WIB · pelapor sudah dikabari" in group.reads(case)
    assert group.labels(case) == ["Ambil berikutnya", "Lainnya"]
    group.pass_time(timedelta(days=2))
    assert cards_said(group, case) == before + 1


def test_while_the_maker_may_undo_there_is_no_other_button_for_it() -> None:
    group = team()
    case = group.case(category=Category.FRAUD)
    decided(group, case, "Ambil", "Bukan pelanggaran", "Tidak melanggar", "Lainnya")
    assert "Batalkan (pengawas)" not in group.labels(case)


def test_an_undo_that_lasts_for_days_names_days_on_the_card() -> None:
    group = team(undo=timedelta(days=2))
    case = group.case(category=Category.FRAUD)
    decided(group, case, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
    assert "21 Maret 2021 pukul 12.00 WIB · pelapor dikabari 23 Maret 2021 pukul 12.00 WIB" in group.reads(case)


def test_news_of_an_older_decision_is_not_taken_for_that_of_the_new_one() -> None:
    group = team()
    case = group.case(category=Category.FRAUD)
    decided(group, case, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
    group.pass_time(timedelta(minutes=11))
    decided(group, case, "Lainnya", "Batalkan (pengawas)", "Bukan pelanggaran", "Tidak melanggar", by=3)
    assert "· pelapor dikabari 12.21 WIB" in group.reads(case)
    assert "Batalkan keputusan" in group.labels(case)


@pytest.mark.parametrize("undo", [timedelta(), timedelta(minutes=10)])
def test_a_question_that_nobody_answered_closes_with_one_piece_of_news_whatever_the_undo_time(undo: timedelta) -> None:
    group = team(undo=undo)
    case = group.case(category=Category.FRAUD)
    decided(group, case, "Ambil", "Minta bukti", "Tangkapan layar profil", "Kirim pertanyaan")
    group.pass_time(timedelta(minutes=10))
    group.pass_time(timedelta(days=15))
    assert group.at(case).state is CaseState.DISMISSED
    assert len(group.notices(51)) == 2
    assert [entry.kind for entry in group.all(Decision)].count("told") == 2
