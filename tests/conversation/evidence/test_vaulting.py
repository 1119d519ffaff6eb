"""What is fetched belongs to its evidence, unless by then nobody may hold it; media are purged in time, with proof."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from reportbot.conversation.says import Work
from reportbot.domain.records import Evidence, EvidenceCopy, Report, StoredFile, Timer
from reportbot.domain.words import CaseState, EvidenceKind
from tests.conversation.evidence.vaulted import Vaulted
from tests.conversation.harness import World, citizen

PHOTO, DOCUMENT = EvidenceKind.PHOTO, EvidenceKind.DOCUMENT
DAY = timedelta(days=1)


def of(group: Vaulted, number: int) -> Evidence:
    found: Evidence = group.records[Evidence][number]
    return found


# Fetching.


def test_files_are_fetched_once_the_report_is_sent_and_not_before() -> None:
    world = World()
    budi = citizen(world)
    budi.writes("t.me/contoh_user")
    budi.taps("Penipuan")
    budi.photo()
    assert not [say for say in world.says if isinstance(say, Work)]
    budi.writes("https://jahat.example/x")
    for label in ("Selesai", "Lewati", "Kirim laporan"):
        budi.taps(label)
    (work,) = [say for say in world.says if isinstance(say, Work)]
    assert (work.kind, work.data, work.then, work.once) == (
        *("fetch-evidence", {"evidence": 1}),
        *("evidence-fetched", "fetch:1"),
    )
    assert [item.vault for item in world.all(Evidence)] == ["waiting", ""]


def test_what_was_fetched_becomes_the_evidence_s_own_and_does_not_expire() -> None:
    group = Vaulted()
    group.case(evidence=(DOCUMENT,))
    group.item(1, vault="waiting")
    group.fetched(1, 11, 12, 13)
    item = of(group, 1)
    assert (item.vault, item.sha256, item.original, item.copies) == ("kept", "sha-1", 11, (12, 13))
    assert {file.expires_at for file in group.all(StoredFile)} == {None}


def test_a_file_that_telegram_has_no_more_is_gone_and_one_that_failed_may_be_asked_for_again() -> None:
    group = Vaulted()
    group.case(evidence=(DOCUMENT, PHOTO))
    group.item(1, vault="waiting")
    group.item(2, vault="waiting")
    group.fetched(1, gone=True)
    group.fetched(2, outcome="failed")
    assert [item.vault for item in group.all(Evidence)] == ["gone", ""]


@pytest.mark.parametrize(("state", "reason"), [("withdrawn", "withdrawn"), ("purged", "child")])
def test_what_comes_too_late_is_purged_at_once_and_proven(state: str, reason: str) -> None:
    group = Vaulted()
    group.case(evidence=(DOCUMENT,))
    group.item(1, state=state, vault="purged")
    group.fetched(1, 11, 12)
    assert group.purged_files() == [11, 12]
    assert group.proofs() == [(reason, {"evidence": 1, "sha256": "sha-1"})]
    assert of(group, 1).original is None


# The child lane.


def test_ada_anak_purges_what_the_vault_holds_and_nothing_brings_it_back() -> None:
    group = Vaulted()
    case = group.case(evidence=(PHOTO, DOCUMENT, EvidenceKind.LINK))
    group.in_vault(1)
    group.in_vault(2, 21, 22)
    for label in ("Ambil", "Ada anak", "Ya, tandai"):
        group.press(1, label, case)
    assert group.purged_files() == [100, 200, 21, 22]
    assert group.proofs() == [("child", {"evidence": n, "sha256": f"sha-{n}"}) for n in (1, 2)]
    group.press(3, "Bukan anak", case)
    assert [item.state for item in group.all(Evidence)] == ["purged", "purged", "kept"]
    assert [(item.file_id, item.original, item.copies) for item in group.all(Evidence)] == [("", None, ())] * 3
    assert (group.at(case).images, group.at(case).files) == (0, 0)


def test_for_the_police_the_original_stays_sealed_and_its_copies_go() -> None:
    group = Vaulted()
    case = group.case(evidence=(DOCUMENT,))
    group.in_vault(1, 11, 12)
    group.change(case, preserve=True)
    for label in ("Ambil", "Ada anak", "Ya, tandai"):
        group.press(1, label, case)
    assert group.purged_files() == [11, 12]
    item = of(group, 1)
    assert (item.state, item.vault, item.original, item.copies) == ("withheld", "kept", 100, ())
    assert group.proofs() == []


# Looking.


def test_files_are_shown_as_stripped_pictures_and_those_without_are_named() -> None:
    group = Vaulted()
    case = group.case(evidence=(PHOTO, DOCUMENT, DOCUMENT))
    group.in_vault(2, 21, 22)
    group.press(1, "Lihat bukti", case)
    (post,) = group.evidence_posts()
    assert [(one.evidence, one.kind, one.file_id, one.file) for one in post.items] == [
        (1, "photo", "file-1", 0),
        (2, "photo", "", 21),
        (2, "photo", "", 22),
    ]
    assert group.words(post.caption) == "Bukti kasus 1\n• Berkas: PDF, 40 KB"
    group.play_evidence(case, 700)
    assert [copy.evidence for copy in group.all(EvidenceCopy)] == [1, 2, 2]


def test_a_picture_that_comes_to_the_group_after_its_report_was_withdrawn_is_taken_away() -> None:
    group = Vaulted()
    case = group.case(evidence=(PHOTO, PHOTO))
    group.press(1, "Lihat bukti", case)
    group.item(2, state="withdrawn")
    group.play_evidence(case, 700)
    assert [call.params["message_id"] for call in group.calls("editMessageMedia")] == [701]


def test_an_album_holds_whole_files_and_says_how_many_are_left() -> None:
    group = Vaulted()
    case = group.case(evidence=(DOCUMENT, DOCUMENT, DOCUMENT))
    for number in (1, 2, 3):
        group.in_vault(number, *range(10 * number, 10 * number + 6))
    group.press(1, "Lihat bukti", case)
    (post,) = group.evidence_posts()
    assert len(post.items) == 6
    assert "masih ada 2 gambar" in group.words(post.caption)


# Retention.


def closed(group: Vaulted, state: CaseState, days: int) -> int:
    case = group.case(evidence=(PHOTO, DOCUMENT))
    for item in group.all(Evidence):
        if item.case == case:
            group.in_vault(item.evidence, 10 * item.evidence)
    since = group.now - days * DAY
    group.change(case, state=state, state_since=since, last_reported_at=since)
    return case


def test_every_day_what_is_due_is_looked_for() -> None:
    group = Vaulted()
    group.daily()
    assert [(work.then, work.once) for work in group.works("find-old-media")] == [("old-media-found", "find-old-media")]
    assert [timer.due_at for timer in group.all(Timer) if timer.kind == "media-retention"] == [group.now + DAY]


@pytest.mark.parametrize(
    ("state", "days", "gone"),
    [
        (CaseState.DISMISSED, 29, False),
        (CaseState.DISMISSED, 31, True),
        (CaseState.OUT_OF_SCOPE, 31, True),
        (CaseState.REMOVED, 179, False),
        (CaseState.REFUSED, 181, True),
        (CaseState.CLOSED, 181, True),
        (CaseState.SUBSTANTIATED, 999, False),
        (CaseState.NO_RESPONSE, 999, False),
    ],
)
def test_media_go_when_their_time_is_over(state: CaseState, days: int, gone: bool) -> None:
    group = Vaulted()
    case = closed(group, state, days)
    copy = EvidenceCopy(copy=1, case=case, evidence=1, lane="group", message_id=70, kind="photo", at=group.now)
    group.put(copy)
    group.found(case)
    assert (of(group, 1).state == "purged") is gone
    assert group.purged_files() == ([100, 10, 200, 20] if gone else [])
    assert [reason for reason, _ in group.proofs()] == (["retention"] * 2 if gone else [])
    assert len(group.calls("editMessageMedia")) == int(gone)
    assert len(group.works("find-old-media")) == int(gone)


@pytest.mark.parametrize("need", ["preserve", "objection", "review", "newer report"])
def test_media_that_somebody_needs_stay(need: str) -> None:
    group = Vaulted()
    case = closed(group, CaseState.DISMISSED, 31)
    if need == "review":
        group.put(replace(group.report_of(case), review_until=group.now + DAY))
    else:
        needs: dict[str, dict[str, Any]] = {"preserve": {"preserve": True}, "objection": {"objections": 1}}
        group.change(case, **needs.get(need, {"last_reported_at": group.now}))
    group.found(case)
    assert group.proofs() == []
    assert group.all(Report)


def test_a_slice_ends_and_the_rest_comes_next() -> None:
    group = Vaulted()
    cases = [group.case(evidence=(PHOTO,) * 150) for _ in range(2)]
    for case in cases:
        since = group.now - 31 * DAY
        group.change(case, state=CaseState.DISMISSED, state_since=since, last_reported_at=since)
    group.found(*cases)
    assert len(group.proofs()) == 200
    group.found(cases[1])
    assert {item.state for item in group.all(Evidence)} == {"purged"}


# Withdrawal.


def test_a_withdrawn_report_takes_its_files_with_it() -> None:
    world = World()
    budi = citizen(world)
    budi.writes("t.me/contoh_user")
    budi.taps("Penipuan")
    budi.photo()
    for label in ("Selesai", "Lewati", "Kirim laporan"):
        budi.taps(label)
    item = world.only(Evidence)
    world.put(replace(item, vault="kept", original=7, copies=(8,), sha256="abc"))
    budi.writes("/status " + world.only(Report).ticket)
    budi.taps("Tarik laporan")
    budi.taps("Ya, tarik")
    gone = world.only(Evidence)
    assert (gone.state, gone.vault, gone.original, gone.copies) == ("withdrawn", "purged", None, ())
    files = [say.data["files"] for say in budi.turn.says if isinstance(say, Work)]
    assert files == [[7, 8]]
