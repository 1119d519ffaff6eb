"""/impor: whose list, the file, what was found in it, and what became of it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.conversation.buttons import encode
from reportbot.conversation.needs import SourcePeople
from reportbot.conversation.sources.presses import Goal, OnList, PickList, PickSource
from reportbot.domain.records import Case, Decision, Import, Report, Session, Timer
from reportbot.domain.words import CaseState, Category
from tests.conversation.sources.office import ADMIN, CITIZEN, FOUND, SUPERVISOR, Clerk, Office, admin, office


def checked(world: Office, **changes: object) -> Clerk:
    """Dewi has sent a list, and it was looked at."""
    dewi = admin(world)
    dewi.sends("/impor patroli")
    world.done(FOUND | changes)
    dewi.hears_all()
    return dewi


def written(world: Office, known: int = 0, urgent: int = 0) -> None:
    world.put(replace(world.records[Import][1], state="done", done_at=world.now, known=known))
    figures = {"first": 1, "last": 3, "cases": 3, "known": known, "urgent": urgent, "rows": 4}
    world.done({"outcome": "done", **figures})


def test_the_source_is_asked_then_the_file() -> None:
    world = office()
    dewi = admin(world)
    assert "Dari siapa" in dewi.writes("/impor")
    assert "patroli siber" in dewi.taps("Patroli siber")
    assert "sedang diperiksa" in dewi.sends()
    work = world.asked()
    assert (work.kind, work.data) == ("check-import", {"file_id": "file-1", "today": "2021-03-21"})
    assert world.only(Import).source == "patrol"


def test_a_file_with_the_command_needs_no_more() -> None:
    assert "sedang diperiksa" in admin(office()).sends("/impor polisi")


def test_a_file_without_a_source_waits_for_it() -> None:
    dewi = admin(office())
    assert "Dari siapa" in dewi.sends("/impor")
    assert "sedang diperiksa" in dewi.taps("Kementerian")


@pytest.mark.parametrize(("kind", "size"), [("photo", 10), ("video", 10), ("document", 20 * 2**20 + 1)])
def test_what_is_no_such_file_gets_a_sentence(kind: str, size: int) -> None:
    world = office()
    dewi = admin(world)
    dewi.writes("/impor patroli")
    assert "Silakan kirim daftar" in dewi.sends(kind=kind, size=size)
    assert "sebagai dokumen" in dewi.writes("halo")
    assert world.all(Import) == []


def test_a_draft_of_the_same_person_waits_untouched() -> None:
    world = office()
    form = {"step": "c", "story": "x"}
    world.put(Session(person=ADMIN, flow="filing", step="c", draft={"form": form}, updated_at=world.now))
    dewi = admin(world)
    dewi.writes("/impor patroli")
    dewi.taps("Batal")
    assert dewi.session is not None
    assert (dewi.session.flow, dewi.session.step, dict(dewi.session.draft)) == ("filing", "c", {"form": form})


def test_the_preview_says_what_would_come_in() -> None:
    world = office()
    dewi = checked(world)
    words = dewi.told[-1]
    assert "1.250 baris: 1.180 akun baru, 52 sudah punya kasus, 18 ganda." in words
    assert "judi online: 1.000" in words
    assert "4 akun yang melibatkan anak" in words
    assert world.labels_of(world.notice()) == ["Masukkan 1.232 akun", "Batal"]


def test_one_wrong_row_keeps_the_whole_list_out() -> None:
    world = office()
    first = [[7, "category", "category", "bising"], [9, "account", "missing", ""]]
    dewi = checked(world, faults=2, first=first)
    assert "Baris 7, kategori: kategori ini tidak dikenal (“bising”)\n• Baris 9, akun: belum diisi" in dewi.told[-1]
    assert world.labels_of(world.notice()) == []
    assert world.documents()[-1].files == (5,)
    assert "berlaku" not in dewi.presses(encode(PickList(1, OnList.WRITE)), 1)
    assert "tidak jadi" in dewi.toasts[-1]


def test_wrong_columns_are_told_with_those_that_were_found() -> None:
    world = office()
    dewi = admin(world)
    dewi.sends("/impor patroli")
    world.done({"error": "import-columns", "found": ["nama orang"], "missing": ["account", "category"], "digest": "d"})
    assert "Belum ada: akun" in world.told()
    assert "nama orang" in world.told()
    assert world.only(Import).state == "failed"


def test_a_check_that_failed_says_why() -> None:
    world = office()
    admin(world).sends("/impor patroli")
    world.done(outcome="failed", description="import-not-fetched")
    assert "tidak dapat diambil" in world.told()


def test_the_same_file_is_told_with_its_date_and_number() -> None:
    world = office()
    done = Import(number=7, source="police", by=1, at=world.now, digest="d1", state="done", done_at=world.now)
    world.put(done)
    dewi = checked(world)
    assert "21 Maret 2021" in dewi.told[-1]
    assert "impor nomor 7 dari Polri" in dewi.told[-1]


def test_taking_it_in_begins_once() -> None:
    world = office()
    dewi = checked(world)
    assert "sedang dimasukkan" in dewi.taps("Masukkan 1.232 akun")
    assert (world.asked().kind, world.only(Import).state) == ("write-import", "writing")
    dewi.presses(encode(PickList(1, OnList.WRITE)), 1)
    assert "sedang dimasukkan" in dewi.toasts[-1]
    assert sum(work.kind == "write-import" for work in world.says if hasattr(work, "kind")) == 1


def test_of_two_lists_with_the_same_content_one_is_taken_in() -> None:
    world = office()
    dewi = checked(world)
    checked(world)
    dewi.presses(encode(PickList(2, OnList.WRITE)), 2)
    assert "sedang dimasukkan sebagai impor nomor" in dewi.presses(encode(PickList(1, OnList.WRITE)), 1)
    assert {one.state for one in world.all(Import)} == {"writing", "cancelled"}


def test_a_list_may_be_given_up_before_and_while_it_is_written() -> None:
    world = office()
    dewi = checked(world)
    assert "Dibatalkan" in dewi.taps("Batal")
    assert world.only(Import).state == "cancelled"
    world = office()
    dewi = checked(world)
    dewi.taps("Masukkan 1.232 akun")
    assert "Dihentikan" in dewi.taps("Batal")
    world.done({"outcome": "given-up"})
    assert "dihapus kembali" in world.told()


def test_the_end_tells_figures_and_leaves_a_record() -> None:
    world = office()
    dewi = checked(world)
    dewi.taps("Masukkan 1.232 akun")
    written(world, urgent=1)
    assert "3 akun masuk dari 4 baris" in world.told()
    assert "kasus 1–3" in world.told()
    entry = world.only(Decision)
    assert (entry.kind, entry.case, entry.by) == ("imported", None, ADMIN)
    assert world.due("queue-fill", 0) == world.now
    assert "1 kasus mendesak" in world.told(SUPERVISOR)


def test_a_list_that_could_not_be_written_is_cleared_away() -> None:
    world = office()
    dewi = checked(world)
    dewi.taps("Masukkan 1.232 akun")
    world.done(outcome="failed", description="work-failed")
    assert world.only(Import).state == "failed"
    assert (world.asked().kind, world.asked().about) == ("write-import", {"import": 1, "quiet": True})


def staged(world: Office, case: int, **changes: object) -> Report:
    """A report of a list on a case that was there."""
    standing = world.report_of(case)
    person = 902
    world._load(world.facts(), SourcePeople())
    report = replace(standing, report=500 + case, ticket=f"IMP-1-{case}", person=person, source="patrol", staged=1)
    report = replace(report, **changes)
    world.put(report)
    return report


def joined(world: Office, case: int) -> Case:
    done = Import(number=1, source="patrol", by=ADMIN, at=world.now, digest="d", state="done", done_at=world.now)
    world.put(done)
    world.joins(1)
    return world.at(case)


def test_cases_that_were_there_count_the_source_as_one_reporter() -> None:
    world = office()
    number = world.case()
    staged(world, number)
    case = joined(world, number)
    assert case.reporters == 2
    assert world.get(Report, 501).staged is None  # type: ignore[union-attr]
    assert world.due("import-join", 1) == world.now
    del world.records[Timer][("import-join", 1)]
    world.joins(1)
    assert world.at(number).reporters == 2
    assert world.due("import-join", 1) is None


def test_a_closed_case_is_reopened_unless_it_was_decided_since() -> None:
    world = office()
    early, late = (world.case(account=f"a{n}", state=CaseState.DISMISSED, waiting_since=None) for n in (1, 2))
    world.change(early, state_since=world.now - timedelta(days=1))
    for number in (early, late):
        staged(world, number)
    joined(world, early)
    assert (world.at(early).state, world.at(late).state) == (CaseState.REOPENED, CaseState.DISMISSED)
    assert world.did(early) == ["reopened"]


def test_a_child_in_the_list_closes_the_pictures_of_the_case() -> None:
    world = office()
    number = world.case()
    staged(world, number, news_args={"child": "yes"})
    case = joined(world, number)
    assert (case.child, case.urgent, case.images) == (True, True, 0)


def test_a_report_follows_the_case_that_was_joined_to_another() -> None:
    world = office()
    main, other = world.case(account="a1"), world.case(account="a2", category=Category.FRAUD)
    report = staged(world, other)
    world.change(other, state=CaseState.DUPLICATE, original=main)
    joined(world, main)
    assert world.get(Report, report.report).case == main  # type: ignore[union-attr]
    assert world.at(main).reporters == 2


@pytest.mark.parametrize("person", [SUPERVISOR, CITIZEN, 1])
def test_nobody_but_an_admin_takes_in_a_list(person: int) -> None:
    world = office()
    dewi = checked(world)
    clerk = Clerk(world, person=person)
    clerk.writes("/impor patroli") if person == SUPERVISOR else None
    if person != CITIZEN:
        for data in (PickList(1, OnList.WRITE), PickList(1, OnList.CANCEL), PickSource(Goal.LIST, "patrol")):
            clerk.presses(encode(data), 1)
            assert any(part in clerk.toasts[-1] for part in ("admin", "pengawas", "supervisor")), clerk.toasts
    assert world.only(Import).state == "checked"
    assert dewi.session is not None
