"""A takedown request on the supervisor's phone in four pictures, and the letter that came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from PIL.Image import Resampling
from playwright.async_api import Page, expect

from reportbot.cli import demo
from reportbot.cli.demo_pictures import screenshot
from reportbot.sandbox.people import Person
from tests.browser.acting import becomes, opens, row
from tests.e2e.stage import Stage
from tests.e2e.team_acting import card, pressed, reported

SETTINGS = (
    ("Penanda tangan", "Dewi Lestari"),
    ("Jabatan", "Ketua"),
    ("Tempat surat", "Bandung"),
    ("Alamat", "Jalan Contoh 12, Bandung 40111"),
    ("Kontak", "lapor@paguyuban.example"),
)
DETAILS = (("Kepada", "Tim Kepatuhan MiChat"), ("Alamat surel", "abuse@michat.example"))
"""Buttons of the forms, and what is typed then."""

PIXELS_PER_POINT = 1.3
SHEETS = 2
SHARP = 2
"""Pixels of a picture of the phone for each one of the page."""
GAP = 10

Shot = Callable[[str], Awaitable[bytes]]
"""A picture of the page once its newest message says this."""


async def requested(page: Page, data_dir: Path) -> tuple[list[bytes], bytes]:
    """The pictures, and the letter as PDF."""
    async with demo.stage(0, data_dir, 0) as (url, cast):
        wati = await cast.team.client.person("Wati")
        people = (cast.budi, wati, cast.sari, cast.andi, cast.dewi)
        stage = Stage(url, cast.team.client, data_dir, *people, cast.team)
        await _cases(stage)
        await page.goto(f"{url}/?admin={cast.dewi.id}")
        await opens(page, "Pribadi")
        await becomes(page, "side", "Sari")

        async def shot(says: str) -> bytes:
            await stage.client.settled()
            await expect(row(page, "side", says)).to_be_in_viewport()
            return await page.screenshot()

        return await _played(stage, shot), await _letter(stage)


async def _cases(stage: Stage) -> None:
    """Two that Andi found to have enough evidence, and one that Sari alone did; and whom the letter is from."""
    for person in (stage.budi, stage.wati, stage.sari, stage.dewi):
        await stage.consent(person)
    await _decided(stage, stage.budi, stage.andi, "contoh_akun88", "Uang muka dulu, baru barang dikirim")
    await _decided(stage, stage.wati, stage.andi, "contoh_dua77", "Transfer hari ini saja, besok naik")
    await _decided(stage, stage.budi, stage.sari, "contoh_tiga66", "Kirim dulu biaya daftarnya")
    await stage.dewi.say("/pengaturan")
    for label, words in SETTINGS:
        await stage.dewi.press(label)
        await stage.dewi.say(words)
        await stage.dewi.expect(f": {words}", new=True)


async def _decided(stage: Stage, reporter: Person, by: Person, account: str, offer: str) -> None:
    """A report with a screenshot that a moderator finds to have enough evidence."""

    async def send(person: Person) -> None:
        await person.photo(content=screenshot(account, ("Halo, masih ada?", "Masih, berapa?", offer)))

    await reported(stage, reporter, account, sent=(send,))
    for label in ("Ambil", "Cukup bukti", "Tawaran palsu"):
        await pressed(stage, by, label, on=await card(stage, account))
        await stage.client.settled()


async def _played(stage: Stage, shot: Shot) -> list[bytes]:
    """Draft, question, documents, outcomes."""
    await stage.sari.say("/permintaan")
    await _taps(stage, "Buat: MiChat*", "Ubah data surat")
    for label, words in DETAILS:
        await _taps(stage, label)
        await stage.sari.say(words)
        await stage.sari.expect(f": {words}", new=True)
    await _taps(stage, "Kembali", "Periksa gambar", "Bukti aman", "Bukti aman")
    shots = [await shot("2 akun siap.")]
    await _taps(stage, "Kirim permintaan")
    shots.append(await shot("Kirim 2 akun kepada"))
    await _taps(stage, "Ya, kirim")
    await stage.sari.expect("tercatat terkirim", 60)
    shots.append(await shot("tercatat terkirim"))
    await _taps(stage, "Buka permintaan", "Diterima platform", "Sekarang", "Hasil per akun")
    shots.append(await shot("Tekan nomornya"))
    return shots


async def _taps(stage: Stage, *labels: str) -> None:
    """Sari presses these, one after the other."""
    for label in labels:
        await stage.sari.press(label)
        await stage.client.settled()


async def _letter(stage: Stage) -> bytes:
    """The PDF that Sari has."""
    for message in await stage.sari.chat():
        if str(message.raw.get("document", {}).get("file_name", "")).endswith(".pdf"):
            return (await stage.client.file(message))[1]
    raise LookupError("no letter came")


def side_by_side(pictures: Sequence[Image.Image], ground: str) -> bytes:
    """One PNG, each picture at its own height."""
    size = (sum(one.width + GAP for one in pictures) + GAP, max(one.height for one in pictures) + 2 * GAP)
    whole, left = Image.new("RGB", size, ground), GAP
    for one in pictures:
        whole.paste(one, (left, GAP))
        left += one.width + GAP
    kept = BytesIO()
    whole.quantize(256).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def phones(shots: Sequence[bytes]) -> bytes:
    """The four of them, as large as a page that is not sharper than its pixels."""
    opened = (Image.open(BytesIO(shot)).convert("RGB") for shot in shots)
    return side_by_side(
        [one.resize((one.width // SHARP, one.height // SHARP), Resampling.LANCZOS) for one in opened], "#dfe7e3"
    )


def sheets(pdf: bytes) -> bytes:
    """The letter and its annex."""
    document = pypdfium2.PdfDocument(pdf)
    pages = (document[number].render(scale=PIXELS_PER_POINT).to_pil() for number in range(SHEETS))
    return side_by_side([page.convert("RGB") for page in pages], "#7b7d85")
