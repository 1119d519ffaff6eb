"""The page can be used without a mouse and followed without seeing; what axe checks stands in test_axe.py."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import PHONE, RINA, Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_button_is_pressed_and_keeps_its_place_with_the_keyboard_alone(page: Page, stage: Stage) -> None:
    markup = {
        "inline_keyboard": [[{"text": "Lapor akun", "callback_data": "a"}, {"text": "Bantuan", "callback_data": "b"}]]
    }
    menu = await stage.bot("sendMessage", chat_id=RINA, text="Menu", reply_markup=markup)
    await page.goto(stage.address)
    await page.get_by_role("button", name="Lapor akun").focus()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    [query] = await stage.updates("callback_query")
    assert query["data"] == "b"
    await stage.bot("editMessageText", chat_id=RINA, message_id=menu["message_id"], text="Menu 2", reply_markup=markup)
    await expect(page.locator("#pane-citizen .theirs")).to_contain_text("Menu 2")
    await expect(page.get_by_role("button", name="Bantuan")).to_be_focused()


async def test_the_arrow_keys_move_among_the_buttons_of_a_message(page: Page, stage: Stage) -> None:
    rows = [["Cukup bukti", "Bukan pelanggaran"], ["Catatan", "Riwayat", "Lepas"], ["Kembali"]]
    markup = {"inline_keyboard": [[{"text": label, "callback_data": label} for label in row] for row in rows]}
    await stage.bot("sendMessage", chat_id=stage.group, text="Kasus 1", reply_markup=markup)
    await page.goto(stage.address)
    await page.get_by_role("button", name="Cukup bukti").focus()
    moves = {
        "ArrowLeft": "Cukup bukti", "ArrowRight": "Bukan pelanggaran", "ArrowDown": "Riwayat", "End": "Riwayat",
    }  # fmt: skip
    for key, label in moves.items():
        await page.keyboard.press(key)
        await expect(page.get_by_role("button", name=label)).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    [query] = await stage.updates("callback_query")
    assert query["data"] == "Kembali"


async def test_the_focus_goes_through_a_device_from_top_to_bottom_and_is_seen(page: Page, stage: Stage) -> None:
    markup = {"inline_keyboard": [[{"text": "Lapor akun", "callback_data": "a"}]]}
    await stage.bot("sendMessage", chat_id=RINA, text="Menu", reply_markup=markup)
    await page.goto(stage.address)
    await page.locator("#pane-citizen .scroller").focus()
    names = []
    for _ in range(6):
        await page.keyboard.press("Tab")
        names.append(await page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent"))
        outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", names
    assert [name for name in names if name not in {"Balas", "Ubah"}] == ["/start", "Lapor akun", "Daftar perintah"]


async def test_menus_open_move_and_close_with_the_keyboard(page: Page, stage: Stage) -> None:
    await page.goto(stage.address)
    attach = page.locator("#pane-citizen").get_by_role("button", name="Lampirkan")
    await attach.press("Enter")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Contoh tangkapan layar (1)")).to_be_focused()
    await page.keyboard.press("End")
    await expect(page.get_by_role("menuitem", name="Kirim pesan suara")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("menu")).to_have_count(0)
    await expect(attach).to_be_focused()


async def test_news_from_the_bot_is_said_aloud(page: Page, stage: Stage) -> None:
    await page.goto(stage.address)
    await expect(page.locator(".light.up")).to_be_visible()
    await stage.bot("sendMessage", chat_id=RINA, text="Laporan Anda sudah kami terima.")
    await expect(page.locator("#live[aria-live=polite]")).to_contain_text("ReportBot: Laporan Anda sudah kami terima.")


async def test_the_page_says_its_language_and_names_its_landmarks(page: Page, stage: Stage) -> None:
    await page.goto(stage.address)
    await expect(page.locator("html")).to_have_attribute("lang", "id")
    for name in ("Ponsel warga", "Grup tim pemeriksa", "Chat pribadi"):
        await expect(page.get_by_role("region", name=name, exact=True)).to_be_visible()


async def test_a_long_chat_opens_at_its_end_on_a_phone(browser: Browser, stage: Stage) -> None:
    for number in range(30):
        await stage.people("send", chat_id=RINA, user_id=RINA, text=f"Pesan {number}")
    context = await browser.new_context(viewport=PHONE)
    page = await context.new_page()
    await page.goto(stage.address)
    await expect(page.get_by_text("Pesan 29")).to_be_in_viewport()
    await context.close()
