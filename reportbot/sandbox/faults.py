"""Faults on demand: the next calls of a method fail in a chosen way."""

from __future__ import annotations

from msgspec import Struct

from reportbot.sandbox.errors import ApiError, ControlError, Json, forbidden, too_many_requests

REFUSED = ("429", "500", "blocked", "401", "404", "409")
BEFORE = ("502 html", "timeout before effect", "reset before", "html 200")
AFTER = ("timeout after effect", "reset after", "truncated json", "500 after effect")
KINDS = (*REFUSED, *BEFORE, *AFTER, "slow")
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Fault(Struct):
    """`count` coming calls of `method` ("*": any), to `chat_id` if given, fail by `kind`; a lasting one never ends."""

    kind: str
    method: str = "*"
    count: int = 1
    chat_id: int | None = None
    retry_after: int = 1
    seconds: float = 1.0
    lasting: bool = False

    def __post_init__(self) -> None:
        """Accept underscores for blanks, refuse a kind that does not exist."""
        self.kind = self.kind.replace("_", " ")
        if self.kind not in KINDS:
            raise ControlError(f"unknown fault {self.kind!r}; known: {', '.join(KINDS)}")

    def to_json(self) -> Json:
        """The fault for the control API."""
        return {"kind": self.kind, "method": self.method, "chat_id": self.chat_id, "lasting": self.lasting}

    def refusal(self) -> ApiError | None:
        """The error this fault answers with, if it answers with one at all."""
        plain = {
            "500": ApiError(500, "Internal Server Error: restart"),
            "401": ApiError(401, "Unauthorized"),
            "404": ApiError(404, "Not Found"),
            "409": ApiError(409, CONFLICT),
            "blocked": forbidden("bot was blocked by the user"),
            "429": too_many_requests(self.retry_after),
        }
        return plain.get(self.kind)


class Faults:
    """The faults still to happen, oldest first."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Queue a fault behind those of the same method."""
        self.waiting.append(fault)

    def clear(self) -> None:
        """Forget all that has not happened."""
        self.waiting.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that hits this call, counted down."""
        for fault in self.waiting:
            if fault.method.lower() not in {"*", method.lower()} or fault.chat_id not in {None, chat_id}:
                continue
            fault.count -= not fault.lasting
            if fault.count <= 0:
                self.waiting.remove(fault)
            return fault
        return None
