"""Every night a sealed backup is made; admins hear of it only where there is none, and of a missing key weekly."""

from typing import Final

from reportbot.conversation.admin import backup_pages
from reportbot.conversation.admin.acts import recorded
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, Due
from reportbot.conversation.says import Content, NoticeToAdmins, Text, Work
from reportbot.domain.periods import next_at_hour, today

DUE: Final = "nightly-backup"
MADE: Final = "nightly-backup-made"

MONDAY: Final = 0


def arm(desk: Desk) -> None:
    """Set the next one, or none where the operator has turned them off."""
    hour = desk.rules.backup_hour
    if hour is None:
        desk.forget(DUE, 0)
    else:
        desk.remind(DUE, 0, next_at_hour(desk.now, hour))


def begin(desk: Desk, _item: Due) -> None:
    """Make it; one that an admin asked for does not stand in its place, for he waits for his own answer."""
    arm(desk)
    if desk.rules.backup_hour is not None:
        desk.say(Work(backup_pages.KIND, {}, MADE, once=DUE))


def made(desk: Desk, item: Answered) -> None:
    """Record it, or say what is to be done; that a recovery key is missing is said on Mondays."""
    if item.outcome == "done":
        recorded(desk, backup_pages.KIND, None, size=item.result["size"], files=item.result["files"])
    elif item.description != backup_pages.NO_KEY:
        desk.say(NoticeToAdmins(Content((Text("nightly-backup-failed"),))))
    elif today(desk.now).weekday() == MONDAY:
        desk.say(NoticeToAdmins(Content((Text("nightly-backup-no-key"),))))
