"""Alembic, configured in code; imported only when a schema has to change."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

_MIGRATIONS: Final = Path(__file__).parent / "migrations"


def configuration(conn: Connection | None = None) -> Config:
    """What Alembic would read from a file, for this connection."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    return config


def is_known(revision: str) -> bool:
    """Whether a migration to this revision is part of this program."""
    try:
        return ScriptDirectory.from_config(configuration()).get_revision(revision) is not None
    except CommandError:
        return False


def migrate(conn: Connection, revision: str) -> None:
    """Upgrade to a revision, in the transaction of this connection."""
    command.upgrade(configuration(conn), revision)
