"""After the first poll has begun: the bot's commands and description go to Telegram, and the group is looked at."""

import asyncio
import json
from typing import Any

import structlog

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.identity import Identity, register_commands, register_description
from reportbot.conversation.inputs import Started
from reportbot.conversation.says import Text
from reportbot.intake import Intake
from reportbot.texts import Texts

log = structlog.get_logger("reportbot.run")

CITIZENS = ("lapor", "status", "laporan_saya", "bantuan", "bahasa", "batal", "privasi", "start")
"""Commands in private chats, in the menu's order; `/status` and others of admins need no menu."""


async def introduce(client: BotClient, intake: Intake, texts: Texts, me: Identity) -> None:
    """Never ends the bot: what fails here is logged and tried at the next start."""
    await intake.inputs([Started(bot_id=me.bot_id, bot_username=me.username)])
    for language, code in (("id", ""), ("en", "en")):
        await register_commands(client, {json.dumps({"type": "all_private_chats"}): _menu(texts, language)}, code)
        description = texts.plain(Text("bot-description"), language)
        await register_description(client, description, texts.plain(Text("bot-short-description"), language), code)
    await asyncio.Event().wait()


def _menu(texts: Texts, language: str) -> list[dict[str, Any]]:
    return [
        {"command": name, "description": texts.plain(Text(f"command-{name.replace('_', '-')}"), language)}
        for name in CITIZENS
    ]
