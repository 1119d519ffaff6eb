"""A new moderator does the whole lesson of `reportbot demo` on the page, with the real bot behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.acting import becomes, demo_page, moves_time, opens, presses, row, writes
from tests.browser.conftest import PHONE, RINA, Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LOAN, JOB, SCHOOL, FORMER = "contoh_pinjam", "contoh_lowongan", "contoh.remaja", "contoh.mantan"


class Progress:
    """What of the lesson is done, and nothing else is."""

    def __init__(self, page: Page) -> None:
        self.page, self.done = page, set[str]()

    async def has(self, *keys: str) -> None:
        """These are ticked off now, beside what was before."""
        self.done |= set(keys)
        for key in keys:
            await expect(self.page.locator(f'.task.done[data-task="{key}"]')).to_have_count(1)
        shown = await self.page.locator(".task.done").evaluate_all("rows => rows.map(row => row.dataset.task)")
        assert set(shown) == self.done


async def test_each_task_of_the_demo_is_ticked_off_when_it_has_really_happened(page: Page, tmp_path: Path) -> None:
    async with demo_page(page, tmp_path):
        await expect(page.locator(".task")).to_have_count(15)
        await expect(page.locator("#pane-team .row.theirs")).to_have_count(7)
        progress = Progress(page)
        await decides(page, progress)
        await protects(page, progress)
        await asks_and_is_answered(page, progress)
        await finishes(page, progress)
        await expect(page.locator(".lesson-count")).to_have_text("15 dari 15 tugas selesai")


async def decides(page: Page, progress: Progress) -> None:
    await presses(page, "team", "contoh_akun88", "Ambil")
    await progress.has("take")
    await presses(page, "team", "contoh_akun88", "Lihat bukti")
    await expect(row(page, "team", "Bukti kasus 1").locator(".veiled").first).to_be_visible()
    await progress.has("evidence")
    await presses(page, "team", "MiChat · contoh_akun88", "Cukup bukti", "Menawarkan janji temu")
    await progress.has("enough")
    await presses(page, "team", "MiChat · contoh_akun88", "Batalkan keputusan")
    await progress.has("undo")
    await presses(page, "team", FORMER, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
    await progress.has("dismiss")


async def protects(page: Page, progress: Progress) -> None:
    await presses(page, "team", JOB, "Ambil")
    await progress.has("urgent")
    await presses(page, "team", SCHOOL, "Ambil", "Ada anak", "Ya, tandai")
    await progress.has("child")
    await presses(page, "team", "c0ntoh_akun88", "Ambil", "Duplikat", "Kasus 1")
    await progress.has("duplicate")


async def asks_and_is_answered(page: Page, progress: Progress) -> None:
    await presses(page, "team", LOAN, "Ambil", "Minta bukti", "Tangkapan layar profil", "Kirim pertanyaan")
    await progress.has("ask")
    await moves_time(page, "+10 menit")
    await progress.has("news")
    await expect(page.locator("#pane-citizen .pick", has_text="Ratih").locator(".badge")).to_be_visible()
    await becomes(page, "citizen", "Ratih")
    await page.locator("#pane-citizen").get_by_role("button", name="Jawab", exact=True).click()
    await expect(page.locator("#pane-citizen .theirs").last).not_to_contain_text("Ada kabar")
    await writes(page, "citizen", "Profilnya sudah hilang.")
    await progress.has("answered")


async def finishes(page: Page, progress: Progress) -> None:
    card = row(page, "team", "0812-0000-1234")
    await card.hover()
    await card.get_by_role("button", name="Balas").click()
    await writes(page, "team", "Nomornya masih aktif pagi ini.")
    await progress.has("note")
    await presses(page, "team", JOB, "Cukup bukti", "Merekrut dengan tipuan")
    await becomes(page, "team", "Andi")
    await presses(page, "team", JOB, "Sependapat")
    await progress.has("second")
    await presses(page, "team", JOB, "Ambil berikutnya")
    await progress.has("next")
    await presses(page, "side", "Ada sanggahan baru", "Buka sanggahan")
    await presses(page, "side", "Sanggahan RB-", "Tolak", "Tanpa keterangan baru")
    await progress.has("objection")


def lesson(group: int) -> dict[str, Any]:
    """One task, done by a message in the group."""
    task = {
        "key": "greet", "place": "team", "title": {"id": "Sapa tim", "en": "Greet the team"},
        "hint": {"id": "Tulis halo.", "en": "Write halo."},
        "signs": [{"event": "message", "text": "Halo*", "chat_id": group}],
    }  # fmt: skip
    return {"title": {"id": "Latihan", "en": "Lesson"}, "intro": {"id": "Rekaan.", "en": "Invented."}, "tasks": [task]}


async def test_a_hint_opens_closes_and_leads_to_the_place(page: Page, stage: Stage) -> None:
    await stage.people("lesson", **lesson(stage.group))
    await page.goto(stage.address)
    hint = page.get_by_role("button", name="Petunjuk: Sapa tim")
    await hint.press("Enter")
    await expect(page.locator(".hint")).to_contain_text("Tulis halo.")
    await expect(hint).to_have_attribute("aria-expanded", "true")
    await page.get_by_role("button", name="Buka Grup tim pemeriksa").press("Enter")
    await expect(page.locator("#pane-team .scroller")).to_be_focused()
    await hint.press("Enter")
    await expect(page.locator(".hint")).to_be_hidden()


async def test_a_lesson_that_begins_while_the_page_is_open_appears_and_ends(page: Page, stage: Stage) -> None:
    await page.goto(stage.address)
    await expect(page.locator(".light.up")).to_be_visible()
    await expect(page.locator(".lesson")).to_be_hidden()
    await stage.people("lesson", **lesson(stage.group))
    await expect(page.locator(".task")).to_have_count(1)
    await stage.bot("sendMessage", chat_id=stage.group, text="Halo semua")
    await expect(page.locator(".floor > .toast")).to_have_text("Selesai: Sapa tim")
    await expect(page.locator("#live")).to_contain_text("Selesai: Sapa tim")
    await stage.people("lesson")
    await expect(page.locator(".lesson")).to_be_hidden()


async def test_what_was_done_is_still_ticked_after_the_page_is_loaded_again(page: Page, stage: Stage) -> None:
    await stage.people("lesson", **lesson(stage.group))
    await stage.bot("sendMessage", chat_id=stage.group, text="Halo")
    await page.goto(stage.address)
    await expect(page.locator(".task.done")).to_have_count(1)
    await page.goto(f"{stage.address}/?lang=en")
    await expect(page.locator(".task.done .task-title")).to_have_text("Greet the team")
    await expect(page.locator(".toast")).to_have_count(0)


async def test_escape_closes_the_lesson_and_its_button_has_the_focus(page: Page, stage: Stage) -> None:
    await stage.people("lesson", **lesson(stage.group))
    await page.goto(stage.address)
    await page.get_by_role("button", name="Petunjuk: Sapa tim").focus()
    await page.keyboard.press("Escape")
    await expect(page.locator(".lesson")).to_be_hidden()
    button = page.get_by_role("button", name="Latihan 0/1")
    await expect(button).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".lesson")).to_be_visible()


async def test_on_a_phone_the_lesson_is_a_tab_of_its_own(browser: Browser, stage: Stage) -> None:
    await stage.people("lesson", **lesson(stage.group))
    await stage.people("send", chat_id=RINA, user_id=RINA, text="Halo")
    context = await browser.new_context(viewport=PHONE)
    page = await context.new_page()
    await page.goto(stage.address)
    await opens(page, "Latihan")
    await expect(page.locator("#pane-citizen")).to_be_hidden()
    await page.get_by_role("button", name="Petunjuk: Sapa tim").click()
    await page.get_by_role("button", name="Buka Grup tim pemeriksa").click()
    await expect(page.locator("#pane-team")).to_be_visible()
    await expect(page.locator(".lesson")).to_be_hidden()
    await context.close()
