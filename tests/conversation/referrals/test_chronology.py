"""What a packet tells of a case: what holds, and nothing that was taken back."""

from datetime import timedelta

import pytest

from reportbot.conversation.desk import Desk
from reportbot.conversation.referrals import chronology
from reportbot.conversation.review import card_needs
from reportbot.domain.records import Decision
from tests.conversation.referrals.station import Station, station

ENOUGH = ("enough", "asks-transfer")
LINES = {"enough": "cukup bukti", "gone": "tidak aktif lagi", "handed": "Diserahkan", "dismiss": "belum diteruskan"}


def told(group: Station, *kinds: str | tuple[str, str]) -> str:
    """The chronology of a case to which this was done, one after the other."""
    case = group.case()
    for number, entry in enumerate(kinds):
        kind, reason = entry if isinstance(entry, tuple) else (entry, "police" if entry == "handed" else "")
        at = group.now + timedelta(minutes=number)
        group.put(Decision(decision=900 + number, case=case, kind=kind, by=1, at=at, reason=reason))
    facts = group.loaded(group.facts(), lambda facts: card_needs(facts, case))
    desk = Desk(facts, group.now, group.rules, group.fresh)
    return "\n".join(group.plain(words) for _, words in chronology.events(desk, group.at(case)))


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((ENOUGH,), {"enough"}),
        ((ENOUGH, "undo"), set()),
        ((ENOUGH, "preserve", "undo"), set()),
        ((ENOUGH, "handed", "undo"), {"handed"}),
        ((("dismiss", "no-violation"), "ask", "undo"), {"dismiss"}),
        ((ENOUGH, "gone", "outcome-undone"), {"enough"}),
        ((ENOUGH, "handed", "handed-undone"), {"enough"}),
    ],
)
def test_what_was_taken_back_is_not_told(kinds: tuple[str | tuple[str, str], ...], said: set[str]) -> None:
    words = told(station(), *kinds)
    assert {key for key, part in LINES.items() if part in words} == said
