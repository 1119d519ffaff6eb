"""``reportbot migrate-store``: from SQLite to PostgreSQL, with the bot stopped; the SQLite file stays as it is."""

import asyncio
import sys

from reportbot.cli.audit import sentences
from reportbot.errors import SettingsError
from reportbot.settings import Settings
from reportbot.storage.lock import hold
from reportbot.storage.moving import Moved, move, target_of
from reportbot.storage.read_only import file_of

_DONE = """{rows} rows of {tables} tables stand on the server; each table has the rows and the content that it had here.
Now put the address that you gave into .env as REPORTBOT_DATABASE_URL, and start the bot.
{file} is as it was. Once the bot serves from the server, move it away: it holds what the bot knew until now.
The data dir stays in use: it has the key file and the vault.
"""


def migrate_store(to: str) -> int:
    """Move everything; 0 once it is proven and committed.

    Raises:
        ReportBotError: a bot is at work, or source or target is not what it must be; the target is as it was.
    """
    settings = Settings.load()
    target = target_of(to)
    file = file_of(settings.database_address, settings.data_dir)
    if file is None:
        raise SettingsError("REPORTBOT_DATABASE_URL names a server already: what is moved is a SQLite database.")
    with hold(settings.data_dir):
        moved = asyncio.run(move(settings.database_address, settings.data_dir, settings.key_file, target, _Lines()))
    sys.stdout.writelines(f"Chain of decisions: {sentence}\n" for sentence in sentences(moved.verdict))
    sys.stdout.write(_summary(moved, str(file)))
    return 0


def _summary(moved: Moved, file: str) -> str:
    faulty = "The chain had these faults before: they were moved with it.\n" if moved.verdict.faults else ""
    return faulty + _DONE.format(rows=sum(moved.rows.values()), tables=len(moved.rows), file=file)


class _Lines:
    """Writes a line when a table is done, and one every so many rows."""

    EVERY = 10_000

    def __init__(self) -> None:
        self._said = 0

    def __call__(self, table: str, done: int, total: int) -> None:
        if done == 0:
            self._said = 0
        if total and (done == total or done - self._said >= self.EVERY):
            self._said = done
            sys.stdout.write(f"{table}: {done} of {total} rows\n")
            sys.stdout.flush()
