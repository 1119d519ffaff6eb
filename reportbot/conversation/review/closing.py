"""What ends with a decision that two cases are one: reports of a duplicate go to its original."""

from collections.abc import Sequence
from dataclasses import replace

from reportbot.conversation import media
from reportbot.conversation.desk import Desk
from reportbot.conversation.says import Card
from reportbot.domain.cases import add_evidence, counted
from reportbot.domain.records import Case, Decision, Evidence, Report


def move_reports(desk: Desk, case: Case, original: Case) -> None:
    """Give all reports and evidence of a duplicate to its original."""
    reports = [report.report for report in desk.reports(case.case)]
    items = [item.evidence for item in desk.evidence(case.case)]
    _shift(desk, reports, items, case, original)


def move_back(desk: Desk, case: Case, last: Decision) -> None:
    """Undo `move_reports`."""
    original = desk.case(last.data["original"])
    if original is not None:
        _shift(desk, last.data["reports"], last.data["evidence"], original, case)


def _shift(desk: Desk, reports: list[int], items: list[int], source: Case, target: Case) -> None:
    for number in reports:
        report = desk.get(Report, number)
        if report is not None:
            desk.change(report, case=target.case)
    for number in items:
        moved = desk.get(Evidence, number)
        if moved is not None:
            desk.change(moved, case=target.case)
    if target.child:
        media.withhold(desk, target.case, desk.evidence(target.case))
    for case in (source, target):
        recounted(desk, case.case)
        desk.say(Card(case.case))


def recounted(desk: Desk, number: int) -> None:
    """Count reporters and evidence of a case anew."""
    desk.put(counted_anew(desk.must(Case, number), desk.reports(number), desk.evidence(number)))


def counted_anew(case: Case, reports: Sequence[Report], evidence: Sequence[Evidence]) -> Case:
    """The case with the counts and days of these, which are all it has."""
    case = add_evidence(counted(case, reports), evidence)
    times = [report.created_at for report in reports] or [case.first_reported_at, case.last_reported_at]
    return replace(case, first_reported_at=min(times), last_reported_at=max(times))
