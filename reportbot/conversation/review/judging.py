"""A press by staff: the right chat, the right person, the live card, the version it shows; then its handler."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct, field

from reportbot.conversation.buttons import Payload, decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.inputs import Answered, Press
from reportbot.conversation.review import claims, members
from reportbot.conversation.review.acting import Act, Answer, name_of, no, yes
from reportbot.conversation.review.panels import SILENT
from reportbot.conversation.review.presses import OnCase, Take
from reportbot.conversation.says import Call, Card
from reportbot.domain.moves import holder_of
from reportbot.domain.records import Case, Member
from reportbot.domain.words import OPEN_STATES

OnCaseHandler = Callable[[Act, Case, Any], Answer]


class Handlers(Struct, frozen=True):
    """What each press of a flow does: those on a case's card, the others, and which come from a private chat.

    What is `private` comes from nowhere else, but for what stands `anywhere`.
    """

    on_case: Mapping[type[Payload], OnCaseHandler]
    otherwise: Mapping[type[Payload], Callable[[Act, Any], Answer]] = field(default_factory=dict)
    private: frozenset[type[Payload]] = frozenset()
    anywhere: frozenset[type[Payload]] = frozenset()


def pressed(desk: Desk, press: Press, handlers: Handlers) -> None:
    """Judge a press, do it, and answer it once; while Telegram is asked who presses, it waits."""
    payload = decode(press.data)
    refused = _misplaced(desk, press, payload, handlers)
    if refused is not None:
        members.toast(desk, press, refused)
        return
    standing = members.standing(desk, press)
    if standing is not None:
        _answer(desk, press, payload, standing, handlers)


def checked(desk: Desk, answered: Answered, handlers: Handlers) -> None:
    """Judge a press that waited, now that Telegram has said who pressed."""
    press = answered.original
    if press is None:
        return
    payload = decode(press.data)
    refused = _misplaced(desk, press, payload, handlers)
    _answer(desk, press, payload, refused or members.checked(desk, answered), handlers)


def _answer(desk: Desk, press: Press, payload: Payload | None, standing: Member | Answer, handlers: Handlers) -> None:
    answer = standing if isinstance(standing, Answer) else _done(Act(desk, press, standing), payload, handlers)
    members.toast(desk, press, answer)


def _misplaced(desk: Desk, press: Press, payload: Payload | None, handlers: Handlers) -> Answer | None:
    """Why this press cannot come from where it says."""
    kind = type(payload)
    if payload is None or not (kind in handlers.on_case or kind in handlers.otherwise):
        return no("refused-button")
    group = desk.group()
    if press.chat is not None and press.chat.kind == "private":
        return None if kind in handlers.private and group.chat_id is not None else no("refused-chat")
    if press.chat is None or press.chat.id != group.chat_id:
        return no("refused-chat")
    if kind in handlers.private - handlers.anywhere:
        return no("refused-button")
    return no("refused-group") if group.state == "wrong" else None


def _done(act: Act, payload: Payload | None, handlers: Handlers) -> Answer:
    if isinstance(payload, OnCase):
        return _on_case(act, payload, handlers.on_case[type(payload)])
    handler = handlers.otherwise.get(type(payload)) if payload is not None else None
    return handler(act, payload) if handler is not None else no("refused-button")


def _on_case(act: Act, payload: OnCase, handler: OnCaseHandler) -> Answer:
    case = act.desk.case(payload.case)
    if case is None:
        return no("refused-button")
    if not act.private and not _on_live_card(act, case):
        return no("refused-old-card")
    if payload.epoch == case.epoch:
        return handler(act, case, payload)
    if claims.comes_late(act.desk, case, act.person, payload.epoch):
        return _late(act, case, payload, handler)
    act.desk.say(Card(case.case))
    return _overtaken(act, case)


def _late(act: Act, case: Case, payload: OnCase, handler: OnCaseHandler) -> Answer:
    """The former holder's press counts while nobody else holds the case."""
    again = claims.take_again(act, case)
    if isinstance(again, Answer):
        return again
    answer = Answer() if isinstance(payload, Take) else handler(act, again, payload)
    return answer if answer.refused or answer.start else yes("late")


def _overtaken(act: Act, case: Case) -> Answer:
    """Who was quicker, where it was somebody else."""
    holder = holder_of(case, act.desk.now)
    if holder not in {None, act.person} and case.held_until is not None:
        return no("refused-held", moderator=name_of(act.desk, holder), until=case.held_until)
    by = _last_hand(act.desk, case)
    if case.state not in OPEN_STATES and by not in {None, act.person}:
        return no("refused-done", moderator=name_of(act.desk, by))
    return no("refused-changed")


def _last_hand(desk: Desk, case: Case) -> int | None:
    """Who did last something to the case that its history tells."""
    told = [entry for entry in desk.decisions(case.case) if entry.kind not in SILENT]
    return told[-1].by if told else None


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
