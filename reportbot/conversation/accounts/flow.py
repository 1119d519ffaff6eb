"""What comes in about accounts over time: presses on the card, and news that waited."""

from reportbot.conversation.accounts import merging, splitting
from reportbot.conversation.buttons import decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due, Input, Press
from reportbot.conversation.needs import Members, Need
from reportbot.conversation.review import cards, judging, pressing
from reportbot.conversation.review.supervising import OF_ACCOUNTS, Merge, Part, Pick, Split
from reportbot.domain.records import Case

PRESSES = OF_ACCOUNTS
COMMANDS: frozenset[str] = frozenset()
SESSIONS: frozenset[str] = frozenset()
DUES = frozenset({merging.NEWS, splitting.NEWS})
ANSWERS: frozenset[str] = frozenset()

HANDLERS = judging.Handlers({Merge: merging.merge, Part: merging.part, Pick: splitting.pick, Split: splitting.split})


def admits(_facts: Facts, _person: int) -> bool:
    """Nothing that is written in private is meant for this flow."""
    return False


def needs(facts: Facts, item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    if isinstance(item, Due):
        return {Members(), *_with_original(facts, item.subject)}
    press = item.original if isinstance(item, Answered) else item
    if not isinstance(press, Press):
        return {Members()}
    payload = decode(press.data)
    other = payload.other if isinstance(payload, Merge | Part) else None
    return pressing.needs(facts, press) | (_with_original(facts, other) if other is not None else set())


def _with_original(facts: Facts, number: int) -> set[Need]:
    """A case, its request, and the case that it was merged into."""
    found = pressing.needs_of_case(facts, number) | cards.card_needs(facts, number)
    case = facts.get(Case, number)
    if case is not None and case.original is not None:
        found |= pressing.needs_of_case(facts, case.original) | cards.card_needs(facts, case.original)
    return found


def step(desk: Desk, item: Input) -> None:
    """Do what this input asks."""
    if isinstance(item, Press):
        judging.pressed(desk, item, HANDLERS)
    elif isinstance(item, Answered):
        judging.checked(desk, item, HANDLERS)
    elif isinstance(item, Due):
        (merging.tell if item.kind == merging.NEWS else splitting.tell)(desk, item.subject)
