"""``reportbot key rotate``: a new key, everything sealed anew with it, the old key gone."""

import asyncio
from pathlib import Path

from reportbot.cli.terminal import Terminal
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


def rotate(language: str) -> int:
    """Change the key; begun again after a crash, it goes on where it was.

    Raises:
        ReportBotError: a bot is at work on the data dir, or something sealed cannot be opened.
    """
    settings = Settings.load()
    terminal, key_file = Terminal(language, settings.texts_dir), settings.key_path
    with hold(settings.data_dir):
        lost = asyncio.run(_rotated(settings, key_file))
    terminal.say("cli-key-rotated", file=str(key_file))
    if lost:
        terminal.say("cli-key-rotated-lost", lost=lost)
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
