"""Decisions of seeded cases: each waits for its moment, then it is linked to the chain, as real ones would be."""

import heapq
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from reportbot.domain.chain import NO_TEXT, Head, Link
from reportbot.storage.chain import FACTS


class Coming(Struct):
    """The decisions that are yet to come, by their time; `head` is the chain's end."""

    head: Head = field(default_factory=Head)
    _waiting: list[tuple[Any, ...]] = field(default_factory=list)
    _order: int = 0

    def add(self, at: int, *facts: Any) -> None:
        """One more; the facts are those of FACTS, as they are stored."""
        self._order += 1
        heapq.heappush(self._waiting, (at, self._order, *facts))

    def until(self, moment: int) -> Iterator[dict[str, Any]]:
        """The rows of those up to this moment, linked."""
        while self._waiting and self._waiting[0][0] <= moment:
            _, _, *values = heapq.heappop(self._waiting)
            facts = dict(zip(FACTS, values, strict=True))
            link = Link(self.head.count + 1, self.head.count + 1, facts, NO_TEXT)
            self.head = Head(link.position, link.made(self.head.hash))
            numbers = {"decision": link.decision, "position": link.position}
            yield facts | numbers | {"text_digest": b"", "hash": bytes.fromhex(self.head.hash)}
