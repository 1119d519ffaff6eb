"""The whole bot over HTTP: a sandbox of Telegram, people in it, and the bot as `reportbot run` builds it."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from reportbot.cli.run import serving
from reportbot.sandbox.people import Group, Person, SandboxClient
from reportbot.settings import Settings

TOKEN = "1000001:test-token"


@dataclass
class Stage:
    """The sandbox with its people; `bot()` runs the bot while its block runs, on the same data dir each time."""

    url: str
    client: SandboxClient
    data_dir: Path
    budi: Person
    wati: Person
    sari: Person
    andi: Person
    dewi: Person
    team: Group
    env: dict[str, str] = field(default_factory=dict)

    @contextlib.asynccontextmanager
    async def bot(self, **changes: str) -> AsyncIterator[None]:
        """The bot at work; changes are settings without their prefix, in small letters."""
        more = {f"REPORTBOT_{name.upper()}": value for name, value in changes.items()}
        async with serving(Settings.load(self.env | more)) as task:
            await self.client.settled()
            yield
            if task.done():
                task.result()

    async def consent(self, person: Person) -> None:
        """Start the bot and agree to the notice."""
        await person.start()
        await person.press("Setuju & lanjut")

    async def file_report(self, person: Person, account: str = "contoh_akun88", category: str = "Penipuan") -> str:
        """A MiChat report with one screenshot and no story; returns its ticket."""
        await self.ready_to_submit(person, account, category)
        await person.press("Kirim laporan")
        receipt = await person.expect("Nomor laporan: RB-", new=True)
        return receipt.text.split("Nomor laporan: ")[1][:12]

    async def ready_to_submit(self, person: Person, account: str = "contoh_akun88", category: str = "Penipuan") -> None:
        """Such a report, filled in and not sent."""
        await person.say("/lapor")
        await person.press("MiChat")
        await person.expect("ID MiChat")
        await person.say(account)
        await person.press(category)
        await person.expect("Langkah 3")
        await person.photo()
        await person.expect("bukti tersimpan", new=True)
        await person.press("Selesai")
        await person.expect("Langkah 4", new=True)
        await person.press("Lewati")

    async def card(self, account: str = "contoh_akun88") -> str:
        """The text of the card that shows this account."""
        return (await self.sari.expect(account, chat=self.team)).text
