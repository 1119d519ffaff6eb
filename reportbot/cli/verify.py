"""``reportbot verify``: a backup is proven to the last byte, and nothing is restored."""

from datetime import datetime
from pathlib import Path

from reportbot.backups import recovery
from reportbot.backups.restoring import Opens, Restored, check
from reportbot.cli.backup import asked, key_in, say_chain, verified
from reportbot.cli.terminal import Terminal
from reportbot.storage.chain_verify import Verdict
from reportbot.storage.seal import Seal, SealBroken


def verify(file: str, key_file: str, bot_key: str, language: str) -> int:
    """Print what was found; 0 where the backup can be restored and all of it opens, else 1.

    Raises:
        ReportBotError: a key is wrong, or the backup is another's, damaged or not whole.
    """
    terminal = Terminal(language)
    opens = _opening(bot_key) if bot_key else None
    verdicts: list[Verdict] = []
    private = recovery.private_from(asked(key_file, terminal))
    found = check(Path(file), private, lambda folder: verdicts.append(verified(folder, bot_key)), opens)
    _say(terminal, file, found)
    for verdict in verdicts:
        say_chain(terminal, verdict)
    if not bot_key:
        terminal.say("cli-verified-keyless")
    return 1 if found.lost or found.spoiled or any(verdict.faults for verdict in verdicts) else 0


def _opening(bot_key: str) -> Opens:
    seal = Seal(key_in(bot_key))

    def opens(address: str, data: bytes) -> bool:
        try:
            seal.open("vault", address, "bytes", data)
        except SealBroken:
            return False
        return True

    return opens


def _say(terminal: Terminal, file: str, found: Restored) -> None:
    terminal.say("cli-verified", file=file, files=found.files, at=datetime.fromisoformat(found.made_at))
    if found.lost:
        terminal.say("cli-verified-lost", lost=found.lost)
    if found.spoiled:
        terminal.say("cli-verified-spoiled", spoiled=found.spoiled)
