"""``reportbot verify``: a backup is proven to the last byte, and nothing is restored."""

import sys
from pathlib import Path

from reportbot.backups import recovery
from reportbot.backups.restoring import Opens, Restored, check
from reportbot.cli.audit import sentences
from reportbot.cli.backup import asked, verified
from reportbot.errors import SettingsError
from reportbot.storage.chain_verify import Verdict
from reportbot.storage.seal import Seal, SealBroken, read_key

_KEYLESS = "Without --bot-key the files of the vault were not opened, and of the chain only its links were checked.\n"


def verify(file: str, key_file: str, bot_key: str) -> int:
    """Print what was found; 0 where the backup can be restored and all of it opens, else 1.

    Raises:
        ReportBotError: a key is wrong, or the backup is another's, damaged or not whole.
    """
    opens = _opening(Path(bot_key)) if bot_key else None
    verdicts: list[Verdict] = []
    private = recovery.private_from(asked(key_file))
    found = check(
        Path(file), private, lambda folder: verdicts.append(verified(folder, Path(bot_key) if bot_key else None)), opens
    )
    sys.stdout.write(_summary(file, found))
    for verdict in verdicts:
        sys.stdout.writelines(f"{sentence}\n" for sentence in sentences(verdict))
    sys.stdout.write("" if bot_key else _KEYLESS)
    return 1 if found.lost or found.spoiled or any(verdict.faults for verdict in verdicts) else 0


def _opening(key_file: Path) -> Opens:
    key = read_key(key_file)
    if key is None:
        raise SettingsError(f"--bot-key: there is no {key_file}.")
    seal = Seal(key)

    def opens(address: str, data: bytes) -> bool:
        try:
            seal.open("vault", address, "bytes", data)
        except SealBroken:
            return False
        return True

    return opens


def _summary(file: str, found: Restored) -> str:
    what = f"the database and {found.files} vault files, as of {found.made_at}"
    lines = [f"{file}: {what}. Every byte is as it was sealed."]
    if found.lost:
        lines.append(f"{found.lost} files that the database names are not in it.")
    if found.spoiled:
        lines.append(f"{found.spoiled} files do not open with this key.")
    return "".join(f"{line}\n" for line in lines)
