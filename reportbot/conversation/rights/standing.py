"""Who is a supervisor, as Telegram or the stored membership says."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.review import members
from reportbot.conversation.review.acting import Answer, no
from reportbot.domain.records import Member


def of_member(standing: Member | Answer) -> Answer | None:
    """None for a supervisor, or why not."""
    if isinstance(standing, Answer):
        return standing
    judged = members.judged(standing)
    if isinstance(judged, Answer):
        return judged
    return None if judged.is_administrator else no("refused-supervisor")


def supervises(desk: Desk, person: int) -> bool:
    """Whether somebody is a supervisor as far as is written down; enough for what shows nothing."""
    member = desk.member(person)
    return member is not None and member.in_group and member.is_administrator
