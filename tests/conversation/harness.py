"""A world in memory for conversations: records by key, loaded by need as storage does, changed by each turn."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from reportbot.conversation import filing
from reportbot.conversation.buttons import encode
from reportbot.conversation.desk import Desk, Turn
from reportbot.conversation.facts import INDEXED, Facts
from reportbot.conversation.inputs import Chat, Due, Forward, Input, Media, Message, Press, Sender
from reportbot.conversation.needs import Accounts, CaseFile, Filed, Members, Need, Objections, People, ReportsOf
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import Button, Card, Content, Notice, Say, Screen, Toast
from reportbot.domain.records import (
    Case,
    CaseIdentifier,
    Decision,
    Evidence,
    EvidenceCopy,
    Member,
    Objection,
    Person,
    Record,
    Referral,
    Report,
    Session,
    Timer,
)
from reportbot.texts import Texts
from tests.conversation.fresh import Fresh as Fresh  # noqa: PLC0414 tests take it from here
from tests.conversation.shelves import Shelves
from tests.conversation.small_screens import too_large

R = TypeVar("R", bound=Record)
TEXTS = Texts.load()
NOON = datetime(2021, 3, 21, 5, 0, tzinfo=UTC)


@dataclass(kw_only=True)
class World(Shelves):
    """All records, the clock, and what was said to whom."""

    rules: Rules = field(default_factory=Rules)
    now: datetime = NOON
    fresh: Fresh = field(default_factory=Fresh)
    says: list[Say] = field(default_factory=list)
    messages: int = 100
    flow: Any = filing

    def pass_time(self, span: timedelta) -> None:
        """Let the clock run; whatever falls due on the way is done in order."""
        end = self.now + span
        while due := self._next_due(end):
            self.now = max(self.now, due.due_at)
            self.drop(Timer, due.key)
            if due.kind in self.flow.DUES:
                self.play(Due(kind=due.kind, subject=due.subject, due_at=due.due_at, data=due.data), due.subject)
        self.now = end

    def _next_due(self, end: datetime) -> Timer | None:
        timers = [timer for timer in self.all(Timer) if timer.due_at <= end]
        return min(timers, key=lambda timer: timer.due_at, default=None)

    def play(self, item: Input, person: int) -> Turn:
        """One input through needs and step; the turn is applied."""
        facts = Facts()
        for kind in (Person, Session, Member):
            record = self.get(kind, person)
            if record is not None:
                _know(facts, record)
        while missing := self.flow.needs(facts, item) - facts.loaded:
            for need in missing:
                self._load(facts, need)
        desk = Desk(facts, self.now, self.rules, self.fresh)
        self.flow.step(desk, item)
        turn = desk.turn()
        for record in turn.writes:
            self.put(record)
        for dropped, key in turn.drops:
            self.drop(dropped, key)
        self.says.extend(turn.says)
        return turn

    def _load(self, facts: Facts, need: Need) -> None:
        facts.loaded.add(need)
        match need:
            case ReportsOf(person):
                rows = self._listed(facts, Report, "person", person)
                for report in rows:
                    _know(facts, self.records[Case][report.case])
            case Filed(person):
                rows = self.by(Report, "person").get(person, [])
                facts.filed[person] = {report.report: report.created_at for report in rows}
            case CaseFile(case):
                self._case_file(facts, case)
            case Accounts(keys):
                rows = [row for key in keys for row in self._listed(facts, CaseIdentifier, "account", key)]
                self._case_files(facts, rows)
            case People(people):
                for person in people:
                    _know(facts, self.records[Person][person])
            case Members():
                self._listed(facts, Member, "group", True)
            case Objections(people):
                self._objections(facts, people)
            case _:
                raise AssertionError(f"this world cannot load {need}")

    def _objections(self, facts: Facts, people: frozenset[int]) -> None:
        self._listed(facts, Objection, "open", True)
        for person in people:
            self._listed(facts, Objection, "person", person)

    def _case_files(self, facts: Facts, rows: list[CaseIdentifier]) -> None:
        for row in rows:
            self._case_file(facts, row.case)

    def _case_file(self, facts: Facts, case: int) -> None:
        record = self.get(Case, case)
        if record is not None:
            _know(facts, record)
        for kind in (CaseIdentifier, Report, Evidence, EvidenceCopy, Decision, Referral):
            self._listed(facts, kind, "case", case)

    def _listed(self, facts: Facts, kind: type[Any], name: str, value: Hashable) -> list[Any]:
        assert name in INDEXED[kind]
        rows = self.by(kind, name).get(value, [])
        facts.list_as(kind, name, value, rows)
        return rows


@dataclass
class Citizen:
    """Somebody with a phone: writes, presses what is on the screen, reads."""

    world: World
    person: int = 1
    first_name: str = "Sari"
    username: str = "sari_wati"
    live: Content | None = None
    live_message: int = 0
    notices: list[Content] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    turn: Turn = field(default_factory=Turn)

    def __post_init__(self) -> None:
        if self.world.get(Person, self.person) is None:
            self.world.put(Person(person=self.person, created_at=self.world.now))

    @property
    def sender(self) -> Sender:
        return Sender(telegram_id=7000 + self.person, first_name=self.first_name, username=self.username)

    @property
    def chat(self) -> Chat:
        return Chat(7000 + self.person, "private")

    @property
    def profile(self) -> Person:
        profile: Person = self.world.records[Person][self.person]
        return profile

    def message(self, text: str = "", **more: Any) -> Message:
        self.world.messages += 1
        given: dict[str, Any] = {"message_id": self.world.messages, "date": self.world.now} | more
        return Message(chat=self.chat, sender=self.sender, text=text, person=self.person, **given)

    def writes(self, text: str = "", **more: Any) -> str:
        """Send a message; what the screen then reads."""
        return self._hear(self.world.play(self.message(text, **more), self.person), None)

    def photo(self, number: int = 1, **more: Any) -> str:
        media = Media("photo", f"file-{number}", f"unique-{number}", size=50_000)
        return self.writes(media=media, **more)

    def file(self, kind: str, size: int = 1000, **more: Any) -> str:
        return self.writes(media=Media(kind, f"{kind}-id", f"{kind}-unique", size=size), **more)

    def forwards(self, text: str, **origin: Any) -> str:
        return self.writes(text, forward=Forward(**({"kind": "user"} | origin)))

    def taps(self, label: str) -> str:
        """Press the button with this label on the live screen, or else on the newest notice that has it."""
        for content, message in self._shown():
            for button in buttons_of(content):
                if self.plain(button.label) == label and button.press is not None:
                    return self.presses(encode(button.press), message)
        raise AssertionError(f"no button {label!r}; there are {self.labels}")

    def presses(self, data: str, message: int | None = None) -> str:
        press = Press(
            id=f"press-{len(self.toasts)}",
            chat=self.chat,
            sender=self.sender,
            message_id=message or self.live_message,
            data=data,
            person=self.person,
        )
        return self._hear(self.world.play(press, self.person), press)

    def _shown(self) -> Iterator[tuple[Content, int]]:
        if self.live:
            yield self.live, self.live_message
        for number, content in reversed(list(enumerate(self.notices, 50))):
            yield content, number

    def hears(self, says: tuple[Say, ...]) -> None:
        """Messages that others caused."""
        for say in says:
            if isinstance(say, Notice) and say.person == self.person:
                assert too_large(say.content) == []
                self.notices.append(say.content)

    def _hear(self, turn: Turn, press: Press | None) -> str:
        self.turn = turn
        toasts = [say for say in turn.says if isinstance(say, Toast)]
        assert [toast.press for toast in toasts] == ([press.id] if press else [])
        self.toasts.extend(self.plain(toast.text) if toast.text else "" for toast in toasts)
        self.hears(turn.says)
        for say in turn.says:
            if isinstance(say, Screen):
                assert say.person == self.person
                self.live = say.content
                assert too_large(say.content) == []
                self.live_message = say.tapped or self.world.messages + 1
        return self.reads

    def plain(self, text: Any) -> str:
        return TEXTS.plain(text, self.profile.language)

    def words(self, content: Content) -> str:
        return "\n".join(map(self.plain, content.lines))

    @property
    def reads(self) -> str:
        """The live screen's words."""
        return self.words(self.live) if self.live else ""

    @property
    def told(self) -> list[str]:
        """All messages of their own."""
        return [self.words(content) for content in self.notices]

    @property
    def labels(self) -> list[str]:
        return [self.plain(button.label) for button in buttons_of(self.live)] if self.live else []

    @property
    def cards(self) -> list[int]:
        return [say.case for say in self.turn.says if isinstance(say, Card)]

    @property
    def session(self) -> Session | None:
        return self.world.get(Session, self.person)

    def agrees(self) -> "Citizen":
        self.writes("/start")
        self.taps("Setuju & lanjut")
        return self

    def files(self, account: str = "contoh_akun88", category: str = "Prostitusi online", story: str = "") -> Report:
        """The straight path to a receipt; the report that came of it."""
        self.writes("/lapor")
        if "Mulai baru" in self.labels:
            self.taps("Mulai baru")
        self.taps("MiChat")
        self.writes(account)
        self.taps(category)
        self.taps("Lewati")
        self.writes(story) if story else self.taps("Lewati")
        self.taps("Kirim laporan")
        return max((r for r in self.world.all(Report) if r.person == self.person), key=lambda r: r.report)


def _know(facts: Facts, record: Record) -> None:
    """Loaded, not made: its lists are another need."""
    facts.records.setdefault(type(record), {}).setdefault(record.key, record)


def buttons_of(content: Content) -> list[Button]:
    return [button for row in content.rows for button in row]


def citizen(world: World, person: int = 1, **more: Any) -> Citizen:
    """Somebody who has agreed to the notice."""
    return Citizen(world, person, **more).agrees()
