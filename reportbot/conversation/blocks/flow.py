"""/blokir for admins and supervisors; how a supervisor stands is looked at again when he presses."""

from collections.abc import Mapping
from typing import Any, Final

from reportbot.conversation.admin import forms
from reportbot.conversation.admin.entries import Pressed, nothing, shown
from reportbot.conversation.blocks import blocking, reviewing
from reportbot.conversation.blocks import presses as b
from reportbot.conversation.buttons import Payload, decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Input, Message, Press
from reportbot.conversation.needs import Members, Need
from reportbot.conversation.review import members
from reportbot.conversation.review.acting import Answer, no
from reportbot.conversation.says import Content, Notice, Text
from reportbot.conversation.supervisors import is_staff
from reportbot.domain.records import Member

LONGEST_ARGUMENT: Final = 100

PRESSED: Final[Mapping[type[Payload], Pressed]] = {
    b.BlockFor: Pressed(blocking.press_needs, blocking.choose_ground),
    b.BlockDays: Pressed(blocking.press_needs, blocking.choose_days),
    b.BlockNow: Pressed(blocking.press_needs, blocking.block),
    b.NoBlock: Pressed(nothing, blocking.cancel),
    b.Lift: Pressed(reviewing.needs, reviewing.lift),
    b.Keep: Pressed(reviewing.needs, reviewing.keep),
    b.AskReview: Pressed(reviewing.needs, reviewing.ask, anyone=True),
}


MEMBER_SEEN: Final = "blocks-member"
"""Answered kind: how somebody who wrote /blokir stands; about: person, argument."""


def admits(facts: Facts, person: int) -> bool:
    """Admins, and supervisors as far as is known; a press is judged anew."""
    return is_staff(facts, person)


def needs(facts: Facts, item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    match item:
        case Message():
            argument = item.command[1] if item.command is not None else None
            found = blocking.typed_needs(facts, item) if argument is None else blocking.needs(facts, argument)
            return {Members(), *found}
        case Press():
            return {Members(), *_press_needs(facts, item)}
        case Answered() if item.original is not None:
            return {Members(), *_press_needs(facts, item.original)}
        case Answered():
            return {Members(), *blocking.needs(facts, str(item.about["argument"]))}
    return set()


def _press_needs(facts: Facts, press: Press) -> set[Need]:
    payload = decode(press.data)
    entry = PRESSED.get(type(payload)) if payload is not None else None
    return entry.needs(facts, press, payload) if entry is not None else set()


def step(desk: Desk, item: Input) -> None:
    """Answer one input."""
    match item:
        case Message():
            answer = _message(desk, item)
            if answer is not None:
                desk.say(Notice(item.person, answer))
        case Press():
            _press(desk, item)
        case Answered() if item.original is not None:
            _judged(desk, item.original, members.checked(desk, item))
        case Answered():
            desk.say(Notice(int(item.about["person"]), _known(desk, item)))


def _known(desk: Desk, item: Answered) -> Content:
    """The command of a supervisor, now that Telegram has said how he stands."""
    standing = members.who_wrote(desk, item)
    if isinstance(standing, Answer):
        return Content((standing.text or Text("refused-supervisor"),))
    if not standing.is_administrator:
        return Content((Text("refused-supervisor"),))
    return blocking.command(desk, str(item.about["argument"]))


def _message(desk: Desk, item: Message) -> Content | None:
    if item.command is not None:
        forms.finish(desk, item.person)
        argument, member = item.command[1], desk.member(item.person)
        if desk.is_admin(item.person) or (member is not None and members.is_fresh(desk, member.checked_at)):
            return blocking.command(desk, argument)
        members.ask_who_writes(desk, item.person, MEMBER_SEEN, argument=argument[:LONGEST_ARGUMENT])
        return None
    if forms.asked(desk, item.person):
        return blocking.typed(desk, item)
    forms.finish(desk, item.person)
    return Content((Text("admin-nothing-asked"),))


def _press(desk: Desk, press: Press) -> None:
    payload: Any = decode(press.data)
    if press.chat is None or press.chat.kind != "private":
        members.toast(desk, press, no("refused-chat"))
    elif PRESSED[type(payload)].anyone or desk.is_admin(press.person):
        shown(desk, press, payload, PRESSED[type(payload)])
    elif not admits(desk.facts, press.person):
        members.toast(desk, press, no("refused-supervisor"))
    else:
        standing = members.standing(desk, press)
        if standing is not None:
            _judged(desk, press, standing)


def _judged(desk: Desk, press: Press, standing: Member | Answer) -> None:
    payload: Any = decode(press.data)
    if isinstance(standing, Answer):
        members.toast(desk, press, standing)
    elif not standing.is_administrator:
        members.toast(desk, press, no("refused-supervisor"))
    else:
        shown(desk, press, payload, PRESSED[type(payload)])
