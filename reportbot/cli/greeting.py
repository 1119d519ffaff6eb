"""After the first poll has begun: the bot's commands and description go to Telegram, and the group is looked at."""

import asyncio
import json
from collections.abc import Sequence

import structlog

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.identity import Identity, Profile, register
from reportbot.conversation.inputs import Started
from reportbot.conversation.menus import STAFF
from reportbot.conversation.says import Text
from reportbot.domain.languages import LANGUAGES
from reportbot.intake import Intake
from reportbot.intake.rendering import menu_in
from reportbot.texts import FIRST_LANGUAGE, Texts

log = structlog.get_logger("reportbot.run")


async def introduce(
    client: BotClient, intake: Intake, texts: Texts, me: Identity, admin_ids: Sequence[int] = ()
) -> None:
    """Never ends the bot: what fails here is logged and tried at the next start."""
    await intake.inputs([Started(bot_id=me.bot_id, bot_username=me.username)])
    for profile in profiles(texts, admin_ids):
        await register(client, profile)
    await asyncio.Event().wait()


def profiles(texts: Texts, admin_ids: Sequence[int]) -> list[Profile]:
    """What the bot registers at each start; who uses another language sees the first."""
    return [
        Profile(
            language="" if language == FIRST_LANGUAGE else language,
            menus=menus(texts, language, admin_ids),
            description=texts.plain(Text("bot-description"), language),
            short_description=texts.plain(Text("bot-short-description"), language),
        )
        for language in LANGUAGES
    ]


def menus(texts: Texts, language: str, admin_ids: Sequence[int]) -> dict[str, list[dict[str, str]]]:
    """The menu of all, and that of each admin, by its scope."""
    scopes = {json.dumps({"type": "all_private_chats"}): menu_in(texts, language)}
    both = menu_in(texts, language, STAFF)
    return scopes | {json.dumps({"type": "chat", "chat_id": admin}): both for admin in admin_ids}
