"""The commands of a private chat; an unknown one gets a helpful answer."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from reportbot.conversation import menus
from reportbot.conversation.filing import drafts, start, status
from reportbot.conversation.filing.form import cancel_question, present
from reportbot.conversation.filing.scene import Answer, Scene
from reportbot.conversation.says import Content, Text
from reportbot.domain.tickets import read_ticket

_ASIDE: Final = frozenset({"bantuan", "help", "bahasa", "language", "privasi"})
"""Commands after which one goes on with what one was doing."""


def answer(scene: Scene, name: str, argument: str) -> Answer:
    """What a command shows; the draft stays."""
    command = COMMANDS.get(name)
    if command is None:
        return _unknown(scene)
    if scene.elsewhere and name not in {*_ASIDE, "batal"}:
        scene.add_to(None)
    return command(scene, argument)


def _unknown(scene: Scene) -> Answer:
    if not start.has_consent(scene):
        return Answer(start.welcome(scene.desk.rules))
    return Answer(present(scene, Text("command-unknown")))


def _start(scene: Scene, argument: str) -> Answer:
    """A deep link may name an app, a report, or bring a moderator for evidence; a draft that waits is offered."""
    word = argument.strip().casefold()
    if word in drafts.PLATFORMS:
        return drafts.begin(scene, word)
    if word == "bukti":
        return Answer(start.menu(scene, Text("start-evidence")))
    if not start.has_consent(scene):
        return Answer(start.welcome(scene.desk.rules))
    ticket = read_ticket(argument) if argument else None
    if ticket:
        return Answer(status.find(scene, ticket))
    draft = scene.draft
    return Answer(drafts.offer(scene, draft) if draft and drafts.holds_anything(draft) else start.menu(scene))


def _report(scene: Scene, argument: str) -> Answer:
    word = argument.strip().casefold()
    return drafts.begin(scene, word if word in drafts.PLATFORMS else "")


def _cancel(scene: Scene, _argument: str) -> Answer:
    if scene.adding:
        scene.add_to(None)
    if scene.elsewhere:
        _leave(scene)
        agreed = start.has_consent(scene)
        return Answer(start.menu(scene, Text("cancel-left")) if agreed else start.welcome(scene.desk.rules))
    draft = scene.draft
    if draft is None:
        done = start.has_consent(scene)
        return Answer(start.menu(scene, Text("cancel-nothing")) if done else start.welcome(scene.desk.rules))
    return Answer(cancel_question(scene, draft))


def _leave(scene: Scene) -> None:
    """What another flow was told so far goes; each keeps it under its own name."""
    kept = {name: value for name, value in scene.session.draft.items() if name != scene.session.flow}
    scene.desk.put(replace(scene.session, draft=kept))
    scene.add_to(None)


def _help(scene: Scene, _argument: str) -> Answer:
    """What helps everybody; below it the commands of staff, for those who may use them."""
    staff = menus.staff_lines(scene.desk, scene.person)
    return Answer(notices=(start.help_now(), *((Content(staff),) if staff else ())))


def _status(scene: Scene, argument: str) -> Answer:
    if not argument:
        return Answer(status.listing(scene))
    return Answer(status.find(scene, read_ticket(argument)))


def _mine(scene: Scene, _argument: str) -> Answer:
    return Answer(status.listing(scene))


def _language(_scene: Scene, _argument: str) -> Answer:
    return Answer(start.language())


def _privacy(scene: Scene, _argument: str) -> Answer:
    return Answer(start.privacy(scene))


COMMANDS: Final[Mapping[str, Callable[[Scene, str], Answer]]] = {
    "start": _start,
    "lapor": _report,
    "batal": _cancel,
    "bantuan": _help,
    "help": _help,
    "status": _status,
    "laporan_saya": _mine,
    "bahasa": _language,
    "language": _language,
    "privasi": _privacy,
}
