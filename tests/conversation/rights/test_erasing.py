"""Erasing and withdrawing consent: what goes at once, what goes once the farewell has arrived, who has to wait."""

from datetime import timedelta

from msgspec.structs import replace

from reportbot.conversation.says import Work
from reportbot.domain.records import Decision, Evidence, Member, Objection, Person, Report, Session, Timer
from reportbot.domain.words import Category
from tests.conversation.rights.test_objecting import objected
from tests.conversation.rights.world import Office, office

STORY = "cerita rahasia saya di Kota Bandung"


def reporter(world: Office, person: int = 70, account: str = "akun_jahat1") -> Report:
    """Somebody with consent who sent a report with a story."""
    world.writes(person, "/start")
    if "Setuju & lanjut" in world.labels_of(world.screens[person]):
        world.taps(person, "Setuju & lanjut")
    world.writes(person, "/lapor")
    world.taps(person, "MiChat")
    world.writes(person, account)
    world.taps(person, "Penipuan")
    world.writes(person, "https://jahat.example/bukti_saya")
    world.taps(person, "Selesai")
    world.writes(person, STORY)
    world.taps(person, "Kirim laporan")
    return max((one for one in world.all(Report) if one.person == person), key=lambda one: one.report)


def erased(world: Office, person: int = 70) -> None:
    world.writes(person, "/hapus_data")
    world.taps(person, "Ya, hapus")


def test_the_question_says_what_goes_and_what_stays() -> None:
    world = office()
    reporter(world)
    read = world.writes(70, "/hapus_data")
    assert "tidak dapat dibatalkan" in read
    assert "Tinggal tanpa Anda: kasus" in read
    assert world.labels_of(world.screens[70]) == ["Ya, hapus", "Kembali"]


def test_what_he_wrote_goes_at_once_and_the_case_stays_without_him() -> None:
    world = office()
    report = reporter(world)
    other = reporter(world, 71)
    objection = objected(world, 70, "akun saya akun_jahat1")
    world.writes(70, "/lapor")
    world.taps(70, "MiChat")
    world.writes(70, "akun_draf7")
    erased(world)
    gone = world.get(Report, report.report)
    assert gone is not None
    assert (gone.state, gone.story, gone.account, gone.masked) == ("withdrawn", "", "", "")
    mine = [item for item in world.all(Evidence) if item.report == report.report]
    assert {(item.state, item.text) for item in mine} == {("withdrawn", "")}
    assert world.get(Session, 70) is None
    assert "akun_draf7" not in str(world.records)
    person, words = world.get(Person, 70), world.get(Objection, objection.objection)
    assert person is not None
    assert words is not None
    assert (person.consent, person.consent_at, person.reports) == (None, None, 0)
    assert (words.words, words.account, words.state) == ("", "", "withdrawn")
    assert world.at(report.case).objections == 0
    assert world.at(report.case).reporters == 1
    assert world.get(Report, other.report) == other


def test_decisions_stay_and_say_only_how_much_was_erased() -> None:
    world = office()
    reporter(world)
    before = world.all(Decision)
    erased(world)
    assert world.all(Decision)[: len(before)] == before
    last = next(entry for entry in world.all(Decision) if entry.kind == "erased")
    assert (last.case, last.by, last.text, last.data) == (None, None, "", {"reports": 1, "objections": 0})


def test_the_identity_goes_only_after_the_farewell_and_a_lost_answer_is_made_up_for() -> None:
    world = office()
    reporter(world)
    erased(world)
    assert not world.works("erase-person")
    told = world.notice_with("erasure-told")
    assert "pesan ini yang terakhir" in world.words(told.content)
    timer = world.get(Timer, ("erase-person", 70))
    assert timer is not None
    world.comes_back(Work("farewell", {}, told.then, told.about), {"message_id": 1})
    (work,) = world.works("erase-person")
    assert (work.data, work.once) == ({"person": 70}, "erase-person:70")
    world.comes_back(work, outcome="failed", description="work-failed")
    world.falls_due("erase-person", 70)
    world.comes_back(world.works("erase-person")[-1], {})
    assert world.get(Timer, ("erase-person", 70)) is None


def test_what_came_before_the_farewell_was_heard_goes_too() -> None:
    world = office()
    reporter(world)
    erased(world)
    late = reporter(world, account="akun_jahat2")
    world.falls_due("erase-person", 70)
    gone = world.get(Report, late.report)
    assert gone is not None
    assert (gone.state, gone.story) == ("withdrawn", "")
    assert world.get(Session, 70) is None


def test_who_has_many_reports_loses_all_of_them() -> None:
    world = office(reports_per_hour=0, reports_per_day=0)
    first = reporter(world)
    for number in range(60):
        world.put(replace(first, report=1000 + number, ticket=f"RB-{number}"))
    erased(world)
    assert {one.state for one in world.all(Report) if one.person == 70} == {"withdrawn"}


def test_who_is_blocked_is_told_what_is_kept_until_when() -> None:
    world = office()
    reporter(world)
    until = world.now + timedelta(days=3)
    world.put(replace(world.records[Person][70], blocked_until=until))
    assert "kode yang mewakili akun Anda" in world.writes(70, "/hapus_data")
    world.taps(70, "Ya, hapus")
    assert "Kode yang mewakili akun Anda" in world.heard(70)[-1]
    world.falls_due("erase-person", 70)
    world.comes_back(world.works("erase-person")[-1], {})
    timer = world.get(Timer, ("forget-block", 70))
    assert timer is not None
    assert timer.due_at == until
    world.falls_due("forget-block", 70)
    assert world.works("forget-block")[0].data == {"person": 70}


def test_members_and_admins_are_refused_while_they_serve() -> None:
    world = office()
    for person in (1, 3, 99):
        assert "Anda masih bertugas" in world.writes(person, "/hapus_data")
    world.change_member(1, status="left")
    assert "Hapus semua data Anda?" in world.writes(1, "/hapus_data")
    world.taps(1, "Ya, hapus")
    assert world.get(Member, 1) is None


def test_consent_is_withdrawn_and_reports_stay_if_he_wants() -> None:
    world = office()
    report = reporter(world)
    world.writes(70, "/privasi")
    world.taps(70, "Tarik persetujuan")
    assert world.taps(70, "Simpan laporan saya").startswith("Selamat datang")
    assert world.get(Report, report.report) == report
    assert "tetap diperiksa" in world.heard(70)[-1]
    assert world.records[Person][70].consent is None
    assert world.writes(70, "akun_lain9").startswith("Selamat datang")


def test_consent_is_withdrawn_with_all_reports_and_drafts() -> None:
    world = office()
    report = reporter(world)
    world.writes(70, "/lapor")
    world.taps(70, "MiChat")
    world.writes(70, "akun_draf7")
    world.writes(70, "/data_saya")
    world.writes(70, "/bantuan")
    world.taps(70, "Menu utama")
    world.writes(70, "/privasi")
    world.taps(70, "Tarik persetujuan")
    world.taps(70, "Tarik semua laporan")
    assert world.records[Report][report.report].state == "withdrawn"
    assert "akun_draf7" not in str(world.records)
    assert STORY not in str(world.records)
    assert world.at(report.case).category is Category.FRAUD
