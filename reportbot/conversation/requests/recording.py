"""What the platform answers, recorded by buttons: received, a question, per account inactive, active or refused."""

from datetime import datetime

from reportbot.conversation.desk import Desk
from reportbot.conversation.requests import accounts, batch, clocks, following, leaving, pages, typing
from reportbot.conversation.requests.outcomes import set_gone, set_refused, set_still, take_back
from reportbot.conversation.requests.presses import Act, Field, Outcome, Record, Refuse
from reportbot.conversation.requests.staff import Scene, actor_on
from reportbot.conversation.requests.wording import act, head
from reportbot.conversation.review.acting import Answer, no, refusal, yes
from reportbot.conversation.says import Text
from reportbot.domain.moves import Rejection
from reportbot.domain.records import Case, RequestItem, TakedownRequest

UNDER_WAY = frozenset({"sent", "received", "clarification"})
OTHER = "other"
"""The ground of a refusal in the platform's own words, which stay in the record."""


def ask_received(scene: Scene, request: TakedownRequest) -> Answer:
    """When did the platform get it? A button for now, or a date and hour is typed."""
    if request.state != "sent" or request.received_at is not None:
        return no("request-refused-state")
    typing.ask(scene.desk, scene.person, typing.Asked(Field.RECEIVED, request.request))
    now, back = act(request, "button-request-now", Act.RECEIVED_NOW), act(request, "button-back", Act.OPEN)
    scene.show(head(scene.desk, request), Text("received-ask"), rows=((now,), (back,)))
    return Answer()


def received_now(scene: Scene, request: TakedownRequest) -> Answer:
    """It was received now."""
    if request.state != "sent" or request.received_at is not None:
        return no("request-refused-state")
    pages.show(scene, received(scene, request, scene.desk.now), Text("received-done"))
    return Answer()


def received_written(scene: Scene, request: TakedownRequest, words: str) -> None:
    """A date and hour, neither before it was sent nor to come."""
    at, back = typing.moment(words), ((act(request, "button-back", Act.OPEN),),)
    if request.state != "sent" or request.received_at is not None or request.sent_at is None:
        typing.stop(scene.desk, scene.person)
        pages.show(scene, request, Text("request-refused-state"))
    elif at is None:
        scene.show(Text("received-wrong"), rows=back)
    elif not request.sent_at.replace(second=0, microsecond=0) <= at <= scene.desk.now:
        scene.show(Text("received-impossible", {"sent": request.sent_at}), rows=back)
    else:
        typing.stop(scene.desk, scene.person)
        pages.show(scene, received(scene, request, at), Text("received-done"))


def received(scene: Scene, request: TakedownRequest, at: datetime) -> TakedownRequest:
    """The platform has it: for a ministry the legal clock starts at this moment."""
    desk = scene.desk
    changed = desk.change(request, state="received", received_at=at, epoch=request.epoch + 1, data=_by(scene, request))
    changed = clocks.started(desk, changed, at)
    scene.noted("request-received", request=request.request, at=at.isoformat())
    following.catch_up(desk, changed)
    leaving.post(desk, changed)
    return changed


def _by(scene: Scene, request: TakedownRequest) -> dict[str, object]:
    """Whose press it is; a platform that answers is silent no longer."""
    kept = {name: value for name, value in request.data.items() if name != "silent"}
    return {**kept, "by": scene.person}


def clarify(scene: Scene, request: TakedownRequest) -> Answer:
    """The platform asks back; who asks has got the letter, and the time stands still."""
    if request.state not in {"sent", "received"}:
        return no("request-refused-state")
    at = request.received_at or scene.desk.now
    changes = {"state": "clarification", "received_at": at, "due_at": None, "epoch": request.epoch + 1}
    changed = scene.desk.change(request, data=_by(scene, request), **changes)
    scene.desk.forget(leaving.DUE, request.request)
    return _moved_on(scene, changed, "request-clarify")


def clarified(scene: Scene, request: TakedownRequest) -> Answer:
    """Its question is answered: the time begins anew."""
    if request.state != "clarification":
        return no("request-refused-state")
    changed = scene.desk.change(request, state="received", epoch=request.epoch + 1, data=_by(scene, request))
    return _moved_on(scene, clocks.started(scene.desk, changed, scene.desk.now, anew=True), "request-clarified")


def _moved_on(scene: Scene, request: TakedownRequest, kind: str) -> Answer:
    scene.noted(kind, request=request.request)
    following.catch_up(scene.desk, request)
    leaving.post(scene.desk, request)
    pages.show(scene, request)
    return Answer()


# One account.


def record(scene: Scene, request: TakedownRequest, press: Record) -> Answer:
    """Tidak aktif, Masih aktif, Ditolak with its reason asked first, or Perbaiki."""
    found = _account(scene.desk, request, press.item)
    if found is None:
        return no("request-refused-state")
    item, case = found
    if press.outcome is Outcome.FIX:
        return _fix(scene, request, item, case)
    if press.outcome is Outcome.REFUSED:
        accounts.ask_reason(scene, request, item)
        return Answer()
    if not _may(item, press.outcome):
        return no("request-refused-state")
    case, actor = following.bring(scene.desk, request, case), actor_on(scene.desk, case, scene.member)
    done = (set_gone if press.outcome is Outcome.GONE else set_still)(scene.desk, request, item, case, actor)
    return _recorded(scene, request, done)


def _account(desk: Desk, request: TakedownRequest, number: int) -> tuple[RequestItem, Case] | None:
    """An account of this request, while its case stands in it."""
    item = desk.get(RequestItem, number)
    case = desk.case(item.case) if item is not None else None
    if item is None or case is None or item.request != request.request or item.state != "sent":
        return None
    mine = case.request == request.request and request.state in UNDER_WAY | {"closed"}
    return (item, case) if mine else None


def _may(item: RequestItem, outcome: Outcome) -> bool:
    """A refused account may still go; one that went is taken back first."""
    return item.outcome in ({"", "active", "refused"} if outcome is Outcome.GONE else {"", "active"})


def refuse(scene: Scene, request: TakedownRequest, press: Refuse) -> Answer:
    """The reason is chosen: reporters will read it. Own words are asked for, and stay in the record."""
    found = _account(scene.desk, request, press.item)
    if found is None or not _may(found[0], Outcome.REFUSED):
        return no("request-refused-state")
    if press.reason == OTHER:
        typing.ask(scene.desk, scene.person, typing.Asked(Field.ANSWER, request.request, press.item))
        accounts.ask_words(scene, request, found[0])
        return Answer()
    if press.reason not in scene.desk.rules.policy.refusals:
        return no("refused-button")
    return _refused(scene, request, *found, press.reason)


def _refused(scene: Scene, request: TakedownRequest, item: RequestItem, case: Case, reason: str) -> Answer:
    case = following.bring(scene.desk, request, case)
    actor = actor_on(scene.desk, case, scene.member)
    return _recorded(scene, request, set_refused(scene.desk, request, item, case, actor, reason))


def answer_written(scene: Scene, request: TakedownRequest, number: int, words: str) -> None:
    """The platform's own words, kept with the account; reporters read a general sentence."""
    found, answer = _account(scene.desk, request, number), typing.line(words, Field.ANSWER)
    if found is not None and answer is None:
        longest = typing.LONGEST[Field.ANSWER]
        back = ((act(request, "button-back", Act.OPEN),),)
        scene.show(Text("details-wrong-line", {"longest": longest}), rows=back)
        return
    typing.stop(scene.desk, scene.person)
    if found is None or answer is None or not _may(found[0], Outcome.REFUSED):
        pages.show(scene, request, Text("request-refused-state"))
        return
    item = scene.desk.change(found[0], answer=answer)
    refused = _refused(scene, request, item, found[1], OTHER)
    if refused.refused and refused.text is not None:
        pages.show(scene, request, refused.text)


def _recorded(scene: Scene, request: TakedownRequest, done: Rejection | RequestItem) -> Answer:
    """The account's page as it stands now; a request with nothing open closes."""
    if isinstance(done, Rejection):
        return refusal(scene.desk, done)
    request = scene.desk.must(TakedownRequest, request.request)
    changed = scene.desk.change(request, epoch=request.epoch + 1)
    if not batch.remaining(scene.desk, changed) and changed.state in UNDER_WAY:
        changed = clocks.close(scene.desk, changed, scene.person)
    accounts.show_account(scene, changed, done)
    return yes("outcome-recorded")


def _fix(scene: Scene, request: TakedownRequest, item: RequestItem, case: Case) -> Answer:
    """A wrong tap is put right; a request that closed by it is open again."""
    if item.outcome not in {"inactive", "refused", "active"}:
        return no("request-refused-state")
    done = take_back(scene.desk, item, case, actor_on(scene.desk, case, scene.member))
    if isinstance(done, Rejection):
        return refusal(scene.desk, done)
    request = scene.desk.must(TakedownRequest, request.request)
    changed = scene.desk.change(request, epoch=request.epoch + 1)
    if changed.state == "closed":
        changed = clocks.reopen(scene.desk, changed)
    accounts.show_account(scene, changed, done)
    return yes("outcome-fixed")


# All of them.


def ask_all_gone(scene: Scene, request: TakedownRequest) -> Answer:
    """Semua tidak aktif, before its confirmation."""
    count = len(batch.remaining(scene.desk, request))
    if request.state not in UNDER_WAY or not count:
        return no("request-refused-state")
    sure = act(request, "button-request-all-gone-yes", Act.ALL_GONE_YES, "danger")
    rows = ((sure, act(request, "button-back", Act.OPEN)),)
    scene.show(head(scene.desk, request), Text("all-gone-ask", {"count": count}), rows=rows)
    return Answer()


def all_gone(scene: Scene, request: TakedownRequest) -> Answer:
    """All that wait for an answer are inactive."""
    if request.state not in UNDER_WAY:
        return no("request-refused-state")
    data = {**_by(scene, request), "all-gone": True}
    changed = scene.desk.change(request, epoch=request.epoch + 1, data=data)
    scene.noted("request-all-gone", request=request.request)
    clocks.go_on(scene.desk, changed)
    pages.show(scene, scene.desk.must(TakedownRequest, request.request))
    return Answer()
