"""Takedown requests of a seeded database: the decided cases of a platform go out together, forty at a time."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from reportbot.domain.periods import today
from reportbot.domain.words import CaseState
from reportbot.storage.case_file_tables import request_items, requests
from reportbot.storage.seeding_lives import MICRO, MODERATORS, START, Step, life

if TYPE_CHECKING:
    from reportbot.storage.seeding_rows import Growing, Seeded

AT_ONCE: Final = 40
_HOUR: Final = timedelta(hours=1) // MICRO
_OUTCOMES: Final[Mapping[str, str]] = {CaseState.REMOVED: "inactive", CaseState.REFUSED: "refused"}


class Asked(Struct):
    """Cases that wait for the request of their platform."""

    growing: "Growing"
    _waiting: dict[str, list["Seeded"]] = field(default_factory=dict)
    _serials: dict[int, int] = field(default_factory=dict)

    def add(self, made: "Seeded") -> None:
        """One more; the last that a request takes sends it."""
        waiting = self._waiting.setdefault(made.platform, [])
        waiting.append(made)
        if len(waiting) == AT_ONCE:
            self._send(made.platform, self._waiting.pop(made.platform))

    def rest(self) -> None:
        """Those that no request took are ready for one."""
        for waiting in self._waiting.values():
            for made in waiting:
                self.growing.end(made, None)
        self._waiting.clear()

    def _send(self, platform: str, batch: list["Seeded"]) -> None:
        sent = max(made.base + _decided(made) for made in batch) + 2 * _HOUR
        if sent > self.growing.until:
            for made in batch:
                self.growing.end(made, None)
            return
        number, year = self.growing.number("request"), today(START + sent * MICRO).year
        self._serials[year] = self._serials.get(year, 0) + 1
        for made in batch:
            self._item(made, number, sent, self.growing.end(made, sent, number))
        self._write(number, platform, year, sent)

    def _item(self, made: "Seeded", request: int, sent: int, last: Step | None) -> None:
        outcome = _OUTCOMES.get(last.after, "") if last else ""
        answer = next((step for step in life(made.form) if step.after in _OUTCOMES), None) if outcome else None
        at = sent + answer.at if answer else None
        self.growing.put(
            request_items, item=self.growing.number("item"), request=request, case=made.case, state="sent", reason="",
            outcome=outcome, outcome_at=at, answer=b"",
        )  # fmt: skip

    def _write(self, number: int, platform: str, year: int, sent: int) -> None:
        over = sent + 30 * 24 * _HOUR < self.growing.until
        received = sent + 20 * _HOUR
        self.growing.put(
            requests, request=number, year=year, platform=platform, created_at=sent - _HOUR, created_by=MODERATORS[-1],
            serial=self._serials[year], state="closed" if over else "sent", epoch=4, round=0, urgent=0,
            speaker="organisasi", letter_number=f"{self._serials[year]}/{year}", signatory="", signatory_title="",
            recipient=platform, address="", sent_at=sent, sent_by=MODERATORS[-1],
            received_at=received if over else None, data="{}",
        )  # fmt: skip


def _decided(made: "Seeded") -> int:
    """How long after its report the last step before the request was."""
    return max(step.at for step in life(made.form) if not step.late)
