"""Other sources than the chat: lists that are taken in by /impor, and single cases by /kasus_baru."""

from reportbot.conversation.sources.lists import CHECKED, JOIN, TEMPLATE, WRITTEN
from reportbot.conversation.sources.place import FLOW
from reportbot.conversation.sources.presses import PRESSES
from reportbot.conversation.sources.pressing import COMMANDS, admits, needs, step

SESSIONS: frozenset[str] = frozenset({FLOW})
DUES: frozenset[str] = frozenset({JOIN})
ANSWERS: frozenset[str] = frozenset({CHECKED, WRITTEN, TEMPLATE})

__all__ = ["ANSWERS", "COMMANDS", "DUES", "PRESSES", "SESSIONS", "admits", "needs", "step"]
