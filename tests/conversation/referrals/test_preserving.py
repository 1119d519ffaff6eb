"""Simpan bukti dahulu, Izinkan permintaan and the police's own request: by supervisors, beside the decision."""

from datetime import timedelta

from reportbot.domain.records import Decision
from tests.conversation.referrals.station import station


def test_the_polices_own_request_is_typed_in_private_and_stands_on_the_card() -> None:
    group = station()
    case = group.substantiated()
    assert group.walk(3, case, "Lainnya", "Permintaan resmi") == "Silakan tulis nomornya di chat pribadi dengan bot."
    group.types(3, "x" * 61)
    assert "paling panjang 60" in group.words(group.newest(3))
    group.types(3, "B/12/III/RES.2.5/2021")
    assert group.tap(3, "Ya, simpan") == "Permintaan resmi dicatat."
    assert "Permintaan resmi Polri: nomor B/12/III/RES.2.5/2021" in group.reads(case)
    entry = next(entry for entry in group.all(Decision) if entry.kind == "official")
    assert (entry.text, dict(entry.data)) == ("B/12/III/RES.2.5/2021", {})


def test_nothing_is_recorded_when_typing_is_given_up() -> None:
    group = station()
    case = group.substantiated()
    group.walk(3, case, "Lainnya", "Permintaan resmi")
    group.types(3, "B/1")
    shown = group.newest(3)
    group.tap(3, "Batal", shown)
    assert group.words(group.newest(3)) == "Tidak ada yang dicatat."
    assert group.tap(3, "Ya, simpan", shown) == "Nomor ini sudah disimpan, diganti, atau dibatalkan. Lihat /rujukan."
    assert group.at(case).official == ""


def test_a_number_that_was_typed_again_is_saved_only_below_what_it_says_now() -> None:
    group = station()
    case = group.substantiated()
    group.walk(3, case, "Lainnya", "Permintaan resmi")
    group.types(3, "B/1")
    shown = group.newest(3)
    group.types(3, "B/2")
    assert group.tap(3, "Ya, simpan", shown).startswith("Nomor ini sudah disimpan, diganti")
    assert group.at(case).official == ""
    assert group.tap(3, "Ya, simpan") == "Permintaan resmi dicatat."
    assert group.at(case).official == "B/2"
    assert [call.params["reply_markup"] for call in group.calls("editMessageReplyMarkup")] == [{"inline_keyboard": []}]


def test_evidence_is_preserved_and_let_go_and_a_request_permitted() -> None:
    group = station()
    case = group.substantiated()
    assert group.walk(3, case, "Lainnya", "Simpan bukti dahulu") == "Bukti kasus ini disimpan untuk Polri."
    assert "Permintaan kepada platform menunggu izin pengawas" in group.reads(case)
    assert group.walk(3, case, "Lainnya", "Izinkan permintaan") == "Permintaan kepada platform diizinkan."
    assert "Permintaan kepada platform diizinkan pengawas" in group.reads(case)
    group.walk(3, case, "Lainnya", "Cabut izin")
    assert group.walk(3, case, "Lainnya", "Lepas simpanan") == "Simpanan dilepas."
    assert group.did(case)[-4:] == ["preserve", "permit", "unpermit", "unpreserve"]
    assert "simpanan dilepas · Citra" in (group.walk(1, case, "Lainnya", "Riwayat") or group.reads(case))


def test_the_holder_keeps_his_keyboard_and_his_claim() -> None:
    group = station()
    case = group.case(child=True)
    group.press(1, "Ambil", case)
    assert group.press(2, "Lainnya", case).startswith("Sedang dipegang Ayu")
    group.walk(3, case, "Lainnya", "Lepas simpanan")
    assert (group.at(case).holder, group.at(case).preserve) == (1, False)
    assert "Cukup bukti" in group.labels(case)


def test_a_press_waits_for_telegrams_word_about_who_presses() -> None:
    group = station()
    case = group.substantiated()
    group.press(3, "Lainnya", case)
    group.pass_time(timedelta(minutes=5))
    data = group.data("Simpan bukti dahulu", group.cards[case])
    assert group.send_press(3, data, group.card_message(case), fresh=False) == "(waits)"
    group.answer("member-checked", {"status": "member", "user": {"first_name": "Citra"}})
    assert group.toasts[-1] == "Hanya pengawas yang dapat melakukan ini."
    assert not group.at(case).preserve
