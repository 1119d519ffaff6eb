"""What a Bot API answer must look like before anybody reads it; everything else is a network error."""

import json
from typing import Any

import msgspec
from telegram.error import BadRequest, NetworkError, TelegramError

from reportbot.bot_api.wellformed import may_need_mending, mended

# Codes that telegram.request.BaseRequest gives a type of their own.
_TYPED_CODES = frozenset({400, 401, 403, 404, 409, 429})
_TOO_LARGE = 413
_FLOOD = 429
_FLOOD_PAUSE = 5
_LONGEST_PAUSE = 86_400
_LARGEST_ID = 2**63
_NUL = b"\\u0000"


class Rejected(BadRequest):
    """A definite no with a code that python-telegram-bot has no type for, e.g. 413."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def decoded(payload: bytes) -> dict[str, Any] | None:
    """The JSON object in `payload` with well-formed strings, or None where there is none."""
    try:
        parsed = _strictly(payload) if _NUL not in payload else _leniently(payload)
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None


def _strictly(payload: bytes) -> Any:
    """What is JSON by the book has well-formed strings; only the NUL is among them."""
    try:
        return msgspec.json.decode(payload)
    except (ValueError, RecursionError):
        return _leniently(payload)


def _leniently(payload: bytes) -> Any:
    parsed = json.loads(payload.decode("utf-8", "replace"), strict=False)
    return mended(parsed) if may_need_mending(payload) else parsed


def refusal(code: int, payload: bytes, token: str) -> bytes | TelegramError:
    """The refusal with only what BaseRequest can read safely, or the error that it is.

    Only the Bot API's own words count: a proxy's 403 says nothing about a chat, its 404 nothing about the token.
    """
    parsed = decoded(payload)
    if parsed is None or parsed.get("ok") is not False:
        if code == _TOO_LARGE:
            return Rejected("Request Entity Too Large", code)
        return NetworkError(f"HTTP {code} without an answer of the Bot API")
    text = parsed.get("description")
    description = text.replace(token, "[token]") if isinstance(text, str) and token else ""
    if 400 <= code < 500 and code not in _TYPED_CODES:
        return Rejected(description or f"HTTP {code}", code)
    answer = {"ok": False, "result": None, "description": description, "parameters": _parameters(code, parsed)}
    return json.dumps(answer).encode()


def _parameters(code: int, parsed: dict[str, Any]) -> dict[str, float]:
    given = parsed.get("parameters")
    given = given if isinstance(given, dict) else {}
    moved = given.get("migrate_to_chat_id")
    if type(moved) is int and moved and abs(moved) < _LARGEST_ID:
        return {"migrate_to_chat_id": moved}
    pause = given.get("retry_after")
    if isinstance(pause, (int, float)) and pause > 0:
        return {"retry_after": min(pause, _LONGEST_PAUSE)}
    return {"retry_after": _FLOOD_PAUSE} if code == _FLOOD else {}
