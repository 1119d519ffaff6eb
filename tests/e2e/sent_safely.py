"""What every call of the bot must be like: each end-to-end test has its own looked through when its stage is struck."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

SHOWS_TEXT: Final = frozenset({"sendMessage", "editMessageText"})
SHOWS_FILES: Final = frozenset({"sendPhoto", "sendVideo", "sendMediaGroup", "sendDocument", "editMessageMedia"})
QUIET: Final = frozenset(
    {
        *("getMe", "getUpdates", "getFile", "getChat", "getChatMember", "getChatAdministrators", "getWebhookInfo"),
        *("setMyCommands", "deleteMyCommands", "setMyDescription", "setMyShortDescription"),
        *("deleteWebhook", "setWebhook"),
        *("answerCallbackQuery", "editMessageReplyMarkup", "deleteMessage"),
    }
)
"""Methods that show nothing of what anybody sent; no other method is ever called: none that forwards or copies."""

OUR_LINKS: Final = ("https://t.me/",)
# What stands in <code> is copied by a tap, and opens nothing.
_COPIED = re.compile("<code>.*?</code>", re.DOTALL)
_LINK = re.compile(r"https?://[^\s\"<]+")


def faults_of(calls: Iterable[Mapping[str, Any]]) -> list[str]:
    """What is wrong with these calls, each as a sentence."""
    return [f"{call['method']}: {fault}" for call in calls for fault in _faults(call)]


def _faults(call: Mapping[str, Any]) -> list[str]:
    method, params = str(call["method"]), call["params"]
    to_group = str(params.get("chat_id", "")).startswith("-")
    if method in SHOWS_TEXT:
        return _text(params, to_group=to_group)
    if method in SHOWS_FILES:
        return _files(method, params) if to_group else []
    return [] if method in QUIET else ["is no method that this bot uses"]


def _text(params: Mapping[str, Any], *, to_group: bool) -> list[str]:
    preview = _decoded(params.get("link_preview_options"))
    faults = [] if isinstance(preview, Mapping) and preview.get("is_disabled") is True else ["shows a link preview"]
    if params.get("parse_mode") != "HTML":
        faults.append("is not HTML")
    links = [link for link in _LINK.findall(_COPIED.sub("", str(params["text"]))) if not link.startswith(OUR_LINKS)]
    return faults + [f"a link in the group can be pressed: {link}" for link in links if to_group]


def _files(method: str, params: Mapping[str, Any]) -> list[str]:
    if method == "editMessageMedia":
        return []
    items = _decoded(params.get("media")) if method == "sendMediaGroup" else [params]
    faults = [f"item {number} is not blurred" for number, item in enumerate(items) if not _is_true(item, "has_spoiler")]
    return faults + ([] if _is_true(params, "protect_content") else ["can be forwarded"])


def _is_true(params: Mapping[str, Any], name: str) -> bool:
    return params.get(name) in {True, "true"}


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
