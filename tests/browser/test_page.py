"""What a newcomer sees and does on the page, while a bot speaks the Bot API over HTTP."""

from __future__ import annotations

import base64

import aiohttp
import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from reportbot.sandbox import Sandbox, serve
from tests.browser.acting import keyboard, opened
from tests.browser.conftest import ANDI, DESKTOP, DEWI, PHONE, RINA, SARI, Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


async def test_entities_after_emoji_are_rendered_where_the_bot_put_them(page: Page, stage: Stage) -> None:
    text = "🙏🏽 <b>Nomor laporan:</b> <code>RB-7K2M-9QXD</code> <i>hari ini</i> <tg-spoiler>rahasia</tg-spoiler>"
    await stage.bot("sendMessage", chat_id=RINA, text=text, parse_mode="HTML")
    await opened(page, stage)
    bubble = page.locator("#pane-citizen .theirs .text")
    await expect(bubble.locator("strong")).to_have_text("Nomor laporan:")
    await expect(bubble.locator("code")).to_have_text("RB-7K2M-9QXD")
    await expect(bubble.locator("em")).to_have_text("hari ini")
    await bubble.locator(".spoiler").click()
    await expect(bubble.locator(".spoiler")).to_have_count(0)


async def test_markup_in_a_message_stays_text(page: Page, stage: Stage) -> None:
    attack = "<img src=x onerror=\"document.title='pwned'\"><script>1</script>"
    await stage.people("send", chat_id=RINA, user_id=RINA, text=attack)
    await opened(page, stage)
    await expect(page.locator("#pane-citizen .mine .text").last).to_contain_text(attack)
    await expect(page.locator("#pane-citizen .text img, #pane-citizen .text script")).to_have_count(0)


async def test_a_link_shows_its_address_and_leads_nowhere(page: Page, stage: Stage) -> None:
    text = 'Baca <a href="https://contoh.id/privasi">privasi</a>'
    await stage.bot("sendMessage", chat_id=RINA, text=text, parse_mode="HTML")
    await opened(page, stage)
    await page.get_by_role("link", name="privasi").click()
    await expect(page.locator("#pane-citizen .toast")).to_contain_text("https://contoh.id/privasi")
    assert page.url.rstrip("/") == stage.address


async def test_a_press_reaches_the_bot_and_its_toast_the_person(page: Page, stage: Stage) -> None:
    await stage.bot("sendMessage", chat_id=stage.group, text="Kasus 1", reply_markup=keyboard(["Ambil", "Lihat bukti"]))
    await opened(page, stage)
    await page.get_by_role("button", name="Andi").first.click()
    await page.get_by_role("button", name="Ambil", exact=True).click()
    await expect(page.locator(".key[aria-busy]")).to_have_text("Ambil")
    [query] = await stage.updates("callback_query")
    assert (query["data"], query["from"]["id"]) == ("Ambil", ANDI)
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="Sudah ditangani oleh Sari.")
    await expect(page.locator("#pane-team .toast")).to_have_text("Sudah ditangani oleh Sari.")
    await expect(page.locator(".key[aria-busy]")).to_have_count(0)


async def test_an_answer_that_opens_the_bot_leads_to_that_persons_private_chat(page: Page, stage: Stage) -> None:
    await stage.bot("sendMessage", chat_id=stage.group, text="Kasus 1", reply_markup=keyboard(["Lihat bukti"]))
    await opened(page, stage)
    await page.get_by_role("button", name="Lihat bukti").click()
    [query] = await stage.updates("callback_query")
    link = f"https://t.me/{(await stage.bot('getMe'))['username']}?start=bukti_1"
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], url=link)
    await expect(page.locator("#pane-side .pick[aria-pressed=true]")).to_have_text("Sari")
    await expect(page.locator("#pane-side .mine")).to_contain_text("/start bukti_1")


async def test_an_alert_waits_in_a_dialog(page: Page, stage: Stage) -> None:
    await stage.bot("sendMessage", chat_id=RINA, text="Pilih", reply_markup=keyboard(["Bantuan"]))
    await opened(page, stage)
    await page.get_by_role("button", name="Bantuan").click()
    [query] = await stage.updates("callback_query")
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="Hubungi 110.", show_alert=True)
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Hubungi 110.")
    await dialog.get_by_role("button", name="Mengerti").click()
    await expect(dialog).to_have_count(0)


async def test_a_keyboard_keeps_its_rows_and_styles(page: Page, stage: Stage) -> None:
    markup = keyboard(["Cukup bukti", "Bukan pelanggaran"], ["Catatan", "Riwayat", "Lepas"], ["Kembali"])
    markup["inline_keyboard"][0][1]["style"] = "danger"
    await stage.bot("sendMessage", chat_id=stage.group, text="Kasus 1", reply_markup=markup)
    await opened(page, stage)
    rows = page.locator("#pane-team .keyboard-row")
    found = [await row.locator(".key").all_inner_texts() for row in await rows.all()]
    assert found == [["Cukup bukti", "Bukan pelanggaran"], ["Catatan", "Riwayat", "Lepas"], ["Kembali"]]
    await expect(page.locator(".key-danger")).to_have_text("Bukan pelanggaran")


async def test_edits_and_deletions_show_at_once(page: Page, stage: Stage) -> None:
    card = await stage.bot("sendMessage", chat_id=stage.group, text="Kasus 1 · baru")
    await opened(page, stage)
    place = {"chat_id": stage.group, "message_id": card["message_id"]}
    await stage.bot("editMessageText", **place, text="Kasus 1 · dipegang Sari")
    row = page.locator(f'#pane-team [data-message="{card["message_id"]}"]')
    await expect(row).to_contain_text("dipegang Sari")
    await expect(row.locator(".edited")).to_have_text("diedit")
    await stage.bot("deleteMessage", **place)
    await expect(row).to_have_count(0)


async def test_an_album_is_one_grid_in_the_bubble(page: Page, stage: Stage) -> None:
    await opened(page, stage)
    phone = page.locator("#pane-citizen")
    await phone.get_by_role("button", name="Lampirkan").click()
    await page.get_by_role("menuitem", name="Contoh tangkapan layar (3)").click()
    await expect(phone.locator(".picked li")).to_have_count(3)
    await phone.get_by_role("textbox").fill("Buktinya")
    await phone.get_by_role("textbox").press("Enter")
    await expect(phone.locator(".album .tile img")).to_have_count(3)
    await expect(phone.locator(".mine").last).to_contain_text("Buktinya")
    sent = [message for message in await stage.updates("message") if "photo" in message]
    assert len({message["media_group_id"] for message in sent}) == 1
    assert len({message["photo"][-1]["file_unique_id"] for message in sent}) == 3


async def test_a_spoiler_photo_is_blurred_until_clicked_and_marked_protected(page: Page, stage: Stage) -> None:
    media = [{"kind": "photo", "name": "a.png", "mime": "image/png", "base64": base64.b64encode(PIXEL).decode()}]
    sent = await stage.people("send", chat_id=RINA, user_id=RINA, media=media)
    photo = sent["messages"][0]["photo"][-1]["file_id"]
    await stage.bot("sendPhoto", chat_id=stage.group, photo=photo, has_spoiler=True, protect_content=True)
    await opened(page, stage)
    tile = page.locator("#pane-team .tile")
    assert "blur" in await tile.locator("img").evaluate("image => getComputedStyle(image).filter")
    await expect(page.locator("#pane-team .locked")).to_be_visible()
    await tile.click()
    assert await tile.locator("img").evaluate("image => getComputedStyle(image).filter") == "none"
    await tile.click()
    await expect(page.locator("dialog.zoom img")).to_be_visible()


async def test_a_reply_carries_the_message_it_answers(page: Page, stage: Stage) -> None:
    card = await stage.bot(
        "sendMessage", chat_id=stage.group, text="Tulis pertanyaannya", reply_markup={"force_reply": True}
    )
    await opened(page, stage)
    row = page.locator(f'#pane-team [data-message="{card["message_id"]}"]')
    await row.hover()
    await row.get_by_role("button", name="Balas").click()
    await page.get_by_role("textbox", name="Pesan sebagai Sari").fill("Kapan terlihat?")
    await page.keyboard.press("Enter")
    await expect(page.locator("#pane-team .quote")).to_contain_text("Tulis pertanyaannya")
    heard = (await stage.updates("message"))[-1]
    assert heard["from"]["id"] == SARI
    assert heard["reply_to_message"]["message_id"] == card["message_id"]


async def test_force_reply_opens_the_reply_bar(page: Page, stage: Stage) -> None:
    await opened(page, stage)
    await stage.bot("sendMessage", chat_id=RINA, text="Tulis ceritanya", reply_markup={"force_reply": True})
    await expect(page.locator("#pane-citizen .about")).to_contain_text("Tulis ceritanya")


async def test_the_menu_offers_the_commands_of_the_scope(page: Page, stage: Stage) -> None:
    commands = [{"command": "antrean", "description": "Kasus yang menunggu"}]
    await stage.bot("setMyCommands", commands=commands, scope={"type": "all_group_chats"})
    await opened(page, stage)  # after the commands: an open menu shows what was known when it opened
    menu = page.locator("#pane-team").get_by_role("button", name="Daftar perintah")
    await menu.click()
    await page.get_by_role("menuitem", name="/antrean").click()
    await expect(page.locator("#pane-team .mine").last).to_contain_text("/antrean")


async def test_an_untouched_chat_begins_with_mulai_and_a_blocked_one_with_unblocking(page: Page, stage: Stage) -> None:
    await opened(page, stage)
    side = page.locator("#pane-side")
    await side.get_by_role("button", name="Mulai").click()
    await expect(side.locator(".mine")).to_contain_text("/start")
    await stage.people("block", user_id=RINA, blocked=True)
    await page.locator("#pane-citizen").get_by_role("button", name="Buka blokir").click()
    await expect(page.get_by_role("textbox", name="Pesan sebagai Rina")).to_be_visible()


async def test_the_admin_is_the_one_the_address_names(page: Page, stage: Stage) -> None:
    await page.goto(f"{stage.address}/?admin={ANDI}")
    await expect(page.locator("#pane-side .pick[aria-pressed=true]")).to_contain_text("Andi")
    await page.goto(stage.address)
    await expect(page.locator(f'#pane-side [data-user="{DEWI}"]')).to_have_attribute("aria-pressed", "true")


async def test_after_a_reset_the_page_shows_the_new_world(page: Page, stage: Stage) -> None:
    await opened(page, stage)
    await stage.people("reset")
    await expect(page.locator("#pane-citizen .empty")).to_be_visible()
    await stage.people("users", id=RINA + 7, first_name="Melati")
    await expect(page.locator("#pane-citizen .chat-title")).to_contain_text("Melati")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_nothing_is_wider_than_the_screen(browser: Browser, stage: Stage, size: ViewportSize) -> None:
    await stage.bot("sendMessage", chat_id=RINA, text="m" * 600, reply_markup=keyboard(["k" * 60, "l" * 60, "j"]))
    context = await browser.new_context(viewport=size)
    page = await opened(await context.new_page(), stage)
    await expect(page.locator("#pane-citizen .key")).to_have_count(3)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.evaluate("[...document.querySelectorAll('.scroller')].every(s => s.scrollWidth <= s.clientWidth)")
    await context.close()


async def test_on_a_phone_one_device_shows_at_a_time_and_tabs_count_news(browser: Browser, stage: Stage) -> None:
    context = await browser.new_context(viewport=PHONE)
    page = await opened(await context.new_page(), stage)
    await expect(page.locator("#pane-citizen")).to_be_visible()
    await expect(page.locator("#pane-team")).to_be_hidden()
    await stage.bot("sendMessage", chat_id=stage.group, text="Kasus 1")
    tab = page.get_by_role("button", name="Tim")
    await expect(tab.locator(".badge")).to_have_text("1")
    await tab.click()
    await expect(page.locator("#pane-team")).to_contain_text("Kasus 1")
    await expect(page.locator(".badge")).to_have_count(0)
    await context.close()


async def test_evidence_in_a_moderators_private_chat_is_counted_until_it_is_opened(page: Page, stage: Stage) -> None:
    await stage.people("send", chat_id=SARI, user_id=SARI, text="/start")
    await opened(page, stage)
    await stage.bot("sendMessage", chat_id=SARI, text="Kasus 1 · bukti 1 dari 4")
    pick = page.locator(f'#pane-side [data-user="{SARI}"]')
    await expect(pick.locator(".badge")).to_have_text("1")
    await pick.click()
    await expect(page.locator("#pane-side .theirs")).to_contain_text("bukti 1 dari 4")
    await expect(page.locator("#pane-side .badge")).to_have_count(0)


async def test_a_bare_address_is_a_link_without_the_stop_that_ends_its_sentence(page: Page, stage: Stage) -> None:
    await stage.bot("sendMessage", chat_id=RINA, text="Lihat juga cekrekening.id.")
    await opened(page, stage)
    await expect(page.locator("#pane-citizen .theirs").get_by_role("link")).to_have_text("cekrekening.id")


async def test_the_page_comes_back_after_the_server_was_away(page: Page) -> None:
    sandbox = Sandbox()
    async with serve(sandbox) as address, aiohttp.ClientSession(f"{address}/sandbox/api/") as client:
        await client.post("users", json={"id": RINA, "first_name": "Rina"})
        await client.post("send", json={"chat_id": RINA, "user_id": RINA, "text": "/start"})
        await page.goto(address)
        await expect(page.locator(".light.up")).to_be_visible()
    await expect(page.locator(".light.down")).to_be_visible()
    await sandbox.call(sandbox.token, "sendMessage", {"chat_id": RINA, "text": "Terkirim saat terputus"})
    async with serve(sandbox, int(address.rpartition(":")[2])):
        await expect(page.locator("#pane-citizen .theirs")).to_contain_text("Terkirim saat terputus")
        await expect(page.locator(".light.up")).to_be_visible()


async def test_what_comes_below_while_one_reads_above_is_counted_at_the_arrow(page: Page, stage: Stage) -> None:
    await stage.people("limits", per_second=0, per_chat=0, per_group_minute=0)
    for number in range(20):
        await stage.bot("sendMessage", chat_id=stage.group, text=f"Kasus {number}")
    await opened(page, stage)
    team = page.locator("#pane-team")
    await expect(team.get_by_text("Kasus 19")).to_be_in_viewport()
    await team.locator(".scroller").press("Home")
    await expect(team.get_by_text("Kasus 0")).to_be_in_viewport()
    await stage.bot("sendMessage", chat_id=stage.group, text="Bukti kasus 3")
    await expect(team.locator(".down .badge")).to_have_text("1")
    await team.get_by_role("button", name="Ke pesan terbaru (1 pesan baru)").click()
    await expect(team.get_by_text("Bukti kasus 3")).to_be_in_viewport()
    await expect(team.locator(".down")).to_be_hidden()
