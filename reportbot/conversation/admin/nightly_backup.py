"""Every night a sealed backup is made; admins hear of it only where there is none, and of a missing key weekly."""

from datetime import datetime, timedelta
from typing import Final

from reportbot.conversation.admin import backup_pages
from reportbot.conversation.admin.acts import recorded
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, Due
from reportbot.conversation.needs import Need, Timers
from reportbot.conversation.says import Content, NoticeToAdmins, Text, Work
from reportbot.domain.periods import next_at_hour, today
from reportbot.domain.records import Timer

DUE: Final = "nightly-backup"
MADE: Final = "nightly-backup-made"

MONDAY: Final = 0

ARM_NEEDS: Final[frozenset[Need]] = frozenset({Timers(DUE)})

LATE: Final = timedelta(minutes=1)
"""What is taken in so long after its time fell due while the bot was down."""

SOON: Final = timedelta(minutes=5)
"""So long after that a night is made up for: what waited for the bot is mostly answered by then."""

NIGHT: Final = timedelta(hours=6)
"""So soon after a night that was made up for no other one is made."""


def arm(desk: Desk) -> None:
    """At a start: set the next one, or none where the operator has turned them off."""
    hour = desk.rules.backup_hour
    if hour is None:
        desk.forget(DUE, 0)
    elif not _stands(desk, next_at_hour(desk.now, hour)):
        desk.remind(DUE, 0, next_at_hour(desk.now, hour))


def _stands(desk: Desk, following: datetime) -> bool:
    """Whether what is set shall stay: it fell due and will be taken in, makes up for a night, or has the right hour."""
    timer = desk.get(Timer, (DUE, 0))
    if timer is None:
        return False
    soon = desk.now + SOON if timer.data.get("missed") else desk.now
    return timer.due_at <= soon or timer.due_at == following


def begin(desk: Desk, item: Due) -> None:
    """Make it, or a little later where the bot was down at its hour.

    One that made up for the night before shortly before this hour stands in its place, as long as this night lasts.
    One that an admin asked for does not, for he waits for his own answer.
    """
    hour = desk.rules.backup_hour
    if hour is None:
        return
    stands = item.data.get("made")
    if desk.now - item.due_at >= (NIGHT if stands else LATE):
        desk.remind(DUE, 0, desk.now + SOON, missed=True)
        return
    following = next_at_hour(desk.now, hour)
    near = item.data.get("missed") and following - desk.now < NIGHT
    # A machine that only runs in the evening is down at that hour too: what is set there falls due for its next start.
    desk.remind(DUE, 0, following, **({"made": True} if near else {}))
    if not stands:
        desk.say(Work(backup_pages.KIND, {}, MADE, once=DUE))


def made(desk: Desk, item: Answered) -> None:
    """Record it, or say what is to be done; that a recovery key is missing is said on Mondays."""
    if item.outcome != "done":
        desk.say(NoticeToAdmins(Content((Text("nightly-backup-failed"),))))
    elif item.result != backup_pages.KEYLESS:
        recorded(desk, backup_pages.KIND, None, size=item.result["size"], files=item.result["files"])
    elif today(desk.now).weekday() == MONDAY:
        desk.say(NoticeToAdmins(Content((Text("nightly-backup-no-key"),))))
