"""What became of a call to the outside."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Done:
    """It happened; `result` is Telegram's JSON (bytes of a download)."""

    result: Any


@dataclass(frozen=True, slots=True)
class Retry:
    """It did not happen: too many calls; again after so many seconds."""

    after: float


@dataclass(frozen=True, slots=True)
class Migrated:
    """It did not happen: the group has this new id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Gone:
    """It did not happen and will not in this chat (403): blocked, deactivated, removed, not a member."""

    description: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It did not happen and will not as it stands; `code` is the HTTP code."""

    description: str
    code: int


@dataclass(frozen=True, slots=True)
class NotModified:
    """The message is already as wanted."""


@dataclass(frozen=True, slots=True)
class TooOld:
    """The press can no longer be answered."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The message to edit, answer, copy or delete is not there, or is not the bot's to change."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have happened: no answer, an unreadable one, or Telegram's own error (5xx)."""

    description: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """It surely did not happen: no connection was made."""

    description: str


@dataclass(frozen=True, slots=True)
class TokenRefused:
    """401 or 404: Telegram does not know the token, or not the method."""


Outcome = Done | Retry | Migrated | Gone | Refused | NotModified | TooOld | Missing | Unknown | NotSent | TokenRefused
