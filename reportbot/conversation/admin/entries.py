"""What a line of the admins' tables holds: what answering takes, and the answer."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from reportbot.conversation.buttons import Payload
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Message, Press
from reportbot.conversation.needs import Need
from reportbot.conversation.says import Content, Notice, Screen, Text, Toast


class Reply(Struct, frozen=True):
    """What a press brings: the message that was pressed becomes `content`, a toast, messages of their own."""

    content: Content | None = None
    toast: Text | None = None
    notices: tuple[Content, ...] = ()


def nothing(_facts: Facts, _item: Any, _rest: Any = None) -> set[Need]:
    """No needs."""
    return set()


class Command(Struct, frozen=True):
    """A command: `answer` gets what stands after its name; None where it says what there is to say by itself."""

    needs: Callable[[Facts, Message, str], set[Need]]
    answer: Callable[[Desk, Message, str], Content | None]


class Pressed(Struct, frozen=True):
    """A button; `anyone`: it is no admin's, and judges for itself who may press it."""

    needs: Callable[[Facts, Press, Any], set[Need]]
    answer: Callable[[Desk, Press, Any], Reply]
    anyone: bool = False


class Typed(Struct, frozen=True):
    """A line an admin was asked for; by the first word of Session.step."""

    needs: Callable[[Facts, Message], set[Need]]
    answer: Callable[[Desk, Message], Content | None]


class Later(Struct, frozen=True):
    """A due time, or an answer of a work."""

    needs: Callable[[Facts, Any], set[Need]]
    step: Callable[[Desk, Any], None]


def shown(desk: Desk, press: Press, payload: Payload, entry: Pressed) -> None:
    """Answer a press once, and show what it brings."""
    reply = entry.answer(desk, press, payload)
    desk.say(Toast(press.id, reply.toast))
    desk.say(*(Notice(press.person, content) for content in reply.notices))
    if reply.content is not None:
        desk.say(Screen(press.person, reply.content, press.message_id))
