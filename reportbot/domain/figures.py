"""The figures of a period: every account that was reported in it stands in exactly one bucket, so they add up."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, NamedTuple

from msgspec import Struct, field

from reportbot.domain.words import ASKED_STATES, OPEN_STATES, CaseState, Category


class Bucket(StrEnum):
    """What became of an account, in the order they are told."""

    INACTIVE = "inactive"
    REFUSED = "refused"
    AWAITING = "awaiting"
    NO_ANSWER = "no-answer"
    NOT_FORWARDED = "not-forwarded"
    REFERRED = "referred"
    ELSEWHERE = "elsewhere"
    PREPARED = "prepared"
    IN_REVIEW = "in-review"
    DUPLICATE = "duplicate"


REQUESTED: Final = (Bucket.INACTIVE, Bucket.REFUSED, Bucket.AWAITING, Bucket.NO_ANSWER)
"""The platform was asked to act; these four are all that were requested."""

CHILD: Final = Category.CHILD.value
"""The line of all accounts that involve a child, whatever their category."""

_OUTCOMES: Final = {
    "inactive": Bucket.INACTIVE,
    "refused": Bucket.REFUSED,
    "active": Bucket.NO_ANSWER,
    "silent": Bucket.NO_ANSWER,
}
_STATES: Final = {
    CaseState.REMOVED: Bucket.INACTIVE,
    CaseState.REFUSED: Bucket.REFUSED,
    CaseState.NO_RESPONSE: Bucket.NO_ANSWER,
    CaseState.DUPLICATE: Bucket.DUPLICATE,
}
_OTHERS: Final = {
    **dict.fromkeys(OPEN_STATES, Bucket.IN_REVIEW),
    **dict.fromkeys(ASKED_STATES, Bucket.AWAITING),
    CaseState.SUBSTANTIATED: Bucket.PREPARED,
    CaseState.OUT_OF_SCOPE: Bucket.ELSEWHERE,
}


class Standing(Struct, frozen=True, kw_only=True):
    """How accounts stand that are alike in all this.

    `outcome` is that of the request they are in, "silent" where the platform has not said, "" without a request.
    """

    category: str
    child: bool
    platform: str
    state: str
    referral: str = ""
    outcome: str = ""
    verdict: str = ""

    @property
    def line(self) -> str:
        """The category it is counted under: children on a line of their own."""
        return CHILD if self.child else self.category


def bucket(standing: Standing) -> Bucket:
    """The one bucket of an account: what the platform said, else who has it now, else where our own work stands."""
    state = CaseState(standing.state)
    closed = state is CaseState.CLOSED
    if state in _STATES:
        return _STATES[state]
    if closed and standing.outcome in _OUTCOMES:
        return _OUTCOMES[standing.outcome]
    if standing.referral == "referred" and state not in ASKED_STATES:
        return Bucket.REFERRED
    if closed and standing.verdict.startswith("scope"):
        return Bucket.ELSEWHERE
    return _OTHERS.get(state, Bucket.NOT_FORWARDED)


class Cell(NamedTuple):
    """Where an account is counted: category's line, platform, bucket."""

    line: str
    platform: str
    bucket: Bucket


@lru_cache(maxsize=4096)
def cell_of(standing: Standing) -> Cell:
    """Where an account that stands so is counted."""
    return Cell(standing.line, standing.platform, bucket(standing))


class Speed(Struct, frozen=True, kw_only=True):
    """Middle times in hours, None where there is nothing to measure; `removals` and `decisions` say of how many."""

    removal: float | None = None
    removals: int = 0
    decision: float | None = None
    decisions: int = 0


class Figures(Struct, frozen=True, kw_only=True):
    """What was counted at one moment; `sources` are reports by source, `lines` reports by category's line.

    `quick`: how many of a platform's accounts were inactive within 24 hours of the request.
    """

    counted_at: datetime
    accounts: Mapping[Cell, int] = field(default_factory=dict)
    sources: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    quick: Mapping[str, int] = field(default_factory=dict)
    speed: Speed = field(default_factory=Speed)
    earlier: Speed = field(default_factory=Speed)

    @property
    def reports(self) -> int:
        """All reports of the period."""
        return sum(self.sources.values())

    @property
    def total(self) -> int:
        """All accounts of the period."""
        return sum(self.accounts.values())

    def buckets(self) -> dict[Bucket, int]:
        """How many accounts stand in each; they add up to `total`."""
        counts = dict.fromkeys(Bucket, 0)
        for cell, count in self.accounts.items():
            counts[cell.bucket] += count
        return counts

    def by_line(self) -> dict[str, int]:
        """Accounts by category, children on a line of their own, in the order citizens see."""
        counts = {one.value: 0 for one in Category}
        for cell, count in self.accounts.items():
            counts[cell.line] += count
        return {line: count for line, count in counts.items() if count}

    def by_platform(self) -> dict[str, dict[Bucket, int]]:
        """The buckets of each platform, the one with most accounts first."""
        found: dict[str, dict[Bucket, int]] = {}
        for cell, count in self.accounts.items():
            found.setdefault(cell.platform, dict.fromkeys(Bucket, 0))[cell.bucket] += count
        return dict(sorted(found.items(), key=lambda row: (-sum(row[1].values()), row[0])))

    def stored(self) -> dict[str, Any]:
        """As plain JSON."""
        return {
            "at": self.counted_at.isoformat(),
            "accounts": [[*cell, count] for cell, count in self.accounts.items()],
            "sources": dict(self.sources),
            "lines": dict(self.lines),
            "quick": dict(self.quick),
            "speed": _stored(self.speed),
            "earlier": _stored(self.earlier),
        }


def read_figures(stored: Mapping[str, Any]) -> Figures:
    """The figures of `stored`."""
    return Figures(
        counted_at=datetime.fromisoformat(stored["at"]),
        accounts={Cell(line, platform, Bucket(name)): count for line, platform, name, count in stored["accounts"]},
        sources=stored["sources"],
        lines=stored["lines"],
        quick=stored["quick"],
        speed=Speed(**stored["speed"]),
        earlier=Speed(**stored["earlier"]),
    )


def _stored(speed: Speed) -> dict[str, Any]:
    return {
        "removal": speed.removal,
        "removals": speed.removals,
        "decision": speed.decision,
        "decisions": speed.decisions,
    }


def requested(counts: Mapping[Bucket, int]) -> int:
    """How many of these were requested."""
    return sum(counts[one] for one in REQUESTED)


def share(part: int, whole: int) -> int:
    """Whole percents; 0 of nothing."""
    return round(100 * part / whole) if whole else 0
