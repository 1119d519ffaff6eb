"""From a stored row to a Bot API call: only here, in memory, an internal number becomes a Telegram id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from reportbot.storage.outbox import Claimed

PLACEHOLDER = "placeholder.png"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Whom the lanes stand for: the group's chat id and people's Telegram ids by internal number."""

    group: int | None = None
    people: Mapping[int, int] = field(default_factory=dict)

    def chat_of(self, lane: str) -> int | None:
        """The chat a lane stands for; None for "api", which names its chats itself, and for people erased since."""
        if lane == "group":
            return self.group
        return self.people.get(int(lane.removeprefix("person:"))) if lane.startswith("person:") else None


@dataclass(frozen=True, slots=True)
class Request:
    """A call ready to go."""

    method: str
    params: dict[str, Any]
    files: dict[str, bytes]


def people_named(claimed: Claimed) -> set[int]:
    """The people whose Telegram ids a row needs."""
    lane = claimed.outgoing.lane
    own = {int(lane.removeprefix("person:"))} if lane.startswith("person:") else set()
    return own | {int(word.removeprefix("$user:")) for word in _words(claimed.outgoing.params) if _is_user(word)}


def _is_user(word: str) -> bool:
    return word.startswith("$user:") and word.removeprefix("$user:").isdecimal()


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return [word for each in inner for word in _words(each)]


def request_for(claimed: Claimed, addresses: Addresses) -> Request | None:
    """The call a row stands for now; None where its person or group is not there any more."""
    outgoing = claimed.outgoing
    chat = addresses.chat_of(outgoing.lane)
    if chat is None and outgoing.lane != "api":
        return None
    attached: dict[str, bytes] = {}
    params = {name: _filled(value, chat, addresses, attached) for name, value in outgoing.params.items()}
    if chat is not None:
        params.setdefault("chat_id", chat)
    if outgoing.method == "sendMessage" and claimed.message_id is not None:
        kept = ("chat_id", "text", "parse_mode", "reply_markup", "link_preview_options")
        edit = {name: params[name] for name in kept if name in params}
        return Request("editMessageText", {**edit, "message_id": claimed.message_id}, attached)
    if claimed.reply_message_id is not None:
        params["reply_parameters"] = {"message_id": claimed.reply_message_id, "allow_sending_without_reply": True}
    return Request(outgoing.method, params, attached)


def _filled(value: Any, chat: int | None, addresses: Addresses, attached: dict[str, bytes]) -> Any:
    if isinstance(value, Mapping):
        return {name: _filled(inner, chat, addresses, attached) for name, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, chat, addresses, attached) for inner in value]
    if value == "$chat":
        return chat
    if value == "$placeholder":
        attached[PLACEHOLDER] = files("reportbot.delivery").joinpath(PLACEHOLDER).read_bytes()
        return f"attach://{PLACEHOLDER}"
    if isinstance(value, str) and _is_user(value):
        return addresses.people.get(int(value.removeprefix("$user:")))
    return value
