"""``reportbot recovery-key``, ``backup`` and ``restore``."""

import asyncio
import getpass
import os
import sys
from datetime import datetime
from pathlib import Path

from reportbot.backups import recovery
from reportbot.backups.making import DATABASE, make_backup
from reportbot.backups.restoring import Restored
from reportbot.backups.restoring import restore as opened
from reportbot.cli.audit import sentences
from reportbot.cli.terminal import Terminal
from reportbot.clock import Clock
from reportbot.errors import SchemaNewer, SettingsError
from reportbot.settings import Settings
from reportbot.storage.chain_verify import Verdict, verify
from reportbot.storage.read_only import file_of, looking
from reportbot.storage.seal import KEY_FILE, read_key
from reportbot.storage.server_copies import copy_of


def recovery_key(language: str, *, replace: bool) -> int:
    """Make a recovery key and show its private part once.

    Raises:
        ReportBotError: there is one already, or it cannot be written.
    """
    settings = Settings.load()
    terminal = Terminal(language, settings.texts_dir)
    key = recovery.make(settings.data_dir, replace=replace)
    terminal.say("cli-recovery-key")
    terminal.show(f"\n    {key}\n")
    terminal.say("cli-recovery-key-keep", file=str(settings.key_path))
    if replace:
        terminal.say("cli-recovery-key-older")
    if settings.backup_hour is not None:
        terminal.say("cli-recovery-key-nightly", hour=settings.backup_hour)
    return 0


def backup(target: str, language: str) -> int:
    """Make a backup, also while the bot runs.

    Raises:
        ReportBotError: there is no recovery key, or no database.
    """
    settings = Settings.load()
    terminal = Terminal(language, settings.texts_dir)
    database = copy_of(settings.database_address, settings.data_dir)
    try:
        made = make_backup(settings.data_dir, database, Clock().now(), Path(target).absolute() if target else None)
    except OSError as error:
        raise recovery.BackupRefused(f"The backup cannot be written ({error.strerror}).") from None
    terminal.say("cli-backup-made", file=str(made.path), kilobytes=made.kilobytes, files=made.files)
    if file_of(settings.database_address, settings.data_dir) is None:
        terminal.say("cli-backup-of-a-server")
    if not target:
        terminal.say("cli-backup-elsewhere")
    terminal.say("cli-backup-keep-keys")
    return 0


def restore(file: str, folder: str, key_file: str, bot_key: str, language: str) -> int:
    """Open a backup into an empty folder and prove that it is whole; 1 where its chain of decisions is not.

    With the bot's key file the folder is ready to run. The chain of another schema is not looked at, which is 1 too.

    Raises:
        ReportBotError: a key is wrong, the folder is not empty, or the backup is damaged; then nothing is restored.
    """
    terminal, into = Terminal(language), Path(folder)
    key = key_in(bot_key) if bot_key else None
    private = recovery.private_from(asked(key_file, terminal))
    seen: list[Verdict | SchemaNewer] = []
    found = opened(Path(file), private, into, key, lambda draft: seen.append(_looked_at(draft, bot_key)))
    _say_restored(terminal, found, into)
    whole = _say_seen(terminal, seen[0])
    if key is None:
        terminal.say("cli-restored-keyless", file=str(into / KEY_FILE), folder=str(into))
    else:
        terminal.say("cli-restored-ready", folder=str(into))
    return 0 if whole else 1


def _looked_at(draft: Path, bot_key: str) -> Verdict | SchemaNewer:
    try:
        return verified(draft, bot_key)
    except SchemaNewer as error:
        return error


def _say_restored(terminal: Terminal, found: Restored, folder: Path) -> None:
    terminal.say("cli-restored", folder=str(folder), files=found.files, at=datetime.fromisoformat(found.made_at))
    if found.lost:
        terminal.say("cli-restored-lost", lost=found.lost)


def _say_seen(terminal: Terminal, seen: Verdict | SchemaNewer) -> bool:
    if isinstance(seen, SchemaNewer):
        terminal.say("cli-restored-unproven", why=str(seen))
        return False
    say_chain(terminal, seen)
    return not seen.faults


def say_chain(terminal: Terminal, verdict: Verdict) -> None:
    """Each fault as `audit verify` names it, and how the chain ends."""
    head = f"{verdict.head.count}:{verdict.head.hash}"
    if verdict.erased:
        terminal.say("cli-chain-erased", count=verdict.erased)
    if not verdict.faults:
        terminal.say("cli-chain-whole", count=verdict.head.count, head=head)
        return
    # After the faults `audit verify` says in English how the chain ends.
    for sentence in sentences(verdict)[: len(verdict.faults)]:
        terminal.show(sentence)
    terminal.say("cli-chain-faulty", faults=len(verdict.faults), head=head)


def asked(key_file: str, terminal: Terminal) -> str:
    """The recovery key: from a file, or as it is typed.

    Raises:
        SettingsError: the file cannot be read.
    """
    if key_file:
        try:
            return Path(key_file).read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            raise SettingsError(f"{key_file} cannot be read as a recovery key.") from None
    question = terminal.plain("cli-ask-recovery-key")
    return getpass.getpass(f"{question} ") if os.isatty(0) else sys.stdin.readline()


def key_in(bot_key: str) -> bytes:
    """The key of the bot that a file holds.

    Raises:
        SettingsError: there is no such file, or it holds none.
    """
    key = read_key(Path(bot_key))
    if key is None:
        raise SettingsError(f"--bot-key: there is no {bot_key}.")
    return key


def verified(folder: Path, bot_key: str) -> Verdict:
    """What the chain of the database in a folder says; without the bot's key file only its links are looked at."""

    async def work() -> Verdict:
        url = f"sqlite:///{(folder / DATABASE).absolute()}"
        key_file = Path(bot_key) if bot_key else None
        async with looking(url, folder, key_file, keyless=key_file is None) as (seal, read):
            return await verify(read, seal)

    return asyncio.run(work())
