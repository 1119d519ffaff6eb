"""Who is in the team: how that is written down, and what those hear who are not, or not yet."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.conversation.buttons import encode
from reportbot.conversation.desk import Desk
from reportbot.conversation.needs import Members
from reportbot.conversation.review import members
from reportbot.conversation.review import presses as p
from reportbot.conversation.says import Card
from reportbot.domain.records import Group, Member, Place, Report
from tests.conversation.review.team import GROUP_ID, Team, team
from tests.conversation.review.test_group import change

EKA = 6


def asked(group: Team, person: int, data: str, case: int) -> str:
    """A press by somebody about whom Telegram is asked first."""
    return group.send_press(person, data, group.card_message(case), fresh=False)


def test_who_turned_anonymous_meanwhile_cannot_decide() -> None:
    group = team()
    case = group.case()
    group.pass_time(timedelta(minutes=2))
    assert asked(group, 3, group.data("Ambil", group.cards[case]), case) == "(waits)"
    group.answer("member-checked", {"status": "administrator", "is_anonymous": True})
    assert group.toasts[-1].startswith("Admin anonim tidak dapat memutus kasus.")
    assert group.at(case).holder is None


def test_who_joins_while_the_group_is_not_ready_waits_for_approval_and_nothing_is_posted() -> None:
    group = team()
    group.put(replace(group.records[Group][1], state="frozen"))
    change(group, EKA, "left", "member")
    assert group.records[Member][EKA].approved is False
    assert group.posts == []


def test_who_writes_in_the_group_is_noted_and_asked_about_when_he_presses() -> None:
    group = team()
    case = group.case()
    group.join_session(EKA)
    group.reply(EKA, "catatan", case)
    assert group.records[Member][EKA].status == "member"
    assert group.send_press(EKA, group.data("Ambil", group.cards[case]), group.card_message(case), fresh=False) == (
        "(waits)"
    )


def test_bots_and_people_whom_nobody_knows_are_not_written_down() -> None:
    group = team()
    before = dict(group.records[Member])
    change(group, 0, "left", "member")
    bot = replace(group.sender(EKA), is_bot=True)
    change(group, EKA, "left", "member", sender=bot)
    assert group.records[Member] == before


def test_who_has_left_again_is_not_approved() -> None:
    group = team()
    case = group.case()
    for status in ("left", None):
        if status is not None:
            group.join(EKA, status, approved=False)
        else:
            del group.records[Member][EKA]
        said = group.send_press(3, encode(p.Approve(EKA)), group.card_message(case))
        assert said == "Ia tidak lagi di grup ini."


def test_a_card_whose_place_nobody_knows_becomes_the_live_one_when_it_is_pressed() -> None:
    group = team()
    case = group.case()
    data = group.data("Ambil", group.cards[case])
    group.put(replace(group.records[Place][f"card:{case}"], message_id=None))
    assert group.send_press(1, data, 777).startswith("Kasus ini Anda pegang")
    assert Card(case, adopt=777) in group.says


def test_a_late_press_of_somebody_who_reported_the_case_meanwhile_is_refused() -> None:
    group = team()
    case = group.case()
    group.press(1, "Ambil", case)
    late = group.data("Cukup bukti", group.cards[case])
    group.pass_time(timedelta(minutes=31))
    (report,) = [one for one in group.all(Report) if one.case == case]
    group.put(replace(report, person=1))
    said = group.send_press(1, late, group.card_message(case))
    assert "Waktu Anda habis" not in said
    assert group.at(case).holder is None


def test_what_telegram_said_of_somebody_known_is_believed_for_a_minute() -> None:
    group = team()
    case = group.case()
    group.pass_time(timedelta(minutes=2))
    assert asked(group, 1, group.data("Ambil", group.cards[case]), case) == "(waits)"
    group.answer("member-checked", {"status": "member"})
    group.draw()
    assert asked(group, 1, group.data("Lepas", group.cards[case]), case) != "(waits)"


def test_an_answer_about_another_group_than_the_one_connected_by_then_gives_no_right() -> None:
    group = team()
    case = group.case()
    group.pass_time(timedelta(minutes=2))
    assert asked(group, 1, group.data("Ambil", group.cards[case]), case) == "(waits)"
    group.put(replace(group.records[Group][1], chat_id=-777))
    group.answer("member-checked", {"status": "member"})
    assert group.at(case).holder is None


def test_of_a_group_that_another_takes_the_place_of_nobody_is_known_any_more() -> None:
    group = team()
    case = group.case()
    desk = Desk(group.loaded(group.facts(), lambda _: {Members()}), group.now, group.rules, group.fresh)
    members.forget(desk)
    group.apply(desk.turn())
    assert {member.status for member in group.all(Member)} == {"left"}
    assert asked(group, 1, group.data("Ambil", group.cards[case]), case) == "(waits)"


def test_the_question_whether_to_approve_loses_its_button_with_the_yes() -> None:
    group = team()
    change(group, EKA, "left", "member")
    data = group.data("Jadikan moderator", group.posts[-1])
    assert group.send_press(3, data, 60) == "Disetujui."
    (call,) = group.calls("editMessageReplyMarkup")
    assert call.params == {"chat_id": "$chat", "message_id": 60, "reply_markup": {"inline_keyboard": []}}


@pytest.mark.parametrize("before", ["creator", "administrator", "member", "restricted"])
def test_who_was_in_the_group_before_a_change_has_not_joined_by_it(before: str) -> None:
    group = team()
    change(group, 1, before, "member")
    assert group.records[Member][1].approved
    assert group.posts == []


@pytest.mark.parametrize(("after", "waits"), [("creator", True), ("administrator", True), ("member", False)])
def test_who_became_an_administrator_is_asked_about_since_he_may_be_anonymous(after: str, *, waits: bool) -> None:
    group = team()
    case = group.case()
    change(group, 2, "restricted", after)
    assert (asked(group, 2, group.data("Ambil", group.cards[case]), case) == "(waits)") is waits


def test_who_is_asked_about_is_asked_for_the_group_that_is_connected_then() -> None:
    group = team()
    case = group.case()
    group.pass_time(timedelta(minutes=2))
    asked(group, 1, group.data("Ambil", group.cards[case]), case)
    (call,) = group.calls("getChatMember")
    assert (call.params, call.about) == ({"chat_id": GROUP_ID, "user_id": "$user:1"}, {"group": GROUP_ID})


def test_a_group_that_was_found_unfit_decides_nothing() -> None:
    group = team()
    case = group.case()
    group.put(replace(group.records[Group][1], state="wrong"))
    said = group.press(1, "Ambil", case)
    assert said.startswith("Grup tim belum dapat dipakai."), said
    assert group.at(case).holder is None


def test_who_comes_too_late_hears_who_has_decided() -> None:
    group = team()
    case = group.case()
    stale = group.data("Ambil", group.cards[case])
    for label in ("Ambil", "Cukup bukti", "Promosi jasa"):
        group.press(1, label, case)
    said = group.send_press(2, stale, group.card_message(case))
    assert said == "Sudah ditangani oleh Ayu. Kartu diperbarui."
