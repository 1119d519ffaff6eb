"""Cases follow their request: sent, received, unanswered, closed; in slices, so that the bot keeps answering."""

from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import CaseFile, Need
from reportbot.conversation.news import people_of, tell_reporters
from reportbot.conversation.requests import batch
from reportbot.conversation.requests.outcomes import set_gone
from reportbot.conversation.requests.wording import name_of
from reportbot.conversation.review.acting import moved
from reportbot.conversation.says import Content, Notice, Text
from reportbot.domain.moves import CLOCK, Action, Actor, Rejection
from reportbot.domain.records import Case, RequestItem, TakedownRequest
from reportbot.domain.words import ASKED_STATES, CaseState, Role

SLICE: Final = 100
"""Cases that follow in one transaction."""

FOLLOW: Final = "request-follow"
"""Timer: the next slice."""

_ASK = {CaseState.SUBSTANTIATED: Action.REQUEST}
_ACKNOWLEDGE = {
    **_ASK,
    CaseState.REQUESTED: Action.RECEIVED,
    CaseState.NO_RESPONSE: Action.RECEIVED,
    CaseState.CLARIFICATION: Action.CLARIFIED,
}
_CLARIFY = {
    **_ASK,
    **dict.fromkeys((CaseState.REQUESTED, CaseState.ACKNOWLEDGED, CaseState.NO_RESPONSE), Action.CLARIFY),
}
_SILENCE = {
    **_ASK,
    **dict.fromkeys((CaseState.REQUESTED, CaseState.ACKNOWLEDGED, CaseState.CLARIFICATION), Action.SILENCE),
}
_CLOSE = {**_SILENCE, CaseState.NO_RESPONSE: Action.CLOSE}
_LEADS = {"sent": _ASK, "received": _ACKNOWLEDGE, "clarification": _CLARIFY}


def needs_of(facts: Facts, request: int, after: int = 0) -> set[Need]:
    """The cases of the next slice with their reporters."""
    cases = [item.case for item in _waiting(facts, request) if item.item > after][:SLICE]
    return {need for case in cases for need in (CaseFile(case), people_of(facts, case))}


def _waiting(facts: Facts, request: int) -> list[RequestItem]:
    keys = facts.index.get((RequestItem, "request", request), [])
    items = [item for key in keys if (item := facts.get(RequestItem, key)) is not None]
    open_items = (item for item in items if item.state == "sent" and item.outcome not in batch.FINAL)
    return sorted(open_items, key=lambda item: item.item)


def catch_up(desk: Desk, request: TakedownRequest, after: int = 0) -> bool:
    """Bring the next slice of cases to where the request stands; True when that were the last."""
    items = [item for item in batch.remaining(desk, request) if item.item > after]
    astray = [item.case for item in items[:SLICE] if not _follow(desk, request, item)]
    if astray:
        _tell_astray(desk, request, astray)
    if len(items) > SLICE:
        desk.remind(FOLLOW, request.request, desk.now, after=items[SLICE - 1].item)
        return False
    desk.forget(FOLLOW, request.request)
    return True


def _follow(desk: Desk, request: TakedownRequest, item: RequestItem) -> bool:
    """False for a case that was decided otherwise while the letter was on its way."""
    case = desk.case(item.case)
    if case is None or case.request != request.request:
        return case is None
    case = bring(desk, request, case)
    if request.data.get("all-gone") and case.state in ASKED_STATES:
        set_gone(desk, request, item, case, _actor(request))
    return case.state in {*ASKED_STATES, CaseState.CLOSED}


def bring(desk: Desk, request: TakedownRequest, case: Case) -> Case:
    """One case to where its request stands, step by step."""
    leads = _leads(request)
    for _ in range(3):
        action = leads.get(case.state)
        if action is None:
            break
        actor = CLOCK if action is Action.SILENCE and not request.data.get("closing") else _actor(request)
        outcome = moved(desk, case, action, actor)
        if isinstance(outcome, Rejection):
            break
        case = outcome
        _tell(desk, case, action)
    return case


def _leads(request: TakedownRequest) -> dict[CaseState, Action]:
    if request.data.get("closing"):
        return _CLOSE
    return _SILENCE if request.data.get("silent") else _LEADS.get(request.state, {})


def _actor(request: TakedownRequest) -> Actor:
    """Whose press it was that the cases follow; his rights were judged then."""
    return Actor(request.data.get("by", request.sent_by), Role.SUPERVISOR)


def _tell(desk: Desk, case: Case, action: Action) -> None:
    if action is Action.REQUEST:
        tell_reporters(desk, case, "requested")
    if action is Action.CLOSE:
        tell_reporters(desk, case, "closed")


def _tell_astray(desk: Desk, request: TakedownRequest, cases: list[int]) -> None:
    """The letter has left with cases that may not be asked about any more: a person must look."""
    listed = ", ".join(map(str, cases))
    content = Content((Text("request-astray", {"request": name_of(request), "cases": listed}),))
    if request.sent_by is not None and request.state == "sent":
        desk.say(Notice(request.sent_by, content))
