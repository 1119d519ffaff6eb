"""When the time of a finished case is over, for its media as for its words; and what is due of the cases found."""

from collections.abc import Callable
from datetime import datetime, timedelta

from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered
from reportbot.domain.records import Case, Report


def cases_in(item: Answered) -> list[int]:
    """The cases that were found; none where the search failed."""
    return list(item.result["cases"]) if item.outcome == "done" else []


def a_slice(
    desk: Desk, item: Answered, most: int, is_due: Callable[[Desk, Case], bool], erase: Callable[[Desk, Case, int], int]
) -> int:
    """Erase what is due still of the cases that were found, at most so many parts; how many.

    `erase` takes away at most so many parts of a case, and says how many.
    """
    left = most
    for number in cases_in(item):
        case = desk.case(number)
        if case is not None and left and is_due(desk, case):
            left -= erase(desk, case, left)
    return most - left


def is_over(desk: Desk, case: Case, span: timedelta) -> bool:
    """A finished case stood so long, its newest report too, and no police, objection or review needs what it has."""
    since = max(case.state_since, case.last_reported_at)
    if desk.now < since + span or case.preserve or case.objections:
        return False
    return not any(_in_review(report, desk.now) for report in desk.reports(case.case))


def _in_review(report: Report, now: datetime) -> bool:
    """A reporter may still ask that somebody else looks again."""
    return report.state == "open" and report.review_until is not None and report.review_until > now
