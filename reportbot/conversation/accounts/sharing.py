"""What goes from case to case when accounts are merged or split: identifiers, reports, and their evidence."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from reportbot.conversation.desk import Desk
from reportbot.conversation.review.closing import counted_anew
from reportbot.conversation.says import Card
from reportbot.domain.identifiers import identify
from reportbot.domain.records import Case, CaseIdentifier, Evidence, Report

R = TypeVar("R", Report, Evidence)
Parts = Mapping[str, Any]
"""Numbers of "identifiers", "reports" and "evidence"."""


def all_of(desk: Desk, case: Case) -> dict[str, list[int]]:
    """All that belongs to a case's account."""
    return {
        "identifiers": [one.identifier for one in desk.identifiers(case.case)],
        "reports": [report.report for report in desk.reports(case.case)],
        "evidence": [item.evidence for item in desk.evidence(case.case)],
    }


def still_there(desk: Desk, parts: Parts, case: int) -> dict[str, list[int]]:
    """Of what once came to a case, what it still has, and what these reports got since."""
    reports = {report.report for report in desk.reports(case)} & set(parts["reports"])
    items = {item.evidence for item in desk.evidence(case) if item.report in reports}
    items |= {item.evidence for item in desk.evidence(case)} & set(parts["evidence"])
    identifiers = {one.identifier for one in desk.identifiers(case)} & set(parts["identifiers"])
    return {"identifiers": sorted(identifiers), "reports": sorted(reports), "evidence": sorted(items)}


def only_of(desk: Desk, case: Case, chosen: list[CaseIdentifier]) -> dict[str, list[int]]:
    """These identifiers, with the reports that named nothing else."""
    keys = {one.account for one in chosen}
    reports = [report for report in desk.reports(case.case) if _named(report) and _named(report) <= keys]
    numbers = {report.report for report in reports}
    items = [item.evidence for item in desk.evidence(case.case) if item.report in numbers]
    return {"identifiers": [one.identifier for one in chosen], "reports": sorted(numbers), "evidence": items}


def _named(report: Report) -> set[tuple[str, str, str]]:
    """The accounts in the reporter's own words."""
    return {(one.platform, one.kind, one.canonical) for one in identify(report.account, report.platform)}


def give(desk: Desk, parts: Parts, source: int, target: int, *, new: bool = False) -> None:
    """Give all of this to another case, and count both anew; `new`: a case of this very step, with nothing else."""
    kinds = (("identifiers", CaseIdentifier), ("reports", Report), ("evidence", Evidence))
    for name, kind in kinds:
        for number in parts[name]:
            record: Any = desk.get(kind, number)
            if record is not None and record.case == source:
                desk.change(record, case=target)
    for number in (source, target):
        mine = new and number == target
        reports = _these(desk, Report, parts["reports"]) if mine else desk.reports(number)
        items = _these(desk, Evidence, parts["evidence"]) if mine else desk.evidence(number)
        desk.put(counted_anew(desk.must(Case, number), reports, items))
        desk.say(Card(number))


def _these(desk: Desk, kind: type[R], numbers: Sequence[int]) -> tuple[R, ...]:
    return tuple(record for number in numbers if (record := desk.get(kind, number)) is not None)
