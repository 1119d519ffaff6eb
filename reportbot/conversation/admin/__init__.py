"""The admins' commands: /status, /antrean, /cari in private, /hubungkan in the group to be connected."""

from reportbot.conversation.admin.commands import COMMANDS, GROUP_COMMANDS, needs, step
from reportbot.conversation.buttons import Payload
from reportbot.conversation.facts import Facts

PRESSES: tuple[type[Payload], ...] = ()
"""Admins' answers bring no buttons but links."""

SESSIONS: frozenset[str] = frozenset()
DUES: frozenset[str] = frozenset()
ANSWERS: frozenset[str] = frozenset()

__all__ = ["ANSWERS", "COMMANDS", "DUES", "GROUP_COMMANDS", "PRESSES", "SESSIONS", "admits", "needs", "step"]


def admits(facts: Facts, person: int) -> bool:
    """Admins of the settings."""
    return person in facts.admins
