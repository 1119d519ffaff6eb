"""A real store with a case, a request, a referral and an import in each state, and people of every standing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.inputs import Chat, Input, Press, Sender
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Card, Menu, Toast
from reportbot.domain.records import (
    Block,
    Case,
    CaseIdentifier,
    Decision,
    Evidence,
    Group,
    Import,
    Member,
    Objection,
    Person,
    Place,
    Record,
    Referral,
    Report,
    RequestItem,
    RequestLetter,
    Reveal,
    TakedownRequest,
)
from reportbot.domain.words import CaseState, Category, EvidenceKind
from reportbot.intake.arrivals import Arrival
from reportbot.intake.batch import Batch, Surroundings
from reportbot.storage import people
from reportbot.storage.mapping import PERSON
from reportbot.storage.numbers import Numbers
from reportbot.storage.save import save
from reportbot.storage.schema import people as people_table
from reportbot.storage.store import Store
from reportbot.texts import Texts, utf16_length
from tests.conversation.harness import NOON

GROUP = -1001234567
CITIZEN, MODERATOR, NEWCOMER, FORMER, SUPERVISOR, REPORTED, DECIDED, ADMIN, WRITER, GONE = range(1, 11)
"""REPORTED and DECIDED are supervisors who reported each case, and decided it; GONE is one whose standing is old."""

PRIVATE, TEAM, OTHER = "private", "team", "other"
STATES = tuple(CaseState)
REQUEST_STATES = ("draft", "making", "sending", "unsure", "sent", "received", "clarification", "closed", "cancelled")
REFRESHED = (Member, Person, Place)
"""What a refused press may write: who it was, and how he stands."""

_STANDINGS = {
    **dict.fromkeys((CITIZEN, ADMIN, WRITER), ("left", True)),
    MODERATOR: ("member", True),
    NEWCOMER: ("member", False),
    FORMER: ("left", True),
    SUPERVISOR: ("administrator", True),
    REPORTED: ("administrator", True),
    DECIDED: ("creator", True),
    GONE: ("administrator", True),
}


def _people() -> Iterator[Record]:
    yield Group(chat_id=GROUP, title="Tim", state="ready", connected_at=NOON - timedelta(days=9))
    for person, (status, approved) in _STANDINGS.items():
        at = NOON if person != GONE else NOON - timedelta(seconds=61)
        yield Member(person=person, status=status, name=f"Orang {person}", approved=approved, checked_at=at)
    for person in range(CITIZEN, GONE + 1):
        yield Place(place=f"screen:{person}", lane=f"person:{person}", message_id=500 + person)


def _case(number: int, state: CaseState) -> Iterator[Record]:
    decided = state not in {CaseState.NEW, CaseState.IN_REVIEW, CaseState.NEEDS_INFO}
    asked = state in {CaseState.REQUESTED, CaseState.ACKNOWLEDGED, CaseState.CLARIFICATION, CaseState.NO_RESPONSE}
    yield Case(
        case=number,
        platform="michat",
        category=Category.PROSTITUTION,
        state=state,
        epoch=3,
        shown=True,
        waiting_since=None if decided else NOON,
        due_at=NOON,
        reporters=2,
        first_reported_at=NOON,
        last_reported_at=NOON,
        verdict="enough:offers-meetings" if decided else "",
        verdict_by=DECIDED if decided else None,
        verdict_at=NOON - timedelta(days=1) if decided else None,
        original=1 if state is CaseState.DUPLICATE else None,
        request=number if asked else None,
        objections=1,
        created_at=NOON - timedelta(days=3),
        state_since=NOON - timedelta(days=1),
    )
    yield from _of_case(number, decided=decided)


def _of_case(number: int, *, decided: bool) -> Iterator[Record]:
    yield Place(place=f"card:{number}", lane="group", message_id=1000 + number)
    for offset, person in enumerate((WRITER, REPORTED)):
        report = 2 * number - 1 + offset
        yield Report(
            report=report,
            ticket=f"RB-{report:04d}-AAAA",
            case=number,
            person=person,
            category=Category.PROSTITUTION,
            platform="michat",
            created_at=NOON,
            story="rahasia",
        )
    yield CaseIdentifier(
        identifier=number,
        case=number,
        platform="michat",
        kind="id",
        canonical=f"akun{number}",
        verbatim=f"akun{number}",
        skeleton=f"akun{number}",
    )
    yield Evidence(
        evidence=number, case=number, report=2 * number, kind=EvidenceKind.PHOTO, created_at=NOON, file_id=f"f{number}"
    )
    if decided:
        yield Decision(decision=number, case=number, kind="enough", by=DECIDED, at=NOON - timedelta(days=1))


def _request(number: int, state: str) -> Iterator[Record]:
    yield TakedownRequest(
        request=number,
        year=2021,
        serial=0 if state == "draft" else number,
        platform="michat",
        created_at=NOON - timedelta(days=2),
        created_by=SUPERVISOR,
        state=state,
        epoch=3,
        signatory="Dewi",
        recipient="MiChat",
        address="abuse@michat.example",
        sent_at=NOON - timedelta(days=1) if state in {"sent", "received", "clarification", "closed"} else None,
        sent_by=SUPERVISOR,
        due_at=NOON,
    )
    yield RequestItem(item=number, request=number, case=number, state="ready" if state == "draft" else "sent")
    if state != "draft":
        mail = {"sending": "waiting", "unsure": "unknown"}.get(state, "accepted")
        sent = None if state in {"making", "sending", "unsure"} else NOON - timedelta(days=1)
        yield RequestLetter(
            letter=number,
            request=number,
            kind="request",
            round=0,
            number=f"{number}/RB",
            made_at=NOON,
            made_by=SUPERVISOR,
            mail="" if state == "making" else mail,
            sent_at=sent,
        )


def _around() -> Iterator[Record]:
    for number, state in enumerate(("making", "prepared", "handed", "cancelled"), 1):
        yield Referral(
            referral=number, case=number, authority="police", created_at=NOON, created_by=SUPERVISOR, state=state
        )
    for number, cases in enumerate(((4,), ()), 1):
        due = NOON + timedelta(days=9)
        yield Objection(
            objection=number, ticket=f"RB-O{number}", person=CITIZEN, created_at=NOON, due_at=due, cases=cases
        )
    for number, by in enumerate((SUPERVISOR, ADMIN), 1):
        yield Reveal(reveal=number, report=7, asked_by=by, asked_at=NOON, reason="Surat Polda Jabar")
    yield Block(
        block=1, person=WRITER, report=1, reason="false", by=ADMIN, at=NOON, until=NOON + timedelta(days=7), epoch=3
    )
    for number, state in enumerate(("checking", "checked", "writing", "done"), 1):
        yield Import(number=number, source="police", by=ADMIN, at=NOON, digest=f"d{number}", state=state)


def everything() -> list[Record]:
    """A world with a case, a request, a referral, an import in each state."""
    found = [*_people(), *_around()]
    for number, state in enumerate(STATES, 1):
        found += _case(number, state)
    for number, stage in enumerate(REQUEST_STATES, 1):
        found += _request(number, stage)
    return found


def _takes(say: Any) -> bool:
    """An old card loses its buttons, whoever pressed it; who supervises no longer loses the menu."""
    return getattr(say, "method", "") == "editMessageReplyMarkup" or (isinstance(say, Menu) and not say.staff)


@dataclass
class Played:
    """What a batch wanted to do."""

    batch: Batch
    answers: list[Any]
    rows: list[Any] = field(default_factory=list)

    def faults(self, count: int) -> list[str]:
        """What of it nobody who may not act may cause."""
        found = [f"wrote {kind.__name__} {key}" for kind, key in self.batch.writes if kind not in REFRESHED]
        found += [f"dropped {kind.__name__} {key}" for kind, key in self.batch.drops]
        found += [f"said {say}" for say in self.batch.says if not isinstance(say, Toast | Card) and not _takes(say)]
        if len(self.answers) != count:
            found.append(f"{len(self.answers)} answers to {count} presses")
        texts = [answer.params.get("text", "") for answer in self.answers]
        found += [f"answered {text!r}" for text in texts if not text or utf16_length(text) > 200]
        return found


class Undone(Exception):
    """Takes back all that a test has tried."""


@dataclass
class Scene:
    """A store with the world in it; what is tried there is taken back."""

    store: Store
    around: Surroundings

    async def play(self, *items: Input) -> Played:
        played: list[Played] = []

        async def work(conn: AsyncConnection) -> None:
            batch = Batch(self.around, conn, NOON, NOON)
            taken = await batch.run([Arrival(item) for item in items])
            played.append(Played(batch, list(taken.answers)))
            raise Undone

        with pytest.raises(Undone):
            await self.store.write(work)
        return played[-1]

    def press(self, person: int, chat: str, data: str, number: int) -> Press:
        return Press(
            id=f"p{number}", chat=chat_of(person, chat), sender=sender(person), message_id=_spot(chat, data), data=data
        )

    async def refused(self, tried: Iterable[Press]) -> list[str]:
        """The faults, each with the press that caused it."""
        all_of_them = list(tried)
        if not (await self.play(*all_of_them)).faults(len(all_of_them)):
            return []
        found = []
        for press in all_of_them:
            faults = (await self.play(press)).faults(1)
            found += [f"{press.data} by {press.sender.telegram_id - 7000}: {fault}" for fault in faults]
        return found or ["only together"]


def _spot(chat: str, data: str) -> int:
    """The message of a case's card, where a case is named."""
    words = data.split(":")
    return (
        1000 + int(words[1], 36) if chat == TEAM and len(words) > 1 and words[1].isalnum() and len(words[1]) < 3 else 5
    )


def chat_of(person: int, chat: str) -> Chat:
    if chat == PRIVATE:
        return Chat(7000 + person, "private")
    return Chat(GROUP if chat == TEAM else -1009999, "supergroup")


def sender(person: int) -> Sender:
    return Sender(telegram_id=7000 + person, first_name=f"Orang {person}")


async def _people_in(conn: AsyncConnection, store: Store) -> None:
    for person in range(CITIZEN, GONE + 1):
        made = Person(person=person, created_at=NOON, consent=1, consent_at=NOON)
        who = people.sealed_row(store.seal, person, sender(person))
        row = {**PERSON.row(store.seal, made), **who, "lookup": store.seal.lookup(7000 + person)}
        await conn.execute(insert(people_table), [row])


@pytest.fixture
async def scene(tmp_path: Path) -> Any:
    store = await Store.open(None, tmp_path / "data")
    await store.write(lambda conn: _people_in(conn, store))
    await store.write(lambda conn: save(conn, store.seal, everything()))
    around = Surroundings(
        seal=store.seal, texts=Texts.load(), rules=Rules(), numbers=Numbers(), admins=(ADMIN,), bot_username="bot"
    )
    yield Scene(store, around)
    await store.close()
