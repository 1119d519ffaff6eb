"""Who is a supervisor, as Telegram or the stored membership says."""

from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.review import members
from reportbot.conversation.review.acting import Answer, no
from reportbot.domain.records import Member

SEEN: Final = "rights-member"
"""Answered kind: how somebody who wrote a command of supervisors stands; about: person, name, argument."""


def of_member(judged: Member | Answer) -> Answer | None:
    """None for a supervisor, or why not; `judged` by members."""
    if isinstance(judged, Answer):
        return judged
    return None if judged.is_administrator else no("refused-supervisor")


def is_sure(desk: Desk, person: int) -> bool:
    """Whether what is written down of him was told so lately that it is believed."""
    member = desk.member(person)
    return member is not None and members.is_fresh(desk, member.checked_at)


def supervises(desk: Desk, person: int) -> bool:
    """Whether somebody is a supervisor as far as is written down; enough for what shows nothing."""
    member = desk.member(person)
    return member is not None and member.supervises
