"""Which flow an input belongs to; the two pure functions that intake calls, and the one that ends a batch.

A flow is a package with PRESSES, COMMANDS (what is written in private), SESSIONS (values of Session.flow whose messages
it reads), DUES, ANSWERS, `admits(facts, person)`, `needs` and `step`.
"""

from datetime import datetime
from types import ModuleType

from reportbot.conversation import (
    accounts,
    admin,
    blocks,
    evidence,
    filing,
    menus,
    referrals,
    requests,
    review,
    rights,
    sources,
)
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
from reportbot.conversation.progress import PROGRESS, show_progress
from reportbot.conversation.rules import Rules
from reportbot.domain.records import Session

OWN_ANSWERS = frozenset({"person-gone", PROGRESS})

FLOWS: tuple[ModuleType, ...] = (
    admin,
    blocks,
    requests,
    referrals,
    sources,
    accounts,
    evidence,
    rights,
    filing,
    review,
)
"""All of them; of a press, a due time or an answer the first that names it is the owner.

Who owns a press also gets the answer that it waited for.
"""

OF_PERSONS = frozenset({filing, rights})
"""Their due times have a person as subject."""


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
    name = _command_of(item)
    if item.chat.kind != "private":
        return admin if name in admin.GROUP_COMMANDS else review
    session = facts.get(Session, item.person)
    place = session.flow if session is not None else ""
    for flow in FLOWS:
        meant = name in flow.COMMANDS if name else place in flow.SESSIONS
        if meant and flow.admits(facts, item.person):
            return flow
    return filing


def _command_of(item: Message) -> str:
    """The command a message is; a deep link may name one."""
    if item.command is None or item.edit_date is not None or item.forward is not None:
        return ""
    name, argument = item.command
    return argument if name == "start" and argument in rights.LINKS else name


def _of_press(item: Press) -> ModuleType:
    pressed = type(decode(item.data))
    for flow in FLOWS:
        if pressed in flow.PRESSES and (flow is not filing or _is_private(item)):
            return flow
    return filing if _is_private(item) else review


def _is_private(item: Press) -> bool:
    return item.chat is not None and item.chat.kind == "private"


def _of_kind(item: Due | Answered) -> ModuleType:
    if isinstance(item, Answered) and item.original is not None and item.kind in review.ANSWERS:
        return _of_press(item.original)
    name = "DUES" if isinstance(item, Due) else "ANSWERS"
    for flow in FLOWS:
        if item.kind in getattr(flow, name):
            return flow
    raise TypeError(f"nobody owns {item.kind!r}")


def person_of(item: Input) -> int | None:
    """The person whose records an input needs, beyond who sent it."""
    if isinstance(item, Due) and any(item.kind in flow.DUES for flow in OF_PERSONS):
        return item.subject
    if isinstance(item, Answered) and "person" in item.about:
        return int(item.about["person"])
    return None


def needs(facts: Facts, item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    if isinstance(item, Answered) and item.kind in OWN_ANSWERS:
        return {People(frozenset({int(item.about["person"])}))}
    found: set[Need] = flow_of(facts, item).needs(facts, item)
    return found | admin.BEGIN_NEEDS if isinstance(item, Started) else found


def step(facts: Facts, item: Input, now: datetime, rules: Rules, fresh: Fresh) -> Turn:
    """What this input changes and what is said."""
    desk = Desk(facts, now, rules, fresh)
    review.noticed(desk, item)
    if isinstance(item, Answered) and item.kind == PROGRESS:
        show_progress(desk, item)
    elif isinstance(item, Answered) and item.kind in OWN_ANSWERS:
        desk.change(desk.person(int(item.about["person"])), reachable=False)
    else:
        flow_of(facts, item).step(desk, item)
    if isinstance(item, Started):
        admin.begin(desk)
        menus.renew_all(desk)
    if isinstance(item, Message) and item.chat.kind == "private" and item.command == ("start", ""):
        review.remind(desk, item.person)
        menus.greet(desk, item.person)
    return desk.turn()


def conclude(facts: Facts, touched: frozenset[int], now: datetime, rules: Rules, fresh: Fresh) -> Turn:
    """Which waiting cases get a card, once all of a batch is known."""
    desk = Desk(facts, now, rules, fresh)
    review.conclude(desk, touched)
    return desk.turn()
