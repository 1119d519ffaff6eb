"""Admins and supervisors at their private chats, with lists and single cases of other sources."""

from dataclasses import dataclass, field
from typing import Any

from reportbot.conversation import sources
from reportbot.conversation.desk import Turn
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due, Media
from reportbot.conversation.needs import ImportOf, ImportReports, Need, OneImport, SourcePeople
from reportbot.conversation.says import Content, Documents, Notice, Work
from reportbot.domain.records import Import, Person, Report
from reportbot.domain.source_records import SOURCES
from tests.conversation.harness import Citizen
from tests.conversation.review.team import ADMIN, Team

__all__ = ["ADMIN", "CITIZEN", "FOUND", "MODERATOR", "SUPERVISOR", "Clerk", "Office", "admin", "office"]

SUPERVISOR, MODERATOR, CITIZEN = 3, 1, 40


@dataclass
class Office(Team):
    """The group, and what works answer."""

    flow: Any = sources
    works: list[Work] = field(default_factory=list)

    def _load(self, facts: Facts, need: Need) -> None:
        match need:
            case OneImport(number):
                facts.loaded.add(need)
                if (found := self.get(Import, number)) is not None:
                    facts.records.setdefault(Import, {})[number] = found
            case ImportOf(digest):
                facts.loaded.add(need)
                self._listed(facts, Import, "digest", digest)
            case ImportReports(number):
                facts.loaded.add(need)
                for report in self._listed(facts, Report, "staged", number)[:25]:
                    self._case_file(facts, report.case)
                    facts.loaded.add(need)
            case SourcePeople():
                facts.loaded.add(need)
                facts.source_people = {source: 900 + index for index, source in enumerate(SOURCES) if index}
                for person in facts.source_people.values():
                    self.put(Person(person=person, created_at=self.now, reachable=False, wants_news=False))
            case _:
                super()._load(facts, need)

    def asked(self) -> Work:
        """The newest work."""
        return [say for say in self.says if isinstance(say, Work)][-1]

    def done(self, result: Any = None, outcome: str = "done", description: str = "") -> Turn:
        """The newest work answers."""
        work = self.asked()
        item = Answered(kind=work.then, outcome=outcome, result=result, description=description, about=dict(work.about))
        return self.play(item, int(work.about.get("person", 0)))

    def joins(self, number: int) -> Turn:
        """Its timer is due."""
        return self.play(Due(kind="import-join", subject=number, due_at=self.now))

    def told(self, person: int = ADMIN) -> str:
        """The newest notice of a person."""
        return self.words(self.newest_notice(person))

    def notice(self, person: int = ADMIN) -> Content:
        return [say.content for say in self.says if isinstance(say, Notice) and say.person == person][-1]

    def documents(self) -> list[Documents]:
        return [say for say in self.says if isinstance(say, Documents)]


@dataclass
class Clerk(Citizen):
    """An admin or supervisor in the private chat."""

    def sends(self, caption: str = "", size: int = 1000, kind: str = "document") -> str:
        return self.writes(caption, media=Media(kind, "file-1", "unique-1", size=size, name="daftar.csv"))

    def hears_all(self) -> None:
        """What was said to this person since."""
        office = self.world
        self.notices = [say.content for say in office.says if isinstance(say, Notice) and say.person == self.person]


def office() -> Office:
    made = Office()
    made.put(Person(person=ADMIN, created_at=made.now))
    return made


def admin(world: Office) -> Clerk:
    return Clerk(world, person=ADMIN, first_name="Dewi")


FOUND = {
    "digest": "d1",
    "file": 5,
    "name": "kesalahan.csv",
    "rows": 1250,
    "new": 1180,
    "known": 52,
    "repeats": 18,
    "children": 4,
    "faults": 0,
    "by": {"gambling": 1000, "fraud": 232},
    "first": [],
}
"""What a check of a sound list answers."""
