"""``reportbot transparency``: the public page of a month, in Indonesian and English, made beside the bot at work."""

import asyncio
import re
import sys
from datetime import date
from pathlib import Path

from reportbot.cli.public_files import write_public
from reportbot.clock import Clock
from reportbot.domain.figures import Figures
from reportbot.domain.periods import EARLIEST, LATEST, Period, Span, around, today
from reportbot.errors import SettingsError
from reportbot.settings import Settings
from reportbot.storage.figures import count
from reportbot.storage.read_only import looking
from reportbot.texts import Texts
from reportbot.transparency.page import Page, render
from reportbot.transparency.tables import published

LANGUAGES = ("id", "en")


def transparency(month: str, folder: str) -> int:
    """Write the pages of a month ("2021-09", by default the last) and print where they are.

    Raises:
        ReportBotError: the month or the folder is wrong, or the database cannot be read.
    """
    settings = Settings.load()
    clock = Clock(settings.clock_file)
    period = month_of(month, today(clock.now()))
    figures = asyncio.run(_counted(settings, period, clock))
    texts = Texts.load(own=settings.texts_dir)
    for name, page in pages(figures, period, texts, settings.operator_name).items():
        target = Path(folder).absolute() / name
        write_public(target, page.encode())
        sys.stdout.write(f"{target}\n")
    return 0


def month_of(words: str, day: date) -> Period:
    """The month that is meant.

    Raises:
        SettingsError: it is none, or still to come.
    """
    if not words:
        return around(day, Span.MONTH).before
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", words.strip())
    first = date(int(found[1]), int(found[2]), 1) if found and found[1] != "0000" else None
    if first is None or not EARLIEST <= first < LATEST:
        raise SettingsError(f"{words!r} is no month: write it as 2021-09.")
    if first > day:
        raise SettingsError(f"{words} has not begun.")
    return around(first, Span.MONTH)


async def _counted(settings: Settings, period: Period, clock: Clock) -> Figures:
    async with looking(settings.database_address, settings.data_dir, settings.key_file, keyless=True) as (_, read):
        return await read(lambda conn: count(conn, period, clock.now()))


def pages(figures: Figures, period: Period, texts: Texts, operator: str) -> dict[str, str]:
    """The pages by the names of their files; each links to the other."""
    told = published(figures)
    month = f"{period.first:%Y-%m}"
    names = {language: f"reportbot-{month}.{language}.html" for language in LANGUAGES}
    return {
        names[language]: render(Page(period, figures.counted_at, operator, texts, language, names[other]), told)
        for language, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True)
    }
