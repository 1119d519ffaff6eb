"""Which case a report belongs to, and what it does to that case."""

import pytest
from msgspec.structs import replace

from reportbot.conversation.says import Notice
from reportbot.domain.records import Case, CaseIdentifier, Decision, Evidence, Member, Report, Timer
from reportbot.domain.words import CaseState
from tests.conversation.harness import World, citizen


def two_people() -> World:
    world = World()
    citizen(world, 1).files()
    citizen(world, 2, first_name="Budi").files("Contoh_Akun88")
    return world


def test_reports_on_the_same_account_join_one_case() -> None:
    world = two_people()
    case = world.only(Case)
    assert (case.reporters, case.known_reporters) == (2, 0)
    assert len(world.all(Report)) == 2
    assert len(world.all(CaseIdentifier)) == 1


def test_who_reported_before_is_counted_as_such() -> None:
    world = World()
    budi = citizen(world)
    budi.files("akun_pertama1")
    budi.files("akun_kedua2")
    assert [case.known_reporters for case in world.all(Case)] == [0, 1]


def test_the_same_person_adds_to_the_first_report() -> None:
    world = World()
    budi = citizen(world)
    first = budi.files(story="yang pertama")
    budi.writes("/lapor")
    budi.taps("MiChat")
    budi.writes("contoh_akun88")
    budi.taps("Penipuan")
    budi.photo()
    budi.taps("Selesai")
    budi.writes("yang kedua")
    budi.taps("Kirim laporan")
    assert "Anda sudah melaporkan akun ini" in budi.told[-1]
    assert f"Nomor laporan: {first.ticket}" in budi.told[-1]
    report = world.only(Report)
    assert report.story == "yang pertama\nyang kedua"
    assert world.only(Evidence).report == report.report
    assert world.only(Case).reporters == 1


@pytest.mark.parametrize("state", [CaseState.DISMISSED, CaseState.OUT_OF_SCOPE, CaseState.REMOVED, CaseState.CLOSED])
def test_a_new_reporter_reopens_what_was_done_with(state: CaseState) -> None:
    world = World()
    citizen(world, 1).files()
    closed = replace(world.only(Case), state=state, waiting_since=None, epoch=4)
    world.put(closed)
    citizen(world, 2).files()
    case = world.only(Case)
    assert (case.state, case.waiting_since, case.epoch) == (CaseState.REOPENED, world.now, 5)
    decision = world.only(Decision)
    assert (decision.kind, decision.by, decision.before, decision.after) == ("reopened", None, state, "reopened")


@pytest.mark.parametrize("state", [CaseState.IN_REVIEW, CaseState.NEEDS_INFO, CaseState.SUBSTANTIATED])
def test_a_new_reporter_leaves_other_states_alone(state: CaseState) -> None:
    world = World()
    citizen(world, 1).files()
    world.put(replace(world.only(Case), state=state))
    citizen(world, 2).files()
    assert (world.only(Case).state, world.only(Case).reporters) == (state, 2)


def test_a_report_on_a_duplicate_goes_to_the_original() -> None:
    world = World()
    citizen(world, 1).files("akun_asli1")
    citizen(world, 2).files("akun_salinan2")
    original, copy = world.all(Case)
    world.put(replace(copy, state=CaseState.DUPLICATE, original=original.case))
    report = citizen(world, 3).files("akun_salinan2")
    assert report.case == original.case
    assert world.all(Case)[0].reporters == 2


def test_two_accounts_of_two_cases_go_to_the_older() -> None:
    world = World()
    budi = citizen(world, 1)
    budi.files("akun_lama1")
    budi.files("akun_baru2")
    other = citizen(world, 2)
    other.writes("/lapor")
    other.taps("MiChat")
    other.writes("akun_baru2")
    other.taps("Penipuan")
    other.taps("Lewati")
    other.taps("Lewati")
    other.taps("Tambah nomor/rekening")
    other.writes("michat: akun_lama1")
    other.taps("Kirim laporan")
    assert [case.reporters for case in world.all(Case)] == [2, 1]
    assert len(world.all(CaseIdentifier)) == 2


def test_a_child_report_closes_the_pictures_of_an_older_case() -> None:
    world = World()
    budi = citizen(world, 1)
    budi.writes("t.me/contoh_user")
    budi.taps("Penipuan")
    budi.photo()
    budi.taps("Selesai")
    budi.taps("Lewati")
    budi.taps("Kirim laporan")
    other = citizen(world, 2)
    other.writes("t.me/contoh_user")
    other.taps("Anak jadi korban")
    other.taps("Lewati")
    other.taps("Lewati")
    other.taps("Kirim laporan")
    case = world.only(Case)
    assert (case.child, case.urgent, case.images) == (True, True, 0)
    assert world.only(Evidence).state == "purged"
    assert [timer.kind for timer in world.all(Timer)] == ["case-urgent"]


def test_supervisors_hear_of_a_child_that_a_later_report_brings() -> None:
    world = World()
    citizen(world, 1).files()
    for person, status in ((8, "administrator"), (9, "member")):
        world.put(Member(person=person, name="", approved=True, status=status, checked_at=world.now))
    budi = citizen(world, 2)
    budi.files(category="Anak jadi korban")
    heard = [say for say in budi.turn.says if isinstance(say, Notice) and say.person != 2]
    assert [say.person for say in heard] == [8]
    assert "menyangkut anak" in budi.words(heard[0].content)
    budi.files(category="Anak jadi korban", story="lagi")
    assert not [say for say in budi.turn.says if isinstance(say, Notice) and say.person != 2]


def test_the_account_is_kept_as_its_reporter_wrote_it() -> None:
    world = World()
    budi = citizen(world)
    report = budi.files("Contoh_Akun88")
    assert report.account == "Contoh_Akun88"
    assert budi.files("contoh_akun88").account == "Contoh_Akun88, contoh_akun88"


def test_another_account_keeps_app_category_and_place() -> None:
    world = World()
    budi = citizen(world)
    budi.files(story="terlihat di Kota Bandung")
    assert "ID MiChat" in budi.taps("Lapor akun lain")
    asked = budi.writes("akun_lain99")
    assert "Langkah 3 dari 5" in asked
    assert "Akun: MiChat · akun_lain99" in asked
    budi.taps("Lewati")
    budi.taps("Lewati")
    budi.taps("Kirim laporan")
    second = world.all(Report)[1]
    assert (second.category, second.place) == ("prostitution", "Kota Bandung")


def test_the_summary_to_copy_holds_only_ones_own_words() -> None:
    world = World()
    citizen(world, 1).files(story="ceritanya orang lain")
    budi = citizen(world, 2)
    report = budi.files("CONTOH_akun88", story="ceritaku")
    copied = budi.taps("Salin ringkasan")
    assert report.ticket in copied
    assert "CONTOH_akun88" in copied
    assert "ceritaku" in copied
    assert "orang lain" not in copied
