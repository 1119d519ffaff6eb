"""What each step of requests must know before it runs."""

from collections.abc import Iterable

from reportbot.conversation.buttons import Payload, decode
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due, Input, Message, Press
from reportbot.conversation.needs import (
    CaseFile,
    Contacts,
    Files,
    LastSerials,
    Members,
    Need,
    OperatorSettings,
    ReadyCases,
    RequestFile,
    Requests,
    RequestsBySerial,
)
from reportbot.conversation.news import people_of
from reportbot.conversation.requests import accounts, following, leaving, making, outcomes, pictures, typing
from reportbot.conversation.requests import presses as p
from reportbot.conversation.requests.presses import Act
from reportbot.conversation.requests.staff import MEMBER_SEEN
from reportbot.domain.records import RequestItem, RequestLetter, Session, TakedownRequest

LONGEST_NUMBER = 9
_LETTERHEAD: frozenset[Need] = frozenset({Contacts(), OperatorSettings()})
_WHOLE = frozenset({Act.OPEN, Act.PREVIEW, Act.SEND, Act.SEND_YES})
_FOLLOWED = frozenset({Act.RECEIVED_NOW, Act.CLARIFY, Act.CLARIFIED, Act.ALL_GONE_YES, Act.CLOSE_YES, Act.MAIL_LEFT})


def needs(facts: Facts, item: Input) -> set[Need]:
    """Asked again after loading, until nothing is missing."""
    match item:
        case Press():
            return _of_press(facts, decode(item.data))
        case Answered() if item.original is not None:
            return _of_press(facts, decode(item.original.data))
    return {Members(), *_of_rest(facts, item)}


def _of_rest(facts: Facts, item: Input) -> set[Need]:
    match item:
        case Message(command=None, person=person):
            return _of_typing(facts, person)
        case Message(command=(_, argument)):
            return _of_command(facts, argument)
        case Answered(kind=kind, about=about) if kind == MEMBER_SEEN:
            typed = "typed" in about
            return _of_typing(facts, int(about["person"])) if typed else _of_command(facts, str(about["argument"]))
        case Answered():
            return _of_answer(facts, item)
        case Due():
            return _of_due(facts, item)
    return set()


def serial_of(argument: str) -> tuple[int, int | None] | None:
    """The serial and, where it was written, the year that a command names: "12", "12/2021"."""
    serial, slash, year = argument.strip().removeprefix("#").partition("/")
    if not _is_number(serial) or (slash and not _is_number(year)):
        return None
    return int(serial), int(year) if slash else None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER


def named(requests: Iterable[TakedownRequest], year: int | None) -> TakedownRequest | None:
    """The request of that year, else the newest."""
    found = [one for one in requests if year in {None, one.year}]
    return max(found, key=lambda one: one.year, default=None)


def _of_command(facts: Facts, argument: str) -> set[Need]:
    asked = serial_of(argument)
    if asked is None:
        return {Requests()}
    keys = facts.index.get((TakedownRequest, "serial", asked[0]), [])
    request = named((one for key in keys if (one := facts.get(TakedownRequest, key)) is not None), asked[1])
    opened = _opened(facts, request.request) if request is not None else set()
    return {Requests(), RequestsBySerial(asked[0]), *opened}


def _of_typing(facts: Facts, person: int) -> set[Need]:
    asked = typing.asked_of(facts.get(Session, person))
    if asked is None:
        return set()
    found: set[Need] = {RequestFile(asked.request), *following.needs_of(facts, asked.request)}
    item = facts.get(RequestItem, asked.item)
    return found | (_case(facts, item.case) if item is not None else set())


def _of_press(facts: Facts, payload: Payload | None) -> set[Need]:
    found: set[Need] = {Members()}
    if isinstance(payload, p.ShowRequests):
        return found | {Requests()}
    if isinstance(payload, p.Begin):
        return found | {Requests(), ReadyCases(payload.platform)} | _LETTERHEAD | _drafts(facts, payload.platform)
    if isinstance(payload, p.OnRequest):
        return found | {RequestFile(payload.request)} | _on_request(facts, payload)
    return found


def _drafts(facts: Facts, platform: str) -> set[Need]:
    """The draft that waits for a platform already."""
    known = facts.records.get(TakedownRequest, {}).values()
    open_ones = [one for one in known if isinstance(one, TakedownRequest) and one.state == "draft"]
    return {need for one in open_ones if one.platform == platform for need in _whole(facts, one.request)}


def _on_request(facts: Facts, payload: p.OnRequest) -> set[Need]:
    number = payload.request
    match payload:
        case p.Do(act=act):
            return _of_act(facts, number, act)
        case p.ShowList():
            return {CaseFile(case) for case in accounts.cases_on(facts, number, payload.listing, payload.page)}
        case p.CheckPicture() | p.Cells():
            return {CaseFile(payload.case), *_next_pictures(facts, number)}
        case p.ShowAccount() | p.Record() | p.Refuse() | p.LookAgain() | p.Retract():
            item = facts.get(RequestItem, payload.item)
            return _case(facts, item.case) if item is not None else set()
    return set()


def _of_act(facts: Facts, number: int, act: Act) -> set[Need]:
    if act is Act.OPEN:
        return _opened(facts, number)
    if act in _WHOLE:
        found = _whole(facts, number)
        return found | {LastSerials()} if act is Act.SEND_YES else found
    if act is Act.PICTURES:
        return _next_pictures(facts, number)
    if act is Act.MAIL_AGAIN:
        return {CaseFile(case) for case in _cases(facts, number)}
    if act in _FOLLOWED:
        return following.needs_of(facts, number)
    return {Requests()} if act is Act.CANCEL_YES else set()


def _opened(facts: Facts, number: int) -> set[Need]:
    request = facts.get(TakedownRequest, number)
    if request is None or request.state != "draft":
        return {RequestFile(number)}
    return _whole(facts, number)


def _whole(facts: Facts, number: int) -> set[Need]:
    """A draft with all its cases, and those that could come in."""
    request = facts.get(TakedownRequest, number)
    found: set[Need] = {RequestFile(number), *_LETTERHEAD, *(CaseFile(case) for case in _cases(facts, number))}
    return found | {ReadyCases(request.platform)} if request is not None else found


def _cases(facts: Facts, number: int) -> list[int]:
    keys = facts.index.get((RequestItem, "request", number), [])
    return [item.case for key in keys if (item := facts.get(RequestItem, key)) is not None]


def _next_pictures(facts: Facts, number: int) -> set[Need]:
    """The cases of the next few pictures."""
    request = facts.get(TakedownRequest, number)
    left = request.data.get("unchecked", ()) if request is not None else ()
    return {CaseFile(case) for case, _ in left[:12]}


def _case(facts: Facts, case: int) -> set[Need]:
    return {CaseFile(case), people_of(facts, case)}


def _of_answer(facts: Facts, item: Answered) -> set[Need]:
    number = int(item.about["request"])
    if item.kind == pictures.COVERED:
        return {RequestFile(number), CaseFile(int(item.about["case"]))}
    if item.kind == making.LETTERS:
        cases = _cases(facts, number) if item.about["letter"] else []
        return {RequestFile(number), *(need for case in cases for need in _case(facts, case))}
    letter = facts.get(RequestLetter, int(item.about["letter"]))
    files = {Files(frozenset(letter.files))} if letter is not None else set()
    return {RequestFile(number), *following.needs_of(facts, number), *files}


def _of_due(facts: Facts, item: Due) -> set[Need]:
    if item.kind == outcomes.NEWS:
        return {RequestFile(int(item.data["request"])), *_case(facts, int(item.data["case"]))}
    if item.kind == leaving.MAIL_LATER:
        number = int(item.data["request"])
        return {RequestFile(number), *(CaseFile(case) for case in _cases(facts, number))}
    found: set[Need] = {RequestFile(item.subject)}
    if item.kind == outcomes.RECHECK:
        return found | {CaseFile(case) for case in _cases(facts, item.subject)}
    return found | following.needs_of(facts, item.subject, int(item.data.get("after", 0)))
