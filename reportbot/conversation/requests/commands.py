"""What a supervisor writes in private: /permintaan, /permintaan 12, and the fields that were asked for."""

from collections.abc import Mapping
from typing import Any

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, Message
from reportbot.conversation.requests import details, drafting, pages, typing
from reportbot.conversation.requests.needing import named, serial_of
from reportbot.conversation.requests.staff import Scene, standing
from reportbot.conversation.requests.staff import seen as judged_by_telegram
from reportbot.conversation.review.acting import Answer
from reportbot.conversation.says import Content, Notice, Text
from reportbot.domain.records import Member, Session, TakedownRequest

LONGEST_TYPED = 1000


def written(desk: Desk, item: Message) -> None:
    """A command, or a field; it waits while Telegram is asked who writes."""
    about: dict[str, Any] = {"typed": item.text[:LONGEST_TYPED]}
    if item.command is not None:
        about = {"argument": item.command[1][:LONGEST_TYPED]}
    found = standing(desk, item.person, **about)
    if found is not None:
        _judged(desk, item.person, found, about)


def seen(desk: Desk, item: Answered) -> None:
    """Telegram has said who writes."""
    _judged(desk, int(item.about["person"]), judged_by_telegram(desk, item), item.about)


def _judged(desk: Desk, person: int, found: Member | Answer, about: Mapping[str, Any]) -> None:
    if isinstance(found, Answer):
        if found.text is not None:
            desk.say(Notice(person, Content((found.text,))))
        return
    scene = Scene(desk, found)
    if "typed" in about:
        _typed(scene, str(about["typed"]))
        return
    typing.stop(desk, person)
    _command(scene, str(about.get("argument", "")))


def _command(scene: Scene, argument: str) -> None:
    asked = serial_of(argument)
    if asked is None:
        pages.show_list(scene, Text("requests-usage") if argument.strip() else None)
        return
    request = named(scene.desk.many(TakedownRequest, "serial", asked[0]), asked[1])
    if request is None:
        pages.show_list(scene, Text("requests-unknown"))
    else:
        drafting.open_request(scene, request)


def _typed(scene: Scene, words: str) -> None:
    asked = typing.asked_of(scene.desk.get(Session, scene.person))
    request = scene.desk.get(TakedownRequest, asked.request) if asked is not None else None
    if asked is None or request is None:
        pages.show_list(scene)
        return
    details.written(scene, request, asked, words)
