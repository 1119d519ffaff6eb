"""Evidence goes through the whole bot, and afterwards nothing on the disk or in the log gives anything away."""

import asyncio
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from reportbot.storage.seal import read_key
from tests.e2e.process import ROOT, Bot
from tests.e2e.stage import TOKEN, Stage

PHONE = "0812-7654-3210"
STORY = "Saya Budi Santoso, telepon 0812-7654-3210. Uang saya hilang di Jalan Kenanga 7 kepada orang itu."
SECRETS = ("Budi", "Santoso", "budi_santoso", PHONE, STORY, "KTP_Budi", "Kenanga")
CHUNK = 24


def picture(kind: str = "JPEG") -> bytes:
    """A picture that no compression makes small, with the name of who took it."""
    exif = Image.Exif()
    exif[0x013B] = "Budi Santoso"
    out = io.BytesIO()
    Image.frombytes("RGB", (64, 48), os.urandom(64 * 48 * 3)).save(out, kind, exif=exif)
    return out.getvalue()


def pdf() -> bytes:
    out = io.BytesIO()
    pages = [Image.frombytes("RGB", (60, 80), os.urandom(60 * 80 * 3)) for _ in range(2)]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], author="Budi Santoso")
    return out.getvalue()


async def reported(stage: Stage) -> list[bytes]:
    """A report with four files and a story; the files."""
    budi = stage.budi
    sent = [picture(), picture(), pdf(), os.urandom(3000)]
    await budi.say("/lapor")
    await budi.press("MiChat")
    await budi.expect("ID MiChat")
    await budi.say("contoh_akun88")
    await budi.press("Penipuan")
    await budi.expect("Langkah 3")
    await budi.photo(content=sent[0], caption=STORY)
    await budi.expect("1 bukti", new=True)
    await budi.document("KTP_Budi_Santoso.jpg", sent[1], mime="image/jpeg")
    await budi.expect("2 bukti", new=True)
    await budi.document("surat Budi Santoso.pdf", sent[2], mime="application/pdf")
    await budi.expect("3 bukti", new=True)
    await budi.document("rekaman.bin", sent[3])
    await budi.expect("4 bukti", new=True)
    await budi.press("Selesai")
    await budi.expect("Langkah 4", new=True)
    await budi.say(STORY)
    await budi.press("Kirim laporan")
    await budi.expect("Nomor laporan: RB-", new=True)
    return sent


async def vault_holds(stage: Stage, count: int) -> None:
    """Wait until so many files stand in the vault."""
    async with asyncio.timeout(60):
        while len(vault_files(stage)) < count:  # noqa: ASYNC110 another process tells no event
            await asyncio.sleep(0.1)


def vault_files(stage: Stage) -> list[Path]:
    return [path for path in (stage.data_dir / "vault").rglob("*") if path.is_file() and path.name[0] != "."]


def verb(stage: Stage, cwd: Path, *words: str) -> str:
    """What another verb of the program says, run beside the bot."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | stage.env
    command = (sys.executable, "-m", "reportbot", *words)
    ended = subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


async def shown(stage: Stage) -> list[Any]:
    """The pictures that came to the group as uploads."""
    await stage.sari.press("Lihat bukti", chat=stage.team)
    await stage.sari.expect("Bukti kasus 1", chat=stage.team)
    await stage.client.settled()
    (album,) = [call for call in await stage.client.calls("sendMediaGroup") if call["ok"]]
    return list(album["files"])


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "reportbot.key":
            yield str(path.relative_to(folder)), path.read_bytes()


def given_away(content: bytes, stage: Stage, sent: list[bytes], key: bytes) -> list[str]:
    """What stands there and must not."""
    telegram_id = stage.budi.id
    forms = (str(telegram_id).encode(), telegram_id.to_bytes(8, "big"), telegram_id.to_bytes(8, "little"))
    words = [*(word.encode() for word in SECRETS), TOKEN.split(":")[1].encode(), key, key.hex().encode()]
    found = [repr(word) for word in (*forms, *words) if word in content]
    for number, data in enumerate(sent):
        # What begins or ends a file of its kind stands in many files.
        parts = [data[at : at + CHUNK] for at in range(200, len(data) - 200, CHUNK * 8)]
        found += [f"file {number}"] if any(part in content for part in parts) else []
    return found


async def test_nothing_that_was_sent_stands_readable_anywhere(stage: Stage, tmp_path: Path) -> None:
    logged = tmp_path / "bot.log"
    bot = await Bot.start(stage.env | {"REPORTBOT_LOG_LEVEL": "DEBUG"}, logged, cwd=tmp_path)
    try:
        await bot.says('"serving"')
        await stage.consent(stage.budi)
        sent = await reported(stage)
        # Four originals, and a copy of each page.
        await vault_holds(stage, 4 + 2)
        await stage.client.settled()
        uploads = await shown(stage)
        verb(stage, tmp_path, "recovery-key")
        verb(stage, tmp_path, "backup")
        live = dict(contents(stage.data_dir))
    finally:
        await bot.stop()
    key = read_key(stage.data_dir / "reportbot.key")
    assert key is not None
    assert "reportbot.db-wal" in live
    assert len(uploads) == 3
    assert not [upload for upload in uploads if any(word in str(upload) for word in SECRETS)]
    files = {**live, **{f"{name} after": data for name, data in contents(stage.data_dir)}, "log": logged.read_bytes()}
    assert any("backup" in name for name in files)
    assert {name: found for name, data in files.items() if (found := given_away(data, stage, sent, key))} == {}
