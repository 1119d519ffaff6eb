"""Which line of the tables answers an input of an admin, and that nobody else acts through them."""

from typing import Any

from reportbot.conversation.admin import forms, overview
from reportbot.conversation.admin.commands import DUES, LATER, PRESSED, TABLE, TYPED
from reportbot.conversation.admin.entries import Command, Later, Typed, shown
from reportbot.conversation.buttons import decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due, Input, Message, Press
from reportbot.conversation.needs import Members, Need
from reportbot.conversation.says import Content, Notice, Text, Toast
from reportbot.domain.records import Session


def needs(facts: Facts, item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    match item:
        case Message() if item.chat.kind != "private":
            return {Members()}
        case Message():
            return _message_needs(facts, item)
        case Press():
            payload = decode(item.data)
            entry = PRESSED.get(type(payload)) if payload is not None else None
            may = entry is not None and (entry.anyone or item.person in facts.admins)
            return entry.needs(facts, item, payload) if entry is not None and may else set()
        case Due() | Answered():
            return _outside(item).needs(facts, item)
    return set()


def _message_needs(facts: Facts, item: Message) -> set[Need]:
    command = _command(item)
    if command is not None:
        return command[0].needs(facts, item, command[1])
    session = facts.get(Session, item.person)
    typed = _typed(session)
    return typed.needs(facts, item) if typed is not None else set()


def _command(item: Message) -> tuple[Command, str] | None:
    found = TABLE.get(item.command[0]) if item.command is not None else None
    return (found, item.command[1]) if found is not None and item.command is not None else None


def _typed(session: Session | None) -> Typed | None:
    return TYPED.get(session.step.partition(":")[0]) if session is not None else None


def _outside(item: Due | Answered) -> Later:
    return (DUES if isinstance(item, Due) else LATER)[item.kind]


def step(desk: Desk, item: Input) -> None:
    """Answer one input."""
    match item:
        case Message() if item.chat.kind != "private":
            overview.connect(desk, item)
        case Message():
            _message(desk, item)
        case Press():
            _press(desk, item)
        case Due() | Answered():
            _outside(item).step(desk, item)


def _message(desk: Desk, item: Message) -> None:
    answer = _answer(desk, item)
    if answer is not None:
        desk.say(Notice(item.person, answer))


def _answer(desk: Desk, item: Message) -> Content | None:
    command = _command(item)
    if command is not None:
        forms.finish(desk, item.person)
        return command[0].answer(desk, item, command[1])
    typed = _typed(desk.session(item.person)) if forms.asked(desk, item.person) else None
    if typed is not None:
        return typed.answer(desk, item)
    forms.finish(desk, item.person)
    return Content((Text("admin-nothing-asked"),))


def _press(desk: Desk, item: Press) -> None:
    payload: Any = decode(item.data)
    entry = PRESSED.get(type(payload))
    private = item.chat is not None and item.chat.kind == "private"
    if entry is None or not private or not (entry.anyone or desk.is_admin(item.person)):
        desk.say(Toast(item.id, Text("admin-refused")))
        return
    shown(desk, item, payload, entry)
