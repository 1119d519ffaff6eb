"""The files of reports: fetched into the vault, shown as stripped copies, purged in time; and their words, erased."""

from reportbot.conversation.buttons import Payload
from reportbot.conversation.desk import Desk
from reportbot.conversation.evidence import fetched, retention, words
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due, Input
from reportbot.conversation.media import FETCHED
from reportbot.conversation.needs import Need

PRESSES: tuple[type[Payload], ...] = ()
COMMANDS: frozenset[str] = frozenset()
SESSIONS: frozenset[str] = frozenset()
DUES: frozenset[str] = frozenset({retention.DUE, words.DUE})
ANSWERS: frozenset[str] = frozenset({FETCHED, retention.FOUND, words.FOUND})


def admits(_facts: Facts, _person: int) -> bool:
    """Nothing that is written is meant for this flow."""
    return False


def needs(_facts: Facts, item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    if isinstance(item, Answered):
        return fetched.needs(item) if item.kind == FETCHED else retention.needs(item)
    return set()


def step(desk: Desk, item: Input) -> None:
    """Do what this input asks."""
    match item:
        case Due(kind=words.DUE):
            words.look(desk)
        case Due():
            retention.due(desk)
        case Answered(kind=kind) if kind == FETCHED:
            fetched.take(desk, item)
        case Answered(kind=words.FOUND):
            words.found(desk, item)
        case Answered():
            retention.found(desk, item)
