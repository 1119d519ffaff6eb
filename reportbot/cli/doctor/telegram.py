"""Telegram: whether it is reached, knows the token, and gives the updates to this bot."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from reportbot.bot_api.client import BotClient
from reportbot.bot_api.outbound import deliver
from reportbot.bot_api.reach import served_at
from reportbot.cli.doctor.finding import Finding
from reportbot.clock import Clock
from reportbot.delivery.outcome import Done, NotSent, Outcome, Refused, TokenRefused, Unknown
from reportbot.settings import Settings

MOST_WAITING = 1_000
"""More updates than this wait only where the bot has not fetched for long."""

CLOCK_SECONDS = 60.0

Json = Mapping[str, Any]


async def identity(client: BotClient) -> tuple[Json | None, Finding]:
    """Who the bot is, by getMe."""
    match await deliver(client, "getMe"):
        case Done(result) if isinstance(result, Mapping) and type(result.get("id")) is int:
            return result, Finding.well("doctor-token", username=str(result.get("username", "")))
        case TokenRefused():
            return None, Finding.wrong("doctor-token-refused")
        case outcome:
            return None, Finding.wrong("doctor-unreached", why=why(outcome))


def why(outcome: Outcome) -> str:
    """In Telegram's or the connection's own words."""
    match outcome:
        case NotSent(description) | Unknown(description) | Refused(description, _):
            return description
    return type(outcome).__name__


async def clock(api_url: str) -> list[Finding]:
    """The machine's clock against the server's: deadlines and "pukul" in messages follow it."""
    there = await served_at(api_url)
    if there is None:
        return []
    apart = round((Clock().now() - there).total_seconds())
    if abs(apart) > CLOCK_SECONDS:
        return [Finding.wrong("doctor-clock-wrong", seconds=abs(apart))]
    return [Finding.well("doctor-clock")]


def abilities(me: Json) -> list[Finding]:
    """What @BotFather allows the bot."""
    return [] if me.get("can_join_groups", True) else [Finding.wrong("doctor-no-groups")]


async def updates(client: BotClient, settings: Settings) -> list[Finding]:
    """Nobody else may take the updates, and they must not pile up."""
    outcome = await deliver(client, "getWebhookInfo")
    if not isinstance(outcome, Done) or not isinstance(outcome.result, Mapping):
        return [Finding.advice("doctor-webhook-unseen", why=why(outcome))]
    info = outcome.result
    waiting = int(info.get("pending_update_count") or 0)
    found = [*_webhook(str(info.get("url") or ""), settings.webhook_url), *_not_taken(info)]
    if waiting > MOST_WAITING:
        found.append(Finding.advice("doctor-waiting", count=waiting))
    return found or [Finding.well("doctor-updates", count=waiting)]


async def removed_webhook(client: BotClient) -> Finding:
    """From now on updates are kept for who polls; none of those that wait is dropped."""
    outcome = await deliver(client, "deleteWebhook")
    if isinstance(outcome, Done):
        return Finding.well("doctor-webhook-removed")
    return Finding.wrong("doctor-webhook-kept", why=why(outcome))


def _webhook(url: str, ours: str | None) -> list[Finding]:
    """Where Telegram posts to, against where it should; compared to the letter, as the running bot does."""
    if url:
        if url == ours:
            return [Finding.well("doctor-webhook-own", url=url)]
        # Only the host: in the path people put their tokens.
        return [Finding.wrong("doctor-webhook-set", host=urlsplit(url).hostname or "?")]
    return [Finding.advice("doctor-webhook-not-yet", url=ours)] if ours else []


def _not_taken(info: Json) -> list[Finding]:
    """The last time that a webhook did not take what Telegram posted; Telegram tells it for as long as that is set."""
    why, at = info.get("last_error_message"), info.get("last_error_date")
    if not why or type(at) is not int:
        return []
    return [Finding.advice("doctor-webhook-failed", why=str(why), time=datetime.fromtimestamp(at, UTC))]


async def admins(client: BotClient, telegram_ids: Sequence[int]) -> list[Finding]:
    """An admin who never pressed Start cannot be written to."""
    if not telegram_ids:
        return [Finding.wrong("doctor-no-admins")]
    found = []
    for number in telegram_ids:
        outcome = await deliver(client, "getChat", {"chat_id": number})
        if not isinstance(outcome, Done):
            found.append(Finding.advice("doctor-admin-unseen", admin=str(number)))
    return found or [Finding.well("doctor-admins", count=len(telegram_ids))]
