"""Lists of a request's accounts, and the page of one of them."""

from collections.abc import Sequence
from typing import Final

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.requests import batch
from reportbot.conversation.requests.presses import (
    Act,
    Listing,
    LookAgain,
    Outcome,
    Record,
    Refuse,
    Retract,
    ShowAccount,
    ShowList,
)
from reportbot.conversation.requests.staff import Scene
from reportbot.conversation.requests.wording import account_of, act, button, head
from reportbot.conversation.review.acting import Answer
from reportbot.conversation.review.cards import category
from reportbot.conversation.says import Button, Rows, Text
from reportbot.domain.moves import TABLE, Action
from reportbot.domain.records import RequestItem, TakedownRequest
from reportbot.domain.words import CaseState

PAGE: Final = 8


def listed(items: Sequence[RequestItem], listing: Listing) -> list[RequestItem]:
    """The accounts of a list; in that of outcomes those without one come first."""
    if listing in {Listing.READY, Listing.HELD}:
        state = "held" if listing is Listing.HELD else "ready"
        return [item for item in items if item.state == state]
    sent = [item for item in items if item.state == "sent"]
    if listing is Listing.RECHECK:
        return [item for item in sent if item.outcome == "inactive"]
    return sorted(sent, key=lambda item: (item.outcome in batch.FINAL, item.item))


def cases_on(facts: Facts, request: int, listing: Listing, page: int) -> set[int]:
    """The cases that a page of a list names."""
    keys = facts.index.get((RequestItem, "request", request), [])
    items = sorted((i for key in keys if (i := facts.get(RequestItem, key)) is not None), key=lambda item: item.item)
    return {item.case for item in listed(items, listing)[page * PAGE : (page + 1) * PAGE]}


def show_list(scene: Scene, request: TakedownRequest, press: ShowList) -> Answer:
    """One page of accounts."""
    items = listed(batch.items_of(scene.desk, request), press.listing)
    shown = items[press.page * PAGE : (press.page + 1) * PAGE]
    first = press.page * PAGE + 1
    lines = [_line(scene.desk, item, number) for number, item in enumerate(shown, first)]
    key = f"accounts-{press.listing.name.lower()}"
    rows = (*_numbers(request, press, shown, first), *_turning(request, press, len(items)))
    title = Text(key, {"count": len(items)})
    scene.show(head(scene.desk, request), title, *lines, rows=(*rows, *_last(request, press, bool(items))))
    return Answer()


def _line(desk: Desk, item: RequestItem, number: int) -> Text:
    case = desk.case(item.case)
    if case is None:
        return Text("accounts-gone", {"number": number})
    args = {"number": number, "account": account_of(desk, case), "case": item.case, "category": category(case)}
    if item.state == "held":
        return Text("accounts-line-held", {**args, "reason": Text(f"why-held-{item.reason}")})
    if item.state == "sent":
        return Text("accounts-line-outcome", {**args, "outcome": Text(f"outcome-{item.outcome or 'open'}")})
    return Text("accounts-line", args)


def _numbers(request: TakedownRequest, press: ShowList, shown: Sequence[RequestItem], first: int) -> Rows:
    """A button for each account, four a row."""
    if press.listing in {Listing.READY, Listing.HELD}:
        return ()
    at = (request.request, request.epoch)
    buttons = [
        Button(Text("accounts-number", {"number": number}), ShowAccount(*at, item.item))
        for number, item in enumerate(shown, first)
    ]
    return tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))


def _turning(request: TakedownRequest, press: ShowList, count: int) -> Rows:
    def turn(key: str, page: int) -> Button:
        return button(key, ShowList(request.request, request.epoch, press.listing, page))

    before = (turn("tap-previous", press.page - 1),) if press.page else ()
    after = (turn("tap-next", press.page + 1),) if (press.page + 1) * PAGE < count else ()
    return ((*before, *after),) if before or after else ()


def _last(request: TakedownRequest, press: ShowList, filled: bool) -> Rows:
    under_way = request.state in {"sent", "received", "clarification"}
    every = press.listing is Listing.OUTCOMES and under_way and filled
    all_gone = ((act(request, "button-request-all-gone", Act.ALL_GONE),),) if every else ()
    return (*all_gone, (act(request, "button-back", Act.OPEN),))


# One account.


def open_account(scene: Scene, request: TakedownRequest, press: ShowAccount) -> Answer:
    """The page of an account."""
    item = scene.desk.get(RequestItem, press.item)
    if item is None or item.request != request.request or scene.desk.case(item.case) is None:
        return Answer(Text("request-refused-state"), refused=True)
    show_account(scene, request, item)
    return Answer()


def show_account(scene: Scene, request: TakedownRequest, item: RequestItem) -> None:
    """Account, suspicion, what became of it, and what may be recorded."""
    desk, case = scene.desk, scene.desk.case(item.case)
    if case is None:
        return
    lines = [
        head(desk, request),
        Text("account-line-head", {"case": case.case, "account": account_of(desk, case), "category": category(case)}),
        Text("account-outcome", {"outcome": Text(f"outcome-{item.outcome or 'open'}")}),
    ]
    if item.outcome_at is not None:
        lines[2] = Text("account-outcome-at", {"outcome": Text(f"outcome-{item.outcome}"), "at": item.outcome_at})
    if item.reason and item.outcome == "refused":
        lines.append(Text("account-reason", {"reason": Text(f"refusal-{item.reason}")}))
    if item.answer:
        lines.append(Text("account-answer", {"words": item.answer}))
    if case.recheck_at is not None and case.state is CaseState.REMOVED:
        lines.append(Text("account-recheck", {"at": case.recheck_at}))
    scene.show(*lines, rows=_account_rows(desk, request, item))


def _account_rows(desk: Desk, request: TakedownRequest, item: RequestItem) -> Rows:
    at = (request.request, request.epoch, item.item)

    def record(key: str, outcome: Outcome, style: str = "") -> Button:
        return button(key, Record(*at, outcome), style)

    gone = record("button-outcome-gone", Outcome.GONE, "success")
    fix = record("button-outcome-fix", Outcome.FIX)
    back = button("button-back", ShowList(request.request, request.epoch, Listing.OUTCOMES, 0))
    last = (*_retract_row(desk, request, item), (back,))
    if item.outcome in {"", "active"} and item.state == "sent":
        still = (record("button-outcome-still", Outcome.STILL),) if not item.outcome else (fix,)
        return ((gone, *still), (record("button-outcome-refused", Outcome.REFUSED),), *last)
    if item.outcome == "refused":
        return ((gone, fix), *last)
    if item.outcome == "inactive":
        return (*_recheck_rows(desk, item, at), (fix,), *last)
    return last


def may_retract(desk: Desk, request: TakedownRequest, item: RequestItem) -> bool:
    """True while the platform holds our request on this account: a letter left, and nobody refused or retracted it."""
    case = desk.case(item.case)
    if case is None or case.request != request.request or item.state != "sent":
        return False
    held = request.sent_at is not None and item.outcome not in {"refused", "retracted"}
    return held and (case.state, Action.RETRACT) in TABLE


def _retract_row(desk: Desk, request: TakedownRequest, item: RequestItem) -> Rows:
    if not may_retract(desk, request, item):
        return ()
    return ((button("button-retract", Retract(request.request, request.epoch, item.item, "", False)),),)


def _recheck_rows(desk: Desk, item: RequestItem, at: tuple[int, int, int]) -> Rows:
    """From the day that an account is to be looked at again."""
    case = desk.case(item.case)
    if case is None or case.state not in {CaseState.REMOVED, CaseState.CLOSED}:
        return ()
    again = (button("button-recheck-back", LookAgain(*at, False)),)
    if case.state is CaseState.CLOSED or case.recheck_at is None or desk.now < case.recheck_at:
        return (again,)
    return ((button("button-recheck-gone", LookAgain(*at, True), "success"),), again)


def ask_reason(scene: Scene, request: TakedownRequest, item: RequestItem) -> None:
    """Why does the platform refuse? Reporters will read it."""
    at = (request.request, request.epoch, item.item)
    reasons = [
        Button(Text(f"button-refusal-{reason}"), Refuse(*at, reason)) for reason in scene.desk.rules.policy.refusals
    ]
    rows = tuple((reason,) for reason in reasons)
    scene.show(head(scene.desk, request), Text("refusal-ask"), rows=(*rows, (button("button-back", ShowAccount(*at)),)))


def ask_words(scene: Scene, request: TakedownRequest, item: RequestItem) -> None:
    """The platform's own words are typed."""
    back = button("button-back", ShowAccount(request.request, request.epoch, item.item))
    scene.show(head(scene.desk, request), Text("refusal-words"), rows=((back,),))
