"""Presses that must change nothing, a thousand a run, among some that must: `python -m tests.campaigns.presses`.

Each run plays on a new SQLite database that holds every case, request, referral, objection, block, list and demand in
every state. Every change of a table of records is a fault, but for what somebody's own press may leave: that he is
known, how he stands, and where he is. Presses that must work stand between them, so that the check can fail.
"""

import argparse
import asyncio
import hashlib
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportbot.conversation.buttons import encode
from reportbot.conversation.review import presses as m
from reportbot.storage.connection import Connection
from reportbot.storage.schema import metadata
from reportbot.storage.store import Store
from tests.authorisation import cast
from tests.authorisation.cast import BY_PERSON, Spot
from tests.campaigns import record
from tests.campaigns.at_desk import AtDesk, at_desk, filled
from tests.campaigns.forging import Forger
from tests.campaigns.record import Tally
from tests.conversation import staff_world as w

PRESSES = 1_000
AT_ONCE = 50
STRANGERS = max(BY_PERSON)
FREE = 1
"""The case that moderators take and give back meanwhile."""

LEFT_BEHIND = frozenset({"outbox", "lanes", "seen", "people", "sessions"})
_KNOWN = ", ".join(str(role.person) for role in BY_PERSON.values() if role.known)
OF_STRANGERS = {"members": f"person NOT IN ({_KNOWN}, {w.GONE})", "places": "place LIKE 'screen:%'"}
"""How somebody stands whom nobody knew, and where his screen is."""


@dataclass
class Findings:
    """What a run did and found."""

    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    restarted: bool = False

    @property
    def forged(self) -> int:
        """How many presses had to change nothing."""
        return sum(count for kind, count in self.kinds.items() if kind != "valid")


async def fingerprint(store: Store) -> dict[str, str]:
    """A hash of each table of records."""

    async def work(conn: Connection) -> dict[str, str]:
        found = {}
        for name in sorted(set(metadata.tables) - LEFT_BEHIND):
            but = f" WHERE NOT ({OF_STRANGERS[name]})" if name in OF_STRANGERS else ""
            rows = await conn.exec_driver_sql(f"SELECT * FROM {name}{but}")  # noqa: S608 names of our own schema
            found[name] = hashlib.sha256("\n".join(sorted(map(repr, rows.all()))).encode()).hexdigest()
        return found

    return await store.read(work)


async def campaign(seed: int, count: int, work: Path) -> Findings:
    """One run: chunks of presses that change nothing, and between them one that does; halfway the bot starts anew."""
    findings, forger = Findings(), Forger(random.Random(seed), seed)
    async with filled(None, work) as first:
        desk = first
        before = await fingerprint(desk.store)
        while findings.forged < count:
            before = await _works(desk, forger, findings, before)
            await _change_nothing(desk, forger, findings, before)
            if findings.forged >= count // 2 and not findings.restarted:
                # A new process knows nothing of the presses that the old one took in.
                desk, findings.restarted = at_desk(desk.store), True
    return findings


async def _change_nothing(desk: AtDesk, forger: Forger, findings: Findings, before: dict[str, str]) -> None:
    drawn = [forger.draw() for _ in range(AT_ONCE)]
    desk.said.clear()
    desk.answers.clear()
    await desk.take([raw for _, raw in drawn])
    await desk.deliver()
    findings.kinds.update(kind for kind, _ in drawn)
    queries = [raw["callback_query"] for _, raw in drawn]
    after = await fingerprint(desk.store)
    faults = [f"{name} changed" for name in after if after[name] != before[name]]
    pressers = {query["from"]["id"] - 7000 for query in queries}
    faults += [f"a message to {lane}" for lane in desk.said if not _is_his(lane, pressers)]
    faults += [f"{press} was answered {len(texts)} times" for press, texts in desk.answers.items() if len(texts) > 1]
    faults += [] if desk.answers else ["nothing was answered"]
    datas = [(query["from"]["id"], query["data"]) for query in queries]
    findings.faults += [f"{fault} by one of {datas}" for fault in faults]


def _is_his(lane: str, pressers: set[int]) -> bool:
    """Whether a message is to one of these people, or to a stranger, whom only his own press makes known."""
    kind, _, person = lane.partition(":")
    return kind == "api" or (kind == "person" and (int(person) in pressers or int(person) > STRANGERS))


async def _works(desk: AtDesk, forger: Forger, findings: Findings, before: dict[str, str]) -> dict[str, str]:
    """A moderator takes a case, or gives it back: the check of what changes must see it, and he is answered."""
    case = await desk.case(FREE)
    payload: Any = m.Take(FREE, case.epoch) if case.holder is None else m.Release(FREE, case.epoch, known=False)
    raw = cast.press(BY_PERSON[w.MODERATOR], Spot.GROUP, encode(payload), 1000 + FREE, forger.number())
    await desk.take([raw])
    await desk.deliver()
    findings.kinds["valid"] += 1
    now, after = await desk.case(FREE), await fingerprint(desk.store)
    forger.epochs[FREE] = now.epoch
    forger.made.append(raw)
    answer = desk.answers.get(raw["callback_query"]["id"], [])
    if now.epoch != case.epoch + 1 or after["cases"] == before["cases"] or not any(answer):
        findings.faults.append(f"{payload} by who may did nothing, and was answered {answer}")
    return after


async def runs(seed: int, count: int, presses: int = PRESSES) -> Tally:
    """So many runs, each from a seed of its own."""
    kinds: Counter[str] = Counter()
    failed: dict[int, list[str]] = {}
    for each in range(seed, seed + count):
        with tempfile.TemporaryDirectory(prefix="reportbot-presses-") as work:
            found = await campaign(each, presses, Path(work))
        kinds.update(found.kinds)
        if found.faults:
            failed[each] = found.faults
    forged = sum(number for kind, number in kinds.items() if kind != "valid")
    return Tally(count=forged, failed=failed, details=dict(kinds))


def main() -> None:
    """Play the runs, say what they found, and write it down where that is wanted; exit 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=record.next_seed("presses"))
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    started = time.monotonic()
    tally = asyncio.run(runs(options.seed, options.runs))
    seconds = time.monotonic() - started
    print(f"seeds {options.seed}-{options.seed + options.runs - 1}, {seconds:.0f} s: {tally.details}")
    for seed, faults in tally.failed.items():
        print(f"seed {seed}:", *faults[:5], sep="\n  ")
    if options.record:
        record.append("presses", options.seed, options.runs, tally, seconds)
    sys.exit(bool(tally.failed))


if __name__ == "__main__":
    main()
