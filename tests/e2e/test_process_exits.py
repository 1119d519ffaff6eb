"""`reportbot run` as a process: what ends it, with which code, and what it says then."""

import asyncio
import re
import signal
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.e2e.process import Bot, Ended
from tests.e2e.stage import Stage

SECRET = "987654:canary-Of_a-secret-token-nobody-may-see"

Start = Callable[..., Awaitable[Bot]]


@pytest.fixture
async def start(stage: Stage, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts bots on the stage; changes are settings in small letters."""
    bots: list[Bot] = []

    async def started(**changes: str) -> Bot:
        env = stage.env | {f"REPORTBOT_{name.upper()}": value for name, value in changes.items()}
        bots.append(await Bot.start(env, tmp_path / f"bot{len(bots)}.log", cwd=tmp_path))
        return bots[-1]

    yield started
    for bot in bots:
        await bot.kill()


def _last_words(ended: Ended) -> str:
    """The sentence for whoever started it."""
    return ended.said.splitlines()[-1].removeprefix("reportbot: ")


async def at_work(stage: Stage, bot: Bot) -> None:
    """Wait until a bot has shown its commands, and so waits for updates."""
    await bot.says('"serving"')
    async with asyncio.timeout(20):
        while not await stage.client.calls("setMyShortDescription"):  # noqa: ASYNC110 another process tells no event
            await asyncio.sleep(0.05)
    await stage.client.settled()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", ""),
        ("TOKEN", SECRET.replace(":", "")),
        ("DATABASE_URL", "mysql://budi:rahasia@localhost/x"),
        ("RATE_PER_CHAT", "many"),
        ("DATA_DIR", "file/data"),
        ("KEY_FILE", "file"),
    ],
)
async def test_a_wrong_setting_is_named_in_one_sentence(start: Start, tmp_path: Path, name: str, value: str) -> None:
    (tmp_path / "file").write_text("not a directory, and no key")
    bot = await start(**({"token": SECRET} | {name.lower(): value}))
    ended = await bot.ended()
    lines = ended.said.splitlines()
    assert ended.code == 2, ended.said
    assert len(lines) == 1
    assert f"REPORTBOT_{name}" in lines[0]
    assert "Traceback" not in ended.said
    assert not any(secret in ended.said for secret in (SECRET, SECRET.split(":")[1], "rahasia"))


async def test_a_clock_file_is_refused_for_real_telegram(start: Start) -> None:
    ended = await (await start(api_url="https://api.telegram.org")).ended()
    assert ended.code == 2
    assert "REPORTBOT_CLOCK_FILE" in ended.said


async def test_a_refused_token_ends_with_4(stage: Stage, start: Start) -> None:
    token = f"{SECRET}-which-is-unknown"
    ended = await (await start(token=token, log_level="DEBUG")).ended()
    assert ended.code == 4
    assert ended.said.splitlines()[-1] == "reportbot: Telegram does not know the token."
    assert token.split(":")[1] not in ended.said
    assert len(await stage.client.calls("getMe")) == 3


async def test_another_poller_ends_it_with_5(stage: Stage, start: Start) -> None:
    await stage.client.fault("409", "getUpdates", count=3)
    assert (await (await start()).ended()).code == 5


async def test_a_second_bot_with_the_same_token_elsewhere_makes_one_end_with_5(
    stage: Stage, start: Start, tmp_path: Path
) -> None:
    bots = [await start()]
    await at_work(stage, bots[0])
    bots.append(await start(data_dir=str(tmp_path / "elsewhere")))
    waits = [asyncio.create_task(bot.ended(300)) for bot in bots]
    done, others = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in others:
        wait.cancel()
    ended = done.pop().result()
    assert ended.code == 5
    assert _last_words(ended) == "Another program takes this bot's updates, or a webhook is set."


async def test_two_conflicts_are_borne(stage: Stage, start: Start) -> None:
    await stage.client.fault("409", "getUpdates", count=2)
    bot = await start()
    await at_work(stage, bot)
    assert (await bot.stop()).code == 0


async def test_a_second_bot_on_the_same_data_ends_with_3_and_the_first_goes_on(stage: Stage, start: Start) -> None:
    first = await start()
    await at_work(stage, first)
    ended = await (await start()).ended()
    assert ended.code == 3
    assert _last_words(ended) == f"Another bot works on {stage.data_dir}; stop it first, or set REPORTBOT_DATA_DIR."
    assert (await first.stop()).code == 0


async def test_a_database_of_a_newer_program_ends_it_with_6(stage: Stage, start: Start) -> None:
    async with stage.bot():
        pass
    with sqlite3.connect(stage.data_dir / "reportbot.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    ended = await (await start()).ended()
    assert ended.code == 6
    assert re.fullmatch(
        r"The database's schema is 9999; this program knows up to \d{4}. Use a newer one.", _last_words(ended)
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_during_a_long_poll_ends_it_with_0(stage: Stage, start: Start, number: int) -> None:
    bot = await start()
    await at_work(stage, bot)
    ended = await bot.stop(number)
    assert ended.code == 0
    assert "Traceback" not in ended.said


async def test_a_signal_while_telegram_is_away_ends_it_with_0(start: Start) -> None:
    bot = await start(api_url="http://127.0.0.1:9")
    await bot.says("telegram_out_of_reach")
    ended = await bot.stop()
    assert ended.code == 0
    assert ended.said.count("telegram_out_of_reach") == 1


async def test_a_signal_while_the_database_is_locked_ends_it_with_0(stage: Stage, start: Start) -> None:
    bot = await start()
    await at_work(stage, bot)
    database = sqlite3.connect(stage.data_dir / "reportbot.db", isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    try:
        await stage.budi.start()
        assert (await bot.stop()).code == 0
    finally:
        database.close()
    assert await stage.client.pending() == 1


async def test_what_was_filed_before_the_signal_is_there_after_the_next_start(stage: Stage, start: Start) -> None:
    bot = await start()
    await stage.consent(stage.budi)
    ticket = await stage.file_report(stage.budi)
    await bot.stop()
    await start()
    await stage.budi.say("/laporan_saya")
    await stage.budi.expect(ticket, new=True)


async def test_it_asks_who_it_is_then_polls_and_only_then_shows_its_commands(stage: Stage, start: Start) -> None:
    await at_work(stage, await start())
    await stage.budi.start()  # the poll that waits is written down when it is answered
    await stage.client.settled()
    calls = sorted(await stage.client.calls(), key=lambda call: call["time"])
    names = list(dict.fromkeys(call["method"] for call in calls))
    assert names[:2] == ["getMe", "getUpdates"]
    assert "setMyCommands" in names


async def test_its_data_are_its_owners_alone(stage: Stage, start: Start) -> None:
    stage.data_dir.mkdir(mode=0o755)
    await at_work(stage, await start())
    assert stage.data_dir.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o077 == 0 for file in stage.data_dir.iterdir())
