"""Takedown requests: batches for a platform, letters, sending, answers, reminders."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due, Input, Message, Press
from reportbot.conversation.requests import (
    clocks,
    commands,
    following,
    leaving,
    mailing,
    making,
    outcomes,
    pictures,
    pressing,
    sending,
)
from reportbot.conversation.requests.needing import needs
from reportbot.conversation.requests.presses import PRESSES
from reportbot.conversation.requests.staff import MEMBER_SEEN
from reportbot.conversation.requests.typing import FLOW
from reportbot.domain.records import Member, RequestItem, TakedownRequest

__all__ = ["ANSWERS", "COMMANDS", "DUES", "PRESSES", "SESSIONS", "admits", "needs", "step"]

COMMANDS = frozenset({"permintaan"})
SESSIONS = frozenset({FLOW})
DUES = frozenset({leaving.DUE, leaving.MAIL_LATER, following.FOLLOW, outcomes.NEWS, outcomes.RECHECK})
ANSWERS = frozenset({MEMBER_SEEN, making.LETTERS, mailing.MAILED, pictures.COVERED})


def admits(facts: Facts, person: int) -> bool:
    """Members of the moderators' group, and admins, who may be members that nobody has seen yet."""
    member = facts.get(Member, person)
    return person in facts.admins or (member is not None and member.in_group)


def step(desk: Desk, item: Input) -> None:
    """Do what this input asks."""
    match item:
        case Press():
            pressing.pressed(desk, item)
        case Message():
            commands.written(desk, item)
        case Answered() if item.original is not None:
            pressing.checked(desk, item)
        case Answered():
            _answered(desk, item)
        case Due():
            _due(desk, item)


def _answered(desk: Desk, item: Answered) -> None:
    if item.kind == MEMBER_SEEN:
        commands.seen(desk, item)
    elif item.kind == making.LETTERS:
        sending.made(desk, item.about, item.outcome, item.result, item.description)
    elif item.kind == mailing.MAILED:
        mailing.mailed(desk, item.about, item.outcome, item.result, item.description)
    else:
        pictures.covered(desk, item.about, item.outcome, item.result)


def _due(desk: Desk, item: Due) -> None:
    if item.kind == outcomes.NEWS:
        told = desk.get(RequestItem, item.subject)
        if told is not None:
            outcomes.tell(desk, told)
        return
    if item.kind == leaving.MAIL_LATER:
        mailing.mail_again_when_due(desk, item.subject, int(item.data["tries"]))
        return
    request = desk.get(TakedownRequest, item.subject)
    if request is None:
        return
    if item.kind == leaving.DUE:
        clocks.overdue(desk, request)
    elif item.kind == outcomes.RECHECK:
        clocks.recheck_due(desk, request)
    else:
        clocks.go_on(desk, request, int(item.data.get("after", 0)))
