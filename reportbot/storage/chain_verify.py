"""Verifying the chain of decisions page by page, beside a bot that appends to it."""

import json
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from msgspec import Struct, field
from sqlalchemy import Column, literal, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import NullType

from reportbot.domain.chain import NO_TEXT, SALT_BYTES, Head, Link, covered, text_digest
from reportbot.domain.chain_walk import Fault, Walk
from reportbot.storage.chain import FACTS, stored_digest
from reportbot.storage.chain_tables import chain_head, decision_texts, decisions
from reportbot.storage.read_only import Read
from reportbot.storage.seal import Seal, SealBroken

PAGE: Final = 1000
MOST_FOREIGN_TEXTS: Final = 1000

_COLUMNS: Final = ("position", "decision", "text_digest", "hash", *FACTS)


class Verdict(Struct, frozen=True):
    """What the chain ends in, what is wrong with it, and how many texts were erased by a decision."""

    head: Head
    faults: tuple[Fault, ...]
    erased: int


class _Texts(Struct):
    """What became of the words beside the entries."""

    seal: Seal | None
    faults: list[Fault] = field(default_factory=list)
    absent: dict[Any, Any] = field(default_factory=dict)
    erased: dict[int, Any] = field(default_factory=dict)

    def see(self, link: Link, sealed: Any, *, good: bool) -> None:
        if sealed is None and link.text_digest != NO_TEXT:
            self.absent[link.decision] = link.position
        elif sealed is not None and link.text_digest == NO_TEXT:
            self.faults.append(Fault("text-foreign", link.position, decision=link.decision))
        elif sealed is not None and not self._is_text_of(link, sealed):
            self.faults.append(Fault("text-changed", link.position, decision=link.decision))
        if good:
            for number in covered(link.facts["kind"], _json(link.facts["data"])):
                self.erased[number] = link.position

    def _is_text_of(self, link: Link, sealed: Any) -> bool:
        if not isinstance(sealed, bytes):
            return False
        if self.seal is None:
            return True
        try:
            plain = self.seal.open(decision_texts.name, link.decision, "text", sealed)
            return bool(text_digest(plain[:SALT_BYTES], plain[SALT_BYTES:].decode()) == link.text_digest)
        except (SealBroken, UnicodeDecodeError):
            return False

    def end(self) -> tuple[list[Fault], int]:
        covered_ones = {number for number in self.absent if number in self.erased}
        lost = [Fault("text-missing", self.absent[each], decision=each) for each in self.absent.keys() - covered_ones]
        return self.faults + lost, len(covered_ones)


class _Page(Struct, frozen=True):
    """Entries of one moment with their texts, and the head of that moment."""

    links: Sequence[Link]
    texts: dict[Any, Any]
    head: Head | None
    proven: bool


async def verify(read: Read, seal: Seal | None, anchor: Head | None = None) -> Verdict:
    """Walk the whole chain; `anchor` is a head that was posted earlier, its hash whole or the beginning of it.

    Without a seal the links are checked, and neither the head's proof nor what the texts say.
    """
    walk, texts, anchored, after = Walk(), _Texts(seal), False, None
    while True:
        page = await read(partial(_page, seal=seal, after=after))
        for link in page.links:
            good = walk.see(link, page.head.count if page.head is not None and page.proven else None)
            texts.see(link, page.texts.get(link.decision), good=good)
            if anchor is not None and link.position == anchor.count:
                anchored = str(link.hash).startswith(anchor.hash)
        if len(page.links) < PAGE:
            break
        after = page.links[-1].position
    faults = walk.end(page.head, proven=page.proven)
    of_texts, erased = texts.end()
    faults += of_texts + await read(_foreign_texts)
    if anchor is not None and anchor.count and not anchored:
        faults.append(Fault("anchor-short" if walk.place < anchor.count else "anchor-other", anchor.count))
    return Verdict(page.head or Head(), tuple(faults), erased)


async def _page(conn: AsyncConnection, seal: Seal | None, after: Any) -> _Page:
    place = _raw(decisions.c.position)
    query = select(*(_raw(decisions.c[name]) for name in _COLUMNS)).order_by(place).limit(PAGE)
    if after is not None:
        query = query.where(place > literal(after, NullType()))
    rows = (await conn.execute(query)).all()
    links = [_link(*row) for row in rows]
    words = decision_texts.c
    texts = select(words.decision, _raw(words.text)).where(words.decision.in_([row[1] for row in rows]))
    found = {row[0]: row[1] for row in await conn.execute(texts)}
    return _Page(links, found, *await _head(conn, seal))


def _link(position: Any, decision: Any, text_digest: Any, made: Any, *facts: Any) -> Link:
    named = dict(zip(FACTS, facts, strict=True))
    return Link(position, decision, named, stored_digest(text_digest), stored_digest(made))


async def _head(conn: AsyncConnection, seal: Seal | None) -> tuple[Head | None, bool]:
    columns = chain_head.c
    query = select(_raw(columns.count), _raw(columns.hash), _raw(columns.proof)).where(columns.id == 1)
    row = (await conn.execute(query)).first()
    if row is None:
        return None, False
    return Head(row[0], row[1]), seal is None or row[2] == seal.proof(row[0], row[1])


def _raw(column: Column[Any]) -> Any:
    """The value as it is stored: what somebody put there need not be of the column's type."""
    return type_coerce(column, NullType()).label(column.name)


async def _foreign_texts(conn: AsyncConnection) -> list[Fault]:
    words = decision_texts.c
    query = select(words.decision).outerjoin(decisions, decisions.c.decision == words.decision)
    lonely = await conn.scalars(query.where(decisions.c.decision.is_(None)).limit(MOST_FOREIGN_TEXTS))
    return [Fault("text-foreign", decision=number) for number in lonely]


def _json(words: Any) -> Any:
    try:
        return json.loads(words)
    except (ValueError, TypeError):
        return None
