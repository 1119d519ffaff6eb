"""/kasus_baru: one case of a source, step by step."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportbot.conversation.buttons import Payload, encode
from reportbot.conversation.inputs import Press
from reportbot.conversation.sources.presses import (
    Act,
    Goal,
    Leave,
    NewCase,
    NewCategory,
    NewFound,
    NewPlatform,
    PickSource,
)
from reportbot.domain.records import Case, CaseIdentifier, Decision, Person, Report
from reportbot.domain.words import CaseState, Category
from tests.conversation.harness import NOON
from tests.conversation.sources.office import MODERATOR, SUPERVISOR, Clerk, Office, admin, office

RUN = int(NOON.timestamp())
LINK = "https://instagram.com/contoh.satu"


def supervisor(world: Office) -> Clerk:
    return Clerk(world, person=SUPERVISOR, first_name="Citra")


def to_check(clerk: Clerk, account: str = LINK, category: str = "Penipuan") -> str:
    """All but *Simpan*."""
    clerk.writes("/kasus_baru polisi")
    clerk.writes(account)
    clerk.taps(category)
    clerk.writes("di Bandung, 21 Maret 2021")
    return clerk.writes("Mengaku petugas, nomornya 081234567890")


def test_a_place_that_is_no_kota_is_masked_as_a_story_is() -> None:
    world = office()
    citra = supervisor(world)
    citra.writes("/kasus_baru polisi")
    citra.writes(LINK)
    citra.taps("Anak jadi korban")
    assert "tanpa nama, sekolah, atau alamat anak" in citra.writes("rumah Pak Joko, 081234567890")
    citra.taps("Lewati")
    citra.taps("Simpan")
    report, case = world.only(Report), world.only(Case)
    assert (report.place, case.place) == ("", "")
    assert "Joko" in report.story
    assert not [word for word in ("Joko", "081234567890") if word in report.masked + case.excerpt]


def test_a_supervisor_enters_a_case_of_a_source() -> None:
    world = office()
    citra = supervisor(world)
    assert "Dari siapa" in citra.writes("/kasus_baru")
    assert "Akun mana" in citra.taps("Polri")
    shown = to_check(citra)
    assert "Akun yang diduga: Instagram · https://instagram.com/contoh.satu" in shown
    assert "Tempat: Kota Bandung" in shown
    assert "kasus 1" in citra.taps("Simpan")
    report, case = world.only(Report), world.only(Case)
    assert (report.source, report.place, report.category) == ("police", "Kota Bandung", Category.FRAUD)
    assert report.story == "di Bandung, 21 Maret 2021\nMengaku petugas, nomornya 081234567890"
    assert "081234567890" not in report.masked + case.excerpt
    assert (case.reporters, case.known_reporters, case.state) == (1, 0, CaseState.NEW)
    assert [row.canonical for row in world.all(CaseIdentifier)] == ["contoh.satu"]
    assert citra.session is not None
    assert citra.session.flow == ""


def test_who_entered_it_stands_in_the_record_and_the_source_is_nobody() -> None:
    world = office()
    citra = supervisor(world)
    to_check(citra)
    citra.taps("Simpan")
    entry, person = world.only(Decision), world.get(Person, world.only(Report).person)
    assert (entry.kind, entry.by, entry.data) == ("entered", SUPERVISOR, {"source": "police"})
    assert person is not None
    assert not (person.reachable)
    assert not (person.wants_news)


def test_an_account_that_has_a_case_gets_a_report_there_and_a_closed_one_is_reopened() -> None:
    world = office()
    number = world.case(account="contoh_akun88", state=CaseState.DISMISSED, waiting_since=None)
    dewi = admin(world)
    dewi.writes("/kasus_baru patroli")
    dewi.taps("MiChat")
    dewi.writes("contoh_akun88")
    dewi.taps("Penipuan")
    dewi.taps("Lewati")
    dewi.taps("Lewati")
    assert f"kasus {number}" in dewi.taps("Simpan")
    assert (world.at(number).state, world.at(number).reporters) == (CaseState.REOPENED, 2)


def test_an_account_of_a_list_that_is_being_written_opens_its_case() -> None:
    world = office()
    number = world.case(account="contoh_akun88", staged=1, excerpt="dari daftar")
    world.records[Report].clear()
    dewi = admin(world)
    dewi.writes("/kasus_baru patroli")
    dewi.taps("MiChat")
    dewi.writes("contoh_akun88")
    dewi.taps("Penipuan")
    dewi.taps("Lewati")
    dewi.taps("Lewati")
    dewi.taps("Simpan")
    case = world.at(number)
    assert (case.staged, case.excerpt, case.reporters, case.category) == (None, "", 1, Category.FRAUD)
    assert len(world.all(CaseIdentifier)) == 1


def test_a_child_is_marked_before_it_is_saved() -> None:
    world = office()
    citra = supervisor(world)
    to_check(citra)
    assert "Melibatkan anak: ya" in citra.taps("Melibatkan anak")
    citra.taps("Simpan")
    assert world.only(Case).child


def test_several_accounts_are_asked_apart_and_odd_ones_confirmed() -> None:
    world = office()
    citra = supervisor(world)
    citra.writes("/kasus_baru polisi")
    assert "lebih dari satu" in citra.writes("https://instagram.com/satu_1 https://instagram.com/dua_2")
    assert "Apa dugaannya" in citra.taps("https://instagram.com/dua_2")
    citra.writes("/kasus_baru polisi")
    citra.taps("WhatsApp")
    assert "Tertulis" in citra.writes("0812")
    assert "Apa dugaannya" in citra.taps("Ya, pakai")


def test_a_display_name_alone_is_enough() -> None:
    citra = supervisor(office())
    citra.writes("/kasus_baru polisi")
    citra.taps("MiChat")
    citra.taps("Hanya nama tampilan")
    assert "Apa dugaannya" in citra.writes("Ani Cantik")


@pytest.mark.parametrize("words", ["", "   "])
def test_what_is_no_word_is_asked_again(words: str) -> None:
    citra = supervisor(office())
    citra.writes("/kasus_baru polisi")
    assert "dengan kata-kata" in citra.writes(words)


def test_a_button_of_an_earlier_case_or_step_changes_nothing() -> None:
    world = office()
    citra = supervisor(world)
    to_check(citra)
    run = int(world.now.timestamp())
    citra.taps("Simpan")
    for press in (
        NewCase(run, "check", Act.SAVE),
        NewCase(run + 1, "check", Act.SAVE),
        NewCase(run, "place", Act.SKIP),
    ):
        citra.presses(encode(press), 1)
        assert "tidak berlaku" in citra.toasts[-1]
    assert len(world.all(Case)) == 1


def test_a_supervisor_who_fell_may_not_save() -> None:
    world = office()
    citra = supervisor(world)
    to_check(citra)
    world.change_member(SUPERVISOR, status="member")
    citra.taps("Simpan")
    assert world.all(Case) == []
    assert citra.toasts[-1]


def test_a_moderator_may_not_enter_cases() -> None:
    world = office()
    clerk = Clerk(world, person=MODERATOR)
    assert sources_admit(world, MODERATOR) is False
    run = int(world.now.timestamp())
    clerk.presses(encode(NewCase(run, "check", Act.SAVE)), 1)
    assert world.all(Case) == []
    assert clerk.toasts[-1]


def sources_admit(world: Office, person: int) -> bool:
    return bool(world.flow.admits(world.facts(person), person))


def test_a_stale_standing_is_asked_of_telegram_first() -> None:
    world = office()
    citra = supervisor(world)
    to_check(citra)
    world.change_member(SUPERVISOR, checked_at=world.now - timedelta(hours=1))
    data = encode(NewCase(int(world.now.timestamp()), "check", Act.SAVE))
    press = Press(id="p", chat=citra.chat, sender=citra.sender, message_id=1, data=data, person=SUPERVISOR)
    world.play(press, SUPERVISOR)
    assert world.all(Case) == []
    world.answer("member-checked", {"status": "administrator", "user": {"first_name": "Citra"}})
    assert len(world.all(Case)) == 1


PRESSES = st.one_of(
    st.builds(
        NewCase, st.just(RUN), st.sampled_from(["account", "category", "place", "story", "check"]), st.sampled_from(Act)
    ),
    st.builds(NewPlatform, st.just(RUN), st.sampled_from(["michat", "whatsapp", "rekening", "lainnya", "palsu"])),
    st.builds(NewFound, st.just(RUN), st.integers(0, 3)),
    st.builds(NewCategory, st.just(RUN), st.sampled_from(Category)),
    st.builds(PickSource, st.sampled_from(Goal), st.sampled_from(["police", "public", "x"])),
    st.just(Leave()),
    st.sampled_from(
        ["/kasus_baru polisi", "/impor", "contoh_akun", LINK, "0812", "081234567890 BCA 1234567890", "halo"]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PRESSES, max_size=12))
def test_whatever_is_pressed_and_written_has_an_answer(acts: list[Payload | str]) -> None:
    world = office()
    dewi = admin(world)
    for act in ("/kasus_baru polisi", *acts):
        dewi.writes(act) if isinstance(act, str) else dewi.presses(encode(act), 1)
        assert dewi.reads
    assert all(case.platform and world.all(CaseIdentifier) for case in world.all(Case))
