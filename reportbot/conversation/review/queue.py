"""Which waiting cases have a card, the digest of those that have none, and who is handed the next one."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import Cards, CaseFile, Need, PlaceOf, Queue
from reportbot.conversation.review import resting, wording
from reportbot.conversation.review.acting import Act, Answer, Args, actor_of, moved, name_of, no, yes
from reportbot.conversation.review.presses import Next, NoPictures
from reportbot.conversation.says import Button, Card, Content, GroupPost, Text
from reportbot.domain import moves
from reportbot.domain.moves import Action, Rejection
from reportbot.domain.periods import next_at_hour
from reportbot.domain.records import Case, Member
from reportbot.domain.words import OPEN_STATES

SPARE = 5
"""A case that is not urgent gets its card while the group's window has so many places or more."""

OFFERED = 20
"""How many waiting cases are looked at when the next one is handed out."""

CONCLUDE_NEEDS: frozenset[Need] = frozenset({Queue(), PlaceOf("digest")})
"""What `conclude` reads beside the cases of its batch."""

Order = tuple[bool, int, datetime, int]


def order(case: Case) -> Order:
    """Child or danger first, then the number of reporters, then age; of one age the lower number."""
    urgent = case.urgent or case.child or case.danger
    return (not urgent, -case.reporters, case.waiting_since or case.created_at, case.case)


def waits(case: Case) -> bool:
    """True while a moderator has to act."""
    return case.state in OPEN_STATES and case.waiting_since is not None


def conclude(desk: Desk, touched: frozenset[int]) -> None:
    """Give cards to those that wait, as far as the group's window allows, and count the rest in the digest."""
    if desk.group().state != "ready":
        return
    found = {number: case for number in {*touched, *desk.queue().candidates} if (case := desk.case(number)) is not None}
    hidden = sorted((case for case in found.values() if waits(case) and not case.shown), key=order)
    free = desk.queue().free_places - sum(case.shown for case in found.values() if case.case in touched)
    shown = 0
    for case in hidden:
        if order(case)[0] and free - shown < SPARE:
            break
        desk.change(case, shown=True)
        desk.say(Card(case.case))
        shown += 1
    _watch_urgent(desk, (found[number] for number in sorted(touched & set(found))))
    _digest(desk, touched, _all_hidden(desk, hidden), shown)


def _all_hidden(desk: Desk, hidden: Iterable[Case]) -> int:
    """How many had no card before this; the queue's count is older than this batch."""
    queue = desk.queue()
    complete = len(queue.candidates) == queue.hidden
    recent = desk.now - timedelta(seconds=2)
    new = [case for case in hidden if case.case not in queue.candidates]
    return queue.hidden + sum(complete or case.state_since >= recent for case in new)


def _digest(desk: Desk, touched: frozenset[int], before: int, shown: int) -> None:
    """At most one edit a minute: the first at once, the others when the timer says so, the last says all is shown."""
    left = max(0, before - shown)
    known = desk.place("digest") is not None
    if left:
        desk.remind("queue-fill", 0, _next_minute(desk.now))
    if left and (not touched or not known):
        desk.say(GroupPost(digest(desk, left), place="digest"))
    elif before and not left and known:
        desk.say(GroupPost(Content((Text("digest-empty"),)), place="digest"))


def _next_minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0) + timedelta(minutes=1)


def digest(desk: Desk, hidden: int) -> Content:
    """M8."""
    queue = desk.queue()
    waiting = max(queue.waiting, hidden)
    lines = [Text("digest", {"waiting": waiting, "urgent": queue.urgent, "age": age(desk, queue.oldest)})]
    if hidden < waiting:
        lines.append(Text("digest-hidden", {"hidden": hidden}))
    row = (Button(Text("button-next"), Next(), style="primary"), Button(Text("button-no-pictures"), NoPictures()))
    return Content(tuple(lines), (row,))


def age(desk: Desk, since: datetime | None) -> Text:
    """How long something waits, in minutes, hours or days."""
    minutes = max(0, int((desk.now - (since or desk.now)).total_seconds() // 60))
    if minutes < 60:
        return Text("age-minutes", {"count": minutes})
    if minutes < 48 * 60:
        return Text("age-hours", {"count": minutes // 60})
    return Text("age-days", {"count": minutes // (24 * 60)})


def _watch_urgent(desk: Desk, cases: Iterable[Case]) -> None:
    """An urgent case that nobody takes is told to the supervisors after its time."""
    for case in cases:
        due = (case.waiting_since or desk.now) + desk.rules.urgent
        if case.urgent and waits(case) and case.holder is None and due > desk.now:
            desk.remind("case-urgent", case.case, due)


# Handing out.


def next_needs(facts: Facts) -> set[Need]:
    """The queue, and the cases that may be handed out."""
    shown = [number for number in facts.shown if _may_be_free(facts.get(Case, number))]
    return {Queue(), Cards(), *(CaseFile(number) for number in [*facts.queue.candidates, *shown[:OFFERED]])}


def _may_be_free(case: Case | None) -> bool:
    return case is not None and waits(case) and not case.pending


def take_next(act: Act, _: Next) -> Answer:
    """Hand the most urgent waiting case to whoever presses."""
    desk = act.desk
    member = resting.desk_member(act)
    for case in _offers(desk, member):
        was_shown = case.shown
        outcome = moved(desk, case, Action.TAKE, actor_of(desk, case, member))
        if isinstance(outcome, Rejection):
            continue
        desk.change(outcome, shown=True)
        if was_shown:
            words = Text("next-here", {"case": case.case, "moderator": name_of(desk, act.person)})
            desk.say(GroupPost(Content((words,)), reply_to=f"card:{case.case}"))
        return yes("next-taken", case=case.case)
    return no("next-none-for-you" if desk.queue().waiting else "next-none")


def _offers(desk: Desk, member: Member) -> list[Case]:
    numbers = {*desk.queue().candidates, *desk.facts.shown}
    cases = [case for number in numbers if (case := desk.case(number)) is not None]
    free = [case for case in cases if waits(case) and not case.pending and moves.holder_of(case, desk.now) is None]
    loaded = [case for case in sorted(free, key=order) if CaseFile(case.case) in desk.facts.loaded]
    return [case for case in loaded if resting.wants(desk, member, case)]


def no_pictures(act: Act, _: NoPictures) -> Answer:
    """From now on cases without pictures, the next one at once; pressed again, all cases."""
    member = resting.desk_member(act)
    member = act.desk.change(member, no_pictures=not member.no_pictures)
    if not member.no_pictures:
        return yes("pictures-again")
    answer = take_next(act, Next())
    return yes("no-pictures-none") if answer.refused else answer


# Warnings.


def urgent(desk: Desk, case: Case) -> list[Content]:
    """What supervisors read of an urgent case that nobody took; nothing once somebody did."""
    if not (case.urgent and waits(case)) or moves.holder_of(case, desk.now) is not None or case.pending:
        return []
    args: Args = {"case": case.case, "age": age(desk, case.waiting_since)}
    return [Content((Text("urgent-unclaimed", args),), wording.card_link(desk, case))]


def daily(desk: Desk) -> None:
    """The digest of a day: how many wait, the oldest, and how many are overdue."""
    arm_daily(desk)
    queue = desk.queue()
    if desk.group().state != "ready" or not queue.waiting:
        return
    overdue = desk.facts.overview.overdue
    args: Args = {"waiting": queue.waiting, "urgent": queue.urgent, "age": age(desk, queue.oldest), "overdue": overdue}
    desk.say(GroupPost(Content((Text("daily", args),), ((Button(Text("button-next"), Next()),),))))


def arm_daily(desk: Desk) -> None:
    """Set the next daily digest."""
    desk.remind("daily-digest", 0, next_at_hour(desk.now, desk.rules.digest_hour))
