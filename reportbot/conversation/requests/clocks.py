"""Due times of a request: the platform's time, reminders and warnings, silence, re-check, and how a request ends."""

from datetime import datetime, timedelta
from typing import Any

from reportbot.conversation.desk import Desk
from reportbot.conversation.news import tell_reporters
from reportbot.conversation.requests import batch, following, leaving, making, outcomes, pages
from reportbot.conversation.requests.letterhead import LEGAL
from reportbot.conversation.requests.presses import Act, Listing, LookAgain, ShowList
from reportbot.conversation.requests.staff import Scene, actor_on, noted
from reportbot.conversation.requests.wording import act, button, head, name_of
from reportbot.conversation.review.acting import Answer, Args, Entry, moved, no, refusal, yes
from reportbot.conversation.says import Button, Content, Text
from reportbot.conversation.supervisors import tell_supervisors
from reportbot.domain.moves import Action, Rejection
from reportbot.domain.records import RequestItem, TakedownRequest
from reportbot.domain.words import CaseState

UNDER_WAY = frozenset({"sent", "received", "clarification"})
AGAIN = timedelta(days=1)
"""How soon supervisors hear again of what is overdue."""


def started(desk: Desk, request: TakedownRequest, at: datetime, *, anew: bool = False) -> TakedownRequest:
    """The clock after a receipt: the legal one from that moment; an organisation's runs from its letters."""
    deadlines = desk.rules.policy.deadlines
    if request.speaker == LEGAL:
        due = at + deadlines["legal-urgent" if request.urgent else "legal"]
    elif anew or request.due_at is None:
        due = at + deadlines["reminder"]
    else:
        return request
    desk.remind(leaving.DUE, request.request, due)
    return desk.change(request, due_at=due)


def overdue(desk: Desk, request: TakedownRequest) -> None:
    """The time is over: supervisors hear what may be done; after the third letter the platform does not answer."""
    if request.state not in {"sent", "received"} or request.due_at is None or desk.now < request.due_at:
        return
    if not batch.remaining(desk, request) or pages.unsent_letter(desk, request) is not None:
        return
    if request.round >= pages.LAST_ROUND:
        _silent(desk, request)
        return
    desk.remind(leaving.DUE, request.request, desk.now + AGAIN)
    noted(desk, "request-overdue", None, request=request.request, round=request.round)
    count = len(batch.remaining(desk, request))
    waits = request.speaker == LEGAL and request.received_at is None
    key = "overdue-no-receipt" if waits else "overdue-told"
    _tell(desk, request, Text(key, {"request": name_of(request), "count": count}))
    leaving.post(desk, request)


def _tell(desk: Desk, request: TakedownRequest, words: Text, last: Button | None = None) -> None:
    opens = act(request, "button-request-open", Act.OPEN)
    kind = pages.follow_up(request)
    more = last
    if last is None and kind and pages.may_follow(desk, request):
        more = pages.make_next(request, kind)
    rows = ((more,), (opens,)) if more is not None else ((opens,),)
    tell_supervisors(desk, Content((words,), rows))


def _silent(desk: Desk, request: TakedownRequest) -> None:
    if request.data.get("silent"):
        return
    changed = desk.change(request, epoch=request.epoch + 1, data={**request.data, "silent": True})
    noted(desk, "request-silent", None, request=request.request)
    following.catch_up(desk, changed)
    count = len(batch.remaining(desk, changed))
    words = Text("silence-told", {"request": name_of(changed), "count": count})
    _tell(desk, changed, words, act(changed, "button-request-close", Act.CLOSE))
    leaving.post(desk, changed)


# The next letter.


def ask_follow(scene: Scene, request: TakedownRequest) -> Answer:
    """The next letter, about the accounts that wait for an answer."""
    kind = pages.follow_up(request)
    if not kind or not pages.may_follow(scene.desk, request):
        return no("request-refused-state")
    count = len(batch.remaining(scene.desk, request))
    args: Args = {"letter": Text(f"request-letter-{kind}"), "count": count, "recipient": request.recipient}
    sure = act(request, "button-request-send-yes", Act.FOLLOW_YES, "danger")
    rows = ((sure, act(request, "button-back", Act.OPEN)),)
    scene.show(head(scene.desk, request), Text("follow-confirm", args), rows=rows)
    return Answer()


def follow(scene: Scene, request: TakedownRequest) -> Answer:
    """Have it made and sent."""
    kind = pages.follow_up(request)
    if not kind or not pages.may_follow(scene.desk, request):
        return no("request-refused-state")
    changed = scene.desk.change(request, epoch=request.epoch + 1)
    letter = making.begin_letter(scene.desk, changed, kind, scene.person)
    scene.noted("request-follow", request=request.request, letter=letter.letter, letter_kind=kind)
    pages.show(scene, changed, Text("request-being-made", {"number": letter.number}))
    return Answer()


# How it ends.


def go_on(desk: Desk, request: TakedownRequest, after: int = 0) -> None:
    """One slice of cases; after the last a request with nothing open closes."""
    if not following.catch_up(desk, request, after):
        return
    now = desk.must(TakedownRequest, request.request)
    if now.data.get("all-gone"):
        now = desk.change(now, data={name: value for name, value in now.data.items() if name != "all-gone"})
        if not batch.remaining(desk, now) and now.state in UNDER_WAY:
            close(desk, now, now.data.get("by"))


def close(desk: Desk, request: TakedownRequest, by: int | None) -> TakedownRequest:
    """Nothing is awaited any more."""
    was = {"state": request.state, "due": request.due_at.isoformat() if request.due_at else ""}
    data = {**request.data, "was": was}
    changed = desk.change(request, state="closed", due_at=None, epoch=request.epoch + 1, data=data)
    desk.forget(leaving.DUE, request.request)
    noted(desk, "request-closed", by, request=request.request)
    leaving.post(desk, changed)
    return changed


def reopen(desk: Desk, request: TakedownRequest) -> TakedownRequest:
    """It closed by a wrong tap: it stands as it stood."""
    was = request.data.get("was", {})
    due = datetime.fromisoformat(was["due"]) if was.get("due") else None
    data = {name: value for name, value in request.data.items() if name not in {"was", "closing"}}
    changed = desk.change(request, state=was.get("state", "sent"), due_at=due, data=data)
    if due is not None:
        desk.remind(leaving.DUE, request.request, max(due, desk.now + timedelta(seconds=1)))
    leaving.post(desk, changed)
    return changed


def ask_close(scene: Scene, request: TakedownRequest) -> Answer:
    """Tutup permintaan, before its confirmation."""
    if request.state not in UNDER_WAY:
        return no("request-refused-state")
    count = len(batch.remaining(scene.desk, request))
    sure = act(request, "button-request-close-yes", Act.CLOSE_YES, "danger")
    rows = ((sure, act(request, "button-back", Act.OPEN)),)
    scene.show(head(scene.desk, request), Text("close-ask", {"count": count}), rows=rows)
    return Answer()


def close_by_hand(scene: Scene, request: TakedownRequest) -> Answer:
    """The rest stays unanswered: those cases close, and their reporters hear that it ends here."""
    if request.state not in UNDER_WAY or pages.unsent_letter(scene.desk, request) is not None:
        return no("request-refused-state")
    data: dict[str, Any] = {**request.data, "by": scene.person, "closing": True}
    changed = close(scene.desk, scene.desk.change(request, data=data), scene.person)
    following.catch_up(scene.desk, changed)
    pages.show(scene, changed)
    return Answer()


# Accounts that went.


def recheck_due(desk: Desk, request: TakedownRequest) -> None:
    """Some accounts were gone long enough: are they still? The next ones have their own time."""
    gone = [item for item in batch.items_of(desk, request) if item.outcome == "inactive"]
    cases = [case for item in gone if (case := desk.case(item.case)) is not None and case.recheck_at is not None]
    waiting = [case for case in cases if case.state is CaseState.REMOVED and case.request == request.request]
    times = sorted(case.recheck_at for case in waiting if case.recheck_at is not None and case.recheck_at > desk.now)
    data = {name: value for name, value in request.data.items() if name != "recheck"}
    if times:
        desk.remind(outcomes.RECHECK, request.request, times[0])
        data["recheck"] = times[0].isoformat()
    desk.change(request, data=data)
    count = len(waiting) - len(times)
    if count:
        listed = button("button-request-recheck", ShowList(request.request, request.epoch, Listing.RECHECK, 0))
        words = Text("recheck-told", {"request": name_of(request), "count": count})
        tell_supervisors(desk, Content((words,), ((listed,),)))


def look_again(scene: Scene, request: TakedownRequest, press: LookAgain) -> Answer:
    """Masih tidak aktif closes the case; Muncul kembali brings it back to the queue."""
    desk, item = scene.desk, scene.desk.get(RequestItem, press.item)
    case = desk.case(item.case) if item is not None and item.request == request.request else None
    wanted = {CaseState.REMOVED} if press.gone else {CaseState.REMOVED, CaseState.CLOSED}
    if item is None or case is None or case.request != request.request or case.state not in wanted:
        return no("request-refused-state")
    if press.gone and (case.recheck_at is None or desk.now < case.recheck_at):
        return no("recheck-early")
    action = Action.CLOSE if press.gone else Action.REAPPEAR
    entry = Entry(data={"request": request.request})
    outcome = moved(desk, case, action, actor_on(desk, case, scene.member), entry)
    if isinstance(outcome, Rejection):
        return refusal(desk, outcome)
    if press.gone:
        tell_reporters(desk, desk.change(outcome, recheck_at=None), "closed")
    else:
        due = desk.now + desk.rules.first_due
        back = desk.change(outcome, recheck_at=None, request=None, waiting_since=desk.now, due_at=due)
        desk.forget(outcomes.NEWS, item.item)
        tell_reporters(desk, back, "in-review")
    press_list = ShowList(request.request, request.epoch, Listing.RECHECK, 0)
    scene.show(
        head(desk, request),
        Text("recheck-closed" if press.gone else "recheck-back", {"case": case.case}),
        rows=((button("button-back", press_list),),),
    )
    return yes("outcome-recorded")
