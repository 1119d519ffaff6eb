"""Whoever guesses numbers of reports learns nothing: not by the answer, not by what was looked up for it."""

import random

import pytest

from reportbot.conversation import filing
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Message
from reportbot.domain.records import Person, Session
from reportbot.domain.tickets import ticket_from
from tests.conversation.filing.told import reporter
from tests.conversation.harness import Citizen, World, citizen

GUESSES = 1_500
WAYS = ("/status {}", "/start {}", "{}", "/laporan_saya {}")


def _needed(world: World, eve: Citizen, item: Message) -> set[object]:
    """What is looked up in the database before the step runs."""
    facts = Facts()
    for kind in (Person, Session):
        if (record := world.get(kind, eve.person)) is not None:
            facts.records.setdefault(kind, {})[record.key] = record
    return set(filing.needs(facts, item))


@pytest.mark.parametrize("way", WAYS)
def test_a_number_of_somebody_else_and_one_that_was_never_given_look_up_the_same(way: str) -> None:
    world, _, report = reporter()
    eve = citizen(world, 2)
    foreign = _needed(world, eve, eve.message(way.format(report.ticket)))
    unknown = _needed(world, eve, eve.message(way.format("RB-0000-0000")))
    assert foreign == unknown
    assert not any(report.ticket in str(need) for need in foreign)


@pytest.mark.parametrize("way", WAYS)
def test_many_guesses_get_one_answer_and_the_right_number_gets_it_too(way: str) -> None:
    world, budi, report = reporter()
    eve, draw = citizen(world, 2), random.Random(39)
    guesses = [ticket_from(draw.getrandbits(35)) for _ in range(GUESSES)]
    guesses[GUESSES // 2] = report.ticket
    answers = {eve.writes(way.format(guess)) for guess in guesses}
    assert len(answers) == 1
    assert report.ticket not in answers.pop()
    assert eve.labels
    assert report.ticket in budi.writes(f"/status {report.ticket}")


def test_a_button_with_every_number_there_is_opens_no_foreign_report() -> None:
    world, _, report = reporter()
    eve = citizen(world, 2)
    answers = {eve.presses(f"fr:{number}:o:0") for number in range(report.report + GUESSES)}
    assert len(answers) == 1
    assert world.only(type(report)) == report
