"""A reporter with one report, and news that moderators' decisions bring."""

from reportbot.conversation.desk import Desk
from reportbot.conversation.facts import Facts
from reportbot.conversation.needs import CaseFile
from reportbot.conversation.news import people_of, tell_reporters
from reportbot.domain.records import Case, Report
from tests.conversation.harness import Citizen, World, citizen


def tells(world: World, told: str, *citizens: Citizen, only: set[int] | None = None, **args: str) -> None:
    """A moderator's decision became news of the one case."""
    facts = Facts()
    case = world.only(Case)
    world._load(facts, CaseFile(case.case))
    world._load(facts, people_of(facts, case.case))
    desk = Desk(facts, world.now, world.rules, world.fresh)
    tell_reporters(desk, case, told, args, only)
    for record in desk.turn().writes:
        world.put(record)
    for one in citizens:
        one.hears(desk.turn().says)


def reporter(category: str = "Penipuan", world: World | None = None) -> tuple[World, Citizen, Report]:
    world = world or World()
    budi = citizen(world)
    report = budi.files(category=category, story="cerita rahasia saya")
    return world, budi, report
