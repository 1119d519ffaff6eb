"""The admins' conversation: status, search, figures, exports, blocks, contacts and settings; /hubungkan in a group."""

from reportbot.conversation.admin import anchor, backlog, commands, nightly_backup
from reportbot.conversation.admin.commands import GROUP_COMMANDS
from reportbot.conversation.admin.flow import needs, step
from reportbot.conversation.buttons import Payload
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import Need

COMMANDS: frozenset[str] = frozenset(commands.TABLE)
"""From anybody else they are the citizens' conversation."""

PRESSES: tuple[type[Payload], ...] = tuple(commands.PRESSED)
SESSIONS: frozenset[str] = frozenset({"admin"})
DUES: frozenset[str] = frozenset(commands.DUES)
ANSWERS: frozenset[str] = frozenset(commands.LATER)
BEGIN_NEEDS: frozenset[Need] = nightly_backup.ARM_NEEDS
"""What `begin` must know."""

__all__ = [
    "ANSWERS",
    "BEGIN_NEEDS",
    "COMMANDS",
    "DUES",
    "GROUP_COMMANDS",
    "PRESSES",
    "SESSIONS",
    "admits",
    "begin",
    "needs",
    "step",
]


def admits(facts: Facts, person: int) -> bool:
    """Admins of the settings."""
    return person in facts.admins


def begin(desk: Desk) -> None:
    """The bot has started: set what comes by itself."""
    anchor.arm(desk)
    backlog.arm(desk)
    nightly_backup.arm(desk)
