"""``reportbot demo``: the bot and a sandbox of Telegram side by side, with people in it, without a token."""

import asyncio
import contextlib
import shutil
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from msgspec import Struct

from reportbot import logs
from reportbot.cli.demo_lesson import lesson
from reportbot.cli.demo_samples import file_all
from reportbot.cli.demo_script import play
from reportbot.cli.run import serving
from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import Group, Person, SandboxClient
from reportbot.settings import Settings
from reportbot.storage.lock import make_private
from reportbot.texts import Texts

TOKEN = "1000001:demo-sandbox-only"  # noqa: S105 opens nothing but the sandbox
KEPT = Path("demo-data")
UNDO_MINUTES = 10
UNPACED = ("REPORTBOT_RATE_PER_SECOND", "REPORTBOT_RATE_PER_CHAT", "REPORTBOT_RATE_PER_GROUP_MINUTE")
"""Rates that are lifted: who tries things out presses more than 20 times a minute, and cards would stand still."""


class Cast(Struct, frozen=True):
    """Who is in the demo: Sari supervises, Andi moderates, Dewi owns the group and is the admin."""

    budi: Person
    sari: Person
    andi: Person
    dewi: Person
    team: Group


def demo(*, script: bool, keep: bool, empty: bool, port: int) -> int:
    """Serve the demo until Ctrl-C, or play the script and end; 0 when all went well. `empty`: without sample cases."""
    logs.setup("WARNING", [TOKEN])
    return asyncio.run(_script() if script else _page(port, keep=keep, empty=empty))


async def _page(port: int, *, keep: bool, empty: bool) -> int:
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with _data_dir(keep=keep) as data_dir, stage(port, data_dir, UNDO_MINUTES) as (url, cast):
        if not empty:
            _say("Invented citizens are filing the sample cases …")
            await training(cast)
        _say(f"ReportBot is running in a sandbox. Open this page: {url}/?admin={cast.dewi.id}")
        _say(f"Its data stand in {data_dir}{'' if keep else ' and go when it ends'}. Ctrl-C ends it.")
        await stopped.wait()
    return 0


async def training(cast: Cast) -> None:
    """The sample cases stand in the group, the team can be written to, and the page has its lesson."""
    for person in (cast.sari, cast.andi, cast.dewi):
        await person.start()
    await file_all(cast.team.client)
    await cast.team.client.post("lesson", **lesson(Texts.load()))


async def _script() -> int:
    async with _data_dir(keep=False) as data_dir, stage(0, data_dir, undo_minutes=0) as (_, cast):
        async for line in play(cast.budi, cast.sari, cast.team):
            _say(line)
    return 0


@contextlib.asynccontextmanager
async def _data_dir(*, keep: bool) -> AsyncIterator[Path]:
    if keep:
        make_private(KEPT)
        yield KEPT
        return
    made = Path(tempfile.mkdtemp(prefix="reportbot-demo-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextlib.asynccontextmanager
async def stage(port: int, data_dir: Path, undo_minutes: int) -> AsyncIterator[tuple[str, Cast]]:
    """The sandbox with its people, and the bot at work in it."""
    clock_file = data_dir / "clock"
    async with serve(Sandbox(TOKEN), port, clock_file=clock_file) as url, SandboxClient(url) as client:
        cast = await _cast(client)
        await client.limits()
        settings = Settings.load(
            {
                "REPORTBOT_TOKEN": TOKEN,
                "REPORTBOT_API_URL": url,
                "REPORTBOT_DATA_DIR": str(data_dir),
                "REPORTBOT_MODERATOR_CHAT_ID": str(cast.team.id),
                "REPORTBOT_ADMIN_IDS": str(cast.dewi.id),
                "REPORTBOT_OPERATOR_NAME": "Paguyuban Contoh",
                "REPORTBOT_UNDO_MINUTES": str(undo_minutes),
                "REPORTBOT_CLOCK_FILE": str(clock_file),
                "REPORTBOT_BACKUP_HOUR": "off",
            }
            | dict.fromkeys(UNPACED, "0")
        )
        async with serving(settings):
            await client.settled()
            yield url, cast


async def _cast(client: SandboxClient) -> Cast:
    budi = await client.person("Budi", last_name="Santoso", username="budi_santoso")
    sari = await client.person("Sari", username="sari_mod")
    andi = await client.person("Andi", username="andi_mod")
    dewi = await client.person("Dewi", username="dewi_admin")
    team = await client.group("Tim Pemeriksa", admins=[dewi, sari], members=[andi])
    return Cast(budi, sari, andi, dewi, team)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
