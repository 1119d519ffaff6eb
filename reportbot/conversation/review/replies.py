"""What is written in the group: notes, questions and numbers as replies to a card; chatter is none of ours."""

from collections.abc import Callable

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Message
from reportbot.conversation.needs import Accounts, CaseFile, Members, Need, PlaceAt
from reportbot.conversation.review import asking, correcting, duplicates, members, paging
from reportbot.conversation.review.acting import Answer, Entry, noted, panel
from reportbot.conversation.says import Card, Content, GroupPost, Notice, Text
from reportbot.domain.moves import holder_of
from reportbot.domain.records import Case, Group, Member, Place

LONGEST_NOTE = 1000
Typed = Callable[[Desk, Case, str, Member], Answer]
TYPED: dict[str, Typed] = {"duplicate": duplicates.typed, "account": correcting.account}
"""Panels that wait for the holder's words."""


def needs(facts: Facts, message: Message) -> set[Need]:
    """The card that is replied to, its case, and what the words name."""
    if message.reply_to is None or message.command or not _ours(facts.get(Group, 1), message):
        return set()
    found: set[Need] = {PlaceAt("group", message.reply_to), Members()}
    keys = facts.index.get((Place, "at", ("group", message.reply_to)), [])
    number = _case_of(str(keys[0])) if keys else None
    if number is None:
        return found
    found.add(CaseFile(number))
    return found | _needs_of_words(facts.get(Case, number), message.text)


def _needs_of_words(case: Case | None, words: str) -> set[Need]:
    if case is None:
        return set()
    if case.panel in {"duplicate", "merge"}:
        digits = "".join(letter for letter in words if letter in "0123456789")
        return {CaseFile(int(digits))} if digits and len(digits) <= 9 else set()
    if case.panel == "account" and (found := correcting.read(words, case)) is not None:
        return {Accounts(frozenset({(found.platform or case.platform, found.kind, found.canonical)}))}
    return set()


def _case_of(place: str) -> int | None:
    kind, _, number = place.partition(":")
    return int(number) if kind == "card" and number.isdecimal() else None


def _ours(group: Group | None, message: Message) -> bool:
    return group is not None and group.chat_id == message.chat.id


def written(desk: Desk, message: Message) -> None:
    """Take a reply to a card; tell who writes a command where it belongs."""
    if not _ours(desk.group(), message):
        if message.command and message.person and not message.anonymous:
            desk.say(Notice(message.person, Content((Text("command-elsewhere"),))))
        return
    if desk.group().state != "ready":
        return
    if message.command:
        desk.say(GroupPost(Content((Text("refused-anonymous" if message.anonymous else "command-in-group"),))))
    elif message.reply_to is not None:
        _replied(desk, message, message.reply_to)


def _replied(desk: Desk, message: Message, to: int) -> None:
    place = desk.place_at("group", to)
    number = _case_of(place.place) if place is not None else None
    case = desk.case(number) if number is not None else None
    if case is None:
        if message.reply_to_bot and not message.sender.is_bot:
            desk.say(GroupPost(Content((Text("reply-elsewhere"),))))
        return
    refused = _refused(desk, message)
    if refused:
        desk.say(GroupPost(Content((Text(refused),)), reply_to=f"card:{case.case}"))
    else:
        _taken(desk, case, message)


def _refused(desk: Desk, message: Message) -> str:
    """Why this person's words are not taken; "" where they are."""
    if message.anonymous:
        return "refused-anonymous"
    if message.sender.is_bot or not message.person:
        return "refused-bot"
    if members.is_doubtful(desk, message.person):
        return "refused-unsure"
    member = desk.member(message.person)
    judged = members.judged(member) if member is not None else member
    if isinstance(judged, Answer):
        return judged.text.key if judged.text is not None else "refused-role"
    return "" if message.text.strip() else "note-text-only"


def _taken(desk: Desk, case: Case, message: Message) -> None:
    """The holder's words for an open panel; all else is a note."""
    member = desk.member(message.person)
    holds = member is not None and holder_of(case, desk.now) == message.person
    if holds and member is not None and case.panel in TYPED:
        answer = TYPED[case.panel](desk, case, message.text, member)
        if answer.refused and answer.text is not None:
            desk.say(GroupPost(Content((answer.text,)), reply_to=f"card:{case.case}"))
    elif case.panel == "merge" and member is not None and member.is_administrator:
        paging.merge_typed(desk, case, message.text)
    elif holds and case.panel == "ask-own":
        asking.write(desk, case, message)
    else:
        _note(desk, case, message)


def _note(desk: Desk, case: Case, message: Message) -> None:
    members.wrote(desk, message)
    noted(desk, case, "note", message.person, Entry(text=message.text[:LONGEST_NOTE]))
    if case.panel == "note":
        panel(desk, case, "")
    desk.say(Card(case.case))
