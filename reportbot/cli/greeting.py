"""After the first poll has begun: the bot's commands and description go to Telegram, and the group is looked at."""

import asyncio
import json
from collections.abc import Mapping, Sequence

import structlog

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.identity import Identity, register_commands, register_description
from reportbot.conversation.inputs import Started
from reportbot.conversation.menus import CITIZENS, STAFF, of_citizens, of_staff
from reportbot.conversation.says import Text
from reportbot.domain.languages import LANGUAGES
from reportbot.intake import Intake
from reportbot.texts import FIRST_LANGUAGE, Texts

log = structlog.get_logger("reportbot.run")


async def introduce(
    client: BotClient, intake: Intake, texts: Texts, me: Identity, admin_ids: Sequence[int] = ()
) -> None:
    """Never ends the bot: what fails here is logged and tried at the next start."""
    await intake.inputs([Started(bot_id=me.bot_id, bot_username=me.username)])
    for language in LANGUAGES:
        code = "" if language == FIRST_LANGUAGE else language
        await register_commands(client, menus(texts, language, admin_ids), code)
        description = texts.plain(Text("bot-description"), language)
        await register_description(client, description, texts.plain(Text("bot-short-description"), language), code)
    await asyncio.Event().wait()


def menus(texts: Texts, language: str, admin_ids: Sequence[int]) -> dict[str, list[dict[str, str]]]:
    """The menu of all, and that of each admin, by its scope."""
    citizens = {name: of_citizens(name) for name in CITIZENS}
    admins = {name: of_staff(name) for name in STAFF}
    scopes = {json.dumps({"type": "all_private_chats"}): _menu(texts, language, citizens)}
    both = _menu(texts, language, admins | {name: text for name, text in citizens.items() if name not in admins})
    return scopes | {json.dumps({"type": "chat", "chat_id": admin}): both for admin in admin_ids}


def _menu(texts: Texts, language: str, entries: Mapping[str, Text]) -> list[dict[str, str]]:
    return [{"command": name, "description": texts.plain(text, language)} for name, text in entries.items()]
