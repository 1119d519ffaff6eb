"""Other sources than the chat: lists that are imported, and single cases."""

from reportbot.conversation.buttons import Payload
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Input
from reportbot.conversation.needs import Need

PRESSES: tuple[type[Payload], ...] = ()
COMMANDS: frozenset[str] = frozenset()
SESSIONS: frozenset[str] = frozenset()
DUES: frozenset[str] = frozenset()
ANSWERS: frozenset[str] = frozenset()


def admits(_facts: Facts, _person: int) -> bool:
    """Whether what this person writes is meant for this flow."""
    return False


def needs(_facts: Facts, _item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    return set()


def step(_desk: Desk, _item: Input) -> None:
    """Do what this input asks."""
