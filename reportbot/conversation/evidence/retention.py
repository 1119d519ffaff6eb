"""Media go first: purged once their case has been closed for as long as the operator's policy says."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from reportbot.conversation import media
from reportbot.conversation.desk import Desk
from reportbot.conversation.evidence import spans, words
from reportbot.conversation.inputs import Answered
from reportbot.conversation.needs import CaseFile, Need
from reportbot.conversation.says import Work
from reportbot.domain.cases import add_evidence, is_held
from reportbot.domain.records import Case
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
    """Once a day: have the cases found whose media are due, and then those whose words are."""
    desk.remind(DUE, 0, desk.now + EVERY)
    _look(desk)


def _look(desk: Desk) -> None:
    desk.say(Work(FIND, {}, then=FOUND, once=FIND))


def needs(item: Answered) -> set[Need]:
    """The cases that were found."""
    return {CaseFile(int(case)) for case in spans.cases_in(item)}


def found(desk: Desk, item: Answered) -> None:
    """Purge what is due, at most a slice; the rest comes with the next look, and words when no media are left."""
    if spans.a_slice(desk, item, SLICE, _are_due, _purge):
        _look(desk)
    else:
        words.look(desk)


def _purge(desk: Desk, case: Case, most: int) -> int:
    items = [one for one in desk.evidence(case.case) if is_held(one)][:most]
    media.purge(desk, items, "retention")
    desk.put(add_evidence(desk.must(Case, case.case), desk.evidence(case.case)))
    return len(items)


def _are_due(desk: Desk, case: Case) -> bool:
    kind = CLASSES.get(case.state)
    return kind is not None and spans.is_over(desk, case, desk.rules.policy.retention[kind])
