"""The world of the matrix: each record in each state, and people of every standing, as stored; what a press needs."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.inputs import Sender
from reportbot.conversation.rules import Rules
from reportbot.domain.records import (
    Block,
    Case,
    Evidence,
    Import,
    Member,
    Objection,
    Person,
    Place,
    Record,
    Referral,
    Report,
    RequestItem,
    Reveal,
    TakedownRequest,
)
from reportbot.domain.words import CaseState, Category, EvidenceKind
from reportbot.intake import Surroundings
from reportbot.storage import people
from reportbot.storage.dialects import go_on_after
from reportbot.storage.mapping import PERSON
from reportbot.storage.numbers import Numbers
from reportbot.storage.save import save
from reportbot.storage.schema import cases, decisions, evidence, reports
from reportbot.storage.schema import people as people_table
from reportbot.storage.seal import Seal
from reportbot.storage.store import Store
from reportbot.texts import Texts
from tests.authorisation.cast import ADMINS, BY_PERSON, MOD_REPORTED, REPORTER, UNKNOWN
from tests.conversation import staff_world as w
from tests.conversation.harness import NOON

STATES = tuple(CaseState)
HELD, PENDING, CHILD, DANGER, KEPT, REFERRED, FIRST_IN_REVIEW = 16, 17, 18, 19, 20, 21, 2
CASES = range(1, REFERRED + 1)
"""One case a state, then: held, waiting for a second moderator, of a child, open and urgent, kept, referred."""

MINE = 500
"""REPORTER's report on case 7 is number 507."""

STATED = (Report, Evidence, Referral, TakedownRequest, RequestItem, Objection, Block, Import, Reveal)
"""Kinds of records whose states are words that their docstrings list."""


def states_of(kind: type[Record]) -> set[str]:
    """The states that a record's docstring names."""
    sentences = re.findall(r"`state`(?: is|:) ([^.;]*)", kind.__doc__ or "")
    return {word for sentence in sentences for word in re.findall(r'"(\w+)"', sentence)}


def everything() -> list[Record]:
    """All records, of which the last of a key counts."""
    found = w.everything()
    for number, state in ((HELD, CaseState.IN_REVIEW), (PENDING, CaseState.IN_REVIEW), (CHILD, CaseState.NEW)):
        found += w._case(number, state)
    decided = CaseState.SUBSTANTIATED
    for number, state in ((DANGER, CaseState.NEW), (KEPT, decided), (REFERRED, decided)):
        found += w._case(number, state)
    found += [_turned(record) for record in found if isinstance(record, Case) and record.case in _TURNS]
    return [*found, *_members(), *_reports(), *_filed_and_over(), *_citizens_over(), *_admins_over()]


_TURNS: dict[int, dict[str, Any]] = {
    HELD: {"holder": w.MODERATOR, "last_holder": w.MODERATOR, "held_until": NOON + timedelta(minutes=30)},
    PENDING: {"pending": "enough:offers-meetings", "pending_by": w.MODERATOR},
    CHILD: {"child": True, "urgent": True, "category": Category.CHILD},
    DANGER: {"danger": True, "urgent": True},
    KEPT: {"preserve": True},
    REFERRED: {"referral": "referred"},
}


def _turned(case: Case) -> Case:
    return replace(case, **_TURNS[case.case])


def _members() -> Iterator[Record]:
    for person, role in BY_PERSON.items():
        if role.known:
            status, approved = role.status, role.approved
            yield Member(person=person, status=status, name=role.name, approved=approved, checked_at=NOON)
        yield Place(place=f"screen:{person}", lane=f"person:{person}", message_id=500 + person)


def _reports() -> Iterator[Record]:
    for case in CASES:
        for offset, person in ((MINE, REPORTER), (MINE + 100, MOD_REPORTED)):
            yield Report(
                report=offset + case,
                ticket=f"RB-{offset + case:04d}-AAAA",
                case=case,
                person=person,
                category=Category.PROSTITUTION,
                platform="michat",
                created_at=NOON,
                story="rahasia",
            )


def _filed_and_over() -> Iterator[Record]:
    """What citizens and the team have filed, in the states that staff_world has none of."""
    yield Report(
        report=701,
        ticket="RB-0701-AAAA",
        case=1,
        person=UNKNOWN,
        category=Category.PROSTITUTION,
        platform="michat",
        created_at=NOON,
        state="withdrawn",
    )
    for number, state in enumerate(("withheld", "withdrawn", "purged"), 901):
        yield Evidence(
            evidence=number, case=CHILD, report=1, kind=EvidenceKind.PHOTO, created_at=NOON, state=state, file_id="x"
        )
    yield RequestItem(item=90, request=1, case=KEPT, state="held", reason="permit")


def _citizens_over() -> Iterator[Record]:
    """What concerns one citizen, in those states."""
    for number, state in enumerate(("upheld", "rejected", "withdrawn"), 11):
        yield Objection(
            objection=number,
            ticket=f"RB-O{number}",
            person=w.CITIZEN,
            created_at=NOON,
            due_at=NOON + timedelta(days=9),
            state=state,
        )
    yield Block(
        block=2,
        person=UNKNOWN,
        report=1,
        reason="false",
        by=w.ADMIN,
        at=NOON - timedelta(days=20),
        until=NOON - timedelta(days=13),
        state="lifted",
    )


def _admins_over() -> Iterator[Record]:
    """What admins and supervisors have asked for, in those states."""
    for number, state in enumerate(("failed", "cancelled"), 11):
        yield Import(number=number, source="police", by=w.ADMIN, at=NOON, digest=f"e{number}", state=state)
    for number, state in enumerate(("opened", "refused"), 11):
        yield Reveal(
            reveal=number, report=7, asked_by=w.SUPERVISOR, asked_at=NOON, reason="Surat Polda Jabar", state=state
        )


def _stored_people() -> Iterator[tuple[Person, Sender]]:
    for person in range(w.CITIZEN, w.GONE + 1):
        yield Person(person=person, created_at=NOON, consent=1, consent_at=NOON), w.sender(person)
    for person, role in BY_PERSON.items():
        if person > w.GONE:
            made = Person(person=person, created_at=NOON, consent=1, consent_at=NOON)
            yield made, Sender(telegram_id=role.telegram_id, first_name=role.name)


async def people_in(conn: AsyncConnection, seal: Seal) -> None:
    """Everybody, as they are stored at their first message."""
    for made, sender in _stored_people():
        who = people.sealed_row(seal, made.person, sender)
        row = {**PERSON.row(seal, made), **who, "lookup": seal.lookup(sender.telegram_id)}
        await conn.execute(insert(people_table), [row])


async def fill(store: Store, *, unknown: bool = False) -> None:
    """The world, stored; with `unknown` the unknown citizen is somebody whom nobody has seen."""
    await store.write(lambda conn: people_in(conn, store.seal))
    await store.write(lambda conn: save(conn, store.seal, everything()))
    await store.write(_draw_past_them)
    if unknown:
        await store.write(_forget_unknown)


async def _draw_past_them(conn: AsyncConnection) -> None:
    """The world's own numbers are of no sequence: what PostgreSQL draws next must not meet them."""
    if conn.dialect.name == "postgresql":
        for table in (decisions, cases, reports, evidence, people_table):
            await go_on_after(conn, table, await conn.scalar(select(func.max(*table.primary_key))) or 1)


async def _forget_unknown(conn: AsyncConnection) -> None:
    nobody = people_table.c.person == UNKNOWN
    await conn.execute(update(people_table).where(nobody).values(lookup=b"nobody"))


def surroundings(seal: Seal, admins: tuple[int, ...] = ADMINS) -> Surroundings:
    """What every batch has around it."""
    return Surroundings(
        seal=seal, texts=Texts.load(), rules=Rules(), numbers=Numbers(), admins=admins, bot_username="bot"
    )
