"""A moderators' group in memory: cards as they stand, members who press them, Telegram's answers on demand."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from reportbot.conversation import review
from reportbot.conversation.buttons import encode
from reportbot.conversation.desk import Desk, Turn
from reportbot.conversation.facts import Facts, OverviewFacts, QueueFacts
from reportbot.conversation.inputs import Answered, Chat, Due, Input, Message, Press, Sender
from reportbot.conversation.needs import (
    LookAlikes,
    Members,
    Need,
    Overview,
    PlaceAt,
    PlaceOf,
    Queue,
    Search,
    Ticket,
)
from reportbot.conversation.review.queue import order, waits
from reportbot.conversation.rules import Rules
from reportbot.conversation.says import (
    Button,
    Call,
    Card,
    Content,
    EvidencePost,
    GroupPost,
    Notice,
    NoticeToAdmins,
    Text,
    Toast,
)
from reportbot.domain.cases import add_evidence, add_report, open_case
from reportbot.domain.records import (
    Case,
    CaseIdentifier,
    Decision,
    Evidence,
    Group,
    Member,
    Person,
    Place,
    Report,
    Session,
    Timer,
)
from reportbot.domain.words import OPEN_STATES, Category, EvidenceKind
from tests.conversation.harness import NOON, TEXTS, Fresh, World

GROUP_ID = -1001234567
ADMIN = 99


@dataclass
class Team(World):
    """The group, its members and its cases; person 1 and 2 moderate, 3 supervises."""

    flow: Any = review
    cards: dict[int, Content] = field(default_factory=dict)
    posts: list[Content] = field(default_factory=list)
    free_places: int = 20
    toasts: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    turn: Turn = field(default_factory=Turn)

    def __post_init__(self) -> None:
        self.put(Group(chat_id=GROUP_ID, title="Tim", state="ready", connected_at=NOON))
        for person, status in ((1, "member"), (2, "member"), (3, "administrator")):
            self.join(person, status)

    def join(self, person: int, status: str, *, approved: bool = True, started: bool = True) -> None:
        self.put(Person(person=person, created_at=self.now))
        if started:
            self.put(Session(person=person, updated_at=self.now))
        name = {1: "Ayu", 2: "Budi", 3: "Citra"}.get(person, f"Orang {person}")
        self.put(Member(person=person, status=status, name=name, approved=approved, checked_at=self.now))

    # Cases.

    def case(self, **given: Any) -> int:
        """A reported case with its card; by default MiChat, online prostitution, one picture, one reporter."""
        number = self.fresh.number(Case)
        category = given.pop("category", Category.PROSTITUTION)
        reporters = given.pop("reporters", (50 + number,))
        child = given.pop("child", False)
        first = self._report(number, category, reporters[0])
        case = open_case(number, first, child=child, due_at=self.now + timedelta(hours=24))
        for person in reporters:
            report = first if person == reporters[0] else self._report(number, category, person)
            others = [one for one in self.all(Report) if one.case == number and one.report != report.report]
            case = add_report(case, report, others, known=False, child=child)
        kind = given.pop("kind", "id")
        account = given.pop("account", f"akun_{number}")
        self._identifier(number, kind, account, given.pop("warnings", ""))
        items = [self._item(number, first.report, kind) for kind in given.pop("evidence", (EvidenceKind.PHOTO,))]
        self.put(add_evidence(case, items))
        if given:
            self.change(number, **given)
        self.conclude(frozenset({number}))
        return number

    def _report(self, case: int, category: Category, person: int) -> Report:
        self.put(Person(person=person, created_at=self.now))
        number = self.fresh.number(Report)
        report = Report(
            report=number,
            ticket=self.fresh.ticket(),
            case=case,
            person=person,
            category=category,
            platform="michat",
            created_at=self.now,
            masked="Menawarkan janji temu",
            place="Kota Bandung",
        )
        self.put(report)
        return report

    def _identifier(self, case: int, kind: str, account: str, warnings: str) -> None:
        self.put(
            CaseIdentifier(
                identifier=self.fresh.number(CaseIdentifier),
                case=case,
                platform="michat",
                kind=kind,
                canonical=account.casefold(),
                verbatim=account,
                skeleton=account.casefold().replace("1", "l"),
                warnings=warnings,
            )
        )

    def _item(self, case: int, report: int, kind: EvidenceKind) -> Evidence:
        number = self.fresh.number(Evidence)
        item = Evidence(
            evidence=number,
            case=case,
            report=report,
            kind=kind,
            created_at=self.now,
            file_id=f"file-{number}" if kind not in {EvidenceKind.LINK, EvidenceKind.TEXT} else "",
            mime="application/pdf" if kind is EvidenceKind.DOCUMENT else "",
            size=40_960,
            name="KTP_Sari.pdf",
            text="dari Sari https://jahat.example/x",
            masked="dari ‹nama› https://jahat.example/x",
        )
        self.put(item)
        return item

    def change(self, number: int, **changes: Any) -> None:
        self.put(replace(self.at(number), **changes))

    def at(self, number: int) -> Case:
        return self.records[Case][number]

    def did(self, number: int) -> list[str]:
        """Kinds of what was done, in order."""
        return [entry.kind for entry in self.all(Decision) if entry.case == number]

    def report_of(self, case: int) -> Report:
        return next(report for report in self.all(Report) if report.case == case)

    # What happens.

    def facts(self, person: int = 0) -> Facts:
        facts = Facts(admins=(ADMIN,), bot_username="lapor_bot")
        for kind in (Person, Session, Member):
            record = self.get(kind, person)
            if record is not None:
                facts.put(record)
        facts.put(self.records[Group][1])
        return facts

    def loaded(self, facts: Facts, needs: Any) -> Facts:
        while missing := needs(facts) - facts.loaded:
            for need in missing:
                self._load(facts, need)
        return facts

    def play(self, item: Input, person: int = 0) -> Turn:
        facts = self.loaded(self.facts(person), lambda facts: self.flow.needs(facts, item))
        desk = Desk(facts, self.now, self.rules, self.fresh)
        self.flow.step(desk, item)
        self.turn = desk.turn()
        touched = self.apply(self.turn)
        if touched or (isinstance(item, Due) and item.kind == "queue-fill"):
            self.conclude(touched, draw=False)
        self.draw()
        self.toasts += [self.plain(say.text) if say.text else "" for say in self.turn.says if isinstance(say, Toast)]
        self.starts += [say.start for say in self.turn.says if isinstance(say, Toast) and say.start]
        return self.turn

    def apply(self, turn: Turn) -> frozenset[int]:
        for record in turn.writes:
            self.put(record)
        for kind, key in turn.drops:
            self.records.get(kind, {}).pop(key, None)
        self.says.extend(turn.says)
        self.posts += [say.content for say in turn.says if isinstance(say, GroupPost)]
        return frozenset(record.case for record in turn.writes if isinstance(record, Case))

    def conclude(self, touched: frozenset[int], *, draw: bool = True) -> None:
        facts = self.facts()
        for need in (*review.CONCLUDE_NEEDS, Members()):
            self._load(facts, need)
        for number in touched:
            self._case_file(facts, number)
        desk = Desk(facts, self.now, self.rules, self.fresh)
        review.conclude(desk, touched)
        turn = desk.turn()
        self.apply(turn)
        if any(isinstance(say, GroupPost) and say.place == "digest" for say in turn.says):
            self.put(Place(place="digest", lane="group", message_id=self._message()))
        if draw:
            self.draw()

    def draw(self) -> None:
        """Render every card that was said, as intake does at the end of a batch."""
        numbers = {say.case for say in self.says if isinstance(say, Card)} | set(self.cards)
        for number in sorted(number for number in numbers if self.at(number).shown):
            facts = self.loaded(self.facts(), lambda facts, number=number: review.card_needs(facts, number))
            self.cards[number] = review.card(Desk(facts, self.now, self.rules, self.fresh), number)
            place = self.get(Place, f"card:{number}") or Place(place=f"card:{number}", lane="group")
            if place.message_id is None:
                self.put(replace(place, message_id=self._message()))

    def _message(self) -> int:
        self.messages += 1
        return self.messages

    def _load(self, facts: Facts, need: Need) -> None:
        facts.loaded.add(need)
        match need:
            case Members():
                facts.list_as(Member, "group", True, self.all(Member))
            case Queue():
                facts.queue = self.queue()
                for number in {*facts.queue.candidates, *facts.queue.shown}:
                    facts.put(self.at(number))
            case Overview():
                states: dict[str, int] = {}
                for case in self.all(Case):
                    states[case.state.value] = states.get(case.state.value, 0) + 1
                facts.overview = OverviewFacts(by_state=tuple(states.items()), overdue=1, last_contact=self.now)
            case PlaceOf(name):
                if (place := self.get(Place, name)) is not None:
                    facts.put(place)
            case PlaceAt(lane, message_id):
                found = [place for place in self.all(Place) if (place.lane, place.message_id) == (lane, message_id)]
                facts.list_as(Place, "at", (lane, message_id), found)
            case LookAlikes(skeleton):
                self._listed(facts, CaseIdentifier, "skeleton", skeleton)
            case Ticket(ticket):
                for report in self._listed(facts, Report, "ticket", ticket):
                    self._case_file(facts, report.case)
            case Search(words):
                found_cases = [row.case for row in self.all(CaseIdentifier) if words.casefold() in row.canonical]
                facts.found[words] = tuple(dict.fromkeys(found_cases))
                for number in facts.found[words]:
                    self._case_file(facts, number)
            case _:
                super()._load(facts, need)

    def _case_file(self, facts: Facts, case: int) -> None:
        super()._case_file(facts, case)
        if (place := self.get(Place, f"card:{case}")) is not None:
            facts.put(place)

    def queue(self) -> QueueFacts:
        waiting = sorted((case for case in self.all(Case) if waits(case)), key=order)
        hidden = [case.case for case in waiting if not case.shown]
        shown = [case for case in sorted(self.all(Case), key=order) if case.shown and case.state in OPEN_STATES]
        return QueueFacts(
            waiting=len(waiting),
            urgent=sum(case.urgent for case in waiting),
            hidden=len(hidden),
            oldest=min((case.waiting_since or self.now for case in waiting), default=None),
            candidates=tuple(hidden[:10]),
            free_places=self.free_places,
            shown=tuple(case.case for case in shown),
        )

    # Members act.

    def sender(self, person: int) -> Sender:
        return Sender(telegram_id=8000 + person, first_name=f"Orang {person}")

    def press(self, person: int, label: str, case: int) -> str:
        """Press a button on the card of a case; the toast."""
        return self.send_press(person, self.data(label, self.cards[case]), self.card_message(case))

    def card_message(self, case: int) -> int:
        return int(self.records[Place][f"card:{case}"].message_id or 0)

    def data(self, label: str, content: Content) -> str:
        for button in buttons_of(content):
            if self.plain(button.label) == label and button.press is not None:
                return encode(button.press)
        raise AssertionError(f"no button {label!r} among {self.labels_of(content)}")

    def send_press(self, person: int, data: str, message: int, **more: Any) -> str:
        """A press in the group; whoever is known was just checked."""
        member = self.get(Member, person)
        if member is not None and more.pop("fresh", True):
            self.put(replace(member, checked_at=self.now))
        chat = Chat(GROUP_ID, "supergroup")
        given = {"chat": chat, "sender": self.sender(person)} | more
        number = len(self.toasts)
        press = Press(id=f"press-{number}", message_id=message, data=data, person=person, **given)
        turn = self.play(press, person)
        answers = [say for say in turn.says if isinstance(say, Toast)]
        waits_for = [say for say in turn.says if isinstance(say, Call) and say.waiting_press is not None]
        assert len(answers) + len(waits_for) == 1, turn.says
        return self.toasts[-1] if answers else "(waits)"

    def answer(self, kind: str, result: Any, outcome: str = "done", **more: Any) -> Turn:
        """Telegram answers the newest call of this kind."""
        call = next(say for say in reversed(self.says) if getattr(say, "then", "") == kind)
        original = getattr(call, "waiting_press", None)
        item = Answered(kind=kind, outcome=outcome, result=result, about=call.about, original=original)
        return self.play(item, original.person if original else 0)

    def reply(self, person: int, words: str, case: int, **more: Any) -> Turn:
        """Reply to the card of a case."""
        return self.write(person, words, reply_to=self.card_message(case), reply_to_bot=True, **more)

    def write(self, person: int, words: str, **more: Any) -> Turn:
        given = {"chat": Chat(GROUP_ID, "supergroup"), "sender": self.sender(person), "person": person} | more
        return self.play(Message(text=words, message_id=self._message(), date=self.now, **given), person)

    # What is read.

    def plain(self, text: Text) -> str:
        return TEXTS.plain(text, "id")

    def words(self, content: Content) -> str:
        return "\n".join(map(self.plain, content.lines))

    def reads(self, case: int) -> str:
        """The card's words."""
        return self.words(self.cards[case])

    def labels(self, case: int) -> list[str]:
        return self.labels_of(self.cards[case])

    def labels_of(self, content: Content) -> list[str]:
        return [self.plain(button.label) for button in buttons_of(content)]

    def notices(self, person: int) -> list[str]:
        return [self.words(say.content) for say in self.says if isinstance(say, Notice) and say.person == person]

    def newest_notice(self, person: int) -> Content:
        return [say.content for say in self.says if isinstance(say, Notice) and say.person == person][-1]

    def admin_notices(self) -> list[str]:
        return [self.words(say.content) for say in self.says if isinstance(say, NoticeToAdmins)]

    def calls(self, method: str) -> list[Call]:
        return [say for say in self.says if isinstance(say, Call) and say.method == method]

    def evidence_posts(self) -> list[EvidencePost]:
        return [say for say in self.says if isinstance(say, EvidencePost)]

    def due(self, kind: str, subject: int) -> datetime | None:
        timer = self.get(Timer, (kind, subject))
        return timer.due_at if timer is not None else None


def buttons_of(content: Content) -> list[Button]:
    return [button for row in content.rows for button in row]


def team(**rules: Any) -> Team:
    """A ready group under these rules."""
    return Team(rules=Rules(**rules), fresh=Fresh())


__all__ = ["ADMIN", "GROUP_ID", "Team", "buttons_of", "team"]
