"""What Telegram shows of the bot, against what the bot registers at each start."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.identity import Profile
from reportbot.bot_api.outbound import deliver
from reportbot.cli.doctor.finding import Finding
from reportbot.cli.doctor.telegram import why
from reportbot.conversation.review.wording import joined
from reportbot.conversation.says import Text
from reportbot.delivery.outcome import Done, Gone, Refused
from reportbot.domain.languages import LANGUAGES

Json = Mapping[str, Any]


class Part(Struct, frozen=True):
    """What is called how, how to ask for it, and what is to be answered."""

    name: Text
    method: str
    params: Json
    wanted: Json | Sequence[Json]
    of_a_chat: bool = False


async def look(client: BotClient, profiles: Sequence[Profile]) -> Finding:
    """One line that names every part that is missing or another."""
    missing = []
    for part in (each for profile in profiles for each in _parts(profile)):
        outcome = await deliver(client, part.method, part.params)
        if part.of_a_chat and isinstance(outcome, Refused | Gone):
            continue  # an admin who never pressed Start has no chat, which is told of him alone
        if not isinstance(outcome, Done):
            return Finding.advice("doctor-commands-unseen", why=why(outcome))
        if not _is(outcome.result, part.wanted):
            missing.append(part.name)
    parts = joined(missing)
    return Finding.well("doctor-commands") if parts is None else Finding.advice("doctor-commands-missing", parts=parts)


def _parts(profile: Profile) -> Iterator[Part]:
    language: dict[str, str | Text] = {"language": Text(f"language-{profile.language or LANGUAGES[0]}")}
    for scope, entries in profile.menus.items():
        where = json.loads(scope)
        of_a_chat, params = "chat_id" in where, {"scope": where, **profile.code}
        name = Text("doctor-part-commands", language)
        if of_a_chat:
            name = Text("doctor-part-admin-commands", {**language, "admin": str(where["chat_id"])})
        yield Part(name, "getMyCommands", params, entries, of_a_chat)
    description, short = {"description": profile.description}, {"short_description": profile.short_description}
    yield Part(Text("doctor-part-description", language), "getMyDescription", profile.code, description)
    yield Part(Text("doctor-part-short-description", language), "getMyShortDescription", profile.code, short)


def _is(found: Any, wanted: Json | Sequence[Json]) -> bool:
    """Whether all that is wanted was answered; of an object more may be told."""
    if isinstance(wanted, Mapping):
        return isinstance(found, Mapping) and all(found.get(name) == words for name, words in wanted.items())
    return isinstance(found, list) and len(found) == len(wanted) and all(map(_is, found, wanted))
