"""The tools of the page: time, faults, people, the transcript, its language."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.acting import keyboard, opened
from tests.browser.conftest import DEWI, RINA, Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_another_citizen_can_join_and_write(page: Page, stage: Stage) -> None:
    await opened(page, stage)
    await page.get_by_role("button", name="Alat").click()
    await page.get_by_role("menuitem", name="Tambah warga").click()
    phone = page.locator("#pane-citizen")
    await phone.get_by_role("button", name="Wahyu").click()
    await phone.get_by_role("button", name="Mulai", exact=True).click()
    await expect(phone.locator(".mine")).to_contain_text("/start")
    assert (await stage.updates("message"))[-1]["from"]["first_name"] == "Wahyu"


async def test_fast_forward_moves_the_clock_of_the_sandbox(page: Page, stage: Stage) -> None:
    await opened(page, stage)
    async with stage.client.get(f"{stage.address}/sandbox/api/state") as response:
        before = (await response.json())["now"]
    await page.get_by_role("button", name="Alat").click()
    await page.get_by_role("menuitem", name="+1 hari").click()
    await expect(page.locator(".floor > .toast")).to_contain_text("+1 hari")
    async with stage.client.get(f"{stage.address}/sandbox/api/state") as response:
        assert (await response.json())["now"] - before >= 86_400


async def test_a_fault_is_a_switch_that_is_told_above_the_chats(page: Page, stage: Stage) -> None:
    await opened(page, stage)
    for name, code in (("Telegram mati", None), ("Terlalu sering (429)", 429)):
        await page.get_by_role("button", name="Alat").click()
        await page.get_by_role("menuitemcheckbox", name=name).click()
        await expect(page.get_by_role("status").filter(has_text=f"Gangguan menyala: {name}.")).to_be_visible()
        for _ in range(2):
            async with stage.client.post(f"{stage.address}/bot{stage.token}/getMe") as response:
                assert response.status == (code or 502)
    await page.get_by_role("button", name="Alat").click()
    switch = page.get_by_role("menuitemcheckbox", name="Terlalu sering (429)")
    await expect(switch).to_have_attribute("aria-checked", "true")
    await switch.click()
    await expect(page.locator(".fault")).to_be_empty()
    await stage.bot("getMe")


async def test_a_citizen_blocks_and_unblocks_the_bot(page: Page, stage: Stage) -> None:
    await opened(page, stage)
    await page.get_by_role("button", name="Alat").click()
    await page.get_by_role("menuitem", name="Rina memblokir bot").click()
    await expect(page.locator("#pane-citizen .foot")).to_contain_text("Anda memblokir bot ini.")
    call = {"chat_id": RINA, "text": "Kabar"}
    async with stage.client.post(f"{stage.address}/bot{stage.token}/sendMessage", json=call) as response:
        assert response.status == 403
    await page.get_by_role("button", name="Alat").click()
    await page.get_by_role("menuitem", name="Rina membuka blokir").click()
    await expect(page.locator("#pane-citizen").get_by_role("textbox")).to_be_visible()


async def test_a_fault_is_stopped_where_it_is_told(page: Page, stage: Stage) -> None:
    await stage.people("faults", kind="502 html", lasting=True)
    await opened(page, stage)
    await page.get_by_role("button", name="Hentikan").click()
    await expect(page.locator(".fault")).to_be_empty()
    await stage.bot("getMe")


async def test_the_page_is_read_in_english_and_what_the_bot_says_stays(page: Page, stage: Stage) -> None:
    await stage.bot("sendMessage", chat_id=RINA, text="Selamat datang")
    await page.goto(f"{stage.address}/?admin={DEWI}")
    await page.get_by_role("button", name="Alat").click()
    await page.get_by_role("menuitemcheckbox", name="English").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_role("region", name="Citizen’s phone")).to_contain_text("Selamat datang")
    assert f"admin={DEWI}" in page.url
    await page.get_by_role("button", name="Tools").click()
    await expect(page.get_by_role("menuitemcheckbox", name="English")).to_have_attribute("aria-checked", "true")


async def test_both_languages_of_the_page_have_the_same_words(page: Page, stage: Stage) -> None:
    await opened(page, stage)
    shape = """async () => {
      const shapeOf = (value) => value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort().map(([key, inner]) => [key, shapeOf(inner)]))
        : typeof value === "function" ? value.length : typeof value;
      const [{ indonesian }, { english }] = await Promise.all([import("/words-id.js"), import("/words-en.js")]);
      return [shapeOf(indonesian), shapeOf(english)];
    }"""
    indonesian, english = await page.evaluate(shape)
    assert indonesian == english


async def test_the_transcript_holds_what_was_said_and_the_buttons(page: Page, stage: Stage) -> None:
    markup = keyboard(["Lapor akun"])
    sent = await stage.bot("sendMessage", chat_id=RINA, text="Selamat datang", reply_markup=markup)
    place = {"chat_id": RINA, "message_id": sent["message_id"], "reply_markup": markup}
    await stage.bot("editMessageText", text="Selamat datang di sini", **place)
    await opened(page, stage)
    await page.get_by_role("button", name="Alat").click()
    async with page.expect_download() as download:
        await page.get_by_role("menuitem", name="Unduh transkrip").click()
    path = await (await download.value).path()
    text = await asyncio.to_thread(path.read_text, encoding="utf-8")
    assert "# Chat pribadi Rina dengan bot\n" in text
    assert re.search(r"ReportBot \(diedit .* \d\d\.\d\d\): Selamat datang di sini\n    \[Lapor akun\]\n", text)
    assert re.search(r"    \| sebelumnya, .*: Selamat datang\n", text)
