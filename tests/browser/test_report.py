"""A whole report from both sides, on a phone and on a desktop, with the real bot: filed, decided, and heard of."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.acting import ACCOUNT, demo_page, file_report, moves_time, opens, presses, row
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_report_is_filed_decided_and_heard_of(browser: Browser, size: ViewportSize, tmp_path: Path) -> None:
    is_phone = size is PHONE
    context = await browser.new_context(viewport=size, has_touch=is_phone, is_mobile=is_phone, locale="id-ID")
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    async with demo_page(page, tmp_path, samples=False):
        await file_report(page)
        if is_phone:
            await expect(page.locator(".tab .badge")).to_have_text("1")
            await opens(page, "Tim")
        await decides(page)
        if is_phone:
            await opens(page, "Warga")
        await hears(page)
    await context.close()
    assert errors == []


async def decides(page: Page) -> None:
    """Sari takes the case, opens the picture, and decides."""
    team = page.locator("#pane-team")
    await presses(page, "team", ACCOUNT, "Ambil")
    await expect(row(page, "team", f"MiChat · {ACCOUNT}")).to_contain_text("Dipegang Sari")
    await presses(page, "team", ACCOUNT, "Lihat bukti")
    picture = row(page, "team", "Bukti kasus 1").locator(".tile")
    await picture.click()
    await picture.click()
    await expect(page.locator("dialog.zoom img")).to_be_visible()
    await page.keyboard.press("Escape")
    await presses(page, "team", f"MiChat · {ACCOUNT}", "Cukup bukti", "Tawaran palsu")
    await expect(team).to_contain_text("Kasus 1 · cukup bukti: tawaran palsu · Sari")


async def hears(page: Page) -> None:
    """Nothing while the decision may be undone; then the news, with the way to ask for a review or not."""
    phone = page.locator("#pane-citizen")
    await expect(phone).not_to_contain_text("Ada kabar")
    await moves_time(page, "+10 menit")
    await expect(phone).to_contain_text("Ada kabar untuk laporan RB-")
    await expect(phone).to_contain_text("Disiapkan.")


async def test_an_unfinished_report_is_reminded_of_and_then_let_go_as_time_is_moved_on(
    page: Page, tmp_path: Path
) -> None:
    async with demo_page(page, tmp_path, samples=False):
        phone = page.locator("#pane-citizen")
        await phone.get_by_role("button", name="Mulai", exact=True).click()
        await presses(page, "citizen", "", "Setuju & lanjut", "Lapor akun", "MiChat")
        await expect(phone).to_contain_text("Ketik ID MiChat")
        day = await page.locator(".clock .day").inner_text()
        for label in ("+1 jam", "+1 jam", "+10 menit"):
            await moves_time(page, label)
        await expect(phone).to_contain_text("Ada laporan yang belum terkirim")
        await moves_time(page, "+1 hari")
        await expect(page.locator(".clock .day")).not_to_have_text(day)
        await expect(row(page, "citizen", "sudah lama tidak dilanjutkan")).to_be_visible()
