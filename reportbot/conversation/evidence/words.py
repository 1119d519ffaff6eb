"""Words go by their age too: what reporters wrote, sealed and masked; a decision says so, and the case's facts stay."""

from datetime import timedelta
from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.evidence import spans
from reportbot.conversation.inputs import Answered
from reportbot.conversation.says import Card, Work
from reportbot.domain import cases
from reportbot.domain.records import Case, Decision, Evidence, Report
from reportbot.domain.words import FINISHED_STATES

DUE: Final = "words-retention"
FOUND: Final = "old-words-found"
FIND: Final = "find-old-words"
ERASED: Final = "words-erased"
"""The kind of the decision that says whose words are gone."""

SLICE: Final = 200
"""The most reports and pieces of evidence whose words are erased in one transaction."""

PAUSE: Final = timedelta(minutes=5)
"""Each case has its card drawn again, and a group gets twenty messages a minute: the most found at once take half."""


def look(desk: Desk) -> None:
    """Have the cases found whose words are due."""
    desk.say(Work(FIND, {}, then=FOUND, once=FIND))


def found(desk: Desk, item: Answered) -> None:
    """Erase what is due, at most a slice; the rest comes after a pause."""
    if spans.a_slice(desk, item, SLICE, _are_due, _erase):
        desk.remind(DUE, 0, desk.now + PAUSE)


def _are_due(desk: Desk, case: Case) -> bool:
    if case.state not in FINISHED_STATES or case.words_erased_at is not None:
        return False
    has_media = any(cases.is_held(one) for one in desk.evidence(case.case))
    return not has_media and spans.is_over(desk, case, desk.rules.policy.retention["words"])


def _erase(desk: Desk, case: Case, most: int) -> int:
    """Erase words of at most so many parts of the case; how many, and one of a case where there was nothing."""
    number = case.case
    parts: list[Report | Evidence] = [*desk.reports(number), *desk.evidence(number)]
    worded = [one for one in parts if cases.has_words(one)]
    for one in worded[:most]:
        desk.put(_without_words(one, desk))
    after = cases.add_evidence(desk.must(Case, number), desk.evidence(number))
    desk.put(after if worded[most:] else cases.case_without_words(after, desk.now))
    if worded:
        _prove(desk, case, worded[:most])
        desk.say(Card(number))
    return max(1, len(worded[:most]))


def _without_words(one: Report | Evidence, desk: Desk) -> Report | Evidence:
    return cases.report_without_words(one, desk.now) if isinstance(one, Report) else cases.evidence_without_words(one)


def _prove(desk: Desk, case: Case, gone: list[Report | Evidence]) -> None:
    """Append which reports and evidence lost their words."""
    decision = Decision(
        decision=desk.fresh.number(Decision),
        case=case.case,
        kind=ERASED,
        by=None,
        at=desk.now,
        reason="retention",
        before=case.state.value,
        after=case.state.value,
        data={
            "reports": [one.report for one in gone if isinstance(one, Report)],
            "evidence": [one.evidence for one in gone if isinstance(one, Evidence)],
        },
    )
    desk.put(decision)
