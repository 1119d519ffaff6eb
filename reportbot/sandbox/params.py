"""Parameters of a call as Telegram reads them: strings, numbers and JSON, lenient about which."""

from __future__ import annotations

import itertools
import json

from msgspec import Struct, field

from reportbot.sandbox.errors import Json, bad_request


class Upload(Struct, frozen=True):
    """A file that came with a call."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


class Params(Struct, frozen=True):
    """The parameters and files of one call; `method` as Telegram spells it."""

    values: Json
    files: dict[str, Upload] = field(default_factory=dict)
    method: str = ""

    def has(self, name: str) -> bool:
        """Whether the parameter was given with something in it."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """A string; numbers are written out, lone surrogates refused."""
        value = self.values.get(name)
        if value is None:
            return default
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
        return text

    def integer(self, name: str, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """A number clamped between low and high; what is no number counts as 0, as at Telegram."""
        value = self.values.get(name)
        if value in (None, ""):
            number = default
        else:
            try:
                number = int(str(value))
            except ValueError:
                number = 0
        if low is not None:
            number = max(low, number)
        return number if high is None else min(high, number)

    def flag(self, name: str) -> bool:
        """A boolean: true, yes and 1 count."""
        return str(self.values.get(name, "")).lower() in {"true", "yes", "1"}

    def _parsed(self, name: str, complaint: str) -> object:
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(complaint) from None

    def mapping(self, name: str, what: str) -> Json | None:
        """A JSON object or None; `what` names it in the complaint."""
        value = self._parsed(name, f"can't parse {what} JSON object")
        if value is None:
            return None
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {what}")
        return value

    def array(self, name: str, what: str, of: str) -> list[object] | None:
        """A JSON array or None; `what` and `of` name it in the complaint."""
        value = self._parsed(name, f"can't parse {what} JSON object")
        if value is None:
            return None
        if not isinstance(value, list):
            raise bad_request(f"expected an Array of {of}")
        return value

    def message_ids(self) -> list[int]:
        """`message_ids`: 1 to 100 strictly increasing numbers."""
        value = self.array("message_ids", "message identifiers", "message identifiers")
        if not value:
            raise bad_request("message identifiers are not specified")
        if len(value) > 100:
            raise bad_request("too many message identifiers specified")
        ids: list[int] = []
        for item in value:
            if not isinstance(item, int | str) or not str(item).isdigit():
                raise bad_request("can't parse message identifier as a Number")
            ids.append(int(item))
        if any(later <= earlier for earlier, later in itertools.pairwise(ids)):
            raise bad_request("message identifiers must be in a strictly increasing order")
        return ids
