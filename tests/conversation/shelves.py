"""Records in memory, by key and by the fields they are listed under."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from reportbot.conversation.facts import value_of
from reportbot.domain.records import Record

R = TypeVar("R", bound=Record)


@dataclass(kw_only=True)
class Shelves:
    """What a world keeps; lists by a field are divided once for as long as none of their kind changes."""

    records: dict[type[Any], dict[Hashable, Any]] = field(default_factory=dict)
    _changes: Counter[type[Any]] = field(default_factory=Counter)
    _index: dict[tuple[type[Any], str], tuple[Any, dict[Hashable, list[Any]]]] = field(default_factory=dict)

    def put(self, record: Record) -> None:
        self.records.setdefault(type(record), {})[record.key] = record
        self._changes[type(record)] += 1

    def drop(self, kind: type[Any], key: Hashable) -> None:
        self.records.get(kind, {}).pop(key, None)
        self._changes[kind] += 1

    def get(self, kind: type[R], key: Hashable) -> R | None:
        return self.records.get(kind, {}).get(key)

    def all(self, kind: type[R]) -> list[R]:
        return list(self.records.get(kind, {}).values())

    def only(self, kind: type[R]) -> R:
        (record,) = self.all(kind)
        return record

    def by(self, kind: type[Any], name: str) -> dict[Hashable, list[Any]]:
        """The records by a field, divided once for as long as none of the kind changes."""
        state = (self._changes[kind], len(self.records.get(kind, {})))
        known, divided = self._index.get((kind, name), (None, {}))
        if known != state:
            divided = {}
            for row in self.all(kind):
                divided.setdefault(value_of(row, name), []).append(row)
            self._index[kind, name] = (state, divided)
        return divided
