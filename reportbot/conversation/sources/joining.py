"""A report of another source joins the case of its account, as a new reporter's does; or opens one."""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from reportbot.conversation.desk import Desk
from reportbot.conversation.filing import submit
from reportbot.conversation.filing.scene import Scene
from reportbot.conversation.says import Content, Text
from reportbot.conversation.sources.lists import JOIN
from reportbot.conversation.supervisors import tell_supervisors
from reportbot.domain import cases
from reportbot.domain.identifiers import Identifier
from reportbot.domain.records import Case, Import, Report
from reportbot.domain.words import CaseState


def due(desk: Desk, number: int) -> None:
    """Some reports of an import join the cases that were there before it; the rest does a moment later.

    After the import is visible, not in the moment in which it becomes so: a list may name thousands of cases, and a
    moment that counts them all would hold up everybody. Each report is marked until its case has counted it, so
    nothing is counted twice and a crash goes on where it was.
    """
    done = desk.must(Import, number)
    waiting = desk.many(Report, "staged", number)
    for report in waiting:
        case = _main(desk, report.case)
        child = bool(report.news_args.get("child"))
        own = desk.change(report, staged=None, news_args={}, case=case.case if case else report.case)
        if own.case != report.case:
            _bring(desk, report, own.case)
        if case is not None:
            join(desk, case, own, child=child, since=done.done_at)
    if waiting:
        desk.remind(JOIN, number, desk.now)


def _bring(desk: Desk, report: Report, to: int) -> None:
    for item in desk.evidence(report.case):
        if item.report == report.report:
            desk.change(item, case=to)


def _main(desk: Desk, number: int) -> Case | None:
    """The case, or the one that it was joined to since the list was written."""
    case, seen = desk.case(number), {number}
    while case and case.state == CaseState.DUPLICATE and case.original and case.original not in seen:
        seen.add(case.original)
        case = desk.case(case.original) or case
    return case


def join(desk: Desk, case: Case, report: Report, *, child: bool, since: datetime | None = None) -> Case:
    """The case with this report counted; it is reopened unless it was decided after `since`."""
    others = [other for other in desk.reports(case.case) if other.report != report.report]
    child = child or report.category == "child"
    grown = cases.add_report(case, report, others, known=False, child=child)
    anew = since is None or case.state_since < since
    after = submit.settle_case(Scene(desk, report.person), grown, desk.evidence(case.case), anew=anew)
    if after.urgent and not case.urgent:
        desk.remind("case-urgent", case.case, desk.now + desk.rules.urgent)
    if after.child and not case.child:
        tell_supervisors(desk, Content((Text("child-supervisors", {"case": case.case}),)))
    return after


def open_or_join(desk: Desk, report: Report, found: Iterable[Identifier], *, child: bool) -> Case:
    """Write the report on the case of one of these accounts, or on a new one; its `case` is set here."""
    identifiers = tuple(found)
    keys = frozenset((one.platform, one.kind, one.canonical) for one in identifiers if one.is_key)
    known = submit.find_case(desk, keys)
    number = known.case if known is not None else desk.fresh.number(Case)
    report = replace(report, case=number)
    desk.put(report)
    # An account of a list that is still being written: nobody has seen the case, so this report opens it.
    seen = known if known is not None and known.staged is None else None
    opened = seen or cases.open_case(number, report, child=child, due_at=desk.now + desk.rules.first_due)
    submit.add_identifiers(desk, opened, identifiers, desk.identifiers(number) if known is not None else ())
    if seen is not None:
        return join(desk, seen, report, child=child)
    joined = cases.add_report(opened, report, (), known=False, child=child)
    return submit.settle_case(Scene(desk, report.person), joined, ())
