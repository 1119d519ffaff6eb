"""A supervisor who did not decide the case rules on an objection; what cases and people then hear."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.conversation.buttons import encode
from reportbot.conversation.inputs import Chat, Press
from reportbot.conversation.rights.presses import OnObjection, Rule, Step
from reportbot.domain.records import Decision, Objection, RequestItem, TakedownRequest
from reportbot.domain.words import CaseState, Category
from tests.conversation.rights.test_objecting import objected
from tests.conversation.rights.world import ADMIN, Office, office


def contested(**case: Any) -> tuple[Office, int, Objection]:
    """A case, and an objection of its account by person 70."""
    world = office(undo=timedelta(0))
    number = world.case(account="toko_mei1", category=Category.FRAUD, **case)
    return (
        world,
        number,
        objected(world, 70, "Akun MiChat saya toko_mei1 <b>tidak</b> menipu, lihat https://toko.example/x"),
    )


def opened(world: Office, person: int = 3) -> str:
    world.writes(person, "/sanggahan")
    return world.taps(person, "Buka 1")


def test_the_list_names_numbers_and_days_and_only_supervisors_have_it() -> None:
    world, _, one = contested()
    assert one.ticket in world.writes(3, "/sanggahan")
    for person in (1, 60):
        assert one.ticket not in world.writes(person, "/sanggahan")
    assert "Selamat datang" in world.screen(60)


def test_an_admin_who_supervises_nobody_sees_what_waits_and_opens_nothing() -> None:
    world, _, one = contested()
    assert one.ticket in world.writes(ADMIN, "/sanggahan")
    world.play(_private(world, ADMIN, encode(OnObjection(one.objection, 0, Step.OPEN))), ADMIN)
    world.answer("member-checked", {"status": "left", "user": {}})
    assert "Hanya anggota grup" in world.toasts[-1]
    assert "menipu" not in world.screen(ADMIN)
    assert "Hanya pengawas" in world.writes(ADMIN, "/buka_identitas RB-0000-0000")


def test_an_opened_objection_shows_words_that_press_nothing_and_its_cases() -> None:
    world, number, _ = contested()
    read = opened(world)
    assert "<b>tidak</b> menipu" in read
    assert "https://" not in read
    assert f"Kasus {number} · baru" in read
    assert world.labels_of(world.screens[3])[:2] == ["Kabulkan", "Tolak"]


def test_a_rejection_changes_no_case_and_says_nothing_of_one() -> None:
    world, number, one = contested()
    opened(world)
    world.taps(3, "Tolak")
    world.taps(3, "Bukti tetap cukup")
    assert world.at(number).state is CaseState.NEW
    assert world.at(number).objections == 0
    rejected = world.heard(70)[-1]
    assert "tidak ada yang kami ubah" in rejected
    nothing = objected(world, 71, "akun saya yang_tidak_ada9")
    world.writes(3, "/sanggahan")
    world.taps(3, "Buka 1")
    assert "Kabulkan" not in world.labels_of(world.screens[3])
    world.taps(3, "Tidak ada kasus")
    assert world.heard(71)[-1].replace(nothing.ticket, one.ticket) == rejected
    assert {entry.kind for entry in world.all(Decision)} >= {"objected", "objection-rejected"}


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (CaseState.NEW, CaseState.DISMISSED),
        (CaseState.SUBSTANTIATED, CaseState.DISMISSED),
        (CaseState.REQUESTED, CaseState.DISMISSED),
        (CaseState.REMOVED, CaseState.DISMISSED),
        (CaseState.CLOSED, CaseState.CLOSED),
    ],
)
def test_an_upheld_objection_ends_the_case_where_it_stands(state: CaseState, after: CaseState) -> None:
    world, number, one = contested(state=state, verdict="enough:asks-transfer", verdict_by=1)
    opened(world)
    world.taps(3, "Kabulkan")
    world.taps(3, "Akun keliru")
    assert world.at(number).state is after
    assert world.at(number).objections == 0
    ruled = world.get(Objection, one.objection)
    assert ruled is not None
    assert (ruled.state, ruled.decided_by, ruled.reason) == ("upheld", 3, "wrong-account")
    assert "keterangan Anda kami terima" in world.heard(70)[-1]


def test_reporters_who_heard_of_a_request_hear_a_correction() -> None:
    world, number, _ = contested(state=CaseState.REQUESTED, verdict="enough:asks-transfer", verdict_by=1)
    report = world.report_of(number)
    told = Decision(decision=900, case=number, kind="told", by=None, at=world.now)
    world.put(told)
    opened(world)
    world.taps(3, "Kabulkan")
    world.taps(3, "Akun keliru")
    assert "Perbaikan kabar." in world.heard(report.person)[-1]
    assert world.report_of(number).news == "dismissed"


def test_a_dismissal_with_many_reporters_waits_for_a_second_moderator() -> None:
    world, number, _ = contested(reporters=(51, 52, 53, 54, 55))
    opened(world)
    world.taps(3, "Kabulkan")
    world.taps(3, "Akun keliru")
    assert world.at(number).pending == "dismiss:wrong-account"
    assert world.at(number).state is CaseState.IN_REVIEW


@pytest.mark.parametrize(
    ("case", "who", "why"),
    [
        ({"verdict": "enough:x", "verdict_by": 3, "state": CaseState.SUBSTANTIATED}, 3, "Anda ikut memutus kasusnya"),
        ({"reporters": (3,)}, 3, "Anda melaporkan akun ini"),
        ({}, 1, "Hanya pengawas"),
        ({}, 60, "Hak Anda belum"),
    ],
)
def test_who_decided_reported_or_supervises_not_may_neither_read_nor_rule(case: Any, who: int, why: str) -> None:
    world, _, one = contested(**case)
    for press in (OnObjection(one.objection, 0, Step.OPEN), Rule(one.objection, 0, True, "wrong-account")):
        if who == 60:
            world.know(who)
            turn = world.play(_private(world, who, encode(press)), who)
            assert "tidak menipu" not in str(turn)
            world.answer("member-checked", None, outcome="unknown")
        else:
            world.presses(who, encode(press))
        assert why in world.toasts[-1]
        assert "menipu" not in world.screen(who)
    assert world.only(Objection) == one


def _private(world: Office, person: int, data: str) -> Any:
    return Press(id="p", chat=Chat(9, "private"), sender=world.sender(person), message_id=5, data=data, person=person)


def test_nobody_rules_on_his_own_objection() -> None:
    world = office()
    one = objected(world, 3, "akun saya toko_mei1")
    world.presses(3, encode(Rule(one.objection, 0, False, "no-case")))
    assert "Ini sanggahan Anda sendiri" in world.toasts[-1]


def test_of_two_rulings_one_wins_and_forged_reasons_do_nothing() -> None:
    world, _, one = contested()
    world.presses(3, encode(Rule(one.objection, 0, True, "forged")))
    world.presses(3, encode(Rule(one.objection, 0, False, "no-case")))
    assert world.only(Objection) == one
    world.presses(3, encode(Rule(one.objection, 0, False, "nothing-new")))
    world.presses(4, encode(Rule(one.objection, 0, True, "wrong-account")))
    assert "sudah diputus" in world.toasts[-1]
    assert world.only(Objection).state == "rejected"


def test_words_are_gone_when_their_time_is_over() -> None:
    world, _, one = contested()
    world.presses(3, encode(Rule(one.objection, 0, False, "nothing-new")))
    world.falls_due("objection-words", one.objection)
    assert (world.only(Objection).words, world.only(Objection).account) == ("", "")


def test_a_case_that_was_opened_since_is_held_back_and_seen_too() -> None:
    world = office()
    one = objected(world, 70, "Akun MiChat saya toko_mei1")
    assert one.cases == ()
    number = world.case(account="toko_mei1")
    assert f"Kasus {number}" in opened(world)
    assert world.at(number).objections == 1
    world.taps(3, "Tolak")
    world.taps(3, "Bukti tetap cukup")
    assert world.at(number).objections == 0


def test_the_history_names_what_became_of_an_objection_and_no_reporter_for_it() -> None:
    world, number, _ = contested()
    opened(world)
    world.taps(3, "Tolak")
    world.taps(3, "Bukti tetap cukup")
    world.press(1, "Ambil", number)
    world.press(1, "Riwayat", number)
    read = world.reads(number)
    assert "ada sanggahan" in read
    assert "penyanggah" in read
    assert "sanggahan ditolak" in read


@pytest.mark.parametrize("state", [CaseState.REQUESTED, CaseState.REMOVED, CaseState.CLOSED])
def test_a_request_that_was_sent_is_taken_back_with_a_letter_of_its_own(state: CaseState) -> None:
    world, number, _ = contested(state=state, verdict="enough:asks-transfer", verdict_by=1, request=1)
    sent = TakedownRequest(request=1, year=2021, platform="michat", created_at=world.now, created_by=2, serial=4)
    world.put(replace(sent, state="sent", letter_number="4/RB/III/2021", sent_at=world.now, sent_by=2))
    world.put(RequestItem(item=1, request=1, case=number, state="sent"))
    world.put(RequestItem(item=2, request=1, case=number + 1, state="sent"))
    opened(world)
    world.taps(3, "Kabulkan")
    world.taps(3, "Akun keliru")
    assert world.at(number).state is CaseState.DISMISSED
    assert world.records[RequestItem][1].outcome == "retracted"
    assert world.records[RequestItem][2].outcome == ""
    (work,) = world.works("make-letters")
    assert (work.data["kind"], work.data["cases"]) == ("retraction", [number])
