"""The moderators' group: a private supergroup in which the bot is an administrator."""

from collections.abc import Mapping
from typing import Any

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.outbound import deliver
from reportbot.cli.doctor.finding import Finding, State
from reportbot.cli.doctor.telegram import why
from reportbot.conversation.review.group import problem_of
from reportbot.conversation.review.members import DEMOTED
from reportbot.conversation.says import Text
from reportbot.delivery.outcome import Done, Gone, Outcome, Refused

MANY = 200
"""A moderators' group with more people than this is hardly one."""


async def look(client: BotClient, chat_id: int | None, bot_id: int) -> list[Finding]:
    """Everything that the bot itself will refuse, and what it cannot judge."""
    if chat_id is None:
        return [Finding.advice("doctor-no-group")]
    seen = await deliver(client, "getChat", {"chat_id": chat_id})
    if isinstance(seen, Refused | Gone):
        return [_wrong("unreachable")]
    if not isinstance(seen, Done) or not isinstance(seen.result, Mapping):
        return [_unseen(seen)]
    return [await _fit(client, chat_id, bot_id, seen.result)]


async def _fit(client: BotClient, chat_id: int, bot_id: int, chat: Mapping[str, Any]) -> Finding:
    if reason := problem_of(chat):
        return _wrong(reason)
    mine = await deliver(client, "getChatMember", {"chat_id": chat_id, "user_id": bot_id})
    if not isinstance(mine, Done | Refused | Gone):
        return _unseen(mine)
    if not _is_administrator(mine):
        return _wrong(DEMOTED)
    return await _counted(client, chat_id, str(chat.get("title", "")))


def _unseen(outcome: Outcome) -> Finding:
    """Nothing is known of the group: what was not answered accuses nobody."""
    return Finding.advice("doctor-group-unseen", why=why(outcome))


def _wrong(reason: str) -> Finding:
    return Finding(State.WRONG, Text("group-wrong", {"reason": Text(f"group-{reason}")}))


def _is_administrator(outcome: Any) -> bool:
    member = outcome.result if isinstance(outcome, Done) else None
    return isinstance(member, Mapping) and member.get("status") in {"administrator", "creator"}


async def _counted(client: BotClient, chat_id: int, title: str) -> Finding:
    outcome = await deliver(client, "getChatMemberCount", {"chat_id": chat_id})
    count = outcome.result if isinstance(outcome, Done) and type(outcome.result) is int else 0
    if count > MANY:
        return Finding.advice("doctor-group-many", title=title, count=count)
    return Finding.well("doctor-group", title=title, count=count)
