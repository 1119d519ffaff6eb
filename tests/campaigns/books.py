"""What must be true of the database, the vault and the letters that left, after any number of kills."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.bot_api.fields import Unreadable
from reportbot.bot_api.inbound import read
from reportbot.bot_api.keys import natural_key
from reportbot.clock import Clock
from reportbot.domain.records import Case, Evidence, Report, RequestItem, RequestLetter, TakedownRequest
from reportbot.domain.words import CaseState
from reportbot.evidence.vault import Vault
from reportbot.storage import seen, works
from reportbot.storage.chain_tables import decisions
from reportbot.storage.chain_verify import verify
from reportbot.storage.mapping import CASE, EVIDENCE, ITEM, LETTER, REPORT, REQUEST, Mapped
from reportbot.storage.patience import PatientStore
from reportbot.storage.read_only import looking
from reportbot.storage.seal import Seal
from reportbot.storage.store import Store
from tests.works.post_office import PostOffice

if TYPE_CHECKING:
    from tests.campaigns.killing import Findings

ON_ITS_WAY = frozenset({"making", "sending", "unsure"})
SENT = frozenset({"sent", "received", "clarification", "closed"})
PATIENCE = 180.0


async def chain(data_dir: Path, url: str | None = None) -> list[str]:
    """What is wrong with the chain of decisions of a bot that was killed; `url` is the database's, where not a file."""
    if url is None and not (data_dir / "reportbot.db").exists():
        return []
    async with looking(url, data_dir, None) as (seal, read):
        return [f"the chain of decisions: {fault}" for fault in (await verify(read, seal, None)).faults]


async def quiet(data_dir: Path, url: str | None = None) -> list[str]:
    """Wait until no work stands and no request is on its way; what stands still after three minutes."""
    end, standing = time.monotonic() + PATIENCE, ["everything"]
    while standing and time.monotonic() < end:
        await asyncio.sleep(1)
        async with looking(url, data_dir, None) as (seal, read):
            assert seal is not None  # the key was at hand
            standing = await read(lambda conn: _standing(conn, seal))
    return [f"stuck: {one}" for one in standing]


async def _standing(conn: AsyncConnection, seal: Seal) -> list[str]:
    found = [f"request {one.request} {one.state}" for one in await rows(conn, seal, REQUEST) if one.state in ON_ITS_WAY]
    count = await works.count(conn)
    return found + ([f"{count} works"] if count else [])


async def rows(conn: AsyncConnection, seal: Seal, mapped: Mapped[Any]) -> list[Any]:
    """All records of a kind."""
    return [mapped.record(seal, row) for row in await conn.execute(mapped.select())]


async def reports(conn: AsyncConnection, seal: Seal) -> list[tuple[str, str]]:
    """Ticket and account of each report."""
    found: list[Report] = await rows(conn, seal, REPORT)
    return [(report.ticket, report.account) for report in found]


async def unseen(store: Store, given: Sequence[Any], bot_id: int) -> list[str]:
    """Updates that were confirmed to Telegram, and of which the database knows nothing: neither taken nor put aside."""
    keys = [key for raw in given for key in keys_of(raw, bot_id)]
    missing = [key for start in range(0, len(keys), 500) for key in await _unknown(store, keys[start : start + 500])]
    return [f"an update was confirmed and is not stored: {key.split(':')[0]}" for key in missing]


def keys_of(raw: Any, bot_id: int) -> list[str]:
    """Under which names intake remembers an update; none for what it ignores."""
    key = natural_key(raw) or ""
    try:
        return [f"{key}#{n}" if n else key for n in range(len(read(raw, bot_id)))]
    except Unreadable:
        return [key]


async def _unknown(store: Store, keys: Sequence[str]) -> set[str]:
    return await store.read(lambda conn: seen.unseen(conn, store.seal, keys))


async def judge(data_dir: Path, office: PostOffice, findings: "Findings", url: str | None = None) -> None:
    """Mails, requests with their cases, and files."""
    store = await Store.open(url, data_dir)
    try:
        kept = await store.read(
            lambda conn: _all(conn, store.seal)  # one moment
        )
        cases, items, letters, requests, evidence, merged = kept
        ids = Counter(str(message_from_bytes(data)["Message-ID"]) for data in office.taken)
        findings.mails, findings.merged = len(office.taken), merged
        findings.requests = Counter(request.state for request in requests)
        findings.faults += [f"mail {name} left {count} times" for name, count in ids.items() if count > 1]
        findings.faults += _of_letters(letters, ids)
        findings.faults += _of_requests({case.case: case for case in cases}, items, requests)
        vault = Vault(data_dir / "vault", PatientStore(store), Clock())
        for item in evidence:
            findings.faults += await _of_file(vault, item)
            findings.fetched += item.vault == "kept"
    finally:
        await store.close()


async def _all(conn: AsyncConnection, seal: Seal) -> tuple[Any, ...]:
    kinds = (CASE, ITEM, LETTER, REQUEST, EVIDENCE)
    merged = list(await conn.scalars(select(decisions.c.decision).where(decisions.c.kind == "merge")))
    return (*[await rows(conn, seal, kind) for kind in kinds], len(merged))


def _of_letters(letters: Sequence[RequestLetter], ids: Counter[str]) -> list[str]:
    accepted = [letter for letter in letters if letter.mail == "accepted"]
    known = {letter.mail_id for letter in letters}
    found = [f"letter {letter.letter} was accepted and never came" for letter in accepted if not ids[letter.mail_id]]
    return found + [f"mail {name} left and no letter knows it" for name in ids if name not in known]


def _of_requests(
    cases: dict[int, Case], items: Sequence[RequestItem], requests: Sequence[TakedownRequest]
) -> list[str]:
    found = []
    states = {request.request: request.state for request in requests}
    for item in items:
        case = cases[item.case]
        asked = states[item.request] in SENT and item.state == "sent" and not item.outcome
        mine = case.request == item.request
        if asked and mine and case.state is not CaseState.REQUESTED:
            found.append(f"case {item.case} of the sent request {item.request} is {case.state}")
        if states[item.request] not in SENT and case.state is CaseState.REQUESTED and mine:
            found.append(f"case {item.case} is requested, and request {item.request} is {states[item.request]}")
    serials = Counter((one.year, one.serial) for one in requests if one.serial)
    return found + [f"two requests bear the number {number}" for number, count in serials.items() if count > 1]


async def _of_file(vault: Vault, item: Evidence) -> list[str]:
    if item.vault == "waiting":
        return [f"the file of evidence {item.evidence} was never fetched"]
    try:
        for number in (item.original, *item.copies) if item.vault == "kept" else ():
            await vault.read(number or 0)
    except Exception as error:  # noqa: BLE001 whatever is wrong with it is a finding
        return [f"evidence {item.evidence} cannot be opened: {type(error).__name__}"]
    return []
