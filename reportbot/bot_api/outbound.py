"""Calls as outcomes: every error of Telegram and the network, told apart once and by type."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from reportbot.bot_api.answers import Rejected
from reportbot.bot_api.client import BotClient, File
from reportbot.bot_api.exchange import FileTooLarge
from reportbot.bot_api.http import NotConnected
from reportbot.delivery.outcome import (
    Done,
    Gone,
    Migrated,
    Missing,
    NotModified,
    NotSent,
    Outcome,
    Refused,
    Retry,
    TokenRefused,
    TooOld,
    Unknown,
)

# Telegram gives these no code or parameter of their own; words from telegram-bot-api's Client.cpp and TDLib.
_WORDS: tuple[tuple[str, Outcome], ...] = (
    ("message is not modified", NotModified()),
    ("query is too old", TooOld()),
    ("query id is invalid", TooOld()),
    ("query_id_invalid", TooOld()),
    ("message to edit not found", Missing()),
    ("message can't be edited", Missing()),
    ("message to be replied not found", Missing()),
    ("message to reply not found", Missing()),
    ("message to copy not found", Missing()),
    ("message to delete not found", Missing()),
    ("message can't be deleted", Missing()),
    ("message_id_invalid", Missing()),
    ("chat not found", Gone("chat not found")),
    ("not enough rights to send", Gone("not enough rights to send")),
    ("have no rights to send", Gone("have no rights to send")),
)


async def deliver(
    client: BotClient,
    method: str,
    params: Mapping[str, Any] | None = None,
    files: Mapping[str, File] | None = None,
    timeout: float | None = None,  # noqa: ASYNC109 - the request layer's own timer
) -> Outcome:
    """Call `method`; whatever Telegram or the network does is an Outcome, only cancellation and our mistakes raise."""
    try:
        return Done(await client.post(method, params, files, timeout))
    except TelegramError as error:
        return outcome_of(error)


async def fetch(client: BotClient, file_path: str, limit: int) -> Outcome:
    """Download the file that getFile named: Done(bytes); Refused 413 beyond `limit` bytes, Refused 404 when expired."""
    try:
        return Done(await client.download(file_path, limit))
    except FileTooLarge as error:
        return Refused(error.message, 413)
    except TelegramError as error:
        return outcome_of(error)


def outcome_of(error: TelegramError) -> Outcome:
    """What an error of python-telegram-bot says about the call."""
    for kind, outcome in _BY_TYPE:
        if isinstance(error, kind):
            return outcome(error)
    return Unknown(error.message)


def _by_words(description: str) -> Outcome:
    lowered = description.lower()  # python-telegram-bot changes the case of a description
    for words, outcome in _WORDS:
        if words in lowered:
            return outcome
    return Refused(description, 400)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after  # an int, or a timedelta where PTB_TIMEDELTA is set
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


# BadRequest and TimedOut are NetworkErrors, Rejected is a BadRequest, so the order counts.
_BY_TYPE: tuple[tuple[type[TelegramError], Callable[[Any], Outcome]], ...] = (
    (RetryAfter, lambda error: Retry(_seconds(error))),
    (ChatMigrated, lambda error: Migrated(error.new_chat_id)),
    (Forbidden, lambda error: Gone(error.message)),
    (Rejected, lambda error: Refused(error.message, error.code)),
    (BadRequest, lambda error: _by_words(error.message)),
    (NotConnected, lambda error: NotSent(error.message)),
    (TimedOut, lambda error: Unknown(error.message)),
    (NetworkError, lambda error: Unknown(error.message)),
    (Conflict, lambda error: Refused(error.message, 409)),
    (InvalidToken, lambda _: TokenRefused()),
)
