"""From a new card to told reporters: Ambil, Cukup bukti, a reason, and the news once undo is over."""

from datetime import timedelta

from reportbot.domain.words import CaseState
from tests.conversation.review.team import team


def test_a_case_is_taken_decided_and_its_reporter_told() -> None:
    group = team()
    case = group.case()
    assert group.reads(case).splitlines() == [
        "Kasus 1 · baru",
        "MiChat · akun_1",
        "Diduga: prostitusi online",
        "Pelapor: 1 orang · 21 Maret 2021",
        "Terlihat: Kota Bandung",
        "Bukti: 1 gambar · belum ada: tautan",
        "Cerita: “Menawarkan janji temu”",
        "Keputusan lama: tidak ada · Sanggahan: tidak ada",
        "Ditangani sebelum: 22 Maret 2021 pukul 12.00 WIB",
    ]
    assert group.labels(case) == ["Ambil", "Lihat bukti"]

    assert group.press(1, "Ambil", case) == "Kasus ini Anda pegang sampai 12.30 WIB."
    assert group.at(case).state is CaseState.IN_REVIEW
    assert "Dipegang Ayu sampai 12.30 WIB" in group.reads(case)
    for label in ("Cukup bukti", "Bukan pelanggaran", "Minta bukti", "Duplikat", "Di luar wewenang", "Ada anak"):
        assert label in group.labels(case)

    group.press(1, "Cukup bukti", case)
    assert group.reads(case).endswith("Kasus 1 · cukup bukti. Apa dasarnya?")
    expected = ["Menawarkan janji temu", "Promosi jasa", "Meminta uang muka", "Alasan lain", "Kembali"]
    assert group.labels(case) == expected

    assert group.press(1, "Menawarkan janji temu", case) == "Tercatat: cukup bukti."
    assert group.at(case).state is CaseState.SUBSTANTIATED
    head = "Kasus 1 · cukup bukti: menawarkan janji temu · Ayu, 12.00 WIB · pelapor dikabari 12.10 WIB"
    assert group.reads(case).splitlines()[0] == head
    assert group.labels(case) == ["Batalkan keputusan", "Ambil berikutnya", "Lainnya"]
    assert group.did(case) == ["take", "enough"]
    assert group.notices(51) == []

    group.pass_time(timedelta(minutes=10))
    assert group.did(case) == ["take", "enough", "told"]
    assert group.report_of(case).news == "substantiated"
    assert len(group.notices(51)) == 1
