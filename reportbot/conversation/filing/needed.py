"""What a step of this conversation must know before it runs."""

from reportbot.conversation.buttons import decode
from reportbot.conversation.facts import Facts
from reportbot.conversation.filing.presses import Act, Form, Go, Goal, Listed, Move, OnReport
from reportbot.conversation.filing.scene import draft_of
from reportbot.conversation.filing.submit import keys_of
from reportbot.conversation.inputs import Input, Message, Press
from reportbot.conversation.needs import Accounts, CaseFile, Filed, Members, Need, Objections, ReportsOf
from reportbot.domain.records import Case, CaseIdentifier, Report, Session
from reportbot.domain.tickets import read_ticket

_READS_ONLY = frozenset({Act.OPEN, Act.WITHDRAW, Act.SHOW_NEWS, Act.COPY, Act.ANOTHER})
_LISTS = frozenset({"status", "laporan_saya", "start"})


def needs(facts: Facts, item: Input) -> set[Need]:
    """Asked again after loading, until nothing is missing."""
    match item:
        case Message():
            return _of_message(facts, item)
        case Press():
            return _of_press(facts, item)
    return set()


def _of_message(facts: Facts, item: Message) -> set[Need]:
    session = facts.get(Session, item.person)
    if item.command is not None:
        return _own(item.person) if item.command[0] in _LISTS else set()
    if session is not None and session.draft.get("adding"):
        return {*_own(item.person), *_of_report(facts, int(session.draft["adding"]["report"]))}
    return _own(item.person) if read_ticket(item.text) else set()


def _own(person: int) -> set[Need]:
    """What a list of somebody's own reports and objections shows."""
    return {ReportsOf(person), Objections(frozenset({person}))}


def _of_press(facts: Facts, item: Press) -> set[Need]:
    match decode(item.data):
        case Form(move=Move.SEND):
            return {Filed(item.person), *_of_draft(facts, item.person)}
        case Go(goal=Goal.STATUS) | Listed():
            return _own(item.person)
        case OnReport() as pressed:
            case_file = set() if pressed.act in _READS_ONLY else _of_report(facts, pressed.report)
            return {*_own(item.person), *case_file}
    return set()


def _of_draft(facts: Facts, person: int) -> set[Need]:
    """The cases of the draft's accounts, and the originals of those that are duplicates."""
    session = facts.get(Session, person)
    draft = draft_of(session) if session else None
    keys = keys_of(draft) if draft else frozenset()
    found: set[Need] = {Accounts(keys)} if keys else set()
    if draft and draft.is_child:
        found.add(Members())
    for account in keys:
        for key in facts.index.get((CaseIdentifier, "account", account), []):
            row = facts.get(CaseIdentifier, key)
            found |= originals_of(facts, row.case) if row else set()
    return found


def _of_report(facts: Facts, number: int) -> set[Need]:
    """The file of a report's case, and of that case's original."""
    report = facts.get(Report, number)
    return {CaseFile(report.case), *originals_of(facts, report.case)} if report else set()


def originals_of(facts: Facts, number: int) -> set[Need]:
    """The files of what a duplicate's reports went to."""
    found: set[Need] = set()
    case = facts.get(Case, number)
    while case is not None and case.original and CaseFile(case.original) not in found:
        found.add(CaseFile(case.original))
        case = facts.get(Case, case.original)
    return found
