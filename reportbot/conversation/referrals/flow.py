"""What comes in about referrals: presses on the card and in private, typed numbers, /rujukan, packets, due news."""

from collections.abc import Mapping
from typing import Any, Final

from reportbot.conversation.buttons import decode
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due, Input, Message, Press
from reportbot.conversation.needs import CaseFile, Files, Members, Need, OneReferral, Referrals
from reportbot.conversation.referrals import handing, originals, pages, preserving, typing
from reportbot.conversation.referrals.presses import PRIVATE, OnReferral, SaveTyped, StopTyping
from reportbot.conversation.review import judging, members, pressing
from reportbot.conversation.review.acting import Act, Answer, no
from reportbot.conversation.review.supervising import OF_REFERRALS, Official, Permit, Preserve, Refer
from reportbot.conversation.says import Call, Content, Notice, Text
from reportbot.conversation.supervisors import is_staff
from reportbot.domain.records import Case, Member, Referral, Session

PRESSES = (*OF_REFERRALS, *PRIVATE)
COMMANDS = frozenset({"rujukan"})
SESSIONS = frozenset({typing.FLOW})
DUES = frozenset({handing.NEWS})
MEMBER_SEEN: Final = "referrals-member"
"""Answered kind: how somebody who wrote /rujukan stands; about: person."""

ANSWERS = frozenset({handing.PACKET_MADE, originals.SENT, MEMBER_SEEN})


def admits(facts: Facts, person: int) -> bool:
    """Supervisors; admins who are none read that they are not."""
    return is_staff(facts, person)


# What is needed.


def needs(facts: Facts, item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    match item:
        case Press():
            return _of_press(facts, item)
        case Answered() if item.original is not None:
            return _of_press(facts, item.original)
        case Answered() if item.kind in {handing.PACKET_MADE, originals.SENT}:
            return _of_referral(facts, int(item.about["referral"]))
        case Due():
            return _of_referral(facts, item.subject)
        case Message() if item.command is None:
            return _of_typing(facts, item.person)
    return {Members(), Referrals()}


def _of_press(facts: Facts, press: Press) -> set[Need]:
    payload = decode(press.data)
    if isinstance(payload, OnReferral):
        return _of_referral(facts, payload.referral)
    if isinstance(payload, SaveTyped):
        return _of_typing(facts, press.person) | pressing.needs_of_case(facts, payload.case)
    return pressing.needs(facts, press) | typing.needs(press.person)


def _of_typing(facts: Facts, person: int) -> set[Need]:
    session = facts.get(Session, person)
    number = typing.about_of(session).get("referral") if session is not None else None
    return {Members(), *(_of_referral(facts, int(number)) if number is not None else ())}


def _of_referral(facts: Facts, number: int) -> set[Need]:
    """A referral, its packet, its case, and the case that this one was merged into."""
    found: set[Need] = {Members(), OneReferral(number)}
    referral = facts.get(Referral, number)
    if referral is None:
        return found
    found |= pressing.needs_of_case(facts, referral.case)
    case = facts.get(Case, referral.case)
    if case is not None and case.original is not None:
        found |= pressing.needs_of_case(facts, case.original)
    return found | ({Files(frozenset({referral.packet}))} if referral.packet is not None else {CaseFile(referral.case)})


# What is done.


def _save(act: Act, press: SaveTyped) -> Answer:
    """The typed number is right."""
    session = act.desk.session(act.person)
    about, case = typing.about_of(session), act.desk.case(press.case)
    words = str(about.get("words", ""))
    stale = session.flow != typing.FLOW or session.epoch != press.epoch
    if case is None or not words or about.get("case") != press.case or stale:
        return no("typed-over")
    answer = _kept(act, case, about, words)
    if not answer.refused:
        _disarm(act)
    return answer


def _kept(act: Act, case: Case, about: Mapping[str, Any], words: str) -> Answer:
    desk, session = act.desk, act.desk.session(act.person)
    if session.step == typing.OFFICIAL:
        answer = preserving.save_official(desk, case, act.member, words)
        if not answer.refused:
            typing.end(desk, act.person)
            desk.say(Notice(act.person, Content((Text("official-recorded", {"case": case.case, "number": words}),))))
        return answer
    referral = desk.get(Referral, int(about.get("referral", 0)))
    refused = handing.refusal_of(act, case)
    if referral is None or refused is not None:
        return refused or no("refused-button")
    return handing.hand_over(act, case, referral, words)


def _disarm(act: Act) -> None:
    """The buttons below a typed number go with the press."""
    params = {"chat_id": "$chat", "message_id": act.press.message_id, "reply_markup": {"inline_keyboard": []}}
    act.desk.say(Call("editMessageReplyMarkup", params, lane=f"person:{act.person}"))


def _stop(act: Act, _: StopTyping) -> Answer:
    _disarm(act)
    if act.desk.session(act.person).flow == typing.FLOW:
        typing.end(act.desk, act.person)
    act.desk.say(Notice(act.person, Content((Text("typed-stopped"),))))
    return Answer()


HANDLERS = judging.Handlers(
    {
        Refer: handing.refer,
        Preserve: preserving.preserve,
        Permit: preserving.permit,
        Official: preserving.official,
    },
    {OnReferral: handing.press, SaveTyped: _save, StopTyping: _stop},
    frozenset(PRIVATE),
)


def step(desk: Desk, item: Input) -> None:
    """Do what this input asks."""
    match item:
        case Press():
            judging.pressed(desk, item, HANDLERS)
        case Message() if item.command is None:
            typing.read(desk, item)
        case Message():
            _asked(desk, item.person)
        case Due():
            handing.tell(desk, item.subject)
        case Answered() if item.original is not None:
            judging.checked(desk, item, HANDLERS)
        case Answered() if item.kind == MEMBER_SEEN:
            _show(desk, int(item.about["person"]), members.who_wrote(desk, item))
        case Answered() if item.kind == originals.SENT:
            originals.sent(desk, item)
        case Answered():
            handing.made(desk, item)


def _asked(desk: Desk, person: int) -> None:
    """/rujukan; how its writer stands is asked where it is not known for sure."""
    member = desk.member(person)
    if member is not None and members.is_fresh(desk, member.checked_at):
        _show(desk, person, members.judged(member))
        return
    members.ask_who_writes(desk, person, MEMBER_SEEN)


def _show(desk: Desk, person: int, standing: Member | Answer) -> None:
    if isinstance(standing, Member) and not standing.is_administrator:
        standing = no("refused-supervisor")
    if isinstance(standing, Answer):
        desk.say(Notice(person, Content((standing.text or Text("refused-role"),))))
    else:
        desk.say(Notice(person, pages.listed(desk)))
