"""The group's life: checked before use, joined and left, upgraded, lost and found; and what is written in it."""

from datetime import timedelta
from typing import Any

import pytest

from reportbot.conversation.inputs import Chat, GroupUpgraded, MemberChange, Sender, Started
from reportbot.domain.records import Decision, Group, Member, Place
from tests.conversation.review.team import GROUP_ID, Team, team

BOT = {"user": {"id": 5, "is_bot": True, "username": "Lapor_Bot"}, "status": "administrator"}
OWNER = {"user": {"id": 9, "is_bot": False, "first_name": "Dewi", "person": 7}, "status": "creator"}


def started(group: Team, state: str = "unchecked") -> None:
    group.put(Group(chat_id=GROUP_ID, state=state))
    group.play(Started(bot_id=5, bot_username="lapor_bot"))


def change(group: Team, person: int, before: str, after: str, **more: Any) -> None:
    sender = Sender(telegram_id=person, first_name="Eka", is_bot=more.get("about_bot", False))
    given: dict[str, Any] = {"chat": Chat(GROUP_ID, "supergroup", "Tim"), "about_bot": False, "person": person}
    told = given | {"sender": sender, "by": sender} | more
    group.play(MemberChange(before=before, after=after, date=group.now, **told), person)


def test_a_fit_group_becomes_ready_and_waiting_cases_are_posted() -> None:
    group = team()
    group.put(Group(chat_id=GROUP_ID, state="unchecked"))
    group.case()
    assert group.cards == {}
    started(group)
    group.answer("group-seen", {"type": "supergroup", "title": "Tim"})
    group.answer("group-administrators", [OWNER, BOT])
    assert group.records[Group][1].state == "ready"
    assert group.records[Member][7].is_administrator
    group.pass_time(group.rules.undo)
    assert list(group.cards) == [1]


@pytest.mark.parametrize(
    ("chat", "says"),
    [
        ({"type": "group"}, "bukan supergrup"),
        ({"type": "supergroup", "username": "tim"}, "publik"),
        ({"type": "supergroup", "active_usernames": ["tim"]}, "publik"),
        ({"type": "supergroup", "linked_chat_id": -1}, "kanal"),
    ],
)
def test_an_unfit_group_gets_nothing_and_admins_read_why_once(chat: dict[str, Any], says: str) -> None:
    group = team()
    started(group)
    group.answer("group-seen", chat)
    group.play(Started(bot_id=5, bot_username="lapor_bot"))
    group.answer("group-seen", chat)
    group.case(urgent=True)
    assert group.records[Group][1].state == "wrong"
    assert len(group.admin_notices()) == 1
    assert says in group.admin_notices()[0]
    assert group.cards == {}


def test_a_ready_group_that_becomes_public_is_frozen() -> None:
    group = team()
    group.play(Started(bot_id=5, bot_username="lapor_bot"))
    group.answer("group-seen", {"type": "supergroup", "username": "kini_publik"})
    group.case(urgent=True)
    assert group.cards == {}


def test_who_joins_later_moderates_once_a_supervisor_approves() -> None:
    group = team()
    case = group.case()
    change(group, 6, "left", "member")
    group.join_session(6)
    assert group.words(group.posts[-1]).startswith("Eka bergabung")
    assert group.press(6, "Ambil", case).startswith("Anda belum disetujui")
    data = group.data("Jadikan moderator", group.posts[-1])
    assert group.send_press(1, data, 60) == "Hanya pengawas yang dapat melakukan ini."
    assert group.send_press(3, data, 60) == "Disetujui."
    assert group.press(6, "Ambil", case).startswith("Kasus ini Anda pegang")


def test_who_leaves_and_comes_back_is_approved_again() -> None:
    group = team()
    change(group, 1, "member", "left")
    assert group.records[Member][1].status == "left"
    change(group, 1, "left", "member")
    assert not group.records[Member][1].approved


def test_changes_in_other_chats_are_none_of_ours() -> None:
    group = team()
    change(group, 6, "left", "administrator", chat=Chat(-5, "supergroup"))
    assert group.get(Member, 6) is None


def test_a_bot_that_was_removed_waits_and_comes_back_without_new_cards() -> None:
    group = team()
    shown = group.case()
    before = group.card_message(shown)
    change(group, 5, "administrator", "kicked", about_bot=True)
    assert group.records[Group][1].state == "removed"
    assert "dikeluarkan" in group.admin_notices()[0]
    waiting = group.case()
    assert waiting not in group.cards
    change(group, 5, "left", "administrator", about_bot=True)
    group.answer("group-seen", {"type": "supergroup", "title": "Tim"})
    group.answer("group-administrators", [OWNER, BOT])
    group.pass_time(group.rules.undo)
    assert sorted(group.cards) == [shown, waiting]
    assert group.card_message(shown) == before


def test_a_demoted_bot_warns_the_admins_once_and_goes_on_with_the_roles_it_knows() -> None:
    group = team()
    case = group.case()
    group.join_session(6)
    change(group, 5, "administrator", "member", about_bot=True)
    assert "bukan lagi administrator" in group.admin_notices()[0]
    assert pressed_unseen(group, 1, "Ambil", case).startswith("Kasus ini Anda pegang")
    assert pressed_unseen(group, 6, "Lepas", case) == "Hak Anda belum dapat dipastikan, silakan coba lagi."
    group.play(Started(bot_id=5, bot_username="lapor_bot"))
    group.answer("group-seen", {"type": "supergroup", "title": "Tim"})
    group.answer("group-administrators", [OWNER])
    assert len(group.admin_notices()) == 1
    assert group.records[Group][1].state == "ready"


def pressed_unseen(group: Team, person: int, label: str, case: int) -> str:
    """The toast of a press that Telegram refuses to say anything about."""
    group.pass_time(timedelta(minutes=2))
    group.send_press(person, group.data(label, group.cards[case]), group.card_message(case), fresh=False)
    group.answer("member-checked", None, "refused")
    return group.toasts[-1]


def test_an_upgraded_group_gets_its_open_cards_anew() -> None:
    group = team()
    case = group.case()
    group.play(GroupUpgraded(old_chat_id=GROUP_ID, new_chat_id=-100555))
    assert group.records[Group][1].chat_id == -100555
    assert group.records[Place]["card:1"].generation == 1
    assert group.at(case).shown
    group.play(GroupUpgraded(old_chat_id=-4, new_chat_id=-100666))
    assert group.records[Group][1].chat_id == -100555


def test_replies_of_those_who_may_not_get_one_sentence_and_leave_no_note() -> None:
    group = team()
    case = group.case()
    group.join(8, "member", approved=False)
    group.reply(8, "catatan", case)
    group.reply(3, "catatan", case, anonymous=True)
    group.reply(1, "", case)
    assert [group.words(post).split(".")[0] for post in group.posts] == [
        "Anda belum disetujui sebagai moderator",
        "Admin anonim tidak dapat memutus kasus",
        "Catatan hanya dapat berupa tulisan",
    ]
    assert group.all(Decision) == []


def test_chatter_is_not_stored_and_commands_are_led_away() -> None:
    group = team()
    turn = group.write(1, "selamat pagi semua")
    assert (turn.writes, turn.says) == ((), ())
    group.write(1, "/status")
    assert group.words(group.posts[-1]).startswith("Perintah itu hanya berlaku di chat pribadi")
    group.write(1, "/lapor", chat=Chat(-77, "group"))
    assert group.notices(1)[0].startswith("Bot ini bekerja di chat pribadi")


def test_a_reply_to_another_message_of_the_bot_says_where_notes_go() -> None:
    group = team()
    group.case()
    group.write(1, "ini apa?", reply_to=3, reply_to_bot=True)
    assert group.words(group.posts[-1]).startswith("Untuk mencatat sesuatu")


def test_the_holders_own_question_is_his_alone() -> None:
    group = team()
    case = group.case()
    for label in ("Ambil", "Minta bukti", "Tulis sendiri"):
        group.press(1, label, case)
    group.reply(2, "bukan pertanyaan", case)
    assert group.at(case).panel == "ask-own"
    assert group.did(case)[-1] == "note"


def test_to_a_demoted_bot_strangers_are_nobody_whatever_telegram_says_of_them() -> None:
    group = team()
    case = group.case()
    group.join_session(6)
    change(group, 5, "administrator", "member", about_bot=True)
    group.reply(6, "catatan", case)
    assert group.words(group.posts[-1]) == "Hak Anda belum dapat dipastikan, silakan coba lagi."
    group.send_press(6, group.data("Ambil", group.cards[case]), group.card_message(case), fresh=False)
    group.answer("member-checked", {"status": "administrator", "user": {"first_name": "Eka"}})
    assert group.toasts[-1] == "Hak Anda belum dapat dipastikan, silakan coba lagi."
    assert group.get(Member, 6) is None
    assert group.did(case) == []
