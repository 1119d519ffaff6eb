"""The moderators' group: cards, claims, decisions, evidence, the queue, and who may do what."""

from typing import Any

from reportbot.conversation import copies
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import (
    Answered,
    Due,
    GroupUpgraded,
    Input,
    MemberChange,
    Message,
    Press,
    Started,
)
from reportbot.conversation.needs import CaseFile, Members, Need, Overview, Queue
from reportbot.conversation.review import (
    claims,
    deciding,
    group,
    members,
    pressing,
    queue,
    replies,
    telling,
    viewing,
)
from reportbot.conversation.review.cards import card, card_needs
from reportbot.conversation.review.group import noticed, remind
from reportbot.conversation.review.presses import PRESSES as OF_THE_CARD
from reportbot.conversation.review.queue import CONCLUDE_NEEDS, conclude
from reportbot.conversation.review.supervising import More
from reportbot.conversation.supervisors import tell_supervisors

PRESSES = (*OF_THE_CARD, More)
"""All presses that are the review's own."""

COMMANDS: frozenset[str] = frozenset()
SESSIONS: frozenset[str] = frozenset()

__all__ = [
    "ANSWERS",
    "COMMANDS",
    "CONCLUDE_NEEDS",
    "DUES",
    "PRESSES",
    "SESSIONS",
    "admits",
    "card",
    "card_needs",
    "conclude",
    "needs",
    "noticed",
    "remind",
    "step",
]

_CASE_DUES = frozenset({"claim-expiry", "news", "question-expiry", "case-urgent"})
DUES = _CASE_DUES | {"queue-fill", "daily-digest", "evidence-remove", "group-check"}
"""Timers of the review."""

_GROUP_ANSWERS = frozenset({"group-seen", "group-administrators"})
ANSWERS = _GROUP_ANSWERS | {"member-checked", "evidence-posted", "evidence-offered", "copy-replaced"}
"""Answers of the outside that the review asked for."""


def admits(_facts: Facts, _person: int) -> bool:
    """Nothing that is written in private is meant for the review."""
    return False


def needs(facts: Facts, item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    match item:
        case Press():
            return pressing.needs(facts, item)
        case Message():
            return replies.needs(facts, item)
        case Answered():
            return _of_answer(facts, item)
        case Due():
            return _of_due(facts, item)
        case GroupUpgraded():
            return group.needs(facts)
    return {Members()}


def _of_answer(facts: Facts, item: Answered) -> set[Need]:
    if item.original is not None:
        return pressing.needs(facts, item.original)
    if item.kind in _GROUP_ANSWERS:
        return group.needs(facts)
    return pressing.needs_of_case(facts, int(item.about["case"]))


def _of_due(facts: Facts, item: Due) -> set[Need]:
    if item.kind in _CASE_DUES:
        return {Members(), *pressing.needs_of_case(facts, item.subject)}
    if item.kind == "evidence-remove":
        return {CaseFile(int(item.data["case"]))}
    if item.kind == "daily-digest":
        return {Queue(), Overview()}
    return set(queue.CONCLUDE_NEEDS)


def step(desk: Desk, item: Input) -> None:
    """Do what this input asks."""
    match item:
        case Press():
            pressing.pressed(desk, item)
        case Message():
            replies.written(desk, item)
        case MemberChange() if item.chat.id == desk.group().chat_id:
            (group.bot_changed if item.about_bot else members.changed)(desk, item)
        case GroupUpgraded():
            group.upgraded(desk, item)
        case Started():
            group.check_again(desk)
        case Due():
            _due(desk, item)
        case Answered():
            _answered(desk, item)


def _due(desk: Desk, item: Due) -> None:
    if item.kind in _CASE_DUES:
        _case_due(desk, item)
    elif item.kind == "evidence-remove":
        viewing.remove(desk, item.subject)
    elif item.kind == "daily-digest":
        queue.daily(desk)
    elif item.kind == "group-check":
        group.check_again(desk)


def _case_due(desk: Desk, item: Due) -> None:
    case = desk.case(item.subject)
    if case is None:
        return
    if item.kind == "claim-expiry":
        claims.expire(desk, case)
    elif item.kind == "news":
        telling.tell_when_due(desk, case)
    elif item.kind == "question-expiry":
        deciding.lapse(desk, case)
    else:
        for content in queue.urgent(desk, case):
            tell_supervisors(desk, content)


def _answered(desk: Desk, item: Answered) -> None:
    result: Any = item.result
    if item.kind == "member-checked":
        pressing.checked(desk, item)
    elif item.kind == "group-seen":
        group.seen(desk, item)
    elif item.kind == "group-administrators":
        group.administrators(desk, item)
    elif item.kind == "copy-replaced":
        copies.copy_replaced(desk, item.about, item.outcome)
    elif item.outcome == "done" and result:
        viewing.posted(desk, item.about, result, warning=item.kind == "evidence-offered")
    elif item.outcome == "refused" and item.kind == "evidence-posted":
        viewing.failed(desk, item.about)
