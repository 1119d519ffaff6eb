"""Citizens at work: short acts for the tests of their conversation, each waited for until the bot has answered it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from reportbot.cli.run import serving
from reportbot.sandbox.people import Person
from reportbot.sandbox.seen import Shown
from reportbot.settings import Settings
from tests.e2e.stage import Stage

PHOTO: Final = {"media": [{"kind": "photo"}]}
TO_CATEGORY: Final = ("/lapor", "[MiChat]", "contoh_akun88")
TO_EVIDENCE: Final = (*TO_CATEGORY, "[Prostitusi online]")
TO_SUMMARY: Final = (*TO_EVIDENCE, "[Lewati]", "[Lewati]")
SENT: Final = (*TO_SUMMARY, "[Kirim laporan]")
"""Acts that lead to a step."""

Act = str | dict[str, Any]
_UNPACED: Final = {"rate_per_second": "0", "rate_per_chat": "0", "rate_per_group_minute": "0"}


@asynccontextmanager
async def citizens(stage: Stage, **changes: str) -> AsyncIterator[Person]:
    """The bot at work without pacing, and Budi, who has agreed; changes are settings in small letters."""
    await stage.client.limits()
    more = {f"REPORTBOT_{name.upper()}": value for name, value in (_UNPACED | changes).items()}
    async with serving(Settings.load(stage.env | more)) as task:
        await agree(stage.budi)
        yield stage.budi
        if task.done():
            task.result()


async def agree(person: Person) -> None:
    """Start and agree to the notice, unless that was done before."""
    await person.start()
    if "Setuju & lanjut" in (await person.expect("", new=True)).labels:
        await acts(person, "[Setuju & lanjut]")


async def acts(person: Person, *steps: Act) -> str:
    """Do these one after the other: "[Label]" presses, other texts are written, a dict is sent as it is.

    Returns what the screen reads after the last.
    """
    shown = None
    for step in steps:
        if isinstance(step, dict):
            await person.send(**step)
        elif step.startswith("[") and step.endswith("]"):
            await person.press(step[1:-1])
        else:
            await person.say(step)
        shown = await person.expect("", new=True)
    return shown.text if shown else ""


async def says(person: Person, act: Act, *parts: str) -> str:
    """One act, after which a message has the first part, and the others too."""
    await acts(person, act)
    text = (await person.expect(parts[0], new=True)).text
    for part in parts[1:]:
        assert part in text
    return text


async def later(stage: Stage, seconds: float) -> None:
    """Move the clock; the bot looks at it once a second."""
    await stage.client.advance(seconds)
    await asyncio.sleep(1.05)


async def restarts(person: Person) -> None:
    """Give up the draft, if there is one."""
    if "Ya, batalkan" in (await _after(person, "/batal")).labels:
        await acts(person, "[Ya, batalkan]")


async def _after(person: Person, words: str) -> Shown:
    await person.say(words)
    return await person.expect("", new=True)


def ticket_in(text: str) -> str:
    """The number that a receipt shows."""
    return text.split("Nomor laporan: ")[1][:12]


async def files(person: Person, *steps: Act) -> str:
    """Send a report by these acts, which lead to the summary or beyond; its number."""
    if not steps or steps[-1] != "[Kirim laporan]":
        steps = (*(steps or TO_SUMMARY), "[Kirim laporan]")
    await acts(person, *steps)
    return ticket_in((await person.expect("Nomor laporan: ", new=True)).text)


def media(kind: str, caption: str | None = None, **more: Any) -> Act:
    """A file of this kind; more: size, name, mime, base64."""
    return {"media": [{"kind": kind, **more}], "caption": caption}


async def labels(person: Person) -> list[str]:
    """The buttons of the newest message that has any."""
    return next((m.labels for m in reversed(await person.chat()) if m.from_bot and m.labels), [])


async def decides(stage: Stage, *steps: str, by: Person | None = None) -> None:
    """A moderator presses these on the card, one after the other."""
    for label in steps:
        await (by or stage.sari).press(label, chat=stage.team)
    await stage.client.settled()
