"""One batch inside the transaction: what it knows, the steps in order, what is written and said."""

import contextlib
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from reportbot.conversation import flow, review
from reportbot.conversation.desk import Desk, Turn
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due, Input, Message, Press
from reportbot.conversation.needs import Need, Overview, People, PlaceOf, Queue
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import (
    Card,
    Content,
    Documents,
    GroupPost,
    Notice,
    NoticeToAdmins,
    Say,
    Screen,
    Text,
    Toast,
)
from reportbot.domain.records import Case, Group, Person, Place, Record, Timer
from reportbot.errors import NumbersShort
from reportbot.intake.arrivals import Arrival, Read, raw_of, senders_of, with_person
from reportbot.intake.faults import guarded
from reportbot.intake.fresh import fresh
from reportbot.intake.rendering import Rendering
from reportbot.intake.taken import Taken
from reportbot.storage import dead, people, works
from reportbot.storage import facts as stored_facts
from reportbot.storage.connection import Connection
from reportbot.storage.dead import Dead
from reportbot.storage.numbers import Numbers
from reportbot.storage.outbox import enqueue
from reportbot.storage.outbox_results import free_places
from reportbot.storage.ready_group import forget_messages
from reportbot.storage.save import save
from reportbot.storage.seal import Seal
from reportbot.texts import Texts

T = TypeVar("T")

MOST_LOOKS = 3
"""How often all inputs are asked together what they need, before each is asked alone."""

DEAD = NoticeToAdmins(Content((Text("intake-dead-update"),)))


class Surroundings(Struct, frozen=True, kw_only=True):
    """What every batch of this run has around it; `admins` are internal numbers.

    `last_contact` tells when Telegram last answered a poll; `read` reads a dead update that comes once more.
    """

    seal: Seal
    texts: Texts
    rules: Rules
    numbers: Numbers
    admins: tuple[int, ...] = ()
    bot_username: str = ""
    per_group_minute: int = 20
    last_contact: Callable[[], datetime | None] = lambda: None
    read: Read = lambda _: ()


class Batch(Struct):
    """The work of one transaction; made anew when it is repeated.

    Due times follow `now`; the outbox and what was seen follow `wall`, which no clock file moves.
    `hopeless`: what comes in could not be written before, so it is only put aside and answered with an apology.
    """

    around: Surroundings
    conn: Connection
    now: datetime
    wall: datetime
    hopeless: bool = False
    facts: Facts = field(default_factory=Facts)
    writes: dict[tuple[type[Any], Hashable], Record] = field(default_factory=dict)
    drops: dict[tuple[type[Any], Hashable], None] = field(default_factory=dict)
    says: list[Say] = field(default_factory=list)
    pressers: dict[str, int] = field(default_factory=dict)
    fill: bool = False
    group_before: int | None = None
    failure: str = ""

    def __post_init__(self) -> None:
        self.facts.admins, self.facts.bot_username = self.around.admins, self.around.bot_username

    async def run(self, arrivals: Sequence[Arrival]) -> Taken:
        """Take in all that was not seen before, and say what is to be said anyway."""
        around = self.around
        counted = await fresh(self.conn, around.seal, arrivals, around.read, self.wall)
        if not counted and not self.says:
            return Taken()
        items = await self._with_people(counted)
        await around.numbers.prepare(self.conn, len(items))
        if not self.hopeless:
            await self._foresee(items)
        for arrival, item in items:
            await self._take(arrival, item)
        await self._conclude()
        await self._follow_group()
        rendering = await self._render()
        for place in rendering.places.values():
            self.writes[(type(place), place.key)] = place
        await save(self.conn, around.seal, self.writes.values(), self.drops)
        await enqueue(self.conn, around.seal, rendering.rows, self.wall)
        await works.enqueue(self.conn, around.seal, rendering.works, self.wall)
        # A group that may be written to again has messages waiting.
        lanes = {row.lane for row in rendering.rows} | ({"group"} if (Group, 1) in self.writes else set())
        return Taken(rendering.answers, lanes, bool(rendering.works))

    async def _follow_group(self) -> None:
        """In a group with a new chat id every place begins anew, those known to this batch too."""
        group = self.writes.get((Group, 1))
        if not isinstance(group, Group) or self.group_before in {None, group.chat_id}:
            return
        await forget_messages(self.conn)
        for place in list(self.facts.records.get(Place, {}).values()):
            if isinstance(place, Place) and place.lane == "group" and (Place, place.key) not in self.writes:
                self.facts.put(replace(place, generation=place.generation + 1, message_id=None))

    async def _with_people(self, arrivals: Sequence[Arrival]) -> list[tuple[Arrival, Input]]:
        """The readable arrivals with internal numbers and what is always known of who acts; the rest is put aside."""
        readable = [(each, each.input) for each in arrivals if each.input is not None and not each.unreadable]
        for arrival in arrivals:
            if isinstance(arrival.input, Due):
                self.drops[(Timer, (arrival.input.kind, arrival.input.subject))] = None
            if arrival.unreadable:
                await self._bury(arrival)
        senders = [sender for _, item in readable for sender in senders_of(item)]
        found = await people.people_of(self.conn, self.around.seal, senders, self.now) if senders else {}
        self.facts.records.setdefault(Person, {}).update({person.person: person for person in found.values()})
        numbers = {telegram_id: person.person for telegram_id, person in found.items()}
        items = [(arrival, with_person(item, numbers)) for arrival, item in readable]
        acting = {*numbers.values(), *(person for _, item in items if (person := flow.person_of(item)) is not None)}
        await stored_facts.load_actors(self.conn, self.around.seal, self.facts, acting, self.around.admins)
        group = self.facts.get(Group, 1)
        self.group_before = group.chat_id if group else None
        return items

    async def _foresee(self, items: Sequence[tuple[Arrival, Input]]) -> None:
        """Load what all inputs need as things stand, one query a kind; later steps may need more."""
        for _ in range(MOST_LOOKS):
            wanted: set[Need] = set()
            for _, item in items:
                with contextlib.suppress(Exception):  # its own step meets it again, and puts the update aside
                    wanted |= flow.needs(self.facts, item)
            if not await self.load(wanted):
                return

    async def load(self, needs: set[Need]) -> bool:
        """Look up what is not known yet; False where all is."""
        missing = needs - self.facts.loaded
        if not missing:
            return False
        limit = self.around.per_group_minute
        free = await free_places(self.conn, "group", self.wall, limit) if Queue() in missing else 0
        limited = self.around.rules.limited
        await stored_facts.load(
            self.conn, self.around.seal, self.facts, missing, self.now, free_places=free, limited=limited
        )
        self.facts.loaded |= missing
        if Overview() in missing:
            self.facts.overview = replace(self.facts.overview, last_contact=self.around.last_contact())
        return True

    async def _take(self, arrival: Arrival, item: Input) -> None:
        if isinstance(item, Due):
            self.fill = self.fill or item.kind == "queue-fill"
        press = item.original if isinstance(item, Answered) else item
        if isinstance(press, Press):
            self.pressers[press.id] = press.person
        turn = await self._turn(item)
        if turn is None:
            await self._bury(arrival if self.hopeless else replace(arrival, failure=self.failure))
            self._apologise(item)
        else:
            self._accept(turn)

    async def _turn(self, item: Input) -> Turn | None:
        """What the step of this input wants; None where it failed. A failing database is no failing step."""
        if self.hopeless:
            return None
        while True:
            wanted = guarded(lambda: flow.needs(self.facts, item), self._failed)
            if wanted is None:
                return None
            if not await self.load(wanted):
                break
        around = self.around
        return await self._numbered(
            lambda: guarded(lambda: flow.step(self.facts, item, self.now, around.rules, around.numbers), self._failed)
        )

    def _failed(self, failure: str) -> None:
        self.failure = failure

    async def _numbered(self, work: Callable[[], T]) -> T:
        """The result of a pure function, which is done again where it needed more numbers than were drawn."""
        while True:
            try:
                return work()
            except NumbersShort as short:
                await self.around.numbers.refill(self.conn, short)

    def _accept(self, turn: Turn) -> None:
        for key in turn.drops:
            self.facts.drop(*key)
            self.writes.pop(key, None)
            self.drops[key] = None
        for record in turn.writes:
            self.facts.put(record)
            self.drops.pop((type(record), record.key), None)
            self.fill = self.fill or isinstance(record, Group)
            self.writes[(type(record), record.key)] = record
        self.says += turn.says

    async def _bury(self, arrival: Arrival) -> None:
        before = arrival.dead
        one = replace(before, tries=before.tries + 1) if before else Dead(raw=raw_of(arrival), at=self.now)
        one = replace(one, key=arrival.key, failure=arrival.failure)
        await dead.keep(self.conn, self.around.seal, one)
        if DEAD not in self.says:
            self.says.append(DEAD)

    def _apologise(self, item: Input) -> None:
        trouble = Text("intake-trouble")
        press = item.original if isinstance(item, Answered) else item
        if isinstance(press, Press):
            self.says.append(Toast(press.id, trouble))
        elif isinstance(item, Message) and item.chat.kind == "private":
            self.says.append(Notice(item.person, Content((trouble,))))

    def _touched(self) -> frozenset[int]:
        return frozenset(case for kind, case in self.writes if kind is Case and isinstance(case, int))

    async def _conclude(self) -> None:
        touched = self._touched()
        if not touched and not self.fill:
            return
        await self.load(set(review.CONCLUDE_NEEDS))
        around = self.around
        turn = await self._numbered(lambda: flow.conclude(self.facts, touched, self.now, around.rules, around.numbers))
        self._accept(turn)

    async def _render(self) -> Rendering:
        rendering = Rendering(self.around.texts, self.facts, pressers=self.pressers)
        await self.load(self._for_rendering())
        cards: dict[int, int | None] = {}
        for say in self.says:
            if isinstance(say, Card):
                cards[say.case] = say.adopt or cards.get(say.case)
            else:
                rendering.say(say)
        await self._cards(rendering, cards)
        return rendering

    def _for_rendering(self) -> set[Need]:
        needs: set[Need] = set()
        listeners: set[int] = set(self.around.admins) | set(self.pressers.values())
        for say in self.says:
            match say:
                case Screen(person=person):
                    needs.add(PlaceOf(f"screen:{person}"))
                    listeners.add(person)
                case Notice(person=person, place=place):
                    listeners.add(person)
                    needs |= {PlaceOf(place)} if place else set()
                case Documents(person=person):
                    listeners.add(person)
                case GroupPost(place=place) if place:
                    needs.add(PlaceOf(place))
                case Card(case=case):
                    needs.add(PlaceOf(f"card:{case}"))
        unknown = frozenset(p for p in listeners if self.facts.get(Person, p) is None)
        return needs | ({People(unknown)} if unknown else set())

    async def _cards(self, rendering: Rendering, cards: dict[int, int | None]) -> None:
        while await self.load({need for number in cards for need in review.card_needs(self.facts, number)}):
            pass
        for number, adopt in cards.items():
            case = self.facts.get(Case, number)
            if case is not None and (case.shown or adopt is not None):
                desk = Desk(self.facts, self.now, self.around.rules, self.around.numbers)
                rendering.card(case, review.card(desk, number), adopt)
