"""Role × chat × action × state: whoever may not, gets one sentence and changes nothing."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.conversation.buttons import Payload, decode, encode
from reportbot.conversation.inputs import Answered, Chat, Sender
from reportbot.conversation.review import presses as p
from reportbot.domain.records import Case, Decision, Evidence, EvidenceCopy, Member, Report
from reportbot.domain.words import CaseState, Category
from tests.conversation.review.team import GROUP_ID, Team, team

CASE = 1
ACTIONS: list[Payload] = [
    p.Take(CASE, 0),
    p.Seize(CASE, 0),
    p.Release(CASE, 0, False),
    p.Open(CASE, 0, p.Panel.ASK),
    p.Choose(CASE, 0, p.Choice.ENOUGH, False),
    p.Decide(CASE, 0, p.Choice.ENOUGH, "promotes-services"),
    p.Decide(CASE, 0, p.Choice.DISMISS, "no-violation"),
    p.Decide(CASE, 0, p.Choice.SCOPE, "police"),
    p.Ask(CASE, 0, "id-or-link"),
    p.SendQuestion(CASE, 0),
    p.Original(CASE, 0, 2),
    p.MarkChild(CASE, 0),
    p.UnmarkChild(CASE, 0),
    p.Undo(CASE, 0),
    p.Second(CASE, 0, True),
    p.CorrectPlatform(CASE, 0, "line"),
    p.CorrectCategory(CASE, 0, Category.FRAUD),
    p.SeeEvidence(CASE, 0),
    p.Item(CASE, 0, 0, True),
    p.Next(),
    p.NoPictures(),
    p.Approve(8),
]
STATES: list[dict[str, Any]] = [
    {},
    {"state": CaseState.IN_REVIEW, "holder": 2},
    {"state": CaseState.IN_REVIEW, "pending": "enough:promotes-services", "pending_by": 2},
    {"state": CaseState.NEEDS_INFO, "waiting_since": None, "verdict": "ask:id-or-link", "verdict_by": 2},
    {"state": CaseState.SUBSTANTIATED, "waiting_since": None, "verdict": "enough:promotes-services", "verdict_by": 2},
    {"state": CaseState.DISMISSED, "waiting_since": None, "verdict": "dismiss:no-violation", "verdict_by": 2},
]
WATCHED = (Case, Evidence, EvidenceCopy, Decision, Report)


def world(**state: Any) -> Team:
    group = team()
    group.case()
    group.case()
    if state:
        at = {"held_until": group.now + timedelta(minutes=30)} if "holder" in state else {}
        group.change(CASE, **(state | at | {"verdict_at": group.now}))
    group.join(8, "member", approved=False)
    return group


def snapshot(group: Team) -> list[Any]:
    return [repr(sorted(group.records.get(kind, {}).items())) for kind in WATCHED] + [
        [(m.person, m.approved) for m in group.all(Member)]
    ]


def stranger(kind: str, group: Team) -> tuple[int, dict[str, Any]]:
    """Somebody who may do nothing, and how he presses."""
    if kind == "left":
        group.join(7, "left")
        return 7, {}
    if kind == "unapproved":
        return 8, {}
    if kind == "anonymous":
        return 3, {"anonymous": True}
    if kind == "bot":
        return 7, {"sender": Sender(7, is_bot=True)}
    if kind == "foreign-group":
        return 3, {"chat": Chat(-100999, "supergroup")}
    return 3, {"chat": None}


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(map(str, state.values()))[:30] or "new")
@pytest.mark.parametrize("kind", ["left", "unapproved", "anonymous", "bot", "foreign-group", "nowhere"])
def test_who_may_not_changes_nothing(kind: str, state: dict[str, Any]) -> None:
    group = world(**state)
    person, how = stranger(kind, group)
    before = snapshot(group)
    for action in ACTIONS:
        said = group.send_press(person, encode(action), group.card_message(CASE), **how)
        assert said, action
        assert said != "(waits)"
        assert snapshot(group) == before, action


@pytest.mark.parametrize("state", STATES[1:], ids=lambda state: "-".join(map(str, state.values()))[:30])
def test_a_moderator_cannot_touch_what_another_holds_or_has_decided(state: dict[str, Any]) -> None:
    mine = {p.Second, p.MarkChild, p.Next, p.NoPictures, p.SeeEvidence, p.Item, p.Take}
    for action in ACTIONS:
        if type(action) in mine:
            continue
        group = world(**state)
        if state["state"] is CaseState.NEEDS_INFO and isinstance(action, p.OnCase) and not isinstance(action, p.Undo):
            continue
        before = snapshot(group)
        said = group.send_press(1, encode(action), group.card_message(CASE))
        assert said, action
        assert snapshot(group) == before, action


def test_presses_of_the_group_do_nothing_in_a_private_chat() -> None:
    group = world()
    before = snapshot(group)
    for action in ACTIONS:
        if not isinstance(action, p.PRIVATE):
            said = group.send_press(3, encode(action), 5, chat=Chat(8003, "private"))
            assert said == "Tombol ini hanya berlaku di grup tim yang terhubung."
    assert snapshot(group) == before


@pytest.mark.parametrize("data", ["", "mt", "mt:1", "mt:1:0:0", "mt:zz:0", "zz:1:0", "md:1:0:enough:forged", "x" * 64])
def test_forged_presses_get_a_sentence(data: str) -> None:
    group = world()
    before = snapshot(group)
    said = group.send_press(1, data, group.card_message(CASE))
    assert said
    assert snapshot(group)[0] == before[0]


def test_every_action_on_the_wrong_version_renews_the_card_and_changes_nothing() -> None:
    group = world()
    for action in ACTIONS:
        if not isinstance(action, p.OnCase):
            continue
        before = snapshot(group)
        said = group.send_press(3, encode(replace(action, epoch=7)), group.card_message(CASE))
        if isinstance(action, p.Item):
            assert said
        assert snapshot(group) == before, action


def test_an_old_card_is_disarmed() -> None:
    group = world()
    said = group.send_press(1, encode(p.Take(CASE, 0)), 4)
    assert said == "Ini kartu lama dan tidak mengubah apa pun. Silakan pakai kartu terbaru."
    (call,) = group.calls("editMessageReplyMarkup")
    assert call.params == {"chat_id": "$chat", "message_id": 4, "reply_markup": {"inline_keyboard": []}}
    assert group.at(CASE).holder is None


def test_a_press_waits_until_telegram_says_who_it_is() -> None:
    group = world()
    group.pass_time(timedelta(minutes=2))
    take = encode(p.Take(CASE, 0))
    assert group.send_press(1, take, group.card_message(CASE), fresh=False) == "(waits)"
    (call,) = group.calls("getChatMember")
    assert call.params == {"chat_id": GROUP_ID, "user_id": "$user:1"}
    assert group.at(CASE).holder is None
    group.answer("member-checked", {"status": "member", "user": {"first_name": "Ayu", "last_name": "Lestari"}})
    assert group.at(CASE).holder == 1
    assert group.toasts[-1].startswith("Kasus ini Anda pegang")
    assert group.records[Member][1].name == "Ayu Lestari"


@pytest.mark.parametrize(
    ("outcome", "result", "said"),
    [
        ("done", {"status": "left"}, "Hanya anggota grup tim"),
        ("done", {"status": "kicked"}, "Hanya anggota grup tim"),
        ("done", {"status": "restricted", "is_member": False}, "Hanya anggota grup tim"),
        ("refused", None, "Hak Anda belum dapat dipastikan, silakan coba lagi."),
        ("unknown", None, "Hak Anda belum dapat dipastikan, silakan coba lagi."),
        ("gone", None, "Hak Anda belum dapat dipastikan, silakan coba lagi."),
    ],
)
def test_a_press_is_judged_by_what_telegram_answered(outcome: str, result: Any, said: str) -> None:
    group = world()
    group.pass_time(timedelta(minutes=2))
    group.send_press(1, encode(p.Take(CASE, 0)), group.card_message(CASE), fresh=False)
    group.answer("member-checked", result, outcome)
    assert group.toasts[-1].startswith(said)
    assert group.at(CASE).holder is None


def test_a_member_never_seen_before_counts_as_approved() -> None:
    group = world()
    assert group.send_press(42, encode(p.Take(CASE, 0)), group.card_message(CASE)) == "(waits)"
    group.answer("member-checked", {"status": "member", "user": {"first_name": "Eka"}})
    assert group.at(CASE).holder == 42


def test_who_was_demoted_loses_a_supervisors_rights_at_once() -> None:
    group = world(state=CaseState.IN_REVIEW, holder=2)
    group.pass_time(timedelta(minutes=2))
    group.send_press(3, encode(p.Seize(CASE, 0)), group.card_message(CASE), fresh=False)
    group.answer("member-checked", {"status": "member"})
    assert group.toasts[-1] == "Hanya pengawas yang dapat melakukan ini."
    assert group.at(CASE).holder == 2


def test_all_presses_fit_and_come_back() -> None:
    for action in ACTIONS:
        assert decode(encode(action)) == action


def test_an_answer_without_its_press_is_no_harm() -> None:
    group = world()
    group.play(Answered(kind="member-checked", outcome="done", result={"status": "member"}, about={"case": CASE}))
    assert group.toasts == []
