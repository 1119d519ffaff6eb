"""Rujuk ke …: who may, what is handed over, how it is recorded, and what reporters hear."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.conversation.inputs import Answered
from reportbot.domain.records import Decision, Evidence, Referral
from reportbot.domain.words import CaseState, Category, EvidenceKind
from tests.conversation.referrals.station import Station, station


def referral(group: Station) -> Referral:
    return max(group.all(Referral), key=lambda one: one.referral)


def test_a_packet_goes_to_the_supervisor_who_asked_and_is_written_down() -> None:
    group = station()
    case = group.substantiated(category=Category.FRAUD)
    group.stored(case)
    assert group.walk(3, case, "Lainnya", "Rujuk ke Polri") == ""
    assert "Data pelapor tidak pernah disertakan." in group.reads(case)
    assert "disertai 1 berkas bukti" in group.reads(case)
    assert group.press(3, "Siapkan berkas", case) == "Berkas sedang disiapkan dan dikirim ke chat pribadi Anda."
    assert "Rujukan: Polri (berkas sedang disiapkan)" in group.reads(case)
    (work,) = group.works("make-packet")
    assert (work.person, dict(work.about)) == (3, {"case": case, "referral": 1, "person": 3})
    group.done({"packet": 40, "name": "rujukan-kasus-1.pdf", "evidence": [(1, "bukti-1.jpg")], "child": False})
    assert [(one.person, one.files, one.names) for one in group.documents()] == [
        (3, (1001,), ("bukti-1.jpg",)),
        (3, (40,), ("rujukan-kasus-1.pdf",)),
    ]
    assert "Permintaan resmi Polri: belum ada" in group.reads(case)
    assert "Rujukan: Polri (disiapkan 21 Maret 2021)" in group.reads(case)
    assert group.did(case)[-3:] == ["refer", "packet", "viewed"]
    assert group.at(case).state is CaseState.SUBSTANTIATED


def test_handing_over_is_recorded_with_the_receipt_and_told_when_it_can_no_longer_be_taken_back() -> None:
    group = station()
    case = group.substantiated(category=Category.FRAUD)
    group.refer(case)
    group.tap(3, "Sudah diserahkan")
    group.types(3, "STTP/12/III/2021")
    assert "STTP/12/III/2021" in group.words(group.newest(3))
    assert group.tap(3, "Ya, simpan") == "Penyerahan dicatat."
    assert (referral(group).state, referral(group).receipt, referral(group).handed_by) == (
        "handed",
        "STTP/12/III/2021",
        3,
    )
    assert group.at(case).referral == "referred"
    assert "tanda terima STTP/12/III/2021" in group.reads(case)
    before = len(group.notices(51))
    group.pass_time(timedelta(minutes=9))
    assert group.report_of(case).news != "referred"
    group.pass_time(timedelta(minutes=2))
    assert group.report_of(case).news == "referred"
    assert "kantor polisi" in group.notices(51)[before:][-1]
    entry = next(entry for entry in group.all(Decision) if entry.kind == "handed")
    assert (entry.reason, entry.by, dict(entry.data)) == ("police", 3, {"referral": 1, "packet": 40, "files": []})


def test_a_handing_over_is_taken_back_in_time_and_nobody_is_told() -> None:
    group = station()
    case = group.substantiated(category=Category.FRAUD)
    group.refer(case)
    group.tap(3, "Sudah diserahkan")
    group.tap(3, "Tanpa nomor")
    recorded = group.newest(3)
    assert group.tap(3, "Belum diserahkan", recorded) == "Penyerahan dibatalkan. Pelapor tidak dikabari."
    group.pass_time(timedelta(hours=1))
    assert (referral(group).state, group.report_of(case).news) == ("prepared", "substantiated")
    assert group.at(case).referral == "prepared"


def test_after_its_time_nothing_is_taken_back() -> None:
    group = station()
    case = group.substantiated(category=Category.FRAUD)
    group.refer(case)
    group.tap(3, "Sudah diserahkan")
    group.tap(3, "Tanpa nomor")
    recorded = group.newest(3)
    group.pass_time(timedelta(minutes=11))
    assert group.tap(3, "Belum diserahkan", recorded).startswith("Waktu untuk membatalkan sudah lewat")
    assert referral(group).state == "handed"


def test_only_supervisors_refer_and_only_what_may_be_referred() -> None:
    group = station()
    case = group.substantiated()
    group.press(1, "Lainnya", case)
    for label in ("Rujuk ke Polri", "Rujukan lain", "Simpan bukti dahulu", "Permintaan resmi", "Gabungkan", "Pisahkan"):
        assert group.press(1, label, case) == "Hanya pengawas yang dapat melakukan ini."
    waiting = group.case(account="akun_b", category=Category.FRAUD, preserve=True)
    said = group.walk(3, waiting, "Lainnya", "Rujuk ke Polri")
    assert said.startswith("Sebelum ada keputusan")
    assert group.all(Referral) == []


@pytest.mark.parametrize("given", [{"child": True}, {"danger": True}, {"category": Category.TRAFFICKING}])
def test_a_child_trafficking_and_danger_are_preserved_and_referred_from_the_start(given: dict[str, object]) -> None:
    group = station()
    case = group.case(**given)
    if "danger" not in given:
        assert "Disimpan untuk Polri" in group.reads(case)
        assert group.at(case).preserve
    group.walk(3, case, "Lainnya", "Rujuk ke Polri", "Siapkan berkas")
    assert len(group.works("make-packet")) == 1
    assert group.at(case).state is CaseState.NEW


def test_of_a_child_no_file_leaves() -> None:
    group = station()
    case = group.case(child=True)
    group.stored(case)
    group.walk(3, case, "Lainnya", "Rujuk ke Polri")
    assert "Gambar tidak disertakan" in group.reads(case)
    group.press(3, "Siapkan berkas", case)
    group.done({"packet": 40, "name": "r.pdf", "evidence": [], "child": True})
    assert [one.files for one in group.documents()] == [(40,)]


def test_a_packet_made_before_a_child_was_seen_is_made_anew() -> None:
    group = station()
    case = group.substantiated()
    group.stored(case)
    group.walk(3, case, "Lainnya", "Rujuk ke Polri", "Siapkan berkas")
    group.change(case, child=True)
    group.done({"packet": 40, "name": "r.pdf", "evidence": [(1, "bukti-1.jpg")], "child": False})
    assert group.documents() == []
    assert len(group.works("make-packet")) == 2


def test_evidence_that_was_withdrawn_meanwhile_stays() -> None:
    group = station()
    case = group.substantiated(evidence=(EvidenceKind.PHOTO, EvidenceKind.PHOTO))
    group.stored(case)
    group.walk(3, case, "Lainnya", "Rujuk ke Polri", "Siapkan berkas")
    first = group.all(Evidence)[0]
    group.put(replace(first, state="withdrawn"))
    group.done({"packet": 40, "name": "r.pdf", "evidence": [(1, "bukti-1.jpg"), (2, "bukti-2.jpg")], "child": False})
    assert [one.names for one in group.documents()] == [("bukti-2.jpg",), ("r.pdf",)]


def test_a_second_referral_to_the_same_authority_waits_for_the_first() -> None:
    group = station()
    case = group.substantiated(category=Category.FRAUD)
    group.refer(case)
    assert group.walk(3, case, "Lainnya", "Rujuk ke Polri").startswith("Rujukan kepada lembaga itu sudah disiapkan")
    group.walk(3, case, "Rujukan lain", "IASC (OJK)", "Siapkan berkas")
    assert [one.authority for one in group.all(Referral)] == ["police", "iasc"]


def test_a_packet_that_fails_is_said_and_made_again() -> None:
    group = station()
    case = group.substantiated()
    group.walk(3, case, "Lainnya", "Rujuk ke Polri", "Siapkan berkas")
    group.done(outcome="failed", description="packet-failed-typesetting")
    assert "belum jadi" in group.words(group.newest(3))
    group.tap(3, "Siapkan lagi")
    assert len(group.works("make-packet")) == 2
    group.done(outcome="unknown")
    group.tap(3, "Batal")
    assert (referral(group).state, group.at(case).referral) == ("cancelled", "")


def test_a_stale_button_of_a_referral_changes_nothing() -> None:
    group = station()
    case = group.substantiated()
    group.refer(case)
    ready = group.newest(3)
    group.tap(3, "Batal", ready)
    assert group.tap(3, "Sudah diserahkan", ready) == "Rujukan ini sudah berubah. Lihat /rujukan."
    assert group.tap(1, "Siapkan lagi", ready) == "Hanya pengawas yang dapat melakukan ini."


def test_who_reported_the_account_refers_nothing() -> None:
    group = station()
    case = group.substantiated(reporters=(3,))
    said = group.walk(3, case, "Lainnya", "Rujuk ke Polri")
    assert said == "Anda melaporkan akun ini, jadi kasusnya ditangani orang lain."


def test_who_has_not_started_the_bot_is_led_to_it() -> None:
    group = station()
    case = group.substantiated()
    group.join(4, "administrator", started=False)
    group.walk(4, case, "Lainnya", "Rujuk ke Polri", "Siapkan berkas")
    assert group.starts == ["bukti"]
    assert group.all(Referral) == []


def test_rujukan_lists_what_waits_first_and_opens_each() -> None:
    group = station()
    handed = group.substantiated(category=Category.FRAUD)
    group.refer(handed)
    group.tap(3, "Sudah diserahkan")
    group.tap(3, "Tanpa nomor")
    waiting = group.substantiated(account="akun_b")
    group.refer(waiting)
    group.types(3, "/rujukan")
    lines = group.words(group.newest(3)).splitlines()
    assert lines[0] == "Rujukan · 1 belum diserahkan"
    assert lines[1].startswith(f"Kasus {waiting} · Polri (disiapkan")
    assert lines[2].startswith(f"Kasus {handed} · Polri (diserahkan")
    group.tap(3, f"Kasus {waiting}")
    assert "Disiapkan 21 Maret 2021 pukul 12.00 WIB oleh Citra" in group.words(group.newest(3))
    group.tap(3, "Batal")
    assert [one.state for one in group.all(Referral)] == ["handed", "cancelled"]


def test_rujukan_is_for_supervisors_as_telegram_says_they_are() -> None:
    group = station()
    group.pass_time(timedelta(minutes=5))
    group.types(3, "/rujukan")
    group.answer("referrals-member", {"status": "member", "user": {"first_name": "Citra"}})
    assert group.words(group.newest(3)) == "Hanya pengawas yang dapat melakukan ini."


def taken_away(group: Station) -> list[int]:
    return [call.params["message_id"] for call in group.calls("editMessageMedia") if call.lane == "person:3"]


def arrived(group: Station, case: int, message: int = 700) -> None:
    """Telegram has shown the newest evidence file."""
    (file,) = (one for one in group.documents() if one.then == "original-sent")
    group.play(Answered(kind=file.then, outcome="done", result={"message_id": message}, about=file.about), 3)


def prepared(group: Station) -> int:
    case = group.substantiated(category=Category.FRAUD)
    group.stored(case)
    group.refer(case)
    return case


@pytest.mark.parametrize("then", [("Sudah diserahkan", "Tanpa nomor"), ("Batal",)])
def test_files_go_from_the_supervisors_chat_once_they_are_handed_over_or_not_needed(then: tuple[str, ...]) -> None:
    group = station()
    arrived(group, prepared(group))
    assert taken_away(group) == []
    for label in then:
        group.tap(3, label)
    assert taken_away(group) == [700]


def test_ada_anak_takes_the_files_away_at_once_and_those_that_arrive_late_too() -> None:
    for late in (False, True):
        group = station()
        case = prepared(group)
        if not late:
            arrived(group, case)
        group.press(3, "Batalkan keputusan", case)
        group.walk(3, case, "Ada anak", "Ya, tandai")
        if late:
            arrived(group, case)
        assert taken_away(group) == [700]
