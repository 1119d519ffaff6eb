"""``reportbot recovery-key``, ``backup`` and ``restore``."""

import asyncio
import getpass
import os
import sys
from pathlib import Path

from reportbot.backups import recovery
from reportbot.backups.making import DATABASE, make_backup
from reportbot.backups.restoring import Restored
from reportbot.backups.restoring import restore as opened
from reportbot.cli.audit import sentences
from reportbot.clock import Clock
from reportbot.errors import SettingsError
from reportbot.settings import Settings
from reportbot.storage.chain_verify import Verdict, verify
from reportbot.storage.read_only import file_of, looking
from reportbot.storage.server_copies import copy_of

_SHOWN_ONCE = """This is the recovery key. It is shown only now and is stored nowhere:

    {key}

Write it down or keep it in a password safe, away from this server. Without it no backup can be opened,
and without the bot's key file ({key_file}) nothing in it can be read: keep a copy of that too,
not in the same place as the backups.
"""
_OF_A_SERVER = """The database was copied from its server into a SQLite file. To go back to a server, restore the backup
into a data dir and run `reportbot migrate-store --to ADDRESS` on it.
"""


def recovery_key(*, replace: bool) -> int:
    """Make a recovery key and show its private part once.

    Raises:
        ReportBotError: there is one already, or it cannot be written.
    """
    settings = Settings.load()
    key = recovery.make(settings.data_dir, replace=replace)
    sys.stdout.write(_SHOWN_ONCE.format(key=key, key_file=settings.key_path))
    if replace:
        sys.stdout.write("\nOlder backups are opened with the older key: keep it as long as you keep them.\n")
    return 0


def backup(target: str) -> int:
    """Make a backup, also while the bot runs.

    Raises:
        ReportBotError: there is no recovery key, or no database.
    """
    settings = Settings.load()
    database = copy_of(settings.database_address, settings.data_dir)
    try:
        made = make_backup(settings.data_dir, database, Clock().now(), Path(target).absolute() if target else None)
    except OSError as error:
        raise recovery.BackupRefused(f"The backup cannot be written ({error.strerror}).") from None
    sys.stdout.write(
        f"{made.path}: {made.size} bytes, the database and {made.files} vault files, sealed for the recovery key.\n"
    )
    if file_of(settings.database_address, settings.data_dir) is None:
        sys.stdout.write(_OF_A_SERVER)
    sys.stdout.write("The bot's key file and the recovery key are not in it: keep both elsewhere.\n")
    return 0


def restore(file: str, folder: str, key_file: str, bot_key: str) -> int:
    """Open a backup into an empty folder and prove that it is whole; 1 where its chain of decisions is not.

    Raises:
        ReportBotError: the key is wrong, the folder is not empty, or the backup is damaged.
    """
    private = recovery.private_from(asked(key_file))
    into = Path(folder)
    found = opened(Path(file), private, into)
    sys.stdout.write(_summary(found, into))
    verdict = verified(into, Path(bot_key) if bot_key else None)
    sys.stdout.writelines(f"{sentence}\n" for sentence in sentences(verdict))
    if not bot_key:
        sys.stdout.write(
            "Without --bot-key only the links of the chain were checked. Put the bot's key file into the folder "
            "as reportbot.key and run `reportbot audit verify`.\n"
        )
    return 1 if verdict.faults else 0


def asked(key_file: str) -> str:
    """The recovery key: from a file, or as it is typed.

    Raises:
        SettingsError: the file cannot be read.
    """
    if key_file:
        try:
            return Path(key_file).read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            raise SettingsError(f"{key_file} cannot be read as a recovery key.") from None
    return getpass.getpass("Recovery key: ") if os.isatty(0) else sys.stdin.readline()


def _summary(found: Restored, folder: Path) -> str:
    words = f"{folder}: the database and {found.files} vault files, as of {found.made_at}.\n"
    return words + (f"{found.lost} files that the database names were not in the backup.\n" if found.lost else "")


def verified(folder: Path, bot_key: Path | None) -> Verdict:
    """What the chain of the database in a folder says; without the bot's key only its links are looked at."""

    async def work() -> Verdict:
        url = f"sqlite:///{(folder / DATABASE).absolute()}"
        async with looking(url, folder, bot_key, keyless=bot_key is None) as (seal, read):
            return await verify(read, seal)

    return asyncio.run(work())
