"""The citizen's conversation, from /start to the receipt and what follows."""

from reportbot.conversation.facts import Facts
from reportbot.conversation.filing.flow import ANSWERS, DUES, PRESSES, step
from reportbot.conversation.filing.needed import needs

COMMANDS: frozenset[str] = frozenset()
"""All that no other flow names."""
SESSIONS: frozenset[str] = frozenset({"", "filing", "adding"})

__all__ = ["ANSWERS", "COMMANDS", "DUES", "PRESSES", "SESSIONS", "admits", "needs", "step"]


def admits(_facts: Facts, _person: int) -> bool:
    """Everybody is a citizen."""
    return True
