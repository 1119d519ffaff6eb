"""The citizen's conversation: every input of a private chat has an answer in place, and no draft is lost."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from reportbot.conversation.buttons import Payload, decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.filing import adding, afterwards, commands, drafts, form, start, status, steps
from reportbot.conversation.filing.account import begin_with
from reportbot.conversation.filing.draft import Draft
from reportbot.conversation.filing.presses import (
    Consent,
    Form,
    Go,
    Goal,
    Listed,
    OnDraft,
    OnReport,
    PickCategory,
    PickFound,
    PickPlatform,
    Speak,
)
from reportbot.conversation.filing.scene import Answer, Scene
from reportbot.conversation.inputs import Due, Input, MemberChange, Message, Press
from reportbot.conversation.says import Content, Notice, Screen, Text, Toast
from reportbot.domain.records import Person
from reportbot.domain.tickets import read_ticket

DUES: Final = frozenset({"draft-reminder", "draft-expiry"})
ANSWERS: Final[frozenset[str]] = frozenset()
PRESSES: Final[tuple[type[Payload], ...]] = (
    *(Form, PickPlatform, PickCategory, PickFound),
    *(Go, Speak, Consent, OnDraft, OnReport, Listed),
)
_ELSEWHERE: Final = frozenset({Goal.MENU, Goal.START, Goal.REPORT, Goal.STATUS})
"""Who goes there has finished adding to a report, and whatever else he was writing."""

_GONE: Final = frozenset({"kicked", "left"})


def step(desk: Desk, item: Input) -> None:
    """Answer one input of a private chat."""
    match item:
        case Message():
            scene = Scene(desk, item.person, item.sender)
            _within_reach(scene)
            _say(scene, _message(scene, item), None)
        case Press():
            scene = Scene(desk, item.person, item.sender)
            _within_reach(scene)
            _say(scene, _press(scene, item), item)
        case Due():
            drafts.due(Scene(desk, item.subject), item)
        case MemberChange() if item.about_bot:
            _reached(Scene(desk, item.person), reachable=item.after not in _GONE)


def _say(scene: Scene, answer: Answer, press: Press | None) -> None:
    desk = scene.desk
    if press is not None:
        desk.say(Toast(press.id, answer.toast))
    desk.say(*(Notice(scene.person, content) for content in answer.notices))
    if answer.content is not None:
        tapped = press.message_id if press is not None and not answer.below else None
        desk.say(Screen(scene.person, answer.content, tapped))


def _within_reach(scene: Scene) -> None:
    """Who writes can be written to again."""
    _reached(scene, reachable=True)


def _reached(scene: Scene, *, reachable: bool) -> None:
    person = scene.desk.get(Person, scene.person)
    if person is not None and person.reachable != reachable:
        scene.desk.change(person, reachable=reachable)


def _message(scene: Scene, item: Message) -> Answer:
    if item.command is not None and item.edit_date is None and item.forward is None:
        return commands.answer(scene, *item.command)
    if not start.has_consent(scene):
        return Answer(start.welcome(scene.desk.rules))
    stored = scene.adding
    if stored is not None and scene.now - scene.session.updated_at < scene.desk.rules.draft_expiry:
        return adding.message(scene, stored, item)
    draft = scene.draft
    if draft is not None:
        return steps.edited(scene, draft, item) if item.edit_date is not None else steps.message(scene, draft, item)
    return _outside(scene, item)


def _outside(scene: Scene, item: Message) -> Answer:
    """No draft: a report's number opens it, an account starts a draft, everything else shows the menu."""
    if item.edit_date is not None:
        return Answer(start.menu(scene, Text("edit-unused")))
    ticket = read_ticket(item.text)
    if ticket:
        return Answer(status.find(scene, ticket))
    if begin_with(item):
        if (refused := drafts.blocked(scene)) is not None:
            return refused
        scene.begin(Draft())
        return steps.message(scene, Draft(), item)
    return Answer(start.menu(scene, Text("menu-unexpected")))


def _press(scene: Scene, item: Press) -> Answer:
    pressed = decode(item.data)
    act = _ACTS.get(type(pressed))
    if act is not None:
        answer: Answer = act(scene, pressed)
        return answer
    return Answer(_present(scene), Text("toast-forged"))


def _present(scene: Scene) -> Content:
    return form.present(scene) if start.has_consent(scene) else start.welcome(scene.desk.rules)


def _consent(scene: Scene, pressed: Consent) -> Answer:
    start.agree(scene, pressed)
    return drafts.begin(scene, pressed.platform) if pressed.then == Goal.REPORT else _menu(scene)


def _listed(scene: Scene, pressed: Listed) -> Answer:
    return Answer(status.listing(scene, pressed.page))


def _speak(scene: Scene, pressed: Speak) -> Answer:
    """The same place in the other language."""
    spoken = start.speak(scene, pressed.language)
    return Answer(_present(scene), None if spoken else Text("toast-forged"))


def _go(scene: Scene, pressed: Go) -> Answer:
    if scene.elsewhere and pressed.goal in _ELSEWHERE:
        scene.add_to(None)
    return replace(_GOALS[pressed.goal](scene), below=pressed.kept)


_ACTS: Final[Mapping[type, Callable[[Scene, Any], Answer]]] = {
    Form: form.press,
    PickPlatform: form.press,
    PickCategory: form.press,
    PickFound: form.press,
    OnDraft: drafts.press,
    OnReport: afterwards.press,
    Listed: _listed,
    Consent: _consent,
    Go: _go,
    Speak: _speak,
}


def _menu(scene: Scene) -> Answer:
    return Answer(start.menu(scene) if start.has_consent(scene) else start.welcome(scene.desk.rules))


_GOALS: Final[Mapping[Goal, Callable[[Scene], Answer]]] = {
    Goal.MENU: _menu,
    Goal.START: _menu,
    Goal.REPORT: drafts.begin,
    Goal.STATUS: lambda scene: Answer(status.listing(scene)),
    Goal.HELP: lambda _: Answer(notices=(start.help_now(),)),
    Goal.PRIVACY: lambda scene: Answer(start.privacy(scene)),
    Goal.NEWS: lambda _: Answer(start.news_setting()),
    Goal.NEWS_ON: lambda scene: Answer(start.set_news(scene, wanted=True)),
    Goal.NEWS_OFF: lambda scene: Answer(start.set_news(scene, wanted=False)),
    Goal.LANGUAGE: lambda _: Answer(start.language()),
}
