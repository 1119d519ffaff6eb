"""The presses of the group: what judging and doing each takes, and which handler does it."""

from collections.abc import Callable
from typing import Any

from reportbot.conversation.buttons import Payload, decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Press
from reportbot.conversation.needs import Accounts, CaseFile, Members, Need, People, PlaceOf
from reportbot.conversation.review import (
    asking,
    cards,
    child,
    claims,
    correcting,
    deciding,
    duplicates,
    judging,
    members,
    paging,
    queue,
    resting,
    viewing,
)
from reportbot.conversation.review import presses as p
from reportbot.conversation.review.acting import Act, Answer
from reportbot.conversation.review.supervising import More
from reportbot.domain.records import Case, CaseIdentifier, Report

ON_CASE: dict[type[Payload], Callable[[Act, Case, Any], Answer]] = {
    p.Take: claims.take,
    p.Seize: claims.seize,
    p.Release: claims.release,
    p.Open: asking.open_panel,
    p.Choose: deciding.choose,
    p.Decide: deciding.decide,
    p.Ask: asking.ask,
    p.SendQuestion: asking.send,
    p.Original: duplicates.choose,
    p.MarkChild: child.mark,
    p.UnmarkChild: child.unmark,
    p.Undo: deciding.undo,
    p.Second: deciding.second,
    p.CorrectPlatform: correcting.platform,
    p.CorrectCategory: correcting.category,
    p.SeeEvidence: viewing.see,
    p.Item: viewing.item,
    p.AskChild: child.ask,
    p.BackToCard: viewing.back,
    More: paging.open_page,
}
ELSE: dict[type[Payload], Callable[[Act, Any], Answer]] = {
    p.Next: queue.take_next,
    p.NoPictures: queue.no_pictures,
    p.Approve: members.approve,
    p.Pause: resting.pause,
    p.Unwanted: resting.unwanted,
}

HANDLERS = judging.Handlers(ON_CASE, ELSE, frozenset(p.PRIVATE), frozenset({p.MarkChild}))
"""All of them."""


def needs(facts: Facts, press: Press) -> set[Need]:
    """What judging and doing this press takes."""
    payload = decode(press.data)
    found: set[Need] = {Members()}
    if isinstance(payload, p.Next | p.NoPictures):
        return found | queue.next_needs(facts)
    if not isinstance(payload, p.OnCase):
        return found
    found |= {
        PlaceOf(f"card:{payload.case}"),
        *needs_of_case(facts, payload.case),
        *cards.card_needs(facts, payload.case),
    }
    if isinstance(payload, p.SeeEvidence):
        found.add(PlaceOf(viewing.screen_of(press.person)))
    if isinstance(payload, p.Original):
        found |= needs_of_case(facts, payload.original)
    if isinstance(payload, p.Undo):
        found |= _originals(facts, payload.case)
    if isinstance(payload, p.CorrectPlatform):
        found.add(Accounts(_renamed(facts, payload)))
    return found


def needs_of_case(facts: Facts, case: int) -> set[Need]:
    """A case with all on it, and its reporters."""
    keys = facts.index.get((Report, "case", case), [])
    people = {report.person for key in keys if (report := facts.get(Report, key)) is not None}
    return {CaseFile(case), People(frozenset(people))} if people else {CaseFile(case)}


def _originals(facts: Facts, number: int) -> set[Need]:
    """The original of a duplicate, its own original, and so on."""
    found: set[Need] = set()
    case, seen = facts.get(Case, number), {number}
    while case is not None and case.original is not None and case.original not in seen:
        seen.add(case.original)
        found |= needs_of_case(facts, case.original)
        case = facts.get(Case, case.original)
    return found


def _renamed(facts: Facts, press: p.CorrectPlatform) -> frozenset[tuple[str, str, str]]:
    keys = facts.index.get((CaseIdentifier, "case", press.case), [])
    found = [one for key in keys if (one := facts.get(CaseIdentifier, key)) is not None]
    return frozenset((press.platform, one.kind, one.canonical) for one in found)


def pressed(desk: Desk, press: Press) -> None:
    """Judge a press, do it, and answer it once; while Telegram is asked who presses, it waits."""
    judging.pressed(desk, press, HANDLERS)


def checked(desk: Desk, answered: Answered) -> None:
    """Judge a press that waited, now that Telegram has said who pressed."""
    judging.checked(desk, answered, HANDLERS)
