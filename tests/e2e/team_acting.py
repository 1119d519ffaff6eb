"""What citizens and moderators do again and again in the end-to-end tests of the moderators' side."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from reportbot.sandbox.people import Person, SandboxClient, Shown
from reportbot.timers import LOOK_SECONDS
from tests.e2e.stage import Stage

Send = Callable[[Person], Awaitable[Any]]
MINUTE, HOUR, DAY = 60, 3600, 86400
LIMITS = ("rate_per_second", "rate_per_chat", "rate_per_group_minute", "reports_per_hour", "reports_per_day")


async def picture(person: Person) -> None:
    """A screenshot."""
    await person.photo()


@contextlib.asynccontextmanager
async def at_work(stage: Stage, *citizens: Person, **changes: str) -> AsyncIterator[None]:
    """The bot without limits of any kind, and citizens who have agreed to the notice."""
    lifted = dict.fromkeys(LIMITS, "0")
    await stage.client.limits()
    async with stage.bot(**{**lifted, **changes}):
        for person in citizens or (stage.budi,):
            await stage.consent(person)
        yield


async def reported(
    stage: Stage,
    person: Person,
    account: str = "contoh_akun88",
    category: str = "Penipuan",
    *,
    sent: Sequence[Send] = (picture,),
    story: str = "",
    named: bool = False,
) -> str:
    """A report on a MiChat account, by its display name alone where `named`; returns the ticket."""
    await person.say("/lapor")
    await person.press("MiChat")
    await person.expect("ID MiChat", new=True)
    if named:
        await person.press("Hanya nama tampilan")
        await person.expect("persis seperti", new=True)
    await person.say(account)
    await person.press(category)
    await person.expect("Langkah 3", new=True)
    for send in sent:
        await send(person)
        await person.expect("bukti tersimpan", new=True)
    await person.press("Selesai" if sent else "Lewati")
    await person.expect("Langkah 4", new=True)
    await (person.say(story) if story else person.press("Lewati"))
    await person.press("Kirim laporan")
    receipt = await person.expect("Nomor laporan: RB-", new=True)
    return receipt.text.split("Nomor laporan: ")[1][:12]


async def card(stage: Stage, part: str = "contoh_akun88") -> Shown:
    """The card that says this, once it stands."""
    return await stage.sari.expect(part, chat=stage.team)


async def pressed(stage: Stage, person: Person, *labels: str, on: Shown | None = None) -> str:
    """Press these buttons in the group one after the other; the last toast."""
    return [await person.press(label, chat=stage.team, on=on) for label in labels][-1]


async def texts(client: SandboxClient, chat_id: int) -> list[str]:
    """What the bot's messages in a chat say."""
    return [message.text for message in await client.messages(chat_id) if message.from_bot]


async def posts(stage: Stage, part: str) -> list[Shown]:
    """The bot's messages in the group that say this."""
    await stage.client.settled()
    return [message for message in await stage.team.cards() if part in message.text]


async def later(stage: Stage, seconds: float, *, all_due: bool = False) -> None:
    """Let time pass until the bot has noticed; with `all_due`, until what fell due is surely done."""
    await stage.client.advance(seconds)
    # The bot reads its clock file once a second, and looks as often what is due.
    await asyncio.sleep(1.1 + (LOOK_SECONDS if all_due else 0))
    await stage.client.settled()


def data_of(message: Shown, label: str) -> str:
    """What a button sends."""
    button = message.button(label)
    assert button is not None, (label, message.labels)
    return str(button.data)
