"""What the cards of two cases that became one say."""

from tests.conversation.accounts.test_merging import both, merge
from tests.conversation.referrals.station import station


def test_the_card_of_a_merged_case_says_where_all_of_it_is_now() -> None:
    group = station()
    older, younger = both(group)
    merge(group, older, younger)
    lines = group.reads(younger).splitlines()
    assert lines[0].startswith(f"Kasus {younger} · digabungkan ke kasus {older}")
    assert f"Laporan dan buktinya kini ada pada kasus {older}." in lines
    assert not [line for line in lines if line.startswith(("Pelapor", "Bukti", "MiChat"))]
    assert "kasus digabungkan" not in group.reads(younger)


def test_a_merger_after_a_packet_leaves_evidence_that_is_not_in_it() -> None:
    group = station()
    older, younger = both(group)
    group.stored(older)
    group.stored(younger)
    group.refer(older)
    merge(group, older, younger)
    assert "Bukti baru yang belum ada di berkas rujukan: 2" in group.reads(older)
