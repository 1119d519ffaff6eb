"""What happens to a case, or is pressed by another, while its packet is made or under way."""

from datetime import timedelta

import pytest

from reportbot.domain.records import Referral
from reportbot.domain.words import CaseState, EvidenceKind
from tests.conversation.referrals.station import Station, station


def referral(group: Station) -> Referral:
    return max(group.all(Referral), key=lambda one: one.referral)


@pytest.mark.parametrize("state", [CaseState.DISMISSED, CaseState.DUPLICATE])
def test_a_case_decided_otherwise_while_its_packet_is_made_is_not_sent(state: CaseState) -> None:
    group = station()
    case = group.substantiated()
    group.stored(case)
    group.walk(3, case, "Lainnya", "Rujuk ke Polri", "Siapkan berkas")
    group.change(case, state=state)
    group.done({"packet": 40, "name": "r.pdf", "evidence": [(1, "bukti-1.jpg")], "child": False})
    assert group.documents() == []
    assert "kasusnya sementara itu diputus lain" in group.words(group.newest(3))
    assert group.tap(3, "Siapkan lagi") == "Ini tidak dapat dilakukan pada keadaan kasus sekarang."
    group.tap(3, "Batal")
    assert referral(group).state == "cancelled"


def test_evidence_that_came_after_the_packet_is_counted_on_the_card_and_under_rujukan() -> None:
    group = station()
    case = group.substantiated()
    group.stored(case)
    number = group.refer(case)
    later = "Bukti baru yang belum ada di berkas rujukan: 1"
    group.now += timedelta(seconds=30)
    group._item(case, group.report_of(case).report, EvidenceKind.PHOTO)
    group.draw()
    assert later in group.reads(case)
    group.types(3, "/rujukan")
    group.tap(3, f"Kasus {case}")
    assert later in group.words(group.newest(3))
    group.tap(3, "Siapkan lagi")
    names = [(item, f"bukti-{item}.jpg") for item in group.evidence_of(case)]
    group.done({"packet": 41, "name": "r.pdf", "evidence": names, "child": False})
    assert referral(group).referral == number
    assert later not in group.reads(case)


def test_two_supervisors_at_once_make_one_packet_and_the_second_reads_who_was_quicker() -> None:
    group = station()
    group.join(4, "administrator")
    case = group.substantiated()
    group.walk(3, case, "Lainnya", "Rujuk ke Polri")
    data = group.data("Siapkan berkas", group.cards[case])
    group.send_press(4, data, group.card_message(case))
    assert group.send_press(3, data, group.card_message(case)) == "Sudah ditangani oleh Orang 4. Kartu diperbarui."
    assert group.send_press(4, data, group.card_message(case)).startswith("Kasus ini sudah berubah.")
    assert len(group.works("make-packet")) == 1
