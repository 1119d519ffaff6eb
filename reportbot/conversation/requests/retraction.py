"""Cabut permintaan: an objection was upheld, so the platform is told that the request on this account is withdrawn."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import CaseFile, Need, RequestFile
from reportbot.conversation.requests import batch, clocks, making, outcomes
from reportbot.conversation.requests.staff import noted
from reportbot.conversation.review.acting import Entry, moved
from reportbot.domain.moves import Action, Actor, Rejection
from reportbot.domain.records import Case, RequestItem, TakedownRequest
from reportbot.domain.words import Role


def needs(facts: Facts, case: int) -> set[Need]:
    """What `retract` must know, beside the people that news go to."""
    found = facts.get(Case, case)
    return {CaseFile(case), RequestFile(found.request)} if found is not None and found.request else {CaseFile(case)}


def retract(desk: Desk, case: Case, by: int) -> Case | Rejection:
    """Dismiss the case by RETRACT and withdraw it from its request; a letter says so where one has left.

    `by` is the supervisor who decided, whose rights the caller has judged. News for reporters are the caller's.
    """
    outcome = moved(desk, case, Action.RETRACT, Actor(by, Role.SUPERVISOR), Entry(data={"request": case.request}))
    if isinstance(outcome, Rejection):
        return outcome
    desk.change(outcome, recheck_at=None)
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
