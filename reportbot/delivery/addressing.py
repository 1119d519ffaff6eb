"""From a stored row to a Bot API call: only here, in memory, an internal number becomes a Telegram id."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from msgspec import Struct, field

from reportbot.storage.outbox import Claimed

PLACEHOLDER = "placeholder.png"

Upload = tuple[str, bytes, str]
"""What a receiver sees as the file's name, the bytes, and their media type."""

_FILE = re.compile(r"\$file:(\d{1,18})(?::(.*))?", re.DOTALL)
_WORDS = frozenset({"text", "caption"})
"""Parameters with people's own words, where nothing is filled in."""


class Addresses(Struct, frozen=True):
    """Whom the lanes stand for: the group's chat id and people's Telegram ids by internal number."""

    group: int | None = None
    people: Mapping[int, int] = field(default_factory=dict)

    def chat_of(self, lane: str) -> int | None:
        """The chat a lane stands for; None for "api", which names its chats itself, and for people erased since."""
        if lane == "group":
            return self.group
        return self.people.get(int(lane.removeprefix("person:"))) if lane.startswith("person:") else None


class Request(Struct, frozen=True):
    """A call ready to go."""

    method: str
    params: dict[str, Any]
    files: Mapping[str, bytes | Upload]


def people_named(claimed: Claimed) -> set[int]:
    """The people whose Telegram ids a row needs."""
    lane = claimed.outgoing.lane
    own = {int(lane.removeprefix("person:"))} if lane.startswith("person:") else set()
    if not claimed.filled:
        return own
    return own | {int(word.removeprefix("$user:")) for word in _words(claimed.outgoing.params) if _is_user(word)}


def files_named(claimed: Claimed) -> set[int]:
    """The stored files a row needs."""
    if not claimed.filled:
        return set()
    return {int(found[1]) for word in _words(claimed.outgoing.params) if (found := _FILE.fullmatch(word))}


def _is_user(word: str) -> bool:
    return word.startswith("$user:") and word.removeprefix("$user:").isdecimal()


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [word for each in _inner(value) for word in _words(each)]


def _inner(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        yield from (inner for name, inner in value.items() if name not in _WORDS)
    elif isinstance(value, list):
        yield from value


def request_for(claimed: Claimed, addresses: Addresses, stored: Mapping[int, Upload] | None = None) -> Request | None:
    """The call a row stands for now; None where its person or group is not there any more.

    `stored` are the files it names (`files_named`).

    Raises:
        KeyError: one of them is missing.
    """
    outgoing = claimed.outgoing
    chat = addresses.chat_of(outgoing.lane)
    if chat is None and outgoing.lane != "api":
        return None
    filling = _Filling(chat, addresses, stored or {})
    params = filling.all_of(outgoing.params) if claimed.filled else dict(outgoing.params)
    if chat is not None and "scope" not in params:  # what a menu is for stands there
        params.setdefault("chat_id", chat)
    if outgoing.method == "sendMessage" and claimed.message_id is not None:
        kept = ("chat_id", "text", "parse_mode", "reply_markup", "link_preview_options")
        edit = {name: params[name] for name in kept if name in params}
        return Request("editMessageText", {**edit, "message_id": claimed.message_id}, {})
    if claimed.reply_message_id is not None:
        params["reply_parameters"] = {"message_id": claimed.reply_message_id, "allow_sending_without_reply": True}
    return Request(outgoing.method, params, filling.attached)


class _Filling(Struct):
    """One row's parameters with ids and files in the places of their names."""

    chat: int | None
    addresses: Addresses
    stored: Mapping[int, Upload]
    attached: dict[str, bytes | Upload] = field(default_factory=dict)

    def all_of(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """All parameters but those that are files themselves."""
        return {name: self.filled(name, value) for name, value in params.items() if not self.took(name, value)}

    def took(self, name: str, value: Any) -> bool:
        """True for a parameter that is a file itself: it goes up under the parameter's own name."""
        match = _FILE.fullmatch(value) if isinstance(value, str) and name not in _WORDS else None
        if match:
            self.attached[name] = self._upload(match)
        return match is not None

    def filled(self, name: str, value: Any) -> Any:
        """A parameter, or a part of one, as Telegram gets it."""
        if isinstance(value, Mapping):
            return {key: self.filled(key, inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.filled(name, inner) for inner in value]
        return self._word(value) if isinstance(value, str) and name not in _WORDS else value

    def _word(self, word: str) -> Any:
        if word == "$chat":
            return self.chat
        if word == "$placeholder":
            self.attached[PLACEHOLDER] = files("reportbot.delivery").joinpath(PLACEHOLDER).read_bytes()
            return f"attach://{PLACEHOLDER}"
        if _is_user(word):
            return self.addresses.people.get(int(word.removeprefix("$user:")))
        if match := _FILE.fullmatch(word):
            part = f"file{match[1]}"
            self.attached[part] = self._upload(match)
            return f"attach://{part}"
        return word

    def _upload(self, match: re.Match[str]) -> Upload:
        name, content, mime = self.stored[int(match[1])]
        return (match[2] or name, content, mime)
