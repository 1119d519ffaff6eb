"""Steps 4 and 5: the story, the summary, changing each field, sending."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from reportbot.conversation.rules import Rules
from reportbot.domain.records import Case, CaseIdentifier, Evidence, Report
from tests.conversation.harness import Citizen, World, citizen


def at_summary(world: World | None = None, story: str = "Terlihat di Kota Bandung, minta uang muka") -> Citizen:
    budi = citizen(world or World())
    budi.writes("/lapor")
    budi.taps("MiChat")
    budi.writes("contoh_akun88")
    budi.taps("Prostitusi online")
    budi.photo()
    budi.taps("Selesai")
    budi.writes(story)
    return budi


def test_the_summary_says_that_nothing_is_sent() -> None:
    lines = at_summary().reads.split("\n")
    assert lines[1] == "Laporan belum terkirim. Mohon periksa dahulu."
    assert "Akun: MiChat · contoh_akun88" in lines
    assert "Dugaan: prostitusi online" in lines
    assert "Bukti: 1 tangkapan layar" in lines
    assert "Cerita: Terlihat di Kota Bandung, minta uang muka" in lines
    assert "Kirim laporan, Anda menyatakan" in lines[-1]


def test_what_would_make_it_stronger() -> None:
    budi = citizen(World())
    budi.writes("t.me/contoh_user")
    budi.taps("Judi online")
    budi.taps("Lewati")
    assert "Akan lebih kuat dengan: tangkapan layar profil" in budi.taps("Lewati")


def test_every_field_can_be_changed_and_leads_back() -> None:
    budi = at_summary()
    budi.taps("Ubah dugaan")
    assert "Dugaan: penipuan" in budi.taps("Penipuan")
    budi.taps("Ubah akun")
    assert "Akun: Telegram" in budi.writes("t.me/contoh_user")
    budi.taps("Ubah cerita")
    assert "Cerita: Yang baru" in budi.writes("Yang baru")
    budi.taps("Ubah bukti")
    budi.photo(2)
    assert "Bukti: 2 tangkapan layar" in budi.taps("Selesai")
    budi.taps("Ubah bukti")
    budi.taps("Hapus bukti")
    assert "Bukti: belum ada" in budi.taps("Lewati")
    budi.taps("Ubah akun")
    assert "Laporan belum terkirim" in budi.taps("Kembali")


def test_a_second_number_of_the_same_account_is_added() -> None:
    budi = at_summary()
    budi.taps("Tambah nomor/rekening")
    assert "contoh_akun88 dan 1 lagi" in budi.writes("BCA 1234567890 a.n. Budi")
    budi.taps("Kirim laporan")
    assert [one.platform for one in budi.world.all(CaseIdentifier)] == ["michat", "rekening"]


def test_words_at_the_summary_join_the_story() -> None:
    budi = at_summary()
    assert "kami tambahkan ke cerita" in budi.writes("tanggal 21 Maret")
    budi.taps("Kirim laporan")
    assert budi.world.only(Report).story.endswith("minta uang muka\ntanggal 21 Maret")


def test_an_edit_of_the_story_counts() -> None:
    budi = at_summary()
    number = budi.world.messages
    budi.writes("Cerita yang diperbaiki", edit_date=budi.world.now, message_id=number)
    assert "Cerita: Cerita yang diperbaiki" in budi.reads


def test_an_edit_of_something_else_loses_nothing() -> None:
    budi = at_summary()
    before = budi.session
    assert "tidak kami pakai" in budi.writes("lain", edit_date=budi.world.now, message_id=1)
    assert budi.session == before


def test_a_story_beyond_the_limit_is_cut_and_said_so() -> None:
    budi = at_summary(story="a" * 3000)
    assert "kami tambahkan" in budi.writes("b" * 3000)
    budi.taps("Ubah cerita")
    budi.writes("c" * 4096)
    budi.taps("Kirim laporan")
    assert budi.world.only(Report).story == "c" * 4096


def test_the_place_is_read_from_the_story() -> None:
    budi = at_summary()
    budi.taps("Kirim laporan")
    assert budi.world.only(Case).place == "Kota Bandung"


def test_moderators_never_read_the_reporters_name() -> None:
    budi = at_summary(story="Saya Sari, kirim ke @sari_wati, dia minta uang di Bandung")
    budi.taps("Kirim laporan")
    case, report = budi.world.only(Case), budi.world.only(Report)
    for text in (case.excerpt, report.masked):
        assert "Sari" not in text
        assert "sari_wati" not in text
        assert "minta uang" in text


def test_a_double_press_sends_once() -> None:
    budi = at_summary()
    live, number = budi.live, budi.live_message
    budi.taps("Kirim laporan")
    budi.live, budi.live_message = live, number
    budi.taps("Kirim laporan")
    assert len(budi.world.all(Report)) == 1
    assert "sudah lama" in budi.toasts[-1]


def test_the_eleventh_report_of_an_hour_waits_kindly() -> None:
    budi = citizen(World())
    for number in range(10):
        budi.files(f"contoh_akun{number}")
        budi.world.pass_time(timedelta(minutes=1))
    budi.writes("/lapor")
    budi.writes("t.me/contoh_user")
    budi.taps("Penipuan")
    budi.taps("Lewati")
    budi.taps("Lewati")
    told = budi.taps("Kirim laporan")
    assert "10 laporan dalam satu jam. Silakan lanjut mulai pukul 13.00 WIB. Bila ada bahaya, hubungi 110." in told
    assert len(budi.world.all(Report)) == 10
    budi.world.pass_time(timedelta(minutes=51))
    budi.taps("Kirim laporan")
    assert len(budi.world.all(Report)) == 11


def test_zero_lifts_the_limits() -> None:
    budi = citizen(World(rules=Rules(reports_per_hour=0, reports_per_day=0)))
    for number in range(12):
        budi.files(f"contoh_akun{number}")
    assert len(budi.world.all(Report)) == 12


def test_a_day_has_its_own_limit() -> None:
    budi = citizen(World(rules=Rules(reports_per_day=1)))
    budi.files()
    budi.world.pass_time(timedelta(hours=2))
    budi.writes("t.me/contoh_user")
    budi.taps("Penipuan")
    budi.taps("Lewati")
    budi.taps("Lewati")
    assert "dalam satu hari" in budi.taps("Kirim laporan")


def test_a_blocked_person_is_told_until_when() -> None:
    world = World()
    budi = at_summary(world)
    world.put(replace(budi.profile, blocked_until=world.now + timedelta(days=3)))
    assert "sampai 24 Maret 2021" in budi.taps("Kirim laporan")
    assert world.all(Report) == []


@pytest.mark.parametrize("begun", ["/lapor", "/start michat", "https://t.me/contoh_user", "Lapor akun"])
def test_a_blocked_person_hears_it_before_he_writes_a_report_in_vain(begun: str) -> None:
    world = World()
    budi = citizen(world)
    world.put(replace(budi.profile, blocked_until=world.now + timedelta(days=3)))
    budi.writes("/start")
    read = budi.taps(begun) if begun == "Lapor akun" else budi.writes(begun)
    assert "sampai 24 Maret 2021" in read
    assert "Minta ditinjau" in read
    assert "110" in read
    assert budi.labels == ["Cek status", "Menu utama"]
    world.pass_time(timedelta(days=4))
    assert "Langkah 1" in budi.writes("/lapor")


def test_a_corrected_account_stays_on_its_app() -> None:
    budi = at_summary()
    budi.taps("Ubah akun")
    assert "Akun: MiChat · contoh_akun99" in budi.writes("contoh_akun99")


def test_an_edit_of_a_caption_counts() -> None:
    budi = at_summary()
    budi.taps("Ubah bukti")
    budi.photo(5, text="salah")
    budi.photo(5, text="benar", edit_date=budi.world.now, message_id=budi.world.messages)
    budi.taps("Selesai")
    budi.taps("Kirim laporan")
    assert [item.text for item in budi.world.all(Evidence)] == ["", "benar"]


def test_pictures_that_come_late_are_added() -> None:
    budi = at_summary()
    assert "Bukti kami tambahkan" in budi.photo(7)
    assert "Bukti: 2 tangkapan layar" in budi.reads
    assert "tekan Kirim laporan" in budi.writes(other="location")


@pytest.mark.parametrize("category", ["Foto pribadi disebar", "Perdagangan orang", "Pemerasan/ancaman"])
def test_where_the_person_shown_is_the_victim_no_picture_would_make_it_stronger(category: str) -> None:
    budi = citizen(World())
    budi.writes("/lapor")
    budi.taps("MiChat")
    budi.writes("contoh_akun88")
    for label in (category, "Lewati", "Lewati"):
        budi.taps(label)
    assert "cerita singkat" in budi.reads
    assert "tangkapan layar" not in budi.reads
