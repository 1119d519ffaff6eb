"""Every exception ReportBot raises; rejections of what people do are values, not exceptions.

ReportBotError
├── SettingsError        exit 2: a setting is missing or wrong; the message names it
├── DataDirHeld          exit 3: another bot works on this data dir
├── TokenRefused         exit 4: Telegram does not know the token
├── PollerConflict       exit 5: another poller or a webhook takes the updates
├── SchemaNewer          exit 6: the database was written by a newer program
├── Stuck                exit 70: one of the bot's own tasks ended or makes no progress
├── StorageUnavailable   the database cannot be written or read now; the same work may succeed later
├── NumbersShort         a step makes more records than numbers were drawn for; it is done again with more
├── NotLoaded            a step asked for a fact that its needs did not name
├── TextError            a text is missing, or lacks an argument
└── TypesettingFailed    a letter, packet or chart cannot be set
"""


class ReportBotError(Exception):
    """The root of the tree."""

    exit_code = 70


class SettingsError(ReportBotError):
    """A setting is missing or wrong; the message is one sentence that names it and shows no secret."""

    exit_code = 2


class DataDirHeld(ReportBotError):
    """Another bot holds the lock of this data dir."""

    exit_code = 3


class TokenRefused(ReportBotError):
    """Telegram answered 401 or 404 to the token three times in a row."""

    exit_code = 4


class PollerConflict(ReportBotError):
    """Telegram answered 409 three times in a row: another poller, or a webhook is set."""

    exit_code = 5


class SchemaNewer(ReportBotError):
    """The database's schema revision is unknown to this program."""

    exit_code = 6


class Stuck(ReportBotError):
    """A task of the bot ended, or work waits without progress."""


class StorageUnavailable(ReportBotError):
    """The database is full, locked, out of reach or failing; the caller keeps its work and tries again."""


class NumbersShort(ReportBotError):
    """More numbers of a kind, or tickets (`kind` is None), were asked for than were drawn."""

    def __init__(self, kind: type | None) -> None:
        super().__init__(f"no number was drawn for a {kind.__name__ if kind else 'ticket'}")
        self.kind = kind


class NotLoaded(ReportBotError):
    """A step asked for a fact that was not loaded."""


class TextError(ReportBotError):
    """A text key is missing or an argument is."""


class TypesettingFailed(ReportBotError):
    """Typst refuses a template or a picture, or the child that sets the document ran out of time or memory."""
