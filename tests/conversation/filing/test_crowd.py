"""Hundreds of accounts that report one person together: one case that waits for a moderator, and nothing is proven."""

from reportbot.domain.records import Case, CaseIdentifier, Decision, Report
from reportbot.domain.words import CaseState
from tests.conversation.harness import World, citizen

SYBILS = 400


def brigade(world: World, count: int) -> None:
    """So many newcomers report the same account, each in another spelling, some of them twice."""
    for number in range(1, count + 1):
        person = citizen(world, number, first_name=f"Warga{number}", username=f"warga{number}")
        person.files(("contoh_akun88", "Contoh_Akun88", "ＣＯＮＴＯＨ_akun88")[number % 3])
        if number % 100 == 0:
            person.files()


def test_four_hundred_reports_on_one_account_are_one_case_that_nobody_but_a_person_decides() -> None:
    world = World()
    brigade(world, SYBILS)
    case = world.only(Case)
    assert case.state is CaseState.NEW
    assert (case.reporters, case.known_reporters) == (SYBILS, 0)
    assert (case.verdict, case.holder, case.urgent) == ("", None, False)
    assert len(world.all(Report)) == SYBILS
    assert len(world.all(CaseIdentifier)) == 1
    assert [entry for entry in world.all(Decision) if entry.kind not in {"opened", "joined"}] == []
