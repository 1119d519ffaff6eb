"""Which command an admin wrote, what answering it takes, and the answer."""

from reportbot.conversation.admin import pages
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Input, Message
from reportbot.conversation.needs import CaseFile, Members, Need, Overview, Queue, Search, Ticket
from reportbot.conversation.review import group
from reportbot.conversation.says import Content, GroupPost, Notice, NoticeToAdmins, Text
from reportbot.domain.records import Report
from reportbot.domain.tickets import read_ticket

COMMANDS = frozenset({"status", "antrean", "cari", "hubungkan"})
"""What admins write in private; from anybody else it is the citizens' conversation."""

GROUP_COMMANDS = frozenset({"hubungkan"})
"""What admins write in a group."""

LONGEST_SEARCH = 200
LONGEST_NUMBER = 9


def needs(facts: Facts, item: Input) -> set[Need]:
    """What `step` must know; asked again after loading, until nothing is missing."""
    if not isinstance(item, Message) or item.command is None or item.chat.kind != "private":
        return {Members()}
    name, argument = item.command
    if name == "antrean":
        return {Queue(), *(CaseFile(number) for number in pages.queued(facts))}
    if name == "cari" and argument:
        return {Members(), Search(words_of(argument)), *_of_argument(facts, argument)}
    if name == "status" and argument:
        return {Members(), *_of_argument(facts, argument)}
    return {Overview(), Queue()}


def _of_argument(facts: Facts, argument: str) -> set[Need]:
    ticket, number = read_ticket(argument), number_of(argument)
    if ticket is not None:
        keys = facts.index.get((Report, "ticket", ticket), [])
        reports = [report for key in keys if (report := facts.get(Report, key)) is not None]
        return {Ticket(ticket), *(CaseFile(report.case) for report in reports)}
    return {CaseFile(number)} if number is not None else set()


def number_of(argument: str) -> int | None:
    """A case number, as typed: "12", "kasus 12", "#12"."""
    word = argument.casefold().removeprefix("kasus").strip().removeprefix("#").strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER else None


def words_of(argument: str) -> str:
    """What is searched for: one line of bounded length."""
    return " ".join(argument.split())[:LONGEST_SEARCH]


def step(desk: Desk, item: Input) -> None:
    """Answer a command."""
    if not isinstance(item, Message) or item.command is None:
        return
    if item.chat.kind != "private":
        connect(desk, item)
        return
    name, argument = item.command
    desk.say(Notice(item.person, _answer(desk, name, argument)))


def _answer(desk: Desk, name: str, argument: str) -> Content:
    if name == "antrean":
        return pages.queue_page(desk)
    if name == "hubungkan":
        return Content((Text("connect-usage"),))
    if name == "cari":
        return _search(desk, argument)
    return _status(desk, argument)


def _status(desk: Desk, argument: str) -> Content:
    if not argument:
        return pages.overview(desk)
    found = _named(desk, argument)
    if found is not None:
        return pages.case_page(desk, found)
    known = read_ticket(argument) is not None or number_of(argument) is not None
    return Content((Text("case-not-found" if known else "status-usage"),))


def _search(desk: Desk, argument: str) -> Content:
    if not argument:
        return Content((Text("search-usage"),))
    words = words_of(argument)
    named = _named(desk, argument)
    found = [named] if named is not None else []
    numbers = list(dict.fromkeys([*found, *desk.facts.found.get(words, ())]))
    return pages.results(desk, numbers)


def _named(desk: Desk, argument: str) -> int | None:
    """The case that a ticket or a number names."""
    ticket, number = read_ticket(argument), number_of(argument)
    if ticket is not None:
        return next((report.case for report in desk.many(Report, "ticket", ticket)), None)
    return number if number is not None and desk.case(number) is not None else None


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
