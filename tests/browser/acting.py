"""What people do on the page, by the names they read there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Locator, Page, expect

from reportbot.cli import demo
from tests.browser.conftest import Stage

UNDO_MINUTES = 10
ACCOUNT = "contoh_akun88"


def keyboard(*rows: list[str]) -> dict[str, Any]:
    """An inline keyboard whose buttons carry their own label."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label} for label in row] for row in rows]}


async def opened(page: Page, stage: Stage) -> Page:
    """The page, connected."""
    await page.goto(stage.address)
    await expect(page.locator(".light.up")).to_be_visible()
    return page


@asynccontextmanager
async def demo_page(page: Page, data_dir: Path, *, samples: bool = True, search: str = "") -> AsyncIterator[demo.Cast]:
    """`reportbot demo` at work, and the page open on it."""
    async with demo.stage(0, data_dir, UNDO_MINUTES) as (url, cast):
        if samples:
            await demo.training(cast)
        await page.goto(f"{url}/?admin={cast.dewi.id}{search}")
        await expect(page.locator(".light.up")).to_be_visible()
        yield cast


async def opens(page: Page, tab: str) -> None:
    """On a phone: go to this tab."""
    await page.locator(".tabs").get_by_role("button", name=tab).click()


async def becomes(page: Page, pane: str, name: str) -> None:
    """Act as this person in the device."""
    await page.locator(f"#pane-{pane} .pick").filter(has_text=name).click()


def row(page: Page, pane: str, part: str) -> Locator:
    """The newest message in the device that says this."""
    return page.locator(f"#pane-{pane} .row").filter(has_text=part).last


async def presses(page: Page, pane: str, part: str, *labels: str) -> None:
    """Press these buttons, one after the other, on the newest message that says this and has them."""
    for label in labels:
        key = page.get_by_role("button", name=label, exact=True)
        await page.locator(f"#pane-{pane} .row").filter(has_text=part).filter(has=key).last.locator(key).click()
    await expect(page.locator(".key[aria-busy]")).to_have_count(0)


async def writes(page: Page, pane: str, words: str) -> None:
    """Write and send."""
    field = page.locator(f"#pane-{pane}").get_by_role("textbox")
    await field.fill(words)
    await field.press("Enter")
    await expect(field).to_have_value("")


async def moves_time(page: Page, label: str) -> None:
    """A step of the tools menu."""
    await page.get_by_role("button", name="Alat").click()
    await page.get_by_role("menuitem", name=label).click()


async def file_report(page: Page) -> None:
    """Budi reports a MiChat account with a screenshot and a story."""
    phone = page.locator("#pane-citizen")
    await phone.get_by_role("button", name="Mulai", exact=True).click()
    await presses(page, "citizen", "", "Setuju & lanjut", "Lapor akun", "MiChat")
    await expect(phone).to_contain_text("Ketik ID MiChat")
    await writes(page, "citizen", ACCOUNT)
    await presses(page, "citizen", "Langkah 2 dari 5", "Penipuan")
    await expect(phone).to_contain_text("Langkah 3 dari 5")
    await phone.get_by_role("button", name="Lampirkan").click()
    await page.get_by_role("menuitem", name="Contoh tangkapan layar (1)").click()
    await expect(phone.locator(".picked li")).to_have_count(1)
    await phone.get_by_role("button", name="Kirim", exact=True).click()
    await expect(phone.locator(".mine .tile img")).to_be_visible()
    await presses(page, "citizen", "1 bukti tersimpan", "Selesai")
    await expect(phone).to_contain_text("Langkah 4 dari 5")
    await writes(page, "citizen", "Dia minta transfer dulu, lalu menghilang. Kejadiannya di Kota Bandung.")
    await presses(page, "citizen", "Laporan belum terkirim. Mohon periksa", "Kirim laporan")
    await expect(phone).to_contain_text("Nomor laporan: RB-")
