"""axe finds nothing to complain of on the page, in any of its states, on either screen, in either scheme."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.acting import opens
from tests.browser.conftest import DESKTOP, PHONE, RINA, Stage
from tests.browser.showing import everything, lesson

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FLAT = "* { background-image: none !important } .device-citizen::before { content: none !important }"
"""Over a gradient, and where an ornament stands near, axe gives no verdict on contrast."""
BEHIND = {"bgOverlap", "elmPartiallyObscured", "elmPartiallyObscuring"}
"""What is scrolled half out of sight or lies under a menu is seen whole in another state."""
COVERED = 'class="spoiler"'


async def start(_page: Page, _stage: Stage) -> None:
    """Nobody has written yet."""


async def chats(page: Page, stage: Stage) -> None:
    await everything(stage)
    await expect(page.locator("#pane-side .edited")).to_have_count(1)
    await expect(page.locator("#pane-citizen .album .tile")).to_have_count(3)


async def tools(page: Page, stage: Stage) -> None:
    await stage.people("faults", kind="429", lasting=True)
    await expect(page.locator(".fault")).not_to_be_empty()
    await page.get_by_role("button", name="Alat").click()
    await expect(page.get_by_role("menu")).to_be_visible()


async def attaching(page: Page, stage: Stage) -> None:
    await page.get_by_role("button", name="Hentikan").click()
    await expect(page.locator(".fault")).to_be_empty()
    await stage.people("send", chat_id=RINA, user_id=RINA, text="Halo")
    phone = page.locator("#pane-citizen")
    await phone.get_by_role("button", name="Lampirkan").click()
    await page.get_by_role("menuitem", name="Contoh tangkapan layar (2)").click()
    await expect(phone.locator(".picked li")).to_have_count(2)
    row = phone.locator(".row").last
    await row.hover()
    await row.get_by_role("button", name="Balas").click()
    await expect(phone.locator(".about")).to_be_visible()


async def training(page: Page, stage: Stage) -> None:
    await stage.people("lesson", **lesson(stage.group))
    await stage.bot("sendMessage", chat_id=stage.group, text="Halo")
    if await page.locator(".tabs").is_visible():
        await opens(page, "Latihan")
    for hint in await page.get_by_role("button", name="Petunjuk").all():
        await hint.click()
    await expect(page.locator(".task.done")).to_have_count(1)


async def alert(page: Page, stage: Stage) -> None:
    if await page.locator(".tabs").is_visible():
        await opens(page, "Warga")
    markup = {"inline_keyboard": [[{"text": "Bantuan", "callback_data": "b"}]]}
    await stage.bot("sendMessage", chat_id=RINA, text="Pilih", reply_markup=markup)
    await page.get_by_role("button", name="Bantuan").click()
    [query] = await stage.updates("callback_query")
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="Hubungi 110.", show_alert=True)
    await expect(page.get_by_role("dialog")).to_be_visible()


async def enlarged(page: Page, _stage: Stage) -> None:
    await page.locator("#pane-citizen .album .tile").first.click()
    await expect(page.get_by_role("dialog")).to_be_visible()


STATES: tuple[Callable[[Page, Stage], Awaitable[None]], ...] = (
    start, chats, tools, attaching, training, alert, enlarged
)  # fmt: skip
"""In this order on one page; what a state leaves open is closed by Escape."""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_has_no_complaint(
    browser: Browser, stage: Stage, scheme: Literal["light", "dark"], size: ViewportSize
) -> None:
    context = await browser.new_context(
        viewport=size, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True, locale="id-ID"
    )
    page = await context.new_page()
    await stage.people("limits", per_second=0, per_chat=0, per_group_minute=0)
    await page.goto(stage.address)
    await expect(page.locator(".light.up")).to_be_visible()
    await page.add_style_tag(content=FLAT)
    for state in STATES:
        await state(page, stage)
        await complaints(page, state.__name__)
        await page.keyboard.press("Escape")
    for tab in await page.locator(".tab:visible").all():
        await tab.click()
        await complaints(page, "tabs")
    await context.close()


async def complaints(page: Page, state: str) -> None:
    """What axe finds, and the contrasts it is not sure of."""
    results = await Axe().run(page, options={"resultTypes": ["violations", "incomplete"]})
    assert results.response["violations"] == [], f"{state}: {results.generate_report()}"
    unsure = [rule["nodes"] for rule in results.response["incomplete"] if rule["id"] == "color-contrast"]
    checks = [(node["html"], node["any"][0]) for nodes in unsure for node in nodes if COVERED not in node["html"]]
    found = [(html, check["message"]) for html, check in checks if check["data"]["messageKey"] not in BEHIND]
    assert found == [], state
