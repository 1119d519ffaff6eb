"""What ends with a decision: shown evidence is replaced, reports of a duplicate go to its original."""

from collections.abc import Mapping
from typing import Any

from reportbot.conversation.desk import Desk
from reportbot.conversation.says import Call, Card
from reportbot.domain.cases import add_evidence, counted
from reportbot.domain.records import Case, Decision, Evidence, EvidenceCopy, Report

WARNING = "warning"
"""The kind of a copy that is only the warning before an item."""


def close_copies(desk: Desk, case: int) -> None:
    """Replace every picture of this case that stands in a chat by the placeholder."""
    for copy in desk.copies(case):
        if not copy.replaced:
            desk.say(close_call(copy))
            if copy.kind == WARNING:
                desk.drop(EvidenceCopy, copy.copy)


def close_call(copy: EvidenceCopy) -> Call:
    """The call that takes a copy away: a picture becomes the placeholder, a warning is deleted."""
    params: dict[str, Any] = {"chat_id": "$chat", "message_id": copy.message_id}
    if copy.kind == WARNING:
        return Call("deleteMessage", params, lane=copy.lane)
    media = {"type": "photo", "media": "$placeholder"}
    about = {"case": copy.case, "copy": copy.copy}
    return Call("editMessageMedia", {**params, "media": media}, lane=copy.lane, then="copy-replaced", about=about)


def copy_replaced(desk: Desk, about: Mapping[str, Any], outcome: str) -> None:
    """A copy is gone, or its message is; without an answer the call is repeated."""
    copy = desk.get(EvidenceCopy, about["copy"])
    if copy is None:
        return
    if outcome == "unknown":
        desk.say(close_call(copy))
    else:
        desk.change(copy, replaced=True)


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
        item = desk.get(Evidence, number)
        if item is not None:
            desk.change(item, case=target.case)
    for case in (source, target):
        recounted(desk, case.case)
        desk.say(Card(case.case))


def recounted(desk: Desk, number: int) -> None:
    """Count reporters and evidence of a case anew."""
    reports = desk.reports(number)
    case = add_evidence(counted(desk.must(Case, number), reports), desk.evidence(number))
    times = [report.created_at for report in reports] or [case.first_reported_at, case.last_reported_at]
    desk.change(case, first_reported_at=min(times), last_reported_at=max(times))
