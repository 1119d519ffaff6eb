"""Backups: whether they can be made, and how old the newest is."""

from datetime import datetime, timedelta

from reportbot.backups.keeping import FOLDER, newest
from reportbot.backups.recovery import PUBLIC_FILE, BackupRefused, NoRecoveryKey, public_of
from reportbot.cli.doctor import foreign
from reportbot.cli.doctor.finding import Finding, State
from reportbot.cli.doctor.here import whole
from reportbot.cli.doctor.machine import is_closed, unreadable
from reportbot.clock import Clock
from reportbot.settings import Settings

OLDEST = timedelta(days=2)
A_LITTLE = timedelta(minutes=5)
"""Two that are made at once differ by seconds in their names."""


def look(settings: Settings) -> list[Finding]:
    """None is lost while the machine works, so nothing here keeps the bot from working.

    Of a data dir that is closed nothing is said, and nothing where the tools of a server make the backups. Nor is it
    while something is another user's: a command that is told here could not do its work, or do harm.
    """
    closed = is_closed(settings) or (settings.data_dir.exists() and not settings.data_dir.is_dir())
    if closed or (settings.on_a_server and settings.backup_hour is None):
        return []
    if foreign.look(settings):
        return []
    keys, at = _key(settings), newest(settings.data_dir, Clock().now() + A_LITTLE)
    if at is None:
        return keys or [Finding.advice("doctor-backup-none", folder=whole(settings.data_dir / FOLDER))]
    return [*keys, _of_age(at)]


def _key(settings: Settings) -> list[Finding]:
    if closed := unreadable(settings.data_dir / PUBLIC_FILE):
        return [Finding(State.ADVICE, each.text) for each in closed]
    try:
        public_of(settings.data_dir)
    except NoRecoveryKey:
        return [Finding.advice("doctor-recovery-key-missing")]
    except BackupRefused:
        return [Finding.advice("doctor-recovery-key-broken", file=whole(settings.data_dir / PUBLIC_FILE))]
    return []


def _of_age(at: datetime) -> Finding:
    age = Clock().now() - at
    if age > OLDEST:
        return Finding.advice("doctor-backup-old", at=at, days=age.days)
    return Finding.well("doctor-backup", at=at, hours=max(0, round(age.total_seconds() / 3600)))
