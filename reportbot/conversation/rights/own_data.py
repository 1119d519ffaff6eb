"""*Data saya*: a copy of one's own data, made outside and sent as documents, at most once an hour."""

from datetime import datetime, timedelta
from typing import Any, Final

from msgspec.structs import replace

from reportbot.conversation import media
from reportbot.conversation.desk import Desk
from reportbot.conversation.filing.presses import Go, Goal
from reportbot.conversation.filing.scene import Answer, Scene
from reportbot.conversation.filing.start import has_consent
from reportbot.conversation.filing.wording import button, screen, to_menu
from reportbot.conversation.inputs import Answered
from reportbot.conversation.says import Content, Documents, Notice, Text, Work
from reportbot.conversation.wishes import Own, Wish

MADE: Final = "own-data-made"
SENT: Final = "own-data-sent"
EVERY: Final = timedelta(hours=1)
_ASKED: Final = "own-data-at"


def page(scene: Scene) -> Answer:
    """What one may do with one's own data."""
    rows = [
        (button("tap-data-copy", Own(Wish.EXPORT), "primary"),),
        (button("tap-data-erase", Own(Wish.ERASE)),),
    ]
    if has_consent(scene):
        rows.append((button("tap-unconsent", Own(Wish.UNCONSENT)),))
    return Answer(screen(Text("data-page"), rows=(*rows, (button("button-back", Go(Goal.MENU)),))))


def ask(scene: Scene) -> Answer:
    """Have the copy made; who asked within the hour is told when he may again."""
    stored = scene.session.draft.get(_ASKED)
    free = datetime.fromisoformat(stored) + EVERY if stored else scene.now
    if free > scene.now:
        return Answer(_said(Text("data-again", {"when": free})))
    draft = {**scene.session.draft, _ASKED: scene.now.isoformat()}
    scene.desk.put(replace(scene.session, draft=draft))
    about = {"person": scene.person}
    scene.desk.say(Work("own-data", about, MADE, about, once=f"{MADE}:{scene.person}"))
    return Answer(_said(Text("data-coming")))


def _said(text: Text) -> Content:
    return screen(text, rows=((to_menu(),),))


def made(desk: Desk, item: Answered) -> None:
    """The files are there and leave; or they could not be made, and one may ask again at once."""
    person = int(item.about["person"])
    if item.outcome != "done":
        _ask_again(Scene(desk, person))
        return
    files, names = tuple(item.result["files"]), tuple(item.result["names"])
    about: dict[str, Any] = {"person": person, "files": list(files)}
    desk.say(Documents(person, files, names, Content((Text("data-here"),)), then=SENT, about=about))


def _ask_again(scene: Scene) -> None:
    kept = {name: value for name, value in scene.session.draft.items() if name != _ASKED}
    scene.desk.put(replace(scene.session, draft=kept))
    again = button("tap-data-copy", Own(Wish.EXPORT, kept=True))
    scene.desk.say(Notice(scene.person, screen(Text("data-failed"), rows=((again,), (to_menu(kept=True),)))))


def sent(desk: Desk, item: Answered) -> None:
    """What was handed over need not be kept here."""
    media.erase(desk, [int(number) for number in item.about["files"]])
