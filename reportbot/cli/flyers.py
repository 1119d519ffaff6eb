"""``reportbot flyers``: the poster and the one-page guide as PDF, in every language."""

import asyncio
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from reportbot.cli.asking import Unreached, who_is
from reportbot.cli.public_files import write_public
from reportbot.conversation.says import Text
from reportbot.errors import SettingsError, TokenRefused
from reportbot.letters.flyers import TEMPLATES, Flyer, make_flyer
from reportbot.settings import Settings
from reportbot.texts import Texts

USERNAME = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,31})")
"""Telegram's rule for usernames; a bot's may be shorter than five where Fragment sold it."""


def flyers(folder: str, username: str) -> int:
    """Write the PDFs and print where they are; without a username Telegram is asked who the bot is.

    Raises:
        ReportBotError: the username or the folder is wrong, or Telegram does not say who the bot is.
    """
    settings = Settings.load()
    named = _checked(username) if username else _asked(settings)
    texts = Texts.load(own=settings.texts_dir)
    for flyer in _all(texts, settings.operator_name, named):
        target = Path(folder).absolute() / f"reportbot-{flyer.template}.{flyer.language}.pdf"
        write_public(target, asyncio.run(make_flyer(flyer, settings.texts_dir)))
        sys.stdout.write(f"{target}\n")
    return 0


def _checked(username: str) -> str:
    found = USERNAME.fullmatch(username.strip())
    if found is None:
        raise SettingsError(f"{username!r} is no username: write it as lapor_akun_bot.")
    return found[1]


def _asked(settings: Settings) -> str:
    try:
        username = who_is(settings.api_url, settings.token.get_secret_value())
    except Unreached as fault:
        raise Unreached(
            f"Telegram does not say who the bot is ({fault}). Name it: --username lapor_akun_bot."
        ) from None
    if username is None:
        raise TokenRefused("Telegram knows no bot with this token.")
    return username


def _all(texts: Texts, operator: str, username: str) -> Iterator[Flyer]:
    for language in texts.languages:
        lines = texts.plain(Text("help-now"), language).splitlines()
        calls = [line.removeprefix("•").strip() for line in lines if line.startswith("•")]
        for template in TEMPLATES:
            yield Flyer(template=template, language=language, operator=operator, username=username, help=calls)
