"""Which flow an input belongs to; the two pure functions that intake calls, and the one that ends a batch."""

from datetime import datetime
from types import ModuleType

from reportbot.conversation import admin, filing, review
from reportbot.conversation.buttons import decode
from reportbot.conversation.desk import Desk, Fresh, Turn
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
from reportbot.conversation.needs import Need, People
from reportbot.conversation.rules import Rules

OWN_ANSWERS = frozenset({"person-gone"})


def flow_of(facts: Facts, item: Input) -> ModuleType:
    """The flow that answers this input."""
    match item:
        case Message():
            return _of_message(facts, item)
        case Press():
            return _of_press(item)
        case MemberChange():
            return filing if item.chat.kind == "private" else review
        case Due() | Answered():
            return _of_kind(item)
        case GroupUpgraded() | Started():
            return review
    raise TypeError(f"no flow for {type(item).__name__}")


def _of_message(facts: Facts, item: Message) -> ModuleType:
    name = item.command[0] if item.command else ""
    if item.chat.kind == "private":
        return admin if name in admin.COMMANDS and item.person in facts.admins else filing
    return admin if name in admin.GROUP_COMMANDS else review


def _of_press(item: Press) -> ModuleType:
    pressed = type(decode(item.data))
    for flow in (admin, review):
        if pressed in flow.PRESSES:
            return flow
    return filing if item.chat is not None and item.chat.kind == "private" else review


def _of_kind(item: Due | Answered) -> ModuleType:
    name = "DUES" if isinstance(item, Due) else "ANSWERS"
    for flow in (admin, filing, review):
        if item.kind in getattr(flow, name):
            return flow
    raise TypeError(f"nobody owns {item.kind!r}")


def person_of(item: Input) -> int | None:
    """The person whose records an input needs, beyond who sent it."""
    if isinstance(item, Due) and item.kind in filing.DUES:
        return item.subject
    if isinstance(item, Answered) and "person" in item.about:
        return int(item.about["person"])
    return None


def needs(facts: Facts, item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    if isinstance(item, Answered) and item.kind in OWN_ANSWERS:
        return {People(frozenset({int(item.about["person"])}))}
    found: set[Need] = flow_of(facts, item).needs(facts, item)
    return found


def step(facts: Facts, item: Input, now: datetime, rules: Rules, fresh: Fresh) -> Turn:
    """What this input changes and what is said."""
    desk = Desk(facts, now, rules, fresh)
    if isinstance(item, Answered) and item.kind in OWN_ANSWERS:
        desk.change(desk.person(int(item.about["person"])), reachable=False)
    else:
        flow_of(facts, item).step(desk, item)
    if isinstance(item, Message) and item.chat.kind == "private" and item.command == ("start", ""):
        review.remind(desk, item.person)
    return desk.turn()


def conclude(facts: Facts, touched: frozenset[int], now: datetime, rules: Rules, fresh: Fresh) -> Turn:
    """Which waiting cases get a card, once all of a batch is known."""
    desk = Desk(facts, now, rules, fresh)
    review.conclude(desk, touched)
    return desk.turn()
