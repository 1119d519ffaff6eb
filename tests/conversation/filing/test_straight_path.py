"""The shortest way from /lapor to the receipt."""

from reportbot.domain.records import Case, CaseIdentifier, Evidence, Report, Timer
from reportbot.domain.words import CaseState, Category
from tests.conversation.harness import Citizen, World


def test_a_michat_account_with_one_screenshot_takes_eight_steps() -> None:
    world = World()
    sari = Citizen(world)
    sari.writes("/start")
    assert sari.labels == ["Setuju & lanjut", "Baca privasi", "Bantuan segera"]
    assert "Apa yang ingin" in sari.taps("Setuju & lanjut")

    assert "Langkah 1 dari 5 · Akun" in sari.writes("/lapor")
    assert "ID MiChat" in sari.taps("MiChat")
    assert "Akun: MiChat · contoh_akun88" in sari.writes("contoh_akun88")
    assert "Langkah 3 dari 5 · Bukti" in sari.taps("Prostitusi online")
    assert "1 bukti tersimpan" in sari.photo()
    assert "Langkah 4 dari 5 · Cerita" in sari.taps("Selesai")
    assert "Laporan belum terkirim" in sari.taps("Lewati")
    sari.taps("Kirim laporan")

    report = world.only(Report)
    assert f"Nomor laporan: {report.ticket}" in sari.told[-1]
    case = world.only(Case)
    assert (case.state, case.platform, case.category) == (CaseState.NEW, "michat", Category.PROSTITUTION)
    assert (case.reporters, case.images, case.urgent) == (1, 1, False)
    assert case.waiting_since == world.now
    assert world.only(CaseIdentifier).canonical == "contoh_akun88"
    assert world.only(Evidence).file_id == "file-1"
    assert sari.cards == [case.case]
    assert world.all(Timer) == []
    assert sari.labels == []
