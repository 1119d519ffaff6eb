"""The admins' commands: /status, /antrean, /cari in private, /hubungkan in the group to be connected."""

from reportbot.conversation.admin.commands import COMMANDS, GROUP_COMMANDS, needs, step
from reportbot.conversation.buttons import Payload

PRESSES: tuple[type[Payload], ...] = ()
"""Admins' answers bring no buttons but links."""

DUES: frozenset[str] = frozenset()
ANSWERS: frozenset[str] = frozenset()

__all__ = ["ANSWERS", "COMMANDS", "DUES", "GROUP_COMMANDS", "PRESSES", "needs", "step"]
