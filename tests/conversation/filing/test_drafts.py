"""A draft is kept at every step, offered again, reminds once, and expires with notice."""

import json
from datetime import timedelta

from reportbot.conversation.filing.draft import read_draft
from reportbot.domain.records import Timer
from tests.conversation.harness import Citizen, World, citizen


def with_draft() -> Citizen:
    budi = citizen(World())
    budi.writes("t.me/contoh_user")
    budi.taps("Penipuan")
    return budi


def test_a_waiting_draft_is_offered_again() -> None:
    budi = with_draft()
    assert "belum terkirim, sampai langkah 3" in budi.writes("/start")
    assert budi.labels == ["Lanjutkan", "Mulai baru", "Hapus draf"]
    assert "Langkah 3 dari 5" in budi.taps("Lanjutkan")
    budi.writes("/lapor")
    assert "Langkah 1 dari 5" in budi.taps("Mulai baru")


def test_a_deep_link_waits_for_the_draft() -> None:
    budi = with_draft()
    budi.writes("/start michat")
    assert "ID MiChat" in budi.taps("Mulai baru")


def test_a_draft_can_be_deleted() -> None:
    budi = with_draft()
    budi.writes("/lapor")
    assert "Draf sudah dihapus" in budi.taps("Hapus draf")
    assert budi.world.all(Timer) == []
    assert "Tidak ada laporan yang sedang diisi" in budi.writes("/batal")


def test_cancelling_asks_first() -> None:
    budi = with_draft()
    assert "Batalkan laporan ini?" in budi.taps("Batal")
    assert "Langkah 3" in budi.taps("Lanjutkan")
    budi.writes("/batal")
    assert "Draf sudah dihapus" in budi.taps("Ya, batalkan")


def test_it_reminds_once_after_two_hours() -> None:
    budi = with_draft()
    says = len(budi.world.says)
    budi.world.pass_time(timedelta(hours=2))
    budi.hears(tuple(budi.world.says[says:]))
    assert "belum terkirim, sampai langkah 3" in budi.told[-1]
    budi.photo()
    says = len(budi.world.says)
    budi.world.pass_time(timedelta(hours=20))
    assert len(budi.world.says) == says


def test_it_expires_a_day_after_it_was_touched_last() -> None:
    budi = with_draft()
    budi.world.pass_time(timedelta(hours=23))
    budi.photo()
    budi.world.pass_time(timedelta(hours=23))
    assert "Berkas itu sudah ada. 1 bukti tersimpan" in budi.photo()
    says = len(budi.world.says)
    budi.world.pass_time(timedelta(hours=24))
    budi.hears(tuple(budi.world.says[says:]))
    assert "sudah lama tidak dilanjutkan" in budi.told[-1]
    assert "Apa yang ingin" in budi.writes("/start")


def test_an_old_reminder_cannot_delete_a_newer_draft() -> None:
    budi = with_draft()
    budi.writes("/lapor")
    old, number = budi.live, budi.live_message
    budi.taps("Mulai baru")
    budi.writes("t.me/contoh_lain")
    budi.live, budi.live_message = old, number
    assert "contoh_lain" in budi.taps("Hapus draf")
    assert "sudah lama" in budi.toasts[-1]


def test_a_stale_button_shows_the_present_screen_and_changes_nothing() -> None:
    budi = with_draft()
    old = budi.live
    budi.photo()
    budi.taps("Selesai")
    before = budi.session
    budi.live = old
    assert "Langkah 4 dari 5" in budi.taps("Lewati")
    assert budi.session == before
    assert "isian Anda tetap ada" in budi.toasts[-1]


def test_forged_data_is_answered_kindly() -> None:
    budi = with_draft()
    for data in ("", "f", "f:0:a:b:c", "fp:2:e:rm -rf", "zz:1", "f:zzzz:e:d", "\ud800"):
        assert "Langkah 3 dari 5" in budi.presses(data)
    assert any("tidak dapat dipakai" in toast for toast in budi.toasts)


def test_the_draft_survives_being_stored_as_json() -> None:
    budi = with_draft()
    budi.photo()
    assert budi.session is not None
    stored = budi.session.draft["form"]
    assert read_draft(json.loads(json.dumps(stored))) == read_draft(stored)
