"""/status, /antrean, /cari in private and /hubungkan in the group to be connected."""

from reportbot.conversation.admin import pages
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Message
from reportbot.conversation.needs import Cards, CaseFile, Members, Need, Overview, Queue, Search, Ticket
from reportbot.conversation.review import group
from reportbot.conversation.says import Content, GroupPost, Notice, NoticeToAdmins, Text
from reportbot.domain.records import Report
from reportbot.domain.tickets import read_ticket

LONGEST_SEARCH = 200
LONGEST_NUMBER = 9


def queue_needs(facts: Facts, _item: Message, _argument: str) -> set[Need]:
    """The queue and the cases that are listed."""
    return {Queue(), Cards(), *(CaseFile(number) for number in pages.queued(facts))}


def queue(desk: Desk, _item: Message, _argument: str) -> Content:
    """/antrean."""
    return pages.queue_page(desk)


def search_needs(facts: Facts, _item: Message, argument: str) -> set[Need]:
    """The cases that words, a ticket or a number find."""
    return {Members(), Search(words_of(argument)), *of_argument(facts, argument)} if argument else {Members()}


def search(desk: Desk, _item: Message, argument: str) -> Content:
    """/cari."""
    if not argument:
        return Content((Text("search-usage"),))
    words = words_of(argument)
    case = named(desk, argument)
    found = [case] if case is not None else []
    numbers = list(dict.fromkeys([*found, *desk.facts.found.get(words, ())]))
    return pages.results(desk, numbers)


def status_needs(facts: Facts, _item: Message, argument: str) -> set[Need]:
    """The figures, or one case."""
    return {Members(), *of_argument(facts, argument)} if argument else {Overview(), Queue()}


def status(desk: Desk, _item: Message, argument: str) -> Content:
    """/status, with or without a number."""
    if not argument:
        return pages.overview(desk)
    found = named(desk, argument)
    if found is not None:
        return pages.case_page(desk, found)
    return Content((Text("case-not-found" if is_number(argument) else "status-usage"),))


def of_argument(facts: Facts, argument: str) -> set[Need]:
    """The case that a ticket or a number names."""
    ticket, number = read_ticket(argument), number_of(argument)
    if ticket is not None:
        keys = facts.index.get((Report, "ticket", ticket), [])
        reports = [report for key in keys if (report := facts.get(Report, key)) is not None]
        return {Ticket(ticket), *(CaseFile(report.case) for report in reports)}
    return {CaseFile(number)} if number is not None else set()


def named(desk: Desk, argument: str) -> int | None:
    """The number of the case that a ticket or a number names."""
    ticket, number = read_ticket(argument), number_of(argument)
    if ticket is not None:
        return next((report.case for report in desk.many(Report, "ticket", ticket)), None)
    return number if number is not None and desk.case(number) is not None else None


def number_of(argument: str) -> int | None:
    """A case number, as typed: "12", "kasus 12", "#12"."""
    word = argument.casefold().removeprefix("kasus").strip().removeprefix("#").strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER else None


def is_number(argument: str) -> bool:
    """Whether somebody meant a number of ours, a mistyped ticket too."""
    return number_of(argument) is not None or is_ticket(argument)


def is_ticket(argument: str) -> bool:
    """Whether somebody meant a ticket, perhaps a mistyped one."""
    return read_ticket(argument) is not None or argument.casefold().startswith("rb-")


def words_of(argument: str) -> str:
    """What is searched for: one line of bounded length."""
    return " ".join(argument.split())[:LONGEST_SEARCH]


def usage(_desk: Desk, _item: Message, _argument: str) -> Content:
    """/hubungkan in private: where it belongs."""
    return Content((Text("connect-usage"),))


def connect(desk: Desk, message: Message) -> None:
    """/hubungkan: by a named admin of the settings; the group is looked at before it is connected."""
    if message.anonymous:
        desk.say(NoticeToAdmins(Content((Text("connect-anonymous"),))))
    elif desk.is_admin(message.person):
        group.check(desk, message.chat.id, group.CONNECT)
    elif message.chat.id == desk.group().chat_id:
        desk.say(GroupPost(Content((Text("connect-refused"),))))
    elif message.person:
        desk.say(Notice(message.person, Content((Text("connect-refused"),))))
