"""The fullest messages: people's words give way where there are too many, and none of ours is ever cut off."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from reportbot.conversation.admin import audit_log, contacts, figure_words
from reportbot.conversation.admin.presses import AuditCase
from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Chat, Press, Sender
from reportbot.conversation.requests import typing as request_typing
from reportbot.conversation.requests.presses import Field
from reportbot.conversation.review import asking, cards, panels
from reportbot.conversation.rights import objecting, ruling
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Content, Notice, Text
from reportbot.domain.figures import Bucket, Cell, Figures
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.periods import Period, Span
from reportbot.domain.records import (
    Case,
    CaseIdentifier,
    Decision,
    Evidence,
    Group,
    Member,
    Objection,
    PlatformContact,
    Record,
    Report,
    TakedownRequest,
)
from reportbot.domain.words import CaseState, Category, EvidenceKind
from reportbot.intake.lengths import said_within, shorter
from reportbot.intake.rendering import LONGEST_MESSAGE
from tests.conversation.fresh import Fresh
from tests.conversation.harness import NOON
from tests.texts.longest import MOST, NAME, SETTING, TEXTS, letters
from tests.texts.test_injection import parsed, sent, shown_length

HOUR = timedelta(hours=1)


def desk(*records: Record) -> Desk:
    """A desk with these records, as a step that made them has it."""
    found = Desk(Facts(), NOON, Rules(), Fresh())
    found.facts.list_as(PlatformContact, "all", True, [])
    found.facts.list_as(TakedownRequest, "open", True, [])
    for account in objecting.keys_in(objection()):
        found.facts.list_as(CaseIdentifier, "account", account, [])
    for record in (Group(chat_id=-1001234567, title=letters(2 * NAME), state="ready"), *records):
        found.put(record)
    return found


def full_case() -> Iterator[Record]:
    """A case with as much of everything as its card shows."""
    yield Member(person=1, status="member", name=letters(NAME), approved=True, checked_at=NOON)
    yield Case(
        case=MOST, platform="rekening", category=Category.THREAT, state=CaseState.NEEDS_INFO, created_at=NOON,
        state_since=NOON, urgent=True, danger=True, waiting_since=NOON, due_at=NOON, reporters=3, known_reporters=2,
        first_reported_at=NOON, last_reported_at=NOON + 40 * 24 * HOUR, place=letters(100), images=9, links=9,
        excerpt=letters(cards.LONGEST_EXCERPT), verdict="ask", verdict_by=1, verdict_at=NOON - 2 * HOUR,
        panel="history",
    )  # fmt: skip
    for number, platform in enumerate(list(PLATFORMS)[: cards.MOST_ACCOUNTS], 1):
        account = letters(cards.LONGEST_ACCOUNT)
        about: Any = {"canonical": str(number), "skeleton": "", "warnings": "look-alike mixed-script"}
        yield CaseIdentifier(identifier=number, case=MOST, platform=platform, kind="id", verbatim=account, **about)
    for number in range(1, 4):
        ticket = f"RB-AAA{number}-AAAA"
        yield Report(
            report=number,
            ticket=ticket,
            case=MOST,
            person=number,
            category=Category.THREAT,
            platform="x",
            created_at=NOON,
        )
        words = letters(panels.LONGEST_QUESTION)
        kind = EvidenceKind.TEXT
        yield Evidence(evidence=number, case=MOST, report=number, kind=kind, created_at=NOON - HOUR, masked=words)
        yield Decision(decision=number, case=MOST, kind="answered", by=None, at=NOON - HOUR)
    for number in range(4, 4 + panels.HISTORY):
        yield Decision(decision=number, case=MOST, kind="note", by=1, at=NOON, text=letters(panels.LONGEST_NOTE))


def objection() -> Objection:
    words = letters(3000)
    return Objection(
        objection=1, ticket="RB-7K2M-9QXC", person=1, created_at=NOON, due_at=NOON, words=words, cases=(MOST,)
    )


def platforms() -> Content:
    recipient, address = letters(SETTING), "x" * request_typing.LONGEST[Field.ADDRESS]
    about: Any = {"recipient": recipient, "address": address, "abroad": True, "changed_at": NOON, "changed_by": 1}
    return contacts.listing(desk(*(PlatformContact(platform=one, **about) for one in PLATFORMS)))


def figures() -> Content:
    cells = {Cell("fraud", one, bucket): 100_000 for one in PLATFORMS for bucket in Bucket}
    cells |= {Cell(line.value, "x", Bucket.REFUSED): 100_000 for line in Category}
    lines = dict.fromkeys([*(line.value for line in Category), "child"], 100_000)
    sources = dict.fromkeys((*figure_words.NAMED_SOURCES, "other"), 100_000)
    found = Figures(counted_at=NOON, accounts=cells, lines=lines, sources=sources)
    return figure_words.tables(found, Period(NOON.date(), NOON.date(), Span.RANGE))


def audit() -> Content:
    found = desk(*full_case())
    for number in range(100, 100 + audit_log.PAGE):
        words, reason = letters(asking.LONGEST), letters(SETTING)
        about: Any = {"kind": "note", "by": 1, "at": NOON, "text": words, "reason": reason}
        found.put(Decision(decision=number, case=MOST, before="new", after="in_review", **about))
    reply = audit_log.case_page(
        found,
        Press(
            id="p",
            chat=Chat(1, "private"),
            sender=Sender(telegram_id=1, first_name="x"),
            message_id=1,
            data="",
            person=1,
        ),
        AuditCase(MOST, audit_log.PAGE),
    )
    assert reply.content is not None
    return reply.content


FULL = {
    "card": lambda: cards.card(desk(*full_case()), MOST),
    "objection": lambda: ruling.page(desk(objection(), *full_case()), objection()),
    "platforms": platforms,
    "figures": figures,
    "audit": audit,
}


@pytest.mark.parametrize("name", FULL)
def test_the_fullest_message_keeps_each_of_its_lines(name: str) -> None:
    content = FULL[name]()
    (message,) = sent(Notice(1, content))
    source = str(message["text"])
    text, entities = parsed(source)
    assert 1000 < shown_length(source) <= LONGEST_MESSAGE
    assert len(text.splitlines()) == len("\n".join(TEXTS.plain(line, "id") for line in content.lines).splitlines())
    assert text.endswith(TEXTS.plain(shorter(content.lines[-1], 64), "id")[-10:])
    assert "bold" in entities or name == "audit"


def test_words_are_shortened_only_where_they_do_not_fit() -> None:
    lines = [Text("card-story", {"story": "x" * 3000}), Text("panel-history")]

    def within(limit: int) -> str:
        return said_within(lines, lambda line: TEXTS.render(line, "id"), limit)

    assert within(4096).count("x") == 3000
    assert within(3000) == f"Cerita: “{'x' * 1999}…”\nRiwayat:"
    assert within(300) == f"Cerita: “{'x' * 199}…”\nRiwayat:"
    assert within(20) == f"Cerita: “{'x' * 10}…", "what is ours is cut only where nothing of theirs is left to give"
