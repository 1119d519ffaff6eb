"""What a Bot API call is refused with, and how a fault on demand looks to whoever called."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A call is refused: HTTP code, Telegram's description, and `parameters` of the answer."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The JSON body Telegram answers with."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class TransportFault(Exception):
    """The answer does not arrive as JSON; `kind` says how, `body` is the lost answer if the effect took place."""

    def __init__(self, kind: str, body: Json | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.body = body


class ControlError(Exception):
    """A person of the sandbox is asked to do what people cannot do; the control API answers 400."""


def bad_request(text: str, **parameters: Any) -> ApiError:
    """A 400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {text}", parameters or None)


def forbidden(text: str) -> ApiError:
    """A 403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {text}")


def too_many_requests(seconds: int) -> ApiError:
    """A 429 that names the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
