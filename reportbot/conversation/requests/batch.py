"""What a request may hold: which cases are ready, which are held back and why, which pictures were looked at."""

from collections.abc import Iterable
from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.domain.records import Case, Evidence, RequestItem, TakedownRequest
from reportbot.domain.tracks import awaits_permit
from reportbot.domain.words import CaseState, EvidenceKind

HELD: Final = (
    *("name-only", "missing", "objection", "review", "police", "child", "permit"),
    *("own-report", "own-decision", "changed"),
)
"""Why a case is held back, in the order they are told."""

FINAL: Final = frozenset({"inactive", "refused", "retracted"})
"""Outcomes after which nothing is asked of the platform any more."""

_BEFORE_SENDING: Final = frozenset({"draft", "making"})


def items_of(desk: Desk, request: TakedownRequest) -> tuple[RequestItem, ...]:
    """All rows of a request, in order."""
    return tuple(sorted(desk.many(RequestItem, "request", request.request), key=lambda item: item.item))


def ready_of(desk: Desk, request: TakedownRequest) -> tuple[RequestItem, ...]:
    """The accounts that the letter asks about; once it is sent, those it asked about."""
    state = "ready" if request.state in _BEFORE_SENDING else "sent"
    return tuple(item for item in items_of(desk, request) if item.state == state)


def held_of(desk: Desk, request: TakedownRequest) -> tuple[RequestItem, ...]:
    """The accounts that are held back."""
    return tuple(item for item in items_of(desk, request) if item.state == "held")


def remaining(desk: Desk, request: TakedownRequest) -> tuple[RequestItem, ...]:
    """The accounts of a sent request that still wait for an answer; one found active waits on."""
    return tuple(item for item in items_of(desk, request) if item.state == "sent" and item.outcome not in FINAL)


def gather(desk: Desk, request: TakedownRequest, sender: int) -> bool:
    """Renew a draft from what is ready now: cases come, go, and are held back; True where that changed anything."""
    before = items_of(desk, request)
    known = {item.case: item for item in before}
    for number in desk.facts.ready.get(request.platform, ()):
        case, item = desk.case(number), known.pop(number, None)
        if case is None or not _is_open_to(case, request):
            _drop(desk, item)
            continue
        _write(desk, request, item, number, held_back(desk, case, sender))
    for item in known.values():
        _drop(desk, item)
    return items_of(desk, request) != before


def _write(desk: Desk, request: TakedownRequest, item: RequestItem | None, case: int, reason: str) -> None:
    state = "held" if reason else "ready"
    if item is None:
        number = desk.fresh.number(RequestItem)
        desk.put(RequestItem(item=number, request=request.request, case=case, state=state, reason=reason))
    elif (item.state, item.reason) != (state, reason):
        desk.change(item, state=state, reason=reason)


def _drop(desk: Desk, item: RequestItem | None) -> None:
    if item is not None:
        desk.drop(RequestItem, item.item)


def weed(desk: Desk, request: TakedownRequest, sender: int) -> tuple[int, ...]:
    """Hold back what is ready no longer; nothing new comes in. The cases that were held back by this."""
    gone = []
    for item in ready_of(desk, request):
        case = desk.case(item.case)
        reason = held_back(desk, case, sender) if case is not None and _is_open_to(case, request) else "changed"
        if reason:
            desk.change(item, state="held", reason=reason)
            gone.append(item.case)
    return tuple(gone)


def recall(desk: Desk, request: TakedownRequest, sender: int) -> tuple[int, ...]:
    """Of a letter that has not left: take out what may be asked about no more; its cases, none where all may.

    Where some go, the others are ready for a new letter.
    """
    items = [item for item in items_of(desk, request) if item.state == "sent"]
    gone = [item for item in items if not _may_still(desk, request, item, sender)]
    for item in items if gone else ():
        lost = item in gone
        desk.change(item, state="held" if lost else "ready", reason="changed" if lost else "", outcome="")
        case = desk.case(item.case)
        if lost and case is not None and case.request == request.request:
            desk.change(case, request=None)
    return tuple(item.case for item in gone)


def _may_still(desk: Desk, request: TakedownRequest, item: RequestItem, sender: int) -> bool:
    case = desk.case(item.case)
    return case is not None and _is_open_to(case, request) and not held_back(desk, case, sender)


def _is_open_to(case: Case, request: TakedownRequest) -> bool:
    mine = case.request in {None, request.request}
    return case.state is CaseState.SUBSTANTIATED and mine and case.platform == request.platform


def held_back(desk: Desk, case: Case, sender: int) -> str:
    """Why this case may not be asked about now by this sender; "" where it may."""
    if case.objections:
        return "objection"
    if _is_under_review(desk, case):
        return "review"
    if awaits_permit(case):
        return "child" if case.child else "police" if case.preserve and not _is_delicate(case) else "permit"
    if any(report.person == sender for report in desk.reports(case.case)):
        return "own-report"
    if deciders(desk, case) == {sender}:
        return "own-decision"
    kinds = {identifier.kind for identifier in desk.identifiers(case.case)}
    return "" if kinds - {"name"} else "name-only" if kinds else "missing"


def _is_delicate(case: Case) -> bool:
    return case.danger or case.category.value == "trafficking"


def _is_under_review(desk: Desk, case: Case) -> bool:
    """A reporter asked that somebody else looks again, after the verdict in force."""
    asked = [entry.at for entry in desk.decisions(case.case) if entry.kind == "review-asked"]
    return case.verdict_at is not None and any(at >= case.verdict_at for at in asked)


def deciders(desk: Desk, case: Case) -> set[int]:
    """Who made the verdict in force: its maker, and the second moderator who agreed."""
    found = {case.verdict_by} if case.verdict_by is not None else set()
    agreed = [entry for entry in desk.decisions(case.case) if entry.kind in {"enough", "agree"}]
    if agreed and agreed[-1].by is not None and agreed[-1].at == case.verdict_at:
        found.add(agreed[-1].by)
    return found


# Pictures.


def attachable(desk: Desk, case: Case) -> list[Evidence]:
    """Evidence that could be shown in a letter: photos, and documents of which there are stripped copies."""
    items = [item for item in desk.evidence(case.case) if item.state == "kept" and item.vault == "kept"]
    shown = [item for item in items if item.copies or item.kind is EvidenceKind.PHOTO]
    return [] if case.child else sorted(shown, key=lambda item: item.evidence)


def is_checked(item: Evidence) -> bool:
    """Somebody looked at it, and what it needs is done."""
    return item.attach in {"safe", "left-out"} or (item.attach == "covered" and bool(item.covered))


def unchecked(desk: Desk, items: Iterable[RequestItem]) -> list[tuple[int, int]]:
    """The pictures nobody looked at, as (case, evidence)."""
    cases = [case for item in items if (case := desk.case(item.case)) is not None]
    return [(case.case, item.evidence) for case in cases for item in attachable(desk, case) if not is_checked(item)]
