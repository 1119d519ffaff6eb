"""Who counts as staff, and of whom it is known lately enough."""

from datetime import timedelta

import pytest

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.requests.staff import Scene, noted
from reportbot.conversation.rights.standing import is_sure
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Screen, Text
from reportbot.conversation.supervisors import is_staff
from reportbot.domain.records import Decision, Member
from tests.conversation.fresh import Fresh
from tests.conversation.harness import NOON

ADMIN, SUPERVISOR, MODERATOR, NOBODY = 1, 2, 3, 4


def facts() -> Facts:
    found = Facts(admins=(ADMIN,))
    for person, status in ((SUPERVISOR, "administrator"), (MODERATOR, "member")):
        found.put(Member(person=person, status=status, name="Sari", approved=True, checked_at=NOON))
    return found


@pytest.mark.parametrize(("person", "staff"), [(ADMIN, True), (SUPERVISOR, True), (MODERATOR, False), (NOBODY, False)])
def test_staff_are_the_admins_of_the_settings_and_the_supervisors(person: int, *, staff: bool) -> None:
    assert is_staff(facts(), person) is staff


@pytest.mark.parametrize(
    ("person", "seconds", "sure"), [(MODERATOR, 1, True), (MODERATOR, 3600, False), (NOBODY, 1, False)]
)
def test_sure_is_only_what_was_told_lately(person: int, seconds: int, *, sure: bool) -> None:
    desk = Desk(facts(), NOON + timedelta(seconds=seconds), Rules(), Fresh())
    assert is_sure(desk, person) is sure


def test_a_screen_stands_where_the_button_was_or_below_it() -> None:
    desk = Desk(facts(), NOON, Rules(), Fresh())
    member = desk.member(SUPERVISOR)
    assert member is not None
    scene = Scene(desk, member, tapped=5)
    scene.show(Text("nothing"))
    scene.show(Text("nothing"), below=True)
    assert [say.tapped for say in desk.turn().says if isinstance(say, Screen)] == [5, None]


def test_what_was_done_to_no_one_case_has_a_number_and_whose_it_was() -> None:
    desk = Desk(facts(), NOON, Rules(), Fresh())
    noted(desk, "platform", SUPERVISOR, reason="alasan", platform="michat")
    (record,) = desk.turn().writes
    assert isinstance(record, Decision)
    assert (record.decision > 0, record.case, record.by, record.reason) == (True, None, SUPERVISOR, "alasan")
    assert record.data == {"platform": "michat"}
