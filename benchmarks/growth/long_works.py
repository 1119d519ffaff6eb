"""What takes the bot minutes: a list of very many rows, and an export of all cases."""

import hashlib
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from reportbot.clock import Clock
from reportbot.domain.records import Import
from reportbot.evidence.vault import Vault
from reportbot.storage.patience import PatientStore
from reportbot.storage.save import save

HEAD = "platform,akun,kategori,anak,keterangan,tautan bukti\n"
DAYS = {"first": date(2015, 1, 1).toordinal(), "last": date(2035, 1, 1).toordinal(), "span": "range"}
EXPORT: Mapping[str, Any] = {**DAYS, "subject": "cases", "form": "csv", "accounts": True, "language": "id"}
"""All cases of all years, as CSV."""


def vault_of(store: PatientStore, data_dir: Path) -> Vault:
    """The bot's own."""
    folder = data_dir / "vault"
    folder.mkdir(mode=0o700, exist_ok=True)
    return Vault(folder, store, Clock())


async def kept_list(store: PatientStore, data_dir: Path, count: int) -> int:
    """A list of so many new accounts, kept and checked, and to be written; its number."""
    stamp = time.time_ns()
    rows = (f"michat,daftar_{stamp}_{n},judi,,Slot,https://x.example/{n}\n" for n in range(count))
    data = (HEAD + "".join(rows)).encode()
    kept = await vault_of(store, data_dir).keep("import", "", "", data)
    made = Import(
        number=stamp % 10**9, source="patrol", by=1, at=datetime.now(UTC), digest=hashlib.sha256(data).hexdigest(),
        file=kept.file, state="writing", rows=count,
    )  # fmt: skip
    await store.write(lambda conn: save(conn, store.seal, [made]))
    return made.number
