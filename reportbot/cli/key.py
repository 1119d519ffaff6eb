"""``reportbot key rotate``: a new key, everything sealed anew with it, the old key gone."""

import asyncio
import sys
from pathlib import Path

from reportbot.cli.workshop import VAULT
from reportbot.clock import Clock
from reportbot.errors import DataDirHeld, SettingsError
from reportbot.evidence.vault import Vault
from reportbot.settings import Settings
from reportbot.storage.lock import hold
from reportbot.storage.patience import PatientStore
from reportbot.storage.presence import at_work
from reportbot.storage.rotation import reseal
from reportbot.storage.seal import Seal, make_key, read_key, successor_of
from reportbot.storage.store import Store

_DONE = """The database and the vault are sealed with a new key: {key_file}
Copy it to where you keep the copy of the key. Backups that were made before need the copy of the old key, which is
not on this machine any more: make a new backup now.
"""


def rotate() -> int:
    """Change the key; begun again after a crash, it goes on where it was.

    Raises:
        ReportBotError: a bot is at work on the data dir, or something sealed cannot be opened.
    """
    settings = Settings.load()
    key_file = settings.key_path
    with hold(settings.data_dir):
        lost = asyncio.run(_rotated(settings, key_file))
    sys.stdout.write(_DONE.format(key_file=key_file))
    if lost:
        sys.stdout.write(f"{lost} files of the vault were damaged or missing before and stay lost.\n")
    return 0


async def _rotated(settings: Settings, key_file: Path) -> int:
    store = await Store.open(settings.database_address, settings.data_dir, key_file, upgrade=False)
    try:
        if busy := await at_work(store):
            raise DataDirHeld(f"Another bot works on this database: {', '.join(busy)}. Stop it first.")
        new = Seal(next_key(key_file))
        vault = Vault(settings.data_dir / VAULT, PatientStore(store), Clock())
        lost = 0
        if new.key_id != store.seal.key_id:
            lost = await vault.reseal(new)
            await store.write(lambda conn: reseal(conn, store.seal, new))
        successor_of(key_file).replace(key_file)
        await vault.sweep(young=True)
    except OSError as error:
        raise SettingsError(f"{error.filename}: {error.strerror}. Begin again when that is mended.") from None
    finally:
        await store.close()
    return lost


def next_key(key_file: Path) -> bytes:
    """The key that follows: the one that a crash left, or a new one.

    Raises:
        SettingsError: it cannot be written.
    """
    successor = successor_of(key_file)
    return read_key(successor) or make_key(successor)
