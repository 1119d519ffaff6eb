"""What became of a call to the outside."""

from typing import Any

from msgspec import Struct


class Done(Struct, frozen=True):
    """It happened; `result` is Telegram's JSON (bytes of a download)."""

    result: Any


class Retry(Struct, frozen=True):
    """It did not happen: too many calls; again after so many seconds."""

    after: float


class Migrated(Struct, frozen=True):
    """It did not happen: the group has this new id."""

    chat_id: int


class Gone(Struct, frozen=True):
    """It did not happen and will not in this chat (403): blocked, deactivated, removed, not a member."""

    description: str


class Refused(Struct, frozen=True):
    """It did not happen and will not as it stands; `code` is the HTTP code."""

    description: str
    code: int


class NotModified(Struct, frozen=True):
    """The message is already as wanted."""


class TooOld(Struct, frozen=True):
    """The press can no longer be answered."""


class Missing(Struct, frozen=True):
    """The message to edit, answer, copy or delete is not there, or is not the bot's to change."""


class Unknown(Struct, frozen=True):
    """It may have happened: no answer, an unreadable one, or Telegram's own error (5xx)."""

    description: str


class NotSent(Struct, frozen=True):
    """It surely did not happen: no connection was made."""

    description: str


class TokenRefused(Struct, frozen=True):
    """401 or 404: Telegram does not know the token, or not the method."""


Outcome = Done | Retry | Migrated | Gone | Refused | NotModified | TooOld | Missing | Unknown | NotSent | TokenRefused
