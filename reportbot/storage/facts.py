"""What the steps of a batch need, loaded with one query a kind; what the facts hold already is never replaced."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import (
    FILED_SPAN,
    Accounts,
    Cards,
    CaseFile,
    Filed,
    LookAlikes,
    Members,
    Need,
    Overview,
    People,
    PlaceAt,
    PlaceOf,
    Queue,
    ReportsOf,
    Search,
    Ticket,
)
from reportbot.storage import mapping, queue, schema, search
from reportbot.storage.loaders import LOADERS
from reportbot.storage.loading import Loading, whole
from reportbot.storage.seal import Seal

N = TypeVar("N", bound=Need)

FILED_CANDIDATES = 20

_TEAM = whole(mapping.MEMBER).where(schema.members.c.person.is_not(None))


async def load_actors(
    conn: AsyncConnection, seal: Seal, facts: Facts, persons: Iterable[int], listeners: Iterable[int] = ()
) -> None:
    """Load Person, Session and Member of these, and the group; of the listeners only Person."""
    loading = Loading(conn, seal, facts)
    numbers = set(persons)
    await loading.add(mapping.PERSON, schema.people.c.person, numbers | set(listeners))
    await loading.add(mapping.SESSION, schema.sessions.c.person, numbers)
    await loading.add(mapping.MEMBER, schema.members.c.person, numbers)
    await loading.add(mapping.GROUP, schema.the_group.c.id, {1})


async def load(
    conn: AsyncConnection,
    seal: Seal,
    facts: Facts,
    needs: Iterable[Need],
    now: datetime,
    *,
    free_places: int = 20,
    limited: bool = True,
) -> None:
    """Load what these needs name and the facts lack.

    `free_places` is how many messages the group may get now; `limited`: somebody's reports are counted, or else they
    may be very many and nobody asks.
    """
    missing = set(needs) - facts.loaded
    if not missing:
        return
    loading, kinds = Loading(conn, seal, facts), _Kinds(missing)
    await _load_single(loading, kinds)
    await loading.filed({need.person for need in kinds.of(Filed)}, now - FILED_SPAN if limited else None)
    if kinds.of(Overview):
        facts.overview = await queue.overview(conn, now)
    cases = {need.case for need in kinds.of(CaseFile)}
    cases |= await loading.accounts({key for need in kinds.of(Accounts) for key in need.keys})
    cases |= await loading.tickets({need.ticket for need in kinds.of(Ticket)})
    cases |= await _load_queue(loading, kinds, free_places)
    for need in kinds.of(Search):
        facts.found[need.words] = await search.cases(conn, need.words)
        cases |= set(facts.found[need.words])
    for kind, load_kind in LOADERS.items():
        if wanted := kinds.of(kind):
            cases |= await load_kind(loading, wanted)
    await loading.files({case for case in cases if CaseFile(case) not in facts.loaded})
    facts.loaded |= missing | {CaseFile(case) for case in cases}


async def _load_queue(loading: Loading, kinds: "_Kinds", free_places: int) -> set[int]:
    """The cases whose files are wanted too: they may get cards now."""
    facts, conn, found = loading.facts, loading.conn, set[int]()
    if kinds.of(Queue):
        facts.queue = await queue.queue(conn, free_places)
        await loading.add(mapping.CASE, schema.cases.c.case, set(facts.queue.candidates))
        found.update(facts.queue.candidates[:FILED_CANDIDATES])
    if kinds.of(Cards):
        facts.shown = await queue.cards(conn)
        await loading.add(mapping.CASE, schema.cases.c.case, set(facts.shown))
    return found


async def _load_single(loading: Loading, kinds: "_Kinds") -> None:
    people = {person for need in kinds.of(People) for person in need.people}
    await loading.add(mapping.PERSON, schema.people.c.person, people)
    await loading.add(mapping.PLACE, schema.places.c.place, {need.place for need in kinds.of(PlaceOf)})
    await loading.places_at(kinds.of(PlaceAt))
    if kinds.of(Members):
        team = await loading.rows(mapping.MEMBER, _TEAM)
        loading.file(mapping.MEMBER.kind, "group", {True}, team)
    await loading.look_alikes({need.skeleton for need in kinds.of(LookAlikes)})
    await loading.reports_of({need.person for need in kinds.of(ReportsOf)})


class _Kinds:
    """Needs by their kind."""

    def __init__(self, needs: Collection[Need]) -> None:
        self._found: dict[type[Need], list[Any]] = {}
        for need in needs:
            self._found.setdefault(type(need), []).append(need)

    def of(self, kind: type[N]) -> list[N]:
        """Those of a kind."""
        return self._found.get(kind, [])
