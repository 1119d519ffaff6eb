"""Hubungkan kasus: what no machine could look up in an objection, a supervisor names by its number."""

import pytest

from reportbot.conversation.buttons import encode
from reportbot.conversation.rights import linking
from reportbot.conversation.rights.presses import Link
from reportbot.domain.records import Decision, Objection, Session
from reportbot.domain.words import CaseState
from tests.conversation.rights.test_objecting import objected
from tests.conversation.rights.world import Office, office


def unnamed(**case: object) -> tuple[Office, int, Objection]:
    """A case, and an objection by 70 whose words name its account in a way nobody can look up."""
    world = office()
    number = world.case(account="toko_mei1", **case)
    one = objected(world, 70, "Saya pemilik Warung Bu Tini, kata aplikasi saya dilaporkan")
    assert one.cases == ()
    return world, number, one


def asked(world: Office, person: int = 3) -> str:
    world.writes(person, "/sanggahan")
    world.taps(person, "Buka 1")
    return world.taps(person, "Hubungkan kasus")


@pytest.mark.parametrize("typed", ["{}", " kasus {} ", "#{}", "Kasus #{}"])
def test_a_case_is_named_by_its_number_and_held_back_and_then_ruled_on(typed: str) -> None:
    world, number, one = unnamed()
    assert "Ketik nomornya" in asked(world)
    assert f"dengan kasus {number}?" in world.writes(3, typed.format(number))
    read = world.taps(3, "Ya, hubungkan")
    assert f"Kasus {number} · baru" in read
    assert "dihubungkan" in world.toasts[-1]
    assert world.at(number).objections == 1
    world.taps(3, "Kabulkan")
    world.taps(3, "Akun keliru")
    assert world.at(number).state is CaseState.DISMISSED
    assert world.at(number).objections == 0
    assert "keterangan Anda kami terima" in world.heard(70)[-1]
    entry = next(entry for entry in world.all(Decision) if entry.kind == linking.LINKED)
    assert (entry.case, entry.by, dict(entry.data)) == (number, 3, {"objection": one.objection})


@pytest.mark.parametrize("typed", ["", "satu", "0", "٣", "9" * 40, "1.5", "<b>1</b>", "12 13x", "\u202e12\u202c"])
def test_what_is_no_number_is_asked_again_and_kembali_ends_it(typed: str) -> None:
    world, _, one = unnamed()
    asked(world)
    assert "ketik nomor kasusnya saja" in world.writes(3, typed or "😀")
    assert one.ticket in world.taps(3, "Kembali")
    session = world.get(Session, 3)
    assert session is not None
    assert (session.flow, dict(session.draft)) == ("", {})


def test_a_case_that_is_not_there_changes_nothing() -> None:
    world, _, one = unnamed()
    asked(world)
    world.writes(3, "4321")
    world.taps(3, "Ya, hubungkan")
    assert "Tidak ada kasus 4321" in world.toasts[-1]
    assert world.only(Objection) == one


def test_a_case_named_by_mistake_is_let_go_and_one_that_was_found_is_not() -> None:
    world, number, one = unnamed()
    other = world.case(account="toko_lain2")
    for each in (number, other):
        asked(world)
        world.writes(3, str(each))
        world.taps(3, "Ya, hubungkan")
    assert world.only(Objection).cases == (number, other)
    world.taps(3, f"Lepas kasus {other}")
    assert world.only(Objection).cases == (number,)
    assert (world.at(number).objections, world.at(other).objections) == (1, 0)
    found = objected(world, 71, "Akun MiChat saya toko_lain2")
    world.presses(3, encode(Link(found.objection, found.epoch, other, on=False)))
    assert "sudah demikian" in world.toasts[-1]
    assert world.at(other).objections == 1
    world.presses(3, encode(Link(one.objection, one.epoch, number, on=True)))
    assert "sudah diputus atau berubah" in world.toasts[-1]


def test_a_duplicate_stands_for_its_original() -> None:
    world, number, _ = unnamed()
    copy = world.case(account="toko_mei2", state=CaseState.DUPLICATE, original=number)
    asked(world)
    world.writes(3, str(copy))
    world.taps(3, "Ya, hubungkan")
    assert world.only(Objection).cases == (number,)


@pytest.mark.parametrize(
    ("case", "why"),
    [
        (
            {"verdict": "enough:asks-transfer", "verdict_by": 3, "state": CaseState.SUBSTANTIATED},
            "Anda ikut memutus kasusnya",
        ),
        ({"reporters": (3,)}, "Anda melaporkan akun ini"),
    ],
)
def test_who_decided_or_reported_the_case_may_name_it_and_another_rules(case: dict[str, object], why: str) -> None:
    world, number, _ = unnamed(**case)
    asked(world)
    world.writes(3, str(number))
    world.taps(3, "Ya, hubungkan")
    assert why in world.toasts[-1]
    assert world.at(number).objections == 1
    assert "Kabulkan" not in world.labels_of(world.screens[3])
    world.writes(4, "/sanggahan")
    world.taps(4, "Buka 1")
    assert "Kabulkan" in world.labels_of(world.screens[4])


def test_only_supervisors_name_cases() -> None:
    world, number, one = unnamed()
    world.presses(1, encode(Link(one.objection, one.epoch, number, on=True)))
    assert "Hanya pengawas" in world.toasts[-1]
    assert world.only(Objection) == one


def test_a_report_that_is_being_written_waits_while_a_number_is_typed() -> None:
    world, number, _ = unnamed()
    world.writes(3, "/start")
    world.taps(3, "Setuju & lanjut")
    world.writes(3, "/lapor")
    world.taps(3, "MiChat")
    asked(world)
    world.writes(3, str(number))
    world.taps(3, "Ya, hubungkan")
    assert "Langkah 2" in world.writes(3, "contoh_akun88")
