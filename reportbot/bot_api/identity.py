"""Who the bot is, and what Telegram's menus show of it."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from msgspec import Struct

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.outbound import deliver
from reportbot.bot_api.patience import Patience, Pause
from reportbot.delivery.outcome import Done, NotModified, Outcome, Retry, Unknown

_LONGEST_WAIT = 60.0


class Identity(Struct, frozen=True):
    """The bot as Telegram names it."""

    bot_id: int
    username: str
    name: str


class Profile(Struct, frozen=True):
    """What Telegram shows of the bot in a language, "" for those that have no profile of their own.

    `menus` has the commands by the JSON of their scope.
    """

    language: str
    menus: Mapping[str, Sequence[Mapping[str, str]]]
    description: str
    short_description: str

    @property
    def code(self) -> dict[str, str]:
        """What calls say of the language."""
        return {"language_code": self.language} if self.language else {}


async def who_am_i(client: BotClient, pause: Pause = asyncio.sleep) -> Identity:
    """getMe until it is answered; raises errors.TokenRefused after three refusals in a row."""
    patience = Patience(structlog.get_logger("reportbot.identity"), pause)
    while True:
        outcome = await deliver(client, "getMe")
        found = _identity(outcome.result) if isinstance(outcome, Done) else None
        if found is not None:
            patience.answered()
            return found
        await patience.failed(Unknown("getMe answered nonsense") if isinstance(outcome, Done) else outcome)


def _identity(result: Any) -> Identity | None:
    if not isinstance(result, dict) or type(result.get("id")) is not int:
        return None
    return Identity(result["id"], str(result.get("username") or ""), str(result.get("first_name") or ""))


async def register(client: BotClient, profile: Profile) -> None:
    """All of it; what fails is logged and never raised."""
    await register_commands(client, profile.menus, profile.language)
    await register_description(client, profile.description, profile.short_description, profile.language)


async def register_commands(
    client: BotClient, commands: Mapping[str, Sequence[Mapping[str, str]]], language: str = ""
) -> None:
    """setMyCommands for each scope (its JSON, as Telegram wants it); a failure is logged and never raised."""
    for scope, entries in commands.items():
        params = {"scope": json.loads(scope), "commands": [dict(entry) for entry in entries]}
        await _set(client, "setMyCommands", params, language)


async def register_description(client: BotClient, description: str, short: str, language: str = "") -> None:
    """What people see before /start (up to 512 characters) and on the profile (120); failures are only logged."""
    await _set(client, "setMyDescription", {"description": description}, language)
    await _set(client, "setMyShortDescription", {"short_description": short}, language)


async def _set(client: BotClient, method: str, params: dict[str, Any], language: str) -> None:
    if language:
        params["language_code"] = language
    outcome: Outcome = await deliver(client, method, params)
    if isinstance(outcome, Retry) and outcome.after <= _LONGEST_WAIT:
        await asyncio.sleep(outcome.after)
        outcome = await deliver(client, method, params)
    if not isinstance(outcome, (Done, NotModified)):
        log = structlog.get_logger("reportbot.identity")
        log.warning("not_registered", method=method, outcome=type(outcome).__name__)
