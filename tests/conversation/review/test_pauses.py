"""Pauses, and categories that a moderator never wants."""

from reportbot.conversation.inputs import Chat
from reportbot.domain.records import Member
from reportbot.domain.words import Category
from tests.conversation.review.team import Team, team


def presses(group: Team, label: str) -> str:
    data = group.data(label, group.newest_notice(1))
    return group.send_press(1, data, 500, chat=Chat(8001, "private"))


def offered() -> Team:
    group = team(pause_after=1)
    case = group.case(category=Category.FRAUD)
    for label in ("Ambil", "Bukan pelanggaran", "Akun keliru"):
        group.press(1, label, case)
    return group


def test_a_pause_is_answered_kindly_and_nothing_is_recorded() -> None:
    group = offered()
    assert presses(group, "Istirahat dahulu") == "Selamat beristirahat. Antrean menunggu dengan aman."
    assert presses(group, "Lanjut") == "Baik. Silakan berhenti kapan saja."
    assert group.did(1) == ["take", "dismiss"]


def test_a_category_is_switched_off_and_on_again() -> None:
    group = offered()
    presses(group, "Atur kategori")
    presses(group, "✓ Narkoba")
    assert group.records[Member][1].unwanted == "drugs"
    presses(group, "✗ Narkoba")
    assert group.records[Member][1].unwanted == ""
