"""The page can be used without a mouse, read without good eyes, and followed without seeing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, DEWI, PHONE, RINA, SARI, Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
AA = 4.5
STYLES = ("danger", "success", "primary", None)
EVERYTHING = (
    "<b>tebal</b> <i>miring</i> <code>RB-7K2M-9QXD</code> <a href='https://contoh.id'>tautan</a> 0812-0000-1234"
    "<blockquote>kutipan <code>kode</code></blockquote><pre>baris</pre>#tagar @seseorang_lain"
)


async def fill(stage: Stage) -> None:
    """Something of each kind in every chat."""
    keys = [
        {"text": f"Tombol {style}", "callback_data": str(style)} | ({"style": style} if style else {})
        for style in STYLES
    ]
    markup = {"inline_keyboard": [keys[:2], keys[2:]]}
    for number in (SARI, DEWI):
        await stage.people("send", chat_id=number, user_id=number, text="/start")
    for chat in (RINA, stage.group, DEWI):
        writer = SARI if chat == stage.group else chat
        await stage.bot("sendMessage", chat_id=chat, text=EVERYTHING, parse_mode="HTML", reply_markup=markup)
        sent = await stage.people("send", chat_id=chat, user_id=writer, text="Baik, lihat https://contoh.id")
        reply = {"message_id": sent["messages"][0]["message_id"]}
        last = await stage.bot("sendMessage", chat_id=chat, text="Diterima", reply_parameters=reply)
        await stage.bot("editMessageText", chat_id=chat, message_id=last["message_id"], text="Diterima.")
    origin: dict[str, Any] = {"type": "hidden_user", "sender_user_name": "Contoh"}
    await stage.people("send", chat_id=RINA, user_id=RINA, text="Halo", forward_origin=origin)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_stands_out_from_its_ground(
    browser: Browser, stage: Stage, scheme: Literal["light", "dark"]
) -> None:
    await fill(stage)
    context = await browser.new_context(viewport=DESKTOP, color_scheme=scheme, reduced_motion="reduce")
    page = await context.new_page()
    await page.goto(stage.address)
    await expect(page.locator("#pane-side .edited")).to_be_visible()
    assert await page.evaluate(CONTRAST, AA) == []
    await page.get_by_role("button", name="Alat").click()
    assert await page.evaluate(CONTRAST, AA) == []
    await context.close()


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


async def test_menus_open_move_and_close_with_the_keyboard(page: Page, stage: Stage) -> None:
    await page.goto(stage.address)
    attach = page.locator("#pane-citizen").get_by_role("button", name="Lampirkan")
    await attach.press("Enter")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Contoh tangkapan layar (1)")).to_be_focused()
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
    unnamed = "[...document.querySelectorAll('button')].filter(b => !b.textContent.trim() && !b.ariaLabel).length"
    assert await page.evaluate(unnamed) == 0


async def test_a_long_chat_opens_at_its_end_on_a_phone(browser: Browser, stage: Stage) -> None:
    for number in range(30):
        await stage.people("send", chat_id=RINA, user_id=RINA, text=f"Pesan {number}")
    context = await browser.new_context(viewport=PHONE)
    page = await context.new_page()
    await page.goto(stage.address)
    await expect(page.get_by_text("Pesan 29")).to_be_in_viewport()
    await context.close()
