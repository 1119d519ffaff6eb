"""Media go first: purged once their case has been closed for as long as the operator's policy says."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from reportbot.conversation import media
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered
from reportbot.conversation.needs import CaseFile, Need
from reportbot.conversation.says import Work
from reportbot.domain.cases import add_evidence
from reportbot.domain.policy import Policy
from reportbot.domain.records import Case, Evidence, Report
from reportbot.domain.words import CaseState

DUE: Final = "media-retention"
FOUND: Final = "old-media-found"
FIND: Final = "find-old-media"

SLICE: Final = 200
"""The most items that are purged in one transaction."""

EVERY: Final = timedelta(days=1)

CLASSES: Final[Mapping[CaseState, str]] = {
    CaseState.DISMISSED: "dismissed",
    CaseState.OUT_OF_SCOPE: "dismissed",
    CaseState.DUPLICATE: "dismissed",
    CaseState.REMOVED: "closed",
    CaseState.REFUSED: "closed",
    CaseState.CLOSED: "closed",
}
"""Which time of Policy.retention counts for a case in a state."""


def due(desk: Desk) -> None:
    """Once a day: have the cases found whose media are due."""
    desk.remind(DUE, 0, desk.now + EVERY)
    _look(desk)


def _look(desk: Desk) -> None:
    desk.say(Work(FIND, {}, then=FOUND, once=FIND))


def needs(item: Answered) -> set[Need]:
    """The cases that were found."""
    return {CaseFile(int(case)) for case in _cases(item)}


def _cases(item: Answered) -> list[int]:
    return list(item.result["cases"]) if item.outcome == "done" else []


def found(desk: Desk, item: Answered) -> None:
    """Purge what is due, at most a slice; the rest comes with the next look."""
    left = SLICE
    for number in _cases(item):
        case = desk.case(number)
        if case is None or not is_over(case, desk.reports(number), desk.now, desk.rules.policy):
            continue
        items = [one for one in desk.evidence(number) if is_held(one)][:left]
        media.purge(desk, items, "retention")
        desk.put(add_evidence(desk.must(Case, number), desk.evidence(number)))
        left -= len(items)
        if not left:
            break
    if left < SLICE:
        _look(desk)


def is_held(item: Evidence) -> bool:
    """A file that we, or Telegram for us, still have."""
    return item.kind in media.MEDIA and item.state in {"kept", "withheld"}


def is_over(case: Case, reports: tuple[Report, ...], now: datetime, policy: Policy) -> bool:
    """The time of its media is over, and neither the police, an objection nor a review still needs them."""
    until = ends_at(case.state, case.state_since, policy)
    if until is None or now < until or case.preserve or case.objections:
        return False
    return not any(_in_review(report, now) for report in reports)


def ends_at(state: CaseState, since: datetime, policy: Policy) -> datetime | None:
    """When the media of a case in this state may go; None while it is under way."""
    kind = CLASSES.get(state)
    return None if kind is None else since + policy.retention[kind]


def _in_review(report: Report, now: datetime) -> bool:
    """A reporter may still ask that somebody else looks again."""
    return report.state == "open" and report.review_until is not None and report.review_until > now
