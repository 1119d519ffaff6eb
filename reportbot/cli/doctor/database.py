"""The database, looked at beside the bot that may be at work on it."""

import shlex
from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field

from reportbot.cli.doctor import foreign
from reportbot.cli.doctor.finding import Finding
from reportbot.cli.doctor.here import source_of, user
from reportbot.cli.doctor.machine import is_closed
from reportbot.errors import ReportBotError, SchemaNewer, SettingsError, StorageUnavailable
from reportbot.settings import Settings
from reportbot.storage import versions
from reportbot.storage.lock import is_held
from reportbot.storage.read_only import look_at, place_of
from reportbot.storage.unseen import Unseen, why_unseen

_NOT_YET: Final[Mapping[Unseen, str]] = {
    Unseen.MISSING: "doctor-database-missing",
    Unseen.NO_TABLES: "doctor-database-no-tables",
}
"""The bot makes what is missing."""

_UNSEEN: Final[Mapping[Unseen, str]] = {
    Unseen.CLOSED: "doctor-database-unreadable",
    Unseen.NO_DATABASE: "doctor-database-none",
    Unseen.DAMAGED: "doctor-database-damaged",
    Unseen.LOCKED: "doctor-database-locked",
    Unseen.UNOPENED: "doctor-database-unopened",
    Unseen.FAILING: "doctor-database-failing",
    Unseen.SILENT: "doctor-database-silent",
    Unseen.NO_SUCH_HOST: "doctor-database-no-host",
    Unseen.BUSY: "doctor-database-busy",
    Unseen.REFUSED: "doctor-database-refused",
}


class Stored(Struct, frozen=True):
    """What was found; `group` is the chat id of the connected group, None where there is none."""

    findings: list[Finding] = field(default_factory=list)
    group: int | None = None


async def look(settings: Settings) -> Stored:
    """Which engine in which version, its journal, and whether a bot is at work on it.

    Of one that another user's files or folders hide nothing is said.
    """
    url = settings.database_address
    if url is None and (is_closed(settings) or foreign.hides_database(settings)):
        return Stored()
    old = [] if settings.on_a_server else _old(versions.sqlite())
    if url is None and not (settings.data_dir / "reportbot.db").exists():
        return Stored([*old, Finding.advice("doctor-database-new")])
    try:
        seen = await look_at(url, settings.data_dir)
    except (SettingsError, SchemaNewer, StorageUnavailable) as error:
        return Stored([*old, _unseen(settings, error)])
    findings = [*(old or [engine(seen.engine, seen.version)]), *_schema(seen.revision, seen.expected)]
    if seen.journal and seen.journal != "wal":
        findings.append(Finding.advice("doctor-database-journal", journal=seen.journal))
    if seen.dead:
        findings.append(Finding.advice("doctor-dead", count=seen.dead))
    return Stored([*findings, *_at_work(settings)], seen.group)


def _unseen(settings: Settings, error: ReportBotError) -> Finding:
    url, why = settings.database_address, why_unseen(error)
    name = "REPORTBOT_DATA_DIR" if url is None else source_of("REPORTBOT_DATABASE_URL")[0]
    if why is Unseen.NO_ADDRESS:
        return Finding.wrong("doctor-database-no-address", name=name)
    place = shlex.quote(place_of(url, settings.data_dir))
    if (key := _NOT_YET.get(why)) is not None:
        return Finding.advice(key, place=place, name=name)
    if (key := _UNSEEN.get(why)) is not None:
        return Finding.wrong(key, place=place, name=name, user=user())
    return Finding.wrong("doctor-database-closed", name=name, why=str(error).rstrip("."))


def _old(version: tuple[int, ...]) -> list[Finding]:
    """Of the library; one that is too old reads no database of ours, so it is looked at before any is opened."""
    if version >= versions.OLDEST_SQLITE:
        return []
    found, lowest = (".".join(map(str, one)) for one in (version, versions.OLDEST_SQLITE))
    return [Finding.wrong("doctor-database-old", version=found, lowest=lowest)]


def engine(name: str, version: str) -> Finding:
    """What the database is; a server of a version that no test has seen may do well, and nobody knows."""
    if name != "PostgreSQL" or versions.is_tried(version):
        return Finding.well("doctor-database", engine=name, version=version)
    tried = ", ".join(map(str, versions.TRIED_SERVERS))
    return Finding.advice("doctor-database-untried", version=version, tried=tried)


def _schema(found: str, expected: str) -> list[Finding]:
    """An older one is upgraded by the bot, a newer one it refuses."""
    if found == expected:
        return []
    from reportbot.storage.revisions import is_known  # noqa: PLC0415  Alembic is rarely needed

    if is_known(found):
        return [Finding.advice("doctor-database-older", found=found, expected=expected)]
    return [Finding.wrong("doctor-database-newer", found=found, expected=expected)]


def _at_work(settings: Settings) -> list[Finding]:
    held = is_held(settings.data_dir)
    if held is None:
        return []
    return [Finding.well("doctor-at-work") if held else Finding.advice("doctor-not-at-work")]
