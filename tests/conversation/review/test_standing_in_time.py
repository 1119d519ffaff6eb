"""How long a standing is believed: to the second, and never while Telegram does not say."""

from datetime import timedelta
from typing import Any

import pytest

from reportbot.conversation.buttons import encode
from reportbot.conversation.review.presses import Seize, Take
from reportbot.domain.records import Member
from reportbot.domain.words import CaseState
from tests.conversation.review.team import team

UNSURE = "Hak Anda belum dapat dipastikan, silakan coba lagi."


@pytest.mark.parametrize(("seconds", "believed"), [(0, True), (59, True), (60, True), (61, False), (86_400, False)])
@pytest.mark.parametrize(
    ("outcome", "result", "said"),
    [
        ("done", {"status": "left"}, "Hanya anggota grup tim"),
        ("done", {"status": "kicked"}, "Hanya anggota grup tim"),
        ("unknown", None, UNSURE),
        ("refused", None, UNSURE),
    ],
)
def test_who_left_unnoticed_acts_for_a_minute_at_most_and_not_when_nobody_can_say(
    seconds: int, believed: bool, outcome: str, result: Any, said: str
) -> None:
    group = team()
    case = group.case()
    group.now += timedelta(seconds=seconds)
    heard = group.send_press(1, encode(Take(case, 0)), group.card_message(case), fresh=False)
    assert (heard != "(waits)") is believed
    if not believed:
        group.answer("member-checked", result, outcome)
        assert group.toasts[-1].startswith(said)
    assert (group.at(case).holder == 1) is believed


@pytest.mark.parametrize("seconds", [0, 59, 61])
def test_who_was_demoted_and_noticed_loses_it_at_once(seconds: int) -> None:
    group = team()
    case = group.case(state=CaseState.IN_REVIEW, holder=2, held_until=group.now + timedelta(hours=1))
    group.change_member(3, status="member", checked_at=group.now)
    group.now += timedelta(seconds=seconds)
    heard = group.send_press(3, encode(Seize(case, group.at(case).epoch)), group.card_message(case), fresh=False)
    if heard == "(waits)":
        group.answer("member-checked", {"status": "member"})
    assert group.toasts[-1] == "Hanya pengawas yang dapat melakukan ini."
    assert group.at(case).holder == 2
    assert group.records[Member][3].status == "member"
