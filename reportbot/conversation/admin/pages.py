"""What admins read: figures, one case, the queue, search results; never who reported."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.review import cards, panels, queue, wording
from reportbot.conversation.review.acting import Args
from reportbot.conversation.says import Button, Content, Text
from reportbot.domain.identifiers import reveal
from reportbot.domain.records import Case, Decision
from reportbot.domain.words import CaseState

LISTED = 10
LONGEST_ACCOUNT = 60


def queued(facts: Facts) -> list[int]:
    """The cases that /antrean lists: waiting and in nobody's hands, as it counts them, most urgent first."""
    numbers = dict.fromkeys([*facts.queue.candidates, *facts.shown])
    cases = [case for number in numbers if (case := facts.get(Case, number)) is not None]
    free = [case for case in cases if queue.waits(case) and case.holder is None]
    return [case.case for case in sorted(free, key=queue.order)][:LISTED]


def overview(desk: Desk) -> Content:
    """Queue, oldest, overdue, deliveries, last contact."""
    facts, waiting = desk.facts.overview, desk.queue()
    head: Args = {
        "waiting": waiting.waiting,
        "urgent": waiting.urgent,
        "age": queue.age(desk, waiting.oldest),
        "overdue": facts.overdue,
    }
    lines = [Text("overview-queue" if waiting.waiting else "overview-empty", head if waiting.waiting else {})]
    known = {state.value for state in CaseState}
    for state, count in facts.by_state:
        if state in known and count:
            lines.append(Text("overview-state", {"state": Text(f"state-{state}"), "count": count}))
    lines.append(Text("overview-today", {"reports": facts.reports_today}))
    lines.append(_deliveries(desk))
    contact = facts.last_contact
    lines.append(Text("overview-contact", {"at": contact}) if contact else Text("overview-no-contact"))
    lines.append(_group(desk))
    return Content(tuple(lines))


def _deliveries(desk: Desk) -> Text:
    facts = desk.facts.overview
    if not facts.deliveries:
        return Text("overview-delivered")
    return Text("overview-deliveries", {"count": facts.deliveries, "age": queue.age(desk, facts.oldest_delivery)})


def _group(desk: Desk) -> Text:
    group = desk.group()
    if group.state == "ready":
        return Text("overview-group", {"title": group.title})
    if group.state == "wrong" and group.reason:
        return Text("group-wrong", {"reason": Text(f"group-{group.reason}")})
    return Text("overview-no-group")


def case_page(desk: Desk, number: int) -> Content:
    """One case as its card says it, its history, and the way to the card."""
    case = desk.must(Case, number)
    lines = (*cards.card(desk, number).lines, Text("panel-history"), *panels.history(desk, case))
    return Content(lines, wording.card_link(desk, case))


def queue_page(desk: Desk) -> Content:
    """The most urgent waiting cases, with links to their cards."""
    facts = desk.queue()
    numbers = queued(desk.facts)
    if not numbers:
        return Content((Text("overview-empty"),))
    head = Text("queue-head", {"waiting": facts.waiting, "shown": len(numbers)})
    return _listed(desk, head, numbers)


def results(desk: Desk, numbers: list[int]) -> Content:
    """Search results."""
    if not numbers:
        return Content((Text("search-nothing"),))
    return _listed(desk, Text("search-head", {"count": len(numbers)}), numbers[:LISTED])


def _listed(desk: Desk, head: Text, numbers: list[int]) -> Content:
    cases = [case for number in numbers if (case := desk.case(number)) is not None]
    links = [
        Button(Text("case-number", {"case": case.case}), url=url)
        for case in cases
        if (url := wording.card_url(desk, case))
    ]
    rows = tuple(tuple(links[first : first + 2]) for first in range(0, len(links), 2))
    lines = [line for case in cases for line in (_line(desk, case), *_past(desk, case))]
    return Content((head, *lines), rows)


def _past(desk: Desk, case: Case) -> tuple[Text, ...]:
    """Earlier decisions, removals and mergers of the account, where its history was loaded."""
    past = panels.earlier(desk, case) if (Decision, "case", case.case) in desk.facts.index else None
    return (Text("queue-past", {"past": past}),) if past is not None else ()


def _line(desk: Desk, case: Case) -> Text:
    known = desk.identifiers(case.case)
    args: Args = {
        "case": case.case,
        "state": Text(f"state-{case.state}"),
        "platform": wording.platform_name(case.platform),
        "account": reveal(known[0].verbatim)[:LONGEST_ACCOUNT] if known else Text("nothing"),
        "category": cards.category(case),
        "reporters": case.reporters,
        "age": queue.age(desk, case.waiting_since or case.created_at),
    }
    return Text("queue-line-urgent" if case.urgent and queue.waits(case) else "queue-line", args)
