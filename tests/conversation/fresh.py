"""Numbers and tickets for conversations in memory, drawn in order."""

from dataclasses import dataclass, field
from typing import Any

from reportbot.domain.records import Record
from reportbot.domain.tickets import ticket_from


@dataclass
class Fresh:
    """Numbers and tickets in order."""

    numbers: dict[type[Any], int] = field(default_factory=dict)
    tickets: int = 0

    def number(self, kind: type[Record]) -> int:
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        return self.numbers[kind]

    def ticket(self) -> str:
        self.tickets += 1
        return ticket_from(self.tickets * 987_654_321 % 32**7)
