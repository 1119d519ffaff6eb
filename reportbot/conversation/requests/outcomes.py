"""What became of one account, and what reporters hear of it once it can be corrected no more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.news import tell_reporters
from reportbot.conversation.review.acting import Entry, moved
from reportbot.domain.moves import Action, Actor, Rejection
from reportbot.domain.records import Case, RequestItem, TakedownRequest
from reportbot.domain.words import CaseState

NEWS: Final = "request-news"
"""Timer of an item: its outcome is told."""

RECHECK: Final = "recheck"
"""Timer of a request: accounts that became inactive are looked at again."""


def set_gone(
    desk: Desk, request: TakedownRequest, item: RequestItem, case: Case, actor: Actor
) -> Rejection | RequestItem:
    """The account is inactive; it is looked at again later."""
    outcome = moved(desk, case, Action.GONE, actor, Entry(data={"request": request.request}))
    if isinstance(outcome, Rejection):
        return outcome
    again = desk.now + desk.rules.policy.deadlines["recheck"]
    desk.change(outcome, recheck_at=again)
    _look_again(desk, request, again)
    return _settled(desk, request, item, "inactive")


def set_refused(
    desk: Desk, request: TakedownRequest, item: RequestItem, case: Case, actor: Actor, reason: str
) -> Rejection | RequestItem:
    """The platform will not act, for this reason."""
    outcome = moved(desk, case, Action.REFUSED, actor, Entry(reason, data={"request": request.request}))
    return outcome if isinstance(outcome, Rejection) else _settled(desk, request, item, "refused", reason)


def set_still(
    desk: Desk, request: TakedownRequest, item: RequestItem, case: Case, actor: Actor
) -> Rejection | RequestItem:
    """Somebody looked, and the account is active: it waits on, and the next letter names it."""
    outcome = moved(desk, case, Action.STILL, actor, Entry(data={"request": request.request}))
    if isinstance(outcome, Rejection):
        return outcome
    return desk.change(item, outcome="active", outcome_at=desk.now, reason="")


def _settled(desk: Desk, request: TakedownRequest, item: RequestItem, outcome: str, reason: str = "") -> RequestItem:
    changed = desk.change(item, outcome=outcome, outcome_at=desk.now, reason=reason)
    if desk.rules.undo.total_seconds() <= 0:
        tell(desk, changed)
    else:
        desk.remind(NEWS, item.item, desk.now + desk.rules.undo, request=request.request, case=item.case)
    return changed


def tell(desk: Desk, item: RequestItem) -> None:
    """Tell the reporters, unless the case has gone elsewhere meanwhile."""
    case = desk.case(item.case)
    if case is None:
        return
    if (item.outcome, case.state) == ("inactive", CaseState.REMOVED):
        tell_reporters(desk, case, "removed")
    if (item.outcome, case.state) == ("refused", CaseState.REFUSED):
        tell_reporters(desk, case, "refused", {"reason": item.reason})


def _look_again(desk: Desk, request: TakedownRequest, at: datetime) -> None:
    """One timer for the request: it is moved only to an earlier time."""
    planned = _planned(request.data)
    if planned is None or at < planned or planned <= desk.now:
        desk.remind(RECHECK, request.request, at)
        now = desk.get(TakedownRequest, request.request) or request
        desk.change(now, data={**now.data, "recheck": at.isoformat()})


def _planned(data: Mapping[str, str]) -> datetime | None:
    return datetime.fromisoformat(data["recheck"]) if data.get("recheck") else None


def take_back(desk: Desk, item: RequestItem, case: Case, actor: Actor) -> Rejection | RequestItem:
    """A wrong tap: the case stands where it stood; news that has left is corrected."""
    last = next((one for one in reversed(desk.decisions(case.case)) if one.kind in {"gone", "refused"}), None)
    was = CaseState(last.before) if last is not None else case.state
    entry = Entry(kind="outcome-undone", data={"request": item.request})
    outcome = moved(desk, case, Action.STILL, actor, entry, was) if item.outcome != "active" else case
    if isinstance(outcome, Rejection):
        return outcome
    desk.change(outcome, recheck_at=None)
    desk.forget(NEWS, item.item)
    told = item.outcome_at is not None and desk.now >= item.outcome_at + desk.rules.undo
    if told and item.outcome != "active" and item.outcome_at is not None:
        args = {"news": "requested", "date": item.outcome_at.isoformat()}
        tell_reporters(desk, desk.case(case.case) or outcome, "correction", args)
    return desk.change(item, outcome="", outcome_at=None, reason="", answer="")
