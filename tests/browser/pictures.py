"""`python -m tests.browser.pictures` takes the pictures of docs/ from the real page with the real bot behind it."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from tests.browser.acting import ACCOUNT, becomes, demo_page, file_report, opens, presses, row, writes
from tests.browser.conftest import ARGS, CHROMIUMS, DESKTOP, PHONE
from tests.browser.request_pictures import phones, requested, sheets

DOCS = Path(__file__).parents[2] / "docs"
SHARP = 2
SETTLED = """document.fonts.ready.then(() => Promise.all([...document.images].filter((image) => {
  const box = image.getBoundingClientRect();
  return box.height && box.bottom > 0 && box.top < innerHeight;
}).map((image) => image.decode())))"""


async def main() -> None:
    """Take all of them."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGS)
        for take in (sandbox, training, request):
            with tempfile.TemporaryDirectory() as data_dir:
                await take(browser, Path(data_dir))
        await browser.close()


async def page_of(browser: Browser, size: ViewportSize) -> Page:
    """A page that holds still."""
    context = await browser.new_context(
        viewport=size, color_scheme="light", locale="id-ID", reduced_motion="reduce",
        device_scale_factor=SHARP if size is PHONE else 1,
    )  # fmt: skip
    return await context.new_page()


async def sandbox(browser: Browser, data_dir: Path) -> None:
    """A report on its way: on the desktop both sides at once, on a phone each alone."""
    page = await page_of(browser, DESKTOP)
    async with demo_page(page, data_dir, samples=False):
        await file_report(page)
        await takes(page, ACCOUNT)
        await page.locator("#pane-side").get_by_role("button", name="Mulai", exact=True).click()
        await writes(page, "side", "/status")
        await expect(row(page, "side", "Laporan masuk hari ini")).to_be_in_viewport()
        await shot(page, "sandbox")
        phone = await page_of(browser, PHONE)
        await phone.goto(page.url)
        await expect(phone.locator("#pane-citizen .theirs").last).to_be_visible()
        await shot(phone, "phone")
        await opens(phone, "Tim")
        await expect(phone.locator("#pane-team .theirs").last).to_be_visible()
        await shot(phone, "phone-team")
        await phone.context.close()
    await page.context.close()


async def training(browser: Browser, data_dir: Path) -> None:
    """The lesson with two tasks done and a hint open."""
    page = await page_of(browser, DESKTOP)
    async with demo_page(page, data_dir):
        await sees_evidence(page, "0812-0000-1234")
        await expect(page.locator(".task.done")).to_have_count(2)
        await page.get_by_role("button", name="Petunjuk: Putuskan: cukup bukti").click()
        await becomes(page, "citizen", "Eko")
        for key in await page.get_by_role("button", name="Ke pesan terbaru").all():
            await key.click()
        await shot(page, "training")
    await page.context.close()


async def request(browser: Browser, data_dir: Path) -> None:
    """A takedown request from draft to outcomes, and its letter."""
    page = await page_of(browser, PHONE)
    shots, letter = await requested(page, data_dir)
    await page.context.close()
    for name, made in (("requests", phones(shots)), ("letter", sheets(letter))):
        keep(name, made)


async def takes(page: Page, account: str) -> None:
    """Sari takes the case."""
    await presses(page, "team", account, "Ambil")
    await expect(row(page, "team", account)).to_contain_text("Dipegang Sari")


async def sees_evidence(page: Page, account: str) -> None:
    """Sari takes the case and has its pictures shown."""
    await takes(page, account)
    await presses(page, "team", account, "Lihat bukti")
    await expect(row(page, "team", "Bukti kasus").locator(".veiled").first).to_be_visible()


async def shot(page: Page, name: str) -> None:
    """Save what is seen, once nothing loads any more."""
    await page.mouse.move(0, 0)
    await page.evaluate("document.activeElement.blur()")
    await expect(page.locator(".toast")).to_have_count(0)
    await page.evaluate(SETTLED)
    keep(name, await page.screenshot())


def keep(name: str, picture: bytes) -> None:
    """Into the documents."""
    (DOCS / f"{name}.png").write_bytes(picture)
    sys.stdout.write(f"docs/{name}.png\n")


if __name__ == "__main__":
    asyncio.run(main())
