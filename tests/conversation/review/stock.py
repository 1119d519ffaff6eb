"""Members, cases and their reports in memory, loaded by need as storage does."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from reportbot.conversation import review
from reportbot.conversation.facts import Facts, OverviewFacts, QueueFacts
from reportbot.conversation.needs import (
    Cards,
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
)
from reportbot.domain.words import OPEN_STATES, Category, EvidenceKind
from tests.conversation.harness import NOON, World

GROUP_ID = -1001234567
ADMIN = 99


@dataclass
class Stock(World):
    """What is stored: the group, its members and cases; person 1 and 2 moderate, 3 supervises."""

    flow: Any = review
    free_places: int = 20

    def __post_init__(self) -> None:
        self.put(Group(chat_id=GROUP_ID, title="Tim", state="ready", connected_at=NOON))
        for person, status in ((1, "member"), (2, "member"), (3, "administrator")):
            self.join(person, status)

    def join(self, person: int, status: str, *, approved: bool = True, started: bool = True) -> None:
        self.put(Person(person=person, created_at=self.now))
        if started:
            self.put(Place(place=f"screen:{person}", lane=f"person:{person}", message_id=person))
        name = {1: "Ayu", 2: "Budi", 3: "Citra"}.get(person, f"Orang {person}")
        self.put(Member(person=person, status=status, name=name, approved=approved, checked_at=self.now))

    def join_session(self, person: int) -> None:
        """Whoever joined has written to the bot before."""
        self.put(Person(person=person, created_at=self.now))
        self.put(Place(place=f"screen:{person}", lane=f"person:{person}", message_id=person))

    def change_member(self, person: int, **changes: Any) -> None:
        self.put(replace(self.records[Member][person], **changes))

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
        self.arrived(number)
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
        case = self.get(Case, number)
        assert case is not None
        return case

    def did(self, number: int) -> list[str]:
        """Kinds of what was done, in order."""
        return [entry.kind for entry in self.all(Decision) if entry.case == number]

    def report_of(self, case: int) -> Report:
        return next(report for report in self.all(Report) if report.case == case)

    def arrived(self, number: int) -> None:
        """A case has come; the group may show it."""

    # Loading.

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

    def _load(self, facts: Facts, need: Need) -> None:
        facts.loaded.add(need)
        match need:
            case Members():
                facts.list_as(Member, "group", True, self.all(Member))
            case Queue():
                facts.queue = self.queue()
                for number in facts.queue.candidates:
                    facts.records.setdefault(Case, {}).setdefault(number, self.at(number))
            case Cards():
                facts.shown = self.shown()
                for number in facts.shown:
                    facts.records.setdefault(Case, {}).setdefault(number, self.at(number))
            case Overview():
                states = Counter(case.state.value for case in self.all(Case))
                facts.overview = OverviewFacts(by_state=tuple(states.items()), overdue=1, last_contact=self.now)
            case PlaceOf(name) if (place := self.get(Place, name)) is not None:
                facts.put(place)
            case PlaceOf():
                pass
            case PlaceAt(lane, message_id):
                found = [place for place in self.all(Place) if (place.lane, place.message_id) == (lane, message_id)]
                facts.list_as(Place, "at", (lane, message_id), found)
            case _:
                self._load_found(facts, need)

    def _load_found(self, facts: Facts, need: Need) -> None:
        match need:
            case LookAlikes(skeleton):
                self._listed(facts, CaseIdentifier, "skeleton", skeleton)
            case Ticket(ticket):
                for report in self._listed(facts, Report, "ticket", ticket):
                    self._case_file(facts, report.case)
            case Search(words):
                found = [row.case for row in self.all(CaseIdentifier) if words.casefold() in row.canonical]
                facts.found[words] = tuple(dict.fromkeys(found))
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
        return QueueFacts(
            waiting=len(waiting),
            urgent=sum(case.urgent for case in waiting),
            hidden=len(hidden),
            oldest=min((case.waiting_since or self.now for case in waiting), default=None),
            candidates=tuple(hidden[:10]),
            free_places=self.free_places,
        )

    def shown(self) -> tuple[int, ...]:
        open_cards = [case for case in self.all(Case) if case.shown and case.state in OPEN_STATES]
        return tuple(case.case for case in sorted(open_cards, key=order))
