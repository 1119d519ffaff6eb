"""Blocks of reporters whom nobody sees: by whom, for how long, and their review by another admin."""

from reportbot.conversation.blocks.flow import MEMBER_SEEN, PRESSED, admits, needs, step
from reportbot.conversation.buttons import Payload

COMMANDS: frozenset[str] = frozenset({"blokir"})
PRESSES: tuple[type[Payload], ...] = tuple(PRESSED)
SESSIONS: frozenset[str] = frozenset({"blocks"})
DUES: frozenset[str] = frozenset()
ANSWERS: frozenset[str] = frozenset({MEMBER_SEEN})

__all__ = ["ANSWERS", "COMMANDS", "DUES", "PRESSES", "SESSIONS", "admits", "needs", "step"]
