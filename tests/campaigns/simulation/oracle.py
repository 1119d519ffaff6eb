"""The second ledger, the database and the sandbox at the end, against the first: what must hold after every run."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.domain.records import Case, Report
from reportbot.domain.words import OPEN_STATES
from reportbot.sandbox import Sandbox
from reportbot.sandbox.errors import Json
from reportbot.storage import dead, works
from reportbot.storage.chain_tables import decisions
from reportbot.storage.chain_verify import verify
from reportbot.storage.mapping import CASE, PLACE, REPORT
from reportbot.storage.outbox_tables import outbox
from reportbot.storage.people import telegram_ids
from reportbot.storage.read_only import looking
from reportbot.storage.seal import Seal
from tests.campaigns.books import rows
from tests.campaigns.simulation.people import Citizen


@dataclass(frozen=True, kw_only=True)
class Books:
    """The database at the end of a run."""

    reports: Sequence[Report]
    cases: Sequence[Case]
    places: Sequence[Any]
    decisions: Sequence[Any]
    people: dict[int, int]
    outbox: Sequence[Any]
    works: int
    dead: int
    chain: Sequence[str]


async def read_books(folder: Path) -> Books:
    """All of it, at one moment."""
    async with looking(None, folder) as (seal, read):
        assert seal is not None  # the key is at hand
        chain = [str(fault) for fault in (await verify(read, seal, None)).faults]
        return await read(lambda conn: _books(conn, seal, chain))


async def _books(conn: AsyncConnection, seal: Seal, chain: Sequence[str]) -> Books:
    reports: list[Report] = await rows(conn, seal, REPORT)
    made = (await conn.execute(select(decisions).order_by(decisions.c.position))).all()
    numbers = {report.person for report in reports} | {one.by for one in made if one.by is not None}
    return Books(
        reports=reports,
        cases=await rows(conn, seal, CASE),
        places=await rows(conn, seal, PLACE),
        decisions=made,
        people=await telegram_ids(conn, seal, numbers),
        outbox=(await conn.execute(select(outbox.c.lane, outbox.c.method, outbox.c.state))).all(),
        works=await works.count(conn),
        dead=await dead.count(conn),
        chain=chain,
    )


async def of_citizens(books: Books, citizens: Iterable[Citizen], unsure: Counter[int]) -> list[str]:
    """Every submitted report is stored once; every receipt's ticket exists, and every stored report has a receipt."""
    faults = []
    stored = Counter((books.people.get(report.person, 0), report.account) for report in books.reports)
    tickets = {report.ticket: report for report in books.reports}
    for citizen in citizens:
        name, shown = citizen.person.user["first_name"], await citizen.tickets()
        faults += [f"{name} was shown {ticket}, which is not stored" for ticket in shown if ticket not in tickets]
        for account in citizen.submitted:
            count = stored[(citizen.person.id, account)]
            if count != 1:
                faults.append(f"{name} was told that {account} was received; it is stored {count} times")
        for account in citizen.pressed:
            if stored[(citizen.person.id, account)] > 1:
                faults.append(f"{account} of {name} is stored {stored[(citizen.person.id, account)]} times")
        copies = sum(shown.values()) - len(shown)
        if copies > unsure[citizen.person.id]:
            faults.append(f"{name} got {copies} receipts twice, and {unsure[citizen.person.id]} outcomes were unknown")
        if citizen.under_way:
            faults.append(f"{name} never got a receipt for {citizen.under_way}")
        own = {report.ticket for report in books.reports if books.people.get(report.person) == citizen.person.id}
        if citizen.person.client.box.users[citizen.person.id].blocked is False:  # type: ignore[attr-defined]
            faults += [f"{name} was never told of {ticket}" for ticket in own if ticket not in shown]
    return faults


def of_the_database(books: Books, *, provoked: int) -> list[str]:
    """Nothing waits, nothing was put aside but what was made to, and the chain of decisions is whole."""
    faults = [f"the chain of decisions: {fault}" for fault in books.chain]
    faults += [f"{row.method} still waits for {row.lane} ({row.state})" for row in books.outbox]
    faults += [f"{books.works} works still stand"] if books.works else []
    if books.dead != provoked:
        faults.append(f"{books.dead} updates were put aside, {provoked} were made to be")
    return faults


def of_cards(books: Books, box: Sandbox, team: int) -> list[str]:
    """Each open case that is shown has one live card."""
    faults = []
    chat = box.chats[team]
    for case in books.cases:
        if case.state not in OPEN_STATES or not case.shown:
            continue
        place = next((place for place in books.places if place.place == f"card:{case.case}"), None)
        message = chat.messages.get(place.message_id) if place is not None and place.message_id else None
        if message is None or message.deleted:
            faults.append(f"case {case.case} has no card")
        elif f"Kasus {case.case} " not in str(message.data.get("text", "")):
            faults.append(f"the card of case {case.case} reads {message.data.get('text')!r}")
    return faults


def of_decisions(books: Books) -> list[str]:
    """Each case went from state to state, each decision from where the one before it left the case."""
    faults, states = [], dict[int, str]()
    for one in books.decisions:
        if one.case is None or not one.after:
            continue
        if one.before and one.case in states and one.before != states[one.case]:
            faults.append(f"decision {one.decision} ({one.kind}) takes {one.before} for {states[one.case]}")
        states[one.case] = one.after
    return faults


def of_markup(box: Sandbox) -> list[str]:
    """What people wrote is nobody's markup."""
    said = [m.data for m in box.messages() if m.data.get("from", {}).get("id") == box.bot["id"]]
    entities = [entity for data in said for name in ("entities", "caption_entities") for entity in data.get(name, ())]
    traps = [entity for entity in entities if "jebakan" in str(entity.get("url", ""))]
    return [f"somebody's words became {trap['type']}" for trap in traps]


def of_files(folder: Path, ids: Iterable[int], names: Iterable[str]) -> list[str]:
    """No reporter can be read out of the database or its journal: neither as text nor as SQLite writes a number."""
    wanted = {name: name.encode() for name in names} | {str(i): str(i).encode() for i in ids}
    wanted |= {f"{i} as a number": i.to_bytes(6, "big") for i in ids}
    files = [file for file in folder.glob("reportbot.db*") if not file.name.endswith("-shm")]
    contents = {file.name: file.read_bytes() for file in files}
    return [
        f"{secret} stands in {file}" for file, data in contents.items() for secret, b in wanted.items() if b in data
    ]


def of_rights(books: Books, allowed: set[int]) -> list[str]:
    """Nobody but moderators decided anything."""
    made = (
        (one, books.people.get(one.by, 0)) for one in books.decisions if one.by is not None and one.case is not None
    )
    return [f"decision {one.decision} ({one.kind}) is by {who}" for one, who in made if who not in allowed]


def of_limits(calls: Iterable[Json], group_ids: set[int]) -> list[str]:
    """Telegram's limits, from its own record of calls: 20 a minute to the group, 30 a second in all."""
    everything: list[float] = []
    by_group: dict[int, list[float]] = defaultdict(list)
    for call in calls:
        if not call["ok"] or not (cost := cost_of(call)):
            continue
        everything += [call["time"]] * cost
        chat = int(call["params"].get("chat_id", 0))
        if chat in group_ids:
            by_group[chat] += [call["time"]] * cost
    faults = [
        f"{most} messages to the group in a minute" for times in by_group.values() if (most := _most(times, 60.0)) > 20
    ]
    most = _most(everything, 1.0)
    return faults + ([f"{most} messages in a second"] if most > 30 else [])


def cost_of(call: Json) -> int:
    """How many messages a call counts as."""
    method = call["method"]
    if method == "sendMediaGroup":
        return len(_listed(call["params"]["media"]))
    if method in {"copyMessages", "forwardMessages"}:
        return len(_listed(call["params"]["message_ids"]))
    return int(method.startswith(("send", "edit", "copyMessage", "forwardMessage")) and method != "sendChatAction")


def _listed(given: Any) -> list[Any]:
    """A list, also where it came as a part of a form."""
    return list(json.loads(given) if isinstance(given, str) else given)


def _most(times: list[float], seconds: float) -> int:
    """The most of these within any span of so many seconds."""
    times, first, most = sorted(times), 0, 0
    for last, at in enumerate(times):
        while times[first] <= at - seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


def of_secrets(secrets: Iterable[str], places: dict[str, str]) -> list[str]:
    """No name, id or token of a reporter stands where it must not."""
    return [f"{secret!r} stands in {name}" for name, words in places.items() for secret in secrets if secret in words]


def group_words(calls: Iterable[Json], group_ids: set[int]) -> str:
    """All that the bot said to the group, answers of Telegram included."""
    said = [call for call in calls if int(call["params"].get("chat_id") or 0) in group_ids]
    sends = [call for call in said if cost_of(call) or "pin" in call["method"]]
    return json.dumps([{"params": call["params"], "answer": call["response"]} for call in sends], ensure_ascii=False)
