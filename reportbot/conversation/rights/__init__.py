"""The rights of reporters and the reported: objections, own data, erasure, reveals."""

from reportbot.conversation.facts import Facts
from reportbot.conversation.rights.flow import ANSWERS, COMMANDS, DUES, LINKS, PRESSES, SESSIONS, step
from reportbot.conversation.rights.needed import needs

__all__ = ["ANSWERS", "COMMANDS", "DUES", "LINKS", "PRESSES", "SESSIONS", "admits", "needs", "step"]


def admits(_facts: Facts, _person: int) -> bool:
    """Everybody has rights; who may not do a thing hears so."""
    return True
