"""Steps 2 and 3: help, evidence, the child lane, danger."""

import pytest

from reportbot.domain.records import Case, Evidence, Timer
from tests.conversation.harness import Citizen, World, citizen

MB = 1024 * 1024


def at_evidence(category: str = "Prostitusi online") -> Citizen:
    budi = citizen(World())
    budi.writes("t.me/contoh_user")
    budi.taps(category)
    return budi


@pytest.mark.parametrize(
    ("category", "help_text"),
    [
        ("Penipuan", "minta transaksinya ditahan"),
        ("Pinjaman ilegal", "minta transaksinya ditahan"),
        ("Pemerasan/ancaman", "stopncii.org"),
        ("Foto pribadi disebar", "stopncii.org"),
        ("Perdagangan orang", "adalah korban"),
    ],
)
def test_help_goes_out_as_soon_as_the_category_is_chosen(category: str, help_text: str) -> None:
    budi = at_evidence(category)
    assert help_text in budi.told[-1]
    assert "Langkah 3 dari 5" in budi.reads


def test_help_is_sent_once() -> None:
    budi = at_evidence("Penipuan")
    budi.taps("Kembali")
    budi.taps("Penipuan")
    assert len(budi.told) == 1


@pytest.mark.parametrize("category", ["Foto pribadi disebar", "Perdagangan orang"])
def test_the_victims_picture_is_not_asked_for(category: str) -> None:
    assert "Foto orangnya tidak perlu dikirim" in at_evidence(category).reads


def test_one_message_counts_along_and_done_replaces_skip() -> None:
    budi = at_evidence()
    assert budi.labels[0] == "Lewati"
    assert "1 bukti tersimpan" in budi.photo(1, album="a")
    assert "2 bukti tersimpan" in budi.photo(2, album="a")
    assert "3 bukti tersimpan" in budi.writes("https://contoh.com/promo")
    assert "4 bukti tersimpan" in budi.forwards("promo malam ini")
    assert "5 bukti tersimpan" in budi.file("document")
    assert budi.labels[0] == "Selesai"


def test_the_same_file_counts_once() -> None:
    budi = at_evidence()
    budi.photo(1)
    assert "Berkas itu sudah ada. 1 bukti" in budi.photo(1)


def test_the_eleventh_piece_is_declined_kindly() -> None:
    budi = at_evidence()
    for number in range(10):
        budi.photo(number)
    assert "Sudah ada 10 bukti" in budi.photo(10)


def test_a_voice_identifies_and_is_declined() -> None:
    budi = at_evidence()
    for kind in ("voice", "video_note", "audio"):
        assert "suara Anda bisa dikenali" in budi.file(kind)
    assert budi.labels[0] == "Lewati"


def test_twenty_megabytes_are_the_most() -> None:
    budi = at_evidence()
    assert "lebih dari 20 MB" in budi.file("video", 20 * MB + 1)
    assert "1 bukti" in budi.file("video", 20 * MB)


def test_other_kinds_are_answered() -> None:
    budi = at_evidence()
    assert "jenis pesan itu" in budi.writes(other="location")
    assert "jenis pesan itu" in budi.file("sticker")


def test_plain_words_are_kept_for_the_story() -> None:
    budi = at_evidence()
    assert "Anda masih di langkah 3, bukti." in budi.writes("dia minta uang muka")
    assert "dia minta uang muka" in budi.taps("Lewati")


def test_a_child_as_victim_means_words_only() -> None:
    budi = at_evidence("Anak jadi korban")
    assert "Mohon jangan kirim foto, video" in budi.reads
    assert "tidak kami buka dan tidak kami simpan" in budi.photo()
    assert "Tulisan Anda tersimpan" in budi.writes("Dia mengirim pesan tiap malam")
    budi.taps("Selesai")
    budi.taps("Lewati")
    budi.taps("Kirim laporan")
    case = budi.world.only(Case)
    assert (case.child, case.urgent) == (True, True)
    assert budi.world.all(Evidence) == []
    assert budi.world.only(Timer).kind == "case-urgent"


def test_a_child_found_later_drops_the_files_and_says_so() -> None:
    budi = at_evidence()
    budi.photo(1)
    budi.photo(2)
    budi.taps("Melibatkan anak")
    assert "2 berkas" in budi.told[-1]
    budi.taps("Lewati")
    assert "tidak kami simpan" in budi.photo(3)
    budi.taps("Lewati")
    budi.taps("Kirim laporan")
    assert budi.world.all(Evidence) == []
    assert budi.world.only(Case).child


def test_the_child_lane_says_its_rules_although_words_were_written_before() -> None:
    budi = at_evidence()
    budi.writes("dia mengajak bertemu")
    rules = budi.taps("Melibatkan anak")
    assert "Mohon jangan kirim foto, video, atau tangkapan layar." in rules
    assert "hubungi 110 sekarang" in rules
    assert budi.labels[0] == "Selesai"


def test_a_report_that_names_a_child_is_thanked_with_the_lines_for_children() -> None:
    budi = at_evidence()
    for label in ("Melibatkan anak", "Lewati", "Lewati", "Kirim laporan"):
        budi.taps(label)
    assert "129, WhatsApp 08111-129-129, pengaduan.kpai.go.id" in budi.told[-1]


def test_files_that_come_before_the_child_category_are_dropped_too() -> None:
    budi = citizen(World())
    budi.writes("/lapor")
    budi.photo()
    budi.writes("t.me/contoh_user")
    budi.taps("Anak jadi korban")
    assert "1 berkas" in budi.told[-1]


def test_danger_points_to_110_and_the_draft_waits() -> None:
    budi = at_evidence()
    budi.photo()
    assert "Hubungi 110 sekarang" in budi.taps("Ada bahaya sekarang")
    assert "1 bukti tersimpan" in budi.taps("Lanjutkan laporan")
    budi.taps("Selesai")
    budi.taps("Lewati")
    budi.taps("Kirim laporan")
    case = budi.world.only(Case)
    assert (case.danger, case.urgent) == (True, True)


def test_a_mistaken_press_on_danger_is_undone() -> None:
    budi = at_evidence()
    budi.taps("Ada bahaya sekarang")
    assert "Langkah 3 dari 5" in budi.taps("Salah tekan")
    budi.taps("Lewati")
    budi.taps("Lewati")
    budi.taps("Kirim laporan")
    assert not budi.world.only(Case).urgent
