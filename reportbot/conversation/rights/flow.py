"""Which right an input is about: what citizens write and press, what supervisors press, and what falls due."""

from collections.abc import Callable, Mapping
from typing import Final

from reportbot.conversation.buttons import Payload, decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.filing import start
from reportbot.conversation.filing.form import present
from reportbot.conversation.filing.scene import Answer, Scene
from reportbot.conversation.inputs import Answered, Due, Input, Message, Press
from reportbot.conversation.review import acting, members
from reportbot.conversation.rights import erasing, linking, objecting, own_data, revealing, ruling, standing
from reportbot.conversation.rights.presses import (
    PRESSES,
    AskReveal,
    Link,
    ListObjections,
    OnObjection,
    OnReveal,
    Rule,
)
from reportbot.conversation.says import Content, Notice, Screen, Text, Toast
from reportbot.conversation.wishes import Own, Wish

LONGEST_ARGUMENT: Final = 100
LINKS: Final = frozenset({"sanggah"})
"""Commands that a deep link may name."""

COMMANDS: Final = frozenset({"sanggah", "sanggahan", "data_saya", "hapus_data", "buka_identitas"})
SESSIONS: Final = frozenset({objecting.FLOW, linking.FLOW, revealing.FLOW})

__all__ = ["ANSWERS", "COMMANDS", "DUES", "LINKS", "PRESSES", "SESSIONS", "step"]


def step(desk: Desk, item: Input) -> None:
    """Do what this input asks."""
    match item:
        case Message():
            scene = Scene(desk, item.person, item.sender)
            _say(scene, _message(scene, item), None)
        case Press():
            _press(desk, item)
        case Due():
            _DUES[item.kind](desk, item)
        case Answered(original=Press() as press):
            _checked(desk, item, press)
        case Answered():
            _ANSWERS[item.kind](desk, item)


def _say(scene: Scene, answer: Answer, press: Press | None) -> None:
    if press is not None:
        scene.desk.say(Toast(press.id, answer.toast))
    if answer.content is not None and not answer.below:
        scene.desk.say(Screen(scene.person, answer.content, press.message_id if press is not None else None))
    scene.desk.say(*(Notice(scene.person, content) for content in answer.notices))
    if answer.content is not None and answer.below:
        scene.desk.say(Screen(scene.person, answer.content))


# What is written.


def _message(scene: Scene, item: Message) -> Answer:
    if item.command is None or item.edit_date is not None or item.forward is not None:
        return _READS[scene.session.flow](scene, item)
    name, argument = item.command
    if scene.elsewhere:
        scene.add_to(None)
    if name in _OF_SUPERVISORS:
        return _of_staff(scene, name, argument)
    return _OF_ALL["sanggah" if name == "start" else name](scene)


def _of_staff(scene: Scene, name: str, argument: str) -> Answer:
    """Admins see which objections wait; only supervisors go on from there."""
    if standing.supervises(scene.desk, scene.person):
        if not standing.is_sure(scene.desk, scene.person):
            asked = argument[:LONGEST_ARGUMENT]
            members.ask_who_writes(scene.desk, scene.person, standing.SEEN, name=name, argument=asked)
            return Answer()
        return Answer(_OF_SUPERVISORS[name](scene, argument))
    if not scene.desk.is_admin(scene.person):
        return _unknown(scene)
    return Answer(ruling.listing(scene.desk) if name == "sanggahan" else Content((Text("refused-supervisor"),)))


def _known(desk: Desk, item: Answered) -> None:
    """The command of a supervisor, now that Telegram has said how he stands."""
    refused = standing.of_member(members.who_wrote(desk, item))
    scene = Scene(desk, int(item.about["person"]))
    if refused is not None:
        _say(scene, Answer(Content((refused.text or Text("refused-supervisor"),))), None)
    else:
        _say(scene, Answer(_OF_SUPERVISORS[str(item.about["name"])](scene, str(item.about["argument"]))), None)


def _unknown(scene: Scene) -> Answer:
    """As any command that does not exist."""
    if start.has_consent(scene):
        return Answer(present(scene, Text("command-unknown")))
    return Answer(start.welcome(scene.desk.rules))


_OF_ALL: Final[Mapping[str, Callable[[Scene], Answer]]] = {
    "sanggah": objecting.begin,
    "data_saya": own_data.ask,
    "hapus_data": erasing.question,
}

_OF_SUPERVISORS: Final[Mapping[str, Callable[[Scene, str], Content]]] = {
    "sanggahan": lambda scene, _: ruling.listing(scene.desk),
    "buka_identitas": lambda scene, words: revealing.begin(scene.desk, scene.person, words),
}


_READS: Final[Mapping[str, Callable[[Scene, Message], Answer]]] = {
    objecting.FLOW: objecting.message,
    linking.FLOW: linking.typed,
    revealing.FLOW: revealing.basis,
}


# What is pressed.


def _press(desk: Desk, item: Press) -> None:
    pressed = decode(item.data)
    if item.chat is None or item.chat.kind != "private":
        members.toast(desk, item, acting.no("refused-chat"))
    elif isinstance(pressed, Own):
        scene = Scene(desk, item.person, item.sender)
        answer = _WISHES[pressed.wish](scene)
        below = answer.below or pressed.kept
        _say(scene, Answer(answer.content, answer.toast, answer.notices, below), item)
    elif isinstance(pressed, OnReveal) and desk.is_admin(item.person):
        _judged(desk, item, pressed, None)
    elif desk.group().chat_id is None:
        members.toast(desk, item, acting.no("refused-chat"))
    elif (member := members.standing(desk, item)) is not None:
        _judged(desk, item, pressed, standing.of_member(member))


def _checked(desk: Desk, item: Answered, press: Press) -> None:
    """Telegram has said who pressed."""
    _judged(desk, press, decode(press.data), standing.of_member(members.checked(desk, item)))


def _judged(desk: Desk, item: Press, pressed: Payload | None, refused: acting.Answer | None) -> None:
    if refused is not None:
        members.toast(desk, item, refused)
        return
    content, answer = _staff(desk, item.person, pressed)
    members.toast(desk, item, answer)
    desk.say(Screen(item.person, content, item.message_id))


def _staff(desk: Desk, person: int, pressed: Payload | None) -> tuple[Content, acting.Answer]:
    linking.forget(desk, person)
    match pressed:
        case OnObjection():
            return ruling.step(desk, person, pressed)
        case Link():
            return ruling.link(desk, person, pressed)
        case Rule():
            return ruling.rule(desk, person, pressed)
        case AskReveal():
            return revealing.asked(desk, person, pressed)
        case OnReveal():
            return revealing.second(desk, person, pressed)
        case ListObjections() | _:
            return ruling.listing(desk), acting.Answer()


_WISHES: Final[Mapping[Wish, Callable[[Scene], Answer]]] = {
    Wish.OBJECT: objecting.begin,
    Wish.SEND_OBJECTION: objecting.send,
    Wish.DROP_OBJECTION: objecting.drop,
    Wish.DATA: own_data.page,
    Wish.EXPORT: own_data.ask,
    Wish.ERASE: erasing.question,
    Wish.ERASE_YES: erasing.erase,
    Wish.UNCONSENT: erasing.consent_question,
    Wish.UNCONSENT_KEEP: lambda scene: erasing.without_consent(scene, keeping=True),
    Wish.UNCONSENT_ALL: lambda scene: erasing.without_consent(scene, keeping=False),
}


# What falls due, and what the outside answers.

_DUES: Final[Mapping[str, Callable[[Desk, Due], None]]] = {
    "objection-draft": objecting.draft_expired,
    "objection-due": ruling.due,
    "objection-words": ruling.words_expired,
    erasing.TIMER: erasing.due,
    "forget-block": erasing.block_ended,
    revealing.LAPSE: revealing.lapse,
    revealing.REMOVE: revealing.remove,
}

_ANSWERS: Final[Mapping[str, Callable[[Desk, Answered], None]]] = {
    own_data.MADE: own_data.made,
    own_data.SENT: own_data.sent,
    erasing.TOLD: lambda desk, item: erasing.go_on(desk, int(item.about["person"])),
    erasing.DONE: erasing.done,
    revealing.READY: revealing.ready,
    revealing.SHOWN: revealing.shown,
    standing.SEEN: _known,
}

DUES: Final = frozenset(_DUES)
ANSWERS: Final = frozenset(_ANSWERS)
