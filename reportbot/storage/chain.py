"""Appending to the chain of decisions, and erasing the words of its entries."""

import secrets
from collections.abc import Collection, Sequence
from typing import Any, Final

import structlog
from sqlalchemy import Select, delete, func, insert, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import NullType

from reportbot.domain.chain import NO_TEXT, SALT_BYTES, Head, Link, erases, text_digest
from reportbot.domain.records import Decision
from reportbot.storage.chain_tables import chain_head, decision_texts, decisions
from reportbot.storage.dialects import insert_missing, upsert
from reportbot.storage.mapping import DECISION
from reportbot.storage.seal import Seal

log = structlog.get_logger("reportbot.storage")

PAGE: Final = 500

FACTS: Final = ("case", "kind", "by", "at", "reason", "before", "after", "data")
"""The columns that are hashed beside place and number, as they are stored."""

_HEAD_ID: Final = 1
_HEAD: Final = select(
    chain_head.c.count,
    chain_head.c.hash,
    chain_head.c.proof,
    select(func.max(decisions.c.position)).scalar_subquery(),
).where(chain_head.c.id == _HEAD_ID)

_LOCKED_HEAD: Final = _HEAD.with_for_update(of=chain_head)
_LAST: Final = (
    select(decisions.c.position, type_coerce(decisions.c.hash, NullType()))
    .order_by(decisions.c.position.desc())
    .limit(1)
)
_ADD: Final = insert(decisions)
_ADD_TEXTS: Final = insert(decision_texts)


async def append(conn: AsyncConnection, seal: Seal, made: Collection[Decision]) -> None:
    """Link these to the chain in the order of their numbers; texts that one of them erases are gone after it.

    Raises:
        IntegrityError: one was appended before.
    """
    head, proven = await _locked(conn, seal)
    rows, texts = [], []
    for decision in sorted(made, key=lambda each: each.decision):
        salt = secrets.token_bytes(SALT_BYTES)
        digest = text_digest(salt, decision.text) if decision.text else NO_TEXT
        row = _linked(head, {**DECISION.row(seal, decision), "text_digest": digest})
        head = Head(row["position"], row["hash"])
        rows.append(row)
        if decision.text:
            texts.append(
                {"decision": decision.decision, "text": sealed_text(seal, decision.decision, salt, decision.text)}
            )
    await conn.execute(_ADD, rows)
    if texts:
        await conn.execute(_ADD_TEXTS, texts)
    await _write_head(conn, head_row(seal, head, proven=proven))
    if erased := frozenset().union(*map(erases, made)):
        await _erase_texts(conn, erased)


def _linked(head: Head, row: dict[str, Any]) -> dict[str, Any]:
    """The row with its place and its hash after this head."""
    facts = {name: _as_stored(name, row[name]) for name in FACTS}
    link = Link(head.count + 1, row["decision"], facts, row["text_digest"])
    return {**row, "position": link.position, "hash": link.made(head.hash)}


def _as_stored(name: str, value: Any) -> Any:
    bound = getattr(decisions.c[name].type, "process_bind_param", None)
    return bound(value, None) if bound is not None else value


def sealed_text(seal: Seal, decision: int, salt: bytes, text: str) -> bytes:
    """Salt and words, sealed for their row."""
    return seal.seal(decision_texts.name, decision, "text", salt + text.encode())


async def begin(conn: AsyncConnection, seal: Seal) -> None:
    """The head of an empty chain, in a new database."""
    await conn.execute(insert_missing(conn.dialect.name, chain_head), head_row(seal, Head()))


async def _locked(conn: AsyncConnection, seal: Seal) -> tuple[Head, bool]:
    """The head, which nobody else moves until this transaction ends, and whether it is what this key made.

    One that was changed stays unproven, so that it is found, and the chain goes on after its last row: the bot serves.
    """
    found, proven = await _stored(conn, seal, _LOCKED_HEAD)
    if not proven:
        log.error("the head of the chain of decisions was changed; see: reportbot audit verify")
    return found, proven


async def _stored(conn: AsyncConnection, seal: Seal, query: Select[Any]) -> tuple[Head, bool]:
    row = (await conn.execute(query)).first()
    # An older head that was put back is a true one, but stands before the last row.
    if row is not None and row[2] == seal.proof(row[0], row[1]) and (row[3] or 0) <= row[0]:
        return Head(row[0], row[1]), True
    found = (await conn.execute(_LAST)).first()
    return (Head(found[0], stored_digest(found[1])) if found is not None else Head()), False


def stored_digest(value: Any) -> str:
    """A digest as it is stored, in hexadecimal; what somebody put there that is no bytes is equal to none."""
    return value.hex() if isinstance(value, bytes) else f"no digest: {value}"


async def head(conn: AsyncConnection, seal: Seal) -> tuple[Head, bool]:
    """How many decisions there are and the hash of the last, and whether that is proven."""
    return await _stored(conn, seal, _HEAD)


def head_row(seal: Seal, head: Head, *, proven: bool = True) -> dict[str, Any]:
    """The head as it is stored; one that is not proven has no proof."""
    proof = seal.proof(head.count, head.hash) if proven else b""
    return {"id": _HEAD_ID, "count": head.count, "hash": head.hash, "proof": proof}


async def _write_head(conn: AsyncConnection, row: dict[str, Any]) -> None:
    await conn.execute(upsert(conn.dialect.name, chain_head), row)


async def _erase_texts(conn: AsyncConnection, numbers: Collection[int]) -> None:
    ordered = sorted(numbers)
    for first in range(0, len(ordered), PAGE):
        mine = decision_texts.c.decision.in_(ordered[first : first + PAGE])
        await conn.execute(delete(decision_texts).where(mine))


async def rekey(conn: AsyncConnection, old: Seal, new: Seal) -> None:
    """Seal every text and the head anew, as a rotation of the key must, in its transaction.

    Raises:
        SealBroken: a text was changed.
    """
    last = 0
    texts = decision_texts.c
    while rows := await _page_of_texts(conn, last):
        for number, sealed in rows:
            plain = old.open(decision_texts.name, number, "text", sealed)
            again = new.seal(decision_texts.name, number, "text", plain)
            await conn.execute(decision_texts.update().where(texts.decision == number).values(text=again))
        last = rows[-1][0]
    last_head, proven = await _locked(conn, old)
    await _write_head(conn, head_row(new, last_head, proven=proven))


async def _page_of_texts(conn: AsyncConnection, after: int) -> Sequence[Any]:
    texts = decision_texts.c
    query = select(texts.decision, texts.text).where(texts.decision > after).order_by(texts.decision).limit(PAGE)
    return (await conn.execute(query)).all()
