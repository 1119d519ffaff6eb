"""Cabut permintaan: the platform is told that the request on an account is withdrawn, and reporters are told why."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import CaseFile, Need, RequestFile
from reportbot.conversation.news import tell_reporters
from reportbot.conversation.requests import accounts, batch, clocks, making, outcomes
from reportbot.conversation.requests.presses import Retract, ShowAccount
from reportbot.conversation.requests.staff import Scene, actor_on, noted
from reportbot.conversation.requests.wording import account_of, button, head
from reportbot.conversation.review import deciding
from reportbot.conversation.review.acting import Answer, Entry, moved, no, refusal, yes
from reportbot.conversation.says import Button, Text
from reportbot.domain import moves
from reportbot.domain.moves import Action, Actor, Rejection
from reportbot.domain.records import Case, RequestItem, TakedownRequest
from reportbot.domain.words import Role


def needs(facts: Facts, case: int) -> set[Need]:
    """What `retract` must know, beside the people that news go to."""
    found = facts.get(Case, case)
    return {CaseFile(case), RequestFile(found.request)} if found is not None and found.request else {CaseFile(case)}


def withdraw(desk: Desk, case: Case, by: int, reason: str) -> Rejection | None:
    """Retract, and tell reporters that it goes no further: what they were told of the verdict is corrected.

    `by` is the supervisor who decided, whose rights the caller has judged; `reason` is one of a dismissal.
    """
    told = next((entry for entry in reversed(desk.decisions(case.case)) if entry.kind == "told"), None)
    outcome = retract(desk, case, by)
    if isinstance(outcome, Rejection):
        return outcome
    verdict = f"dismiss:{reason}"
    settled = desk.change(outcome, verdict=verdict, verdict_by=by, verdict_at=desk.now, waiting_since=None)
    desk.forget("news", case.case)
    if told is None:
        deciding.settle(desk, settled, verdict, by)
    else:
        args = {"news": "dismissed", "date": told.at.isoformat(), "reason": reason}
        tell_reporters(desk, settled, "correction", args)
    return None


def retract(desk: Desk, case: Case, by: int) -> Case | Rejection:
    """Dismiss the case by RETRACT and withdraw it from its request; a letter says so where one has left.

    Its request no longer claims the case: reopened, it may be asked about anew. News for reporters are the caller's.
    """
    outcome = moved(desk, case, Action.RETRACT, Actor(by, Role.SUPERVISOR), Entry(data={"request": case.request}))
    if isinstance(outcome, Rejection):
        return outcome
    desk.change(outcome, recheck_at=None, request=None)
    request = desk.get(TakedownRequest, case.request) if case.request is not None else None
    item = _item(desk, request, case.case) if request is not None else None
    if request is not None and item is not None:
        _withdraw(desk, request, item, by)
    return desk.must(Case, case.case)


def _item(desk: Desk, request: TakedownRequest, case: int) -> RequestItem | None:
    return next((item for item in batch.items_of(desk, request) if item.case == case and item.state == "sent"), None)


def _withdraw(desk: Desk, request: TakedownRequest, item: RequestItem, by: int) -> None:
    desk.change(item, outcome="retracted", outcome_at=desk.now)
    desk.forget(outcomes.NEWS, item.item)
    changed = desk.change(request, epoch=request.epoch + 1)
    noted(desk, "request-retract", by, request=request.request, case=item.case)
    if request.sent_at is not None:
        making.begin_letter(desk, changed, "retraction", by, (item.case,))
    if not batch.remaining(desk, changed) and changed.state in clocks.UNDER_WAY:
        clocks.close(desk, changed, by)


# The screens of a supervisor who retracts one account.


def press(scene: Scene, request: TakedownRequest, press: Retract) -> Answer:
    """Cabut permintaan: its reason is asked, then whether it is meant, then it is done."""
    desk, item = scene.desk, scene.desk.get(RequestItem, press.item)
    if item is None or item.request != request.request or not accounts.may_retract(desk, request, item):
        return no("request-refused-state")
    case = desk.must(Case, item.case)
    tried = moves.move(case, Action.RETRACT, actor_on(desk, case, scene.member), desk.now)
    if isinstance(tried, Rejection):
        return refusal(desk, tried)
    if press.reason and press.reason not in desk.rules.policy.dismiss:
        return no("refused-button")
    if press.reason and press.sure:
        return _done(scene, request, item, case, press.reason)
    if press.reason:
        _confirm(scene, request, case, press)
    else:
        _ask(scene, request, case, press)
    return Answer()


def _ask(scene: Scene, request: TakedownRequest, case: Case, press: Retract) -> None:
    at = (request.request, request.epoch, press.item)
    reasons = scene.desk.rules.policy.dismiss
    rows = tuple((Button(Text(f"reason-{reason}"), Retract(*at, reason, False)),) for reason in reasons)
    question = Text("retract-ask", {"account": account_of(scene.desk, case)})
    scene.show(head(scene.desk, request), question, rows=(*rows, (button("button-back", ShowAccount(*at)),)))


def _confirm(scene: Scene, request: TakedownRequest, case: Case, press: Retract) -> None:
    at = (request.request, request.epoch, press.item)
    sure = button("button-retract-yes", Retract(*at, press.reason, True), "danger")
    args = {
        "account": account_of(scene.desk, case),
        "case": case.case,
        "reason": Text(f"reason-{press.reason}-inline"),
        "recipient": request.recipient,
    }
    back = button("button-back", Retract(*at, "", False))
    scene.show(head(scene.desk, request), Text("retract-confirm", args), rows=((sure, back),))


def _done(scene: Scene, request: TakedownRequest, item: RequestItem, case: Case, reason: str) -> Answer:
    refused = withdraw(scene.desk, case, scene.person, reason)
    if refused is not None:
        return refusal(scene.desk, refused)
    changed, now = scene.desk.must(TakedownRequest, request.request), scene.desk.must(RequestItem, item.item)
    accounts.show_account(scene, changed, now)
    return yes("retract-done")
