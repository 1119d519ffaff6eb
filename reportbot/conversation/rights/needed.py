"""What a step around the rights of reporters and the reported must know before it runs."""

from collections.abc import Iterable

from reportbot.conversation import reporters
from reportbot.conversation.buttons import decode
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due, Input, Message, Press
from reportbot.conversation.needs import (
    CaseFile,
    EveryReportOf,
    Members,
    Need,
    Objections,
    OneObjection,
    OneReport,
    OneReveal,
    People,
    ReportsOf,
)
from reportbot.conversation.requests import retraction
from reportbot.conversation.review.pressing import needs_of_case
from reportbot.conversation.rights import objecting, standing
from reportbot.conversation.rights.presses import AskReveal, Link, OnObjection, OnReveal, Rule
from reportbot.conversation.wishes import Own, Wish
from reportbot.domain.records import Case, CaseIdentifier, Objection, Report, Reveal, Session

_ALL_OF_PERSON = frozenset({Wish.ERASE_YES, Wish.UNCONSENT_ALL})
_OF_OBJECTION = frozenset({"objection-due", "objection-words"})
_OF_REVEAL = frozenset({"reveal-lapse"})
_ERASURES = frozenset({"erase-person", "erasure-told"})


def needs(facts: Facts, item: Input) -> set[Need]:
    """Asked again after loading, until nothing is missing."""
    match item:
        case Message():
            return _of_message(item)
        case Press():
            return _of_press(facts, item)
        case Due():
            return _of_due(facts, item)
        case Answered(original=Press() as press):
            return _of_press(facts, press)
        case Answered():
            return _of_answer(facts, item)
    return set()


def _of_answer(facts: Facts, item: Answered) -> set[Need]:
    about = item.about
    if item.kind == standing.SEEN:
        return _of_command(int(about["person"]), str(about["name"]), str(about["argument"]))
    return _everything(facts, int(about["person"])) if item.kind == "erasure-told" else set()


def _of_message(item: Message) -> set[Need]:
    return _of_command(item.person, *(item.command or ("", "")))


def _of_command(person: int, name: str, argument: str) -> set[Need]:
    mine = {ReportsOf(person), Objections(frozenset({person}))}
    if name == "buka_identitas":
        return {*mine, Members(), *reporters.needs(argument)}
    return {*mine, Members()} if name == "sanggahan" else mine


def _of_press(facts: Facts, item: Press) -> set[Need]:
    found: set[Need] = {Members(), Objections(frozenset({item.person}))}
    match decode(item.data):
        case Own(wish=wish):
            found |= _of_wish(facts, item.person, wish)
        case OnObjection(objection=number) | Rule(objection=number):
            found |= of_objection(facts, number)
        case Link(objection=number, case=case):
            found |= of_objection(facts, number)
            for each in _with_originals(facts, {case}):
                found |= needs_of_case(facts, each) | retraction.needs(facts, each)
        case AskReveal(report=number):
            found.add(OneReport(number))
        case OnReveal(reveal=number):
            found |= _of_reveal(facts, number)
    return found


def _of_wish(facts: Facts, person: int, wish: Wish) -> set[Need]:
    if wish is Wish.SEND_OBJECTION:
        session = facts.get(Session, person)
        return objecting.case_needs(facts, objecting.keys_of(session)) if session is not None else set()
    return _everything(facts, person) if wish in _ALL_OF_PERSON else {ReportsOf(person)}


def of_objection(facts: Facts, number: int) -> set[Need]:
    """An objection with the files of its cases and the people who reported on them."""
    found: set[Need] = {OneObjection(number)}
    one = facts.get(Objection, number)
    if one is not None:
        keys = objecting.keys_in(one)
        found |= {People(frozenset({one.person})), *objecting.case_needs(facts, keys)}
        for case in {*one.cases, *_cases_now(facts, keys)}:
            found |= needs_of_case(facts, case) | retraction.needs(facts, case)
    return found


def _cases_now(facts: Facts, keys: objecting.Keys) -> set[int]:
    """The cases these accounts belong to by now, and their originals."""
    rows = [
        facts.get(CaseIdentifier, key) for one in keys for key in facts.index.get((CaseIdentifier, "account", one), [])
    ]
    return _with_originals(facts, {row.case for row in rows if row is not None})


def _of_reveal(facts: Facts, number: int) -> set[Need]:
    reveal = facts.get(Reveal, number)
    return {OneReveal(number), *({OneReport(reveal.report)} if reveal is not None else set())}


def _of_due(facts: Facts, item: Due) -> set[Need]:
    if item.kind in _OF_OBJECTION:
        return {Members(), OneObjection(item.subject)}
    if item.kind in _OF_REVEAL:
        return _of_reveal(facts, item.subject)
    return _everything(facts, item.subject) if item.kind in _ERASURES else set()


def _everything(facts: Facts, person: int) -> set[Need]:
    """All reports of a person with their cases and those cases' originals, and all objections with theirs."""
    found: set[Need] = {EveryReportOf(person), Objections(frozenset({person})), People(frozenset({person}))}
    reports = _known(facts, Report, person)
    objections = _known(facts, Objection, person)
    numbers = {report.case for report in reports} | {case for one in objections for case in one.cases}
    return found | {CaseFile(number) for number in _with_originals(facts, numbers)}


def _known(facts: Facts, kind: type, person: int) -> list:  # type: ignore[type-arg] # of that kind
    keys = facts.index.get((kind, "person", person), [])
    return [record for key in keys if (record := facts.get(kind, key)) is not None]


def _with_originals(facts: Facts, numbers: Iterable[int]) -> set[int]:
    found = set(numbers)
    for number in tuple(found):
        case = facts.get(Case, number)
        if case is not None and case.original:
            found.add(case.original)
    return found
