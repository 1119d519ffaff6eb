"""Why a database cannot be looked at, as far as its engine tells it."""

import socket
import sqlite3
import ssl
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from reportbot.errors import SettingsError


class Unseen(Enum):
    """The reason; OTHER where only the error's own words say more."""

    NO_ADDRESS = auto()
    CLOSED = auto()
    MISSING = auto()
    NO_DATABASE = auto()
    DAMAGED = auto()
    NO_TABLES = auto()
    LOCKED = auto()
    UNOPENED = auto()
    FAILING = auto()
    SILENT = auto()
    NO_SUCH_HOST = auto()
    BUSY = auto()
    REFUSED = auto()
    OTHER = auto()


class NotSeen(SettingsError):
    """There is nothing that may be looked at; `why` is the reason that the sentence tells."""

    def __init__(self, why: Unseen, sentence: str) -> None:
        super().__init__(sentence)
        self.why = why


_LITE: Final[Mapping[int, Unseen]] = {
    sqlite3.SQLITE_NOTADB: Unseen.NO_DATABASE,
    sqlite3.SQLITE_CORRUPT: Unseen.DAMAGED,
    sqlite3.SQLITE_BUSY: Unseen.LOCKED,
    sqlite3.SQLITE_LOCKED: Unseen.LOCKED,
    sqlite3.SQLITE_CANTOPEN: Unseen.UNOPENED,
    sqlite3.SQLITE_IOERR: Unseen.FAILING,
}
_SERVER: Final[Mapping[str, Unseen]] = {
    "28": Unseen.REFUSED,
    "3D": Unseen.REFUSED,
    "53": Unseen.BUSY,
    "57": Unseen.BUSY,
}
"""By the class of the server's code: too many connections and a server that starts or ends are busy."""


def why_unseen(error: BaseException) -> Unseen:
    """The reason behind what a look raised."""
    if isinstance(error, NotSeen):
        return error.why
    cause = error.__cause__ or error
    cause = getattr(cause, "orig", None) or cause
    code, state = getattr(cause, "sqlite_errorcode", None), getattr(cause, "sqlstate", None)
    if code is not None:
        return _LITE.get(code & 0xFF, Unseen.OTHER)
    if state:
        return _SERVER.get(state[:2], Unseen.OTHER)
    return _on_the_way(cause)


def _on_the_way(cause: BaseException) -> Unseen:
    """A server that was reached and would not go on, with encryption or at all, gives no number of an error."""
    if isinstance(cause, socket.gaierror):
        return Unseen.NO_SUCH_HOST
    refused = isinstance(cause, ssl.SSLError) or (isinstance(cause, ConnectionError) and cause.errno is None)
    return Unseen.SILENT if isinstance(cause, OSError | TimeoutError) and not refused else Unseen.OTHER
