"""What ends with a decision that two cases are one: reports of a duplicate go to its original."""

from collections.abc import Sequence

from msgspec.structs import replace

from reportbot.conversation import media
from reportbot.conversation.desk import Desk
from reportbot.conversation.says import Card
from reportbot.domain.cases import add_evidence, counted, retold
from reportbot.domain.records import Case, Decision, Evidence, Report


def move_reports(desk: Desk, case: Case, original: Case) -> None:
    """Give all reports and evidence of a duplicate to its original."""
    reports = [report.report for report in desk.reports(case.case)]
    items = [item.evidence for item in desk.evidence(case.case)]
    _shift(desk, reports, items, case, original)


def move_back(desk: Desk, case: Case, last: Decision) -> None:
    """Undo `move_reports`, wherever the original has gone since; what these reports got meanwhile comes along."""
    for source in _chain(desk, last.data["original"]):
        reports = [one.report for one in desk.reports(source.case) if one.report in last.data["reports"]]
        given = {*last.data["evidence"]}
        items = [one for one in desk.evidence(source.case) if one.evidence in given or one.report in reports]
        if reports or items or source.case == last.data["original"]:
            _shift(desk, reports, [one.evidence for one in items], source, case)


def _chain(desk: Desk, number: int) -> list[Case]:
    """A case, and those that it has become a duplicate of, one after the other."""
    found: list[Case] = []
    case = desk.case(number)
    while case is not None and case not in found:
        found.append(case)
        case = desk.case(case.original) if case.original is not None else None
    return found


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
    """The case with the counts, days and words of these, which are all it has."""
    case = retold(add_evidence(counted(case, reports), evidence), reports)
    times = [report.created_at for report in reports] or [case.first_reported_at, case.last_reported_at]
    return replace(case, first_reported_at=min(times), last_reported_at=max(times))
