"""What reporters wrote is erased once its time is over; who reported what, when, and what was decided stays."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.domain.policy import Policy
from reportbot.domain.records import Case, CaseIdentifier, Decision, Evidence, Report, Timer
from reportbot.domain.words import CaseState, EvidenceKind
from tests.conversation.evidence.vaulted import Vaulted
from tests.conversation.harness import World, citizen

PHOTO, LINK = EvidenceKind.PHOTO, EvidenceKind.LINK
DAY = timedelta(days=1)
NOTHING = ("", "", "", "")


def finished(group: Vaulted, state: CaseState = CaseState.DISMISSED, days: int = 181, **more: object) -> int:
    """A case with a story, the caption of a photo that is gone, and a link, that stands so for so long."""
    number = group.case(evidence=(PHOTO, LINK), **more)
    for item in group.all(Evidence):
        if item.case == number and item.kind is PHOTO:
            group.put(replace(item, state="purged"))
    for report in group.all(Report):
        if report.case == number:
            group.put(replace(report, account=f"akun_{number}", story="Ia menawarkan janji temu kepada Sari"))
    since = group.now - days * DAY
    group.change(number, state=state, state_since=since, last_reported_at=since, images=0)
    return number


def written(report: Report) -> tuple[str, str, str, str]:
    return (report.account, report.story, report.masked, report.place)


def erasures(group: Vaulted) -> list[Decision]:
    return [entry for entry in group.all(Decision) if entry.kind == "words-erased"]


def test_every_day_words_that_are_due_are_looked_for_once_no_media_are() -> None:
    group = Vaulted()
    group.daily()
    number = group.case(evidence=(PHOTO,))
    since = group.now - 181 * DAY
    group.change(number, state=CaseState.DISMISSED, state_since=since, last_reported_at=since)
    group.found(number)
    assert not group.works("find-old-words"), "words of a case go after its media"
    group.found()
    assert [(work.then, work.once) for work in group.works("find-old-words")] == [("old-words-found", "find-old-words")]


@pytest.mark.parametrize(
    ("state", "days", "gone"),
    [
        (CaseState.DISMISSED, 179, False),
        (CaseState.DISMISSED, 181, True),
        (CaseState.OUT_OF_SCOPE, 181, True),
        (CaseState.REMOVED, 179, False),
        (CaseState.REMOVED, 181, True),
        (CaseState.REFUSED, 181, True),
        (CaseState.CLOSED, 181, True),
        (CaseState.SUBSTANTIATED, 999, False),
        (CaseState.NO_RESPONSE, 999, False),
        (CaseState.NEW, 999, False),
    ],
)
def test_words_go_when_their_time_is_over(state: CaseState, days: int, gone: bool) -> None:
    group = Vaulted()
    case = finished(group, state, days)
    group.old_words(case)
    assert (written(group.report_of(case)) == NOTHING) is gone
    assert [bool(item.text or item.masked or item.name) for item in group.all(Evidence)] == [not gone] * 2
    assert bool(group.at(case).excerpt) is not gone
    assert group.at(case).words_erased_at == (group.now if gone else None)
    assert [(entry.by, entry.reason, entry.data) for entry in erasures(group)] == (
        [(None, "retention", {"reports": [1], "evidence": [1, 2]})] if gone else []
    )


@pytest.mark.parametrize("state", ["kept", "withheld"])
def test_media_go_first_and_a_link_is_nothing_without_its_words(state: str) -> None:
    group = Vaulted()
    case = finished(group, CaseState.REMOVED)
    group.item(1, state=state)
    group.old_words(case)
    assert written(group.report_of(case)) != NOTHING
    group.item(1, state="purged")
    group.old_words(case)
    assert [item.state for item in group.all(Evidence)] == ["purged", "purged"]
    assert (group.at(case).links, group.at(case).words_erased_at) == (0, group.now)


def test_who_reported_what_and_when_and_what_was_decided_stays() -> None:
    group = Vaulted()
    case = finished(group, reporters=(70, 71))
    before, reports, decided = group.at(case), group.all(Report), group.did(case)
    group.old_words(case)
    emptied = {"excerpt": "", "place": "", "links": 0, "words_erased_at": group.now}
    assert group.at(case) == replace(before, **emptied)
    blank = dict.fromkeys(("account", "story", "masked", "place"), "")
    assert group.all(Report) == [replace(one, **blank, words_erased_at=group.now) for one in reports]
    assert [one.canonical for one in group.all(CaseIdentifier)] == ["akun_1"]
    assert group.did(case) == [*decided, "words-erased"]


def test_the_operator_sets_their_time_apart_from_that_of_media() -> None:
    group = Vaulted()
    group.rules = replace(group.rules, policy=Policy(retention={**Policy().retention, "words": 10 * DAY}))
    case = finished(group, days=11)
    group.old_words(case)
    assert written(group.report_of(case)) == NOTHING


@pytest.mark.parametrize("need", ["preserve", "objection", "review", "newer report"])
def test_words_that_somebody_needs_stay(need: str) -> None:
    group = Vaulted()
    case = finished(group)
    if need == "review":
        group.put(replace(group.report_of(case), review_until=group.now + DAY))
    else:
        needs: dict[str, dict[str, Any]] = {"preserve": {"preserve": True}, "objection": {"objections": 1}}
        group.change(case, **needs.get(need, {"last_reported_at": group.now}))
    group.old_words(case)
    assert written(group.report_of(case)) != NOTHING
    assert erasures(group) == []


def test_a_slice_ends_the_rest_comes_after_a_pause_and_nothing_is_done_twice() -> None:
    group = Vaulted()
    case = finished(group, reporters=tuple(range(100, 350)))
    group.old_words(case)
    assert (len(erasures(group)), group.at(case).words_erased_at) == (1, None)
    (again,) = [timer for timer in group.all(Timer) if timer.kind == "words-retention"]
    assert again.due_at == group.now + timedelta(minutes=5)
    group.words_due()
    assert len(group.works("find-old-words")) == 1
    group.old_words(case)
    assert {written(report) for report in group.all(Report)} == {NOTHING}
    told = [entry.data["reports"] for entry in erasures(group)]
    assert [len(reports) for reports in told] == [200, 50]
    assert len({number for reports in told for number in reports}) == 250
    assert group.at(case).words_erased_at == group.now
    group.old_words(case)
    assert len(erasures(group)) == 2


def test_where_nothing_is_due_any_more_nobody_looks_before_the_next_day() -> None:
    group = Vaulted()
    group.old_words()
    assert [timer for timer in group.all(Timer) if timer.kind == "words-retention"] == []


def test_a_case_whose_reporters_have_withdrawn_is_not_found_for_ever() -> None:
    group = Vaulted()
    case = finished(group)
    for record in (*group.all(Report), *group.all(Evidence)):
        blank = {name: "" for name in ("account", "story", "masked", "place", "text", "name") if hasattr(record, name)}
        group.put(replace(record, state="withdrawn", **blank))
    group.change(case, reporters=0, withdrawn=1, excerpt="", place="")
    group.old_words(case)
    assert group.at(case).words_erased_at == group.now
    assert erasures(group) == []
    assert "Semua pelapor sudah menarik laporannya." in group.reads(case)
    assert "waktu simpannya habis" not in group.reads(case)


# What people read then.


def test_card_history_and_evidence_say_that_the_words_are_gone() -> None:
    group = Vaulted()
    case = finished(group, CaseState.REMOVED)
    assert "Cerita: “Menawarkan janji temu”" in group.reads(case)
    group.old_words(case)
    card = group.reads(case)
    assert "Cerita" not in card
    assert "Kota Bandung" not in card
    assert "Tulisan pelapor dihapus 21 Maret 2021, karena waktu simpannya habis." in card
    group.item(1, state="purged")
    group.change(case, state=CaseState.REOPENED, waiting_since=group.now, images=0)
    group.draw()
    assert "Tulisan kasus ini dihapus 21 Maret 2021" in group.press(1, "Lihat bukti", case)
    group.press(1, "Riwayat", case)
    assert "tulisan pelapor dihapus, waktu simpannya habis" in group.reads(case)


def test_a_reporter_reads_it_at_his_report_and_in_the_summary_to_copy() -> None:
    world = World()
    budi = citizen(world)
    report = budi.files(story="Minta uang muka")
    gone = {"account": "", "story": "", "masked": "", "place": "", "words_erased_at": world.now}
    assert "waktu simpannya habis" not in budi.writes(f"/status {report.ticket}")
    world.put(replace(report, news="out-of-scope", news_args={"channel": "channel-iasc"}, **gone))
    said = "Tulisan Anda untuk laporan ini dihapus 21 Maret 2021, karena waktu simpannya habis."
    assert said in budi.writes(f"/status {report.ticket}")
    copied = budi.taps("Salin ringkasan")
    assert said in copied
    assert "Akun yang diduga" not in copied


def test_words_that_come_later_stand_on_the_card_and_have_a_time_of_their_own() -> None:
    world = World()
    budi, wati = citizen(world), citizen(world, 2)
    report = budi.files(story="Minta uang muka")
    case = world.only(Case)
    gone = {"account": "", "story": "", "masked": "", "place": "", "words_erased_at": world.now}
    world.put(replace(report, **gone))
    closed = {"state": CaseState.REMOVED, "excerpt": "", "words_erased_at": world.now}
    world.put(replace(case, **closed))
    wati.files(story="Kembali menawarkan lewat akun ini")
    after = world.only(Case)
    assert (after.state, after.excerpt) == (CaseState.REOPENED, "Kembali menawarkan lewat akun ini")
    assert after.words_erased_at is None
