"""A press in the group: the right chat, the right person, the live card, the version it shows; then its handler."""

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
    members,
    queue,
    resting,
    viewing,
)
from reportbot.conversation.review import presses as p
from reportbot.conversation.review.acting import Act, Answer, name_of, no, yes
from reportbot.conversation.says import Call, Card
from reportbot.domain.moves import holder_of
from reportbot.domain.records import Case, CaseIdentifier, Member, Report
from reportbot.domain.words import OPEN_STATES

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
}
ELSE: dict[type[Payload], Callable[[Act, Any], Answer]] = {
    p.Next: queue.take_next,
    p.NoPictures: queue.no_pictures,
    p.Approve: members.approve,
    p.Pause: resting.pause,
    p.Unwanted: resting.unwanted,
}


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
        case = facts.get(Case, payload.case)
        found |= needs_of_case(facts, case.original) if case is not None and case.original else set()
    if isinstance(payload, p.CorrectPlatform):
        found.add(Accounts(_renamed(facts, payload)))
    return found


def needs_of_case(facts: Facts, case: int) -> set[Need]:
    """A case with all on it, and its reporters."""
    keys = facts.index.get((Report, "case", case), [])
    people = {report.person for key in keys if (report := facts.get(Report, key)) is not None}
    return {CaseFile(case), People(frozenset(people))} if people else {CaseFile(case)}


def _renamed(facts: Facts, press: p.CorrectPlatform) -> frozenset[tuple[str, str, str]]:
    keys = facts.index.get((CaseIdentifier, "case", press.case), [])
    found = [one for key in keys if (one := facts.get(CaseIdentifier, key)) is not None]
    return frozenset((press.platform, one.kind, one.canonical) for one in found)


def pressed(desk: Desk, press: Press) -> None:
    """Judge a press, do it, and answer it once; while Telegram is asked who presses, it waits."""
    payload = decode(press.data)
    refused = _misplaced(desk, press, payload)
    if refused is not None:
        members.toast(desk, press, refused)
        return
    standing = members.standing(desk, press)
    if standing is not None:
        _answer(desk, press, payload, standing)


def checked(desk: Desk, answered: Answered) -> None:
    """Judge a press that waited, now that Telegram has said who pressed."""
    press = answered.original
    if press is None:
        return
    payload = decode(press.data)
    refused = _misplaced(desk, press, payload)
    _answer(desk, press, payload, refused or members.checked(desk, answered))


def _answer(desk: Desk, press: Press, payload: Payload | None, standing: Member | Answer) -> None:
    answer = standing if isinstance(standing, Answer) else _done(Act(desk, press, standing), payload)
    members.toast(desk, press, answer)


def _misplaced(desk: Desk, press: Press, payload: Payload | None) -> Answer | None:
    """Why this press cannot come from where it says."""
    if payload is None or type(payload) not in p.PRESSES:
        return no("refused-button")
    group = desk.group()
    if press.chat is not None and press.chat.kind == "private":
        return None if isinstance(payload, p.PRIVATE) and group.chat_id is not None else no("refused-chat")
    if press.chat is None or press.chat.id != group.chat_id:
        return no("refused-chat")
    return no("refused-group") if group.state == "wrong" else None


def _done(act: Act, payload: Payload | None) -> Answer:
    if isinstance(payload, p.OnCase):
        return _on_case(act, payload)
    handler = ELSE.get(type(payload)) if payload is not None else None
    return handler(act, payload) if handler is not None else no("refused-button")


def _on_case(act: Act, payload: p.OnCase) -> Answer:
    case = act.desk.case(payload.case)
    if case is None:
        return no("refused-button")
    if not act.private and not _on_live_card(act, case):
        return no("refused-old-card")
    if payload.epoch == case.epoch:
        return ON_CASE[type(payload)](act, case, payload)
    if claims.comes_late(act.desk, case, act.person, payload.epoch):
        return _late(act, case, payload)
    act.desk.say(Card(case.case))
    return _overtaken(act, case)


def _late(act: Act, case: Case, payload: p.OnCase) -> Answer:
    """The former holder's press counts while nobody else holds the case."""
    again = claims.take_again(act, case)
    if isinstance(again, Answer):
        return again
    answer = Answer() if isinstance(payload, p.Take) else ON_CASE[type(payload)](act, again, payload)
    return answer if answer.refused or answer.start else yes("late")


def _overtaken(act: Act, case: Case) -> Answer:
    """Who was quicker, where it was somebody else."""
    holder = holder_of(case, act.desk.now)
    if holder not in {None, act.person} and case.held_until is not None:
        return no("refused-held", moderator=name_of(act.desk, holder), until=case.held_until)
    if case.state not in OPEN_STATES and case.verdict_by is not None:
        return no("refused-done", moderator=name_of(act.desk, case.verdict_by))
    return no("refused-changed")


def _on_live_card(act: Act, case: Case) -> bool:
    """True for the live card; an unknown one is adopted, an older one loses its buttons."""
    desk, message_id = act.desk, act.press.message_id
    place = desk.place(f"card:{case.case}")
    if place is None or place.message_id is None:
        desk.say(Card(case.case, adopt=message_id))
        return True
    if place.message_id == message_id:
        return True
    params = {"chat_id": "$chat", "message_id": message_id, "reply_markup": {"inline_keyboard": []}}
    desk.say(Call("editMessageReplyMarkup", params, lane="group"))
    return False
