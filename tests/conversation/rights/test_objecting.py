"""Akun saya dilaporkan (W12): the same answer for every account, and what it sets in motion behind it."""

from datetime import timedelta

import pytest

from reportbot.conversation.inputs import Media
from reportbot.domain.records import Decision, Objection, Timer
from reportbot.domain.words import CaseState
from tests.conversation.rights.world import Office, office

ASK = "Bila menurut Anda ada laporan yang keliru tentang akun Anda, tulis di sini"
SAME = "Kami tidak dapat mengatakan apakah suatu akun pernah dilaporkan atau oleh siapa."


def objected(world: Office, person: int, *words: str) -> Objection:
    world.writes(person, "/sanggah")
    for each in words:
        world.writes(person, each)
    world.taps(person, "Kirim sanggahan")
    return max((one for one in world.all(Objection) if one.person == person), key=lambda one: one.objection)


@pytest.mark.parametrize("way", ["/sanggah", "/start sanggah", "button"])
def test_every_way_leads_to_the_same_page_without_consent(way: str) -> None:
    world = office()
    if way == "button":
        world.writes(70, "/bantuan")
        assert world.labels_of(world.told(70)[-1]) == ["Lapor akun", "Data saya", "Akun saya dilaporkan", "Menu utama"]
        read = world.taps(70, "Akun saya dilaporkan")
    else:
        read = world.writes(70, way)
    assert read.startswith(ASK)
    assert SAME in read
    assert "terkunci" in read
    assert world.labels_of(world.screens[70]) == ["Baca privasi", "Batal"]


@pytest.mark.parametrize("words", ["/ akun saya", "/@reportbot_bot", "/\n"])
def test_a_stroke_without_a_name_is_no_command_but_words(words: str) -> None:
    world = office()
    assert words.strip() in objected(world, 70, words).words


def test_several_messages_add_up_and_an_edit_replaces_its_own() -> None:
    world = office()
    world.writes(70, "/sanggah")
    read = world.writes(70, "akun saya tanggal_mei", message_id=501)
    assert "akun saya tanggal_mei" in read
    assert world.labels_of(world.screens[70]) == ["Kirim sanggahan", "Baca privasi", "Batal"]
    world.writes(70, "saya tidak menipu", message_id=502)
    world.writes(70, "akun saya toko_mei", message_id=501, edit_date=world.now)
    world.writes(70, "bukan bagian", message_id=400, edit_date=world.now)
    assert objected(world, 70).words == "akun saya toko_mei\nsaya tidak menipu"


def test_files_are_declined_kindly_and_their_caption_counts() -> None:
    world = office()
    world.writes(70, "/sanggah")
    picture = Media("photo", "file-9", "unique-9", 1000)
    assert "berkas, foto, dan suara tidak kami simpan" in world.writes(70, media=picture)
    assert "berkas, foto, dan suara tidak kami simpan" in world.writes(70, "ini akun saya", media=picture)
    one = objected(world, 70)
    assert one.words == "ini akun saya"
    assert "file-9" not in str(world.records)


def test_the_answer_is_the_same_for_a_reported_and_an_unknown_account() -> None:
    world = office()
    world.case(account="toko_mei1")
    answers = []
    for person, account in ((70, "toko_mei1"), (71, "toko_lain2")):
        before = len(world.says)
        one = objected(world, person, f"Akun MiChat saya {account}, saya tidak menipu")
        mine = [say for say in world.says[before:] if getattr(say, "person", None) == person]
        said = [world.words(say.content).replace(one.ticket, "RB").replace(account, "X") for say in mine]  # type: ignore[union-attr]
        answers.append((said, world.labels_of(world.screens[person])))
    assert answers[0] == answers[1]
    assert "Sanggahan Anda kami terima. Nomor: RB. Hasilnya kami kabarkan di sini." in answers[0][0]


def test_the_case_is_found_held_back_and_its_card_renewed() -> None:
    world = office()
    number, other = world.case(account="toko_mei1"), world.case()
    one = objected(world, 70, "MiChat: Toko_Mei1", "tolong dihapus")
    assert one.cases == (number,)
    assert (world.at(number).objections, world.at(other).objections) == (1, 0)
    assert "objected" in world.did(number)
    assert world.get(Decision, one.objection) is not None


def test_a_duplicate_stands_for_its_original() -> None:
    world = office()
    original, twin = world.case(), world.case(account="toko_mei1")
    world.change(twin, state=CaseState.DUPLICATE, original=original)
    assert objected(world, 70, "akun MiChat toko_mei1").cases == (original,)


def test_supervisors_hear_of_it_in_private_and_the_objector_never_as_one_of_them() -> None:
    world = office()
    one = objected(world, 70, "akun saya toko_mei1")
    for person in (3, 4):
        assert any(one.ticket in said for said in world.heard(person))
    assert not world.heard(1)
    mine = objected(world, 3, "akun saya toko_mei1")
    assert not any(mine.ticket in said for said in world.heard(3))


def test_a_second_tap_sends_nothing_twice_and_leaves_the_number_standing() -> None:
    world = office()
    world.writes(70, "/sanggah")
    world.writes(70, "akun saya toko_mei1")
    data = world.data("Kirim sanggahan", world.screens[70])
    first = world.presses(70, data)
    assert world.presses(70, data) == first
    assert len(world.all(Objection)) == 1


def test_three_may_be_open_and_the_fourth_waits_kindly() -> None:
    world = office()
    for _ in range(3):
        objected(world, 70, "akun saya toko_mei1")
    assert "3 sanggahan Anda masih kami periksa" in world.writes(70, "/sanggah")
    assert len(world.all(Objection)) == 3


def test_words_wait_beside_a_report_and_neither_is_lost() -> None:
    world = office()
    world.writes(70, "/start")
    world.taps(70, "Setuju & lanjut")
    world.writes(70, "/lapor")
    world.taps(70, "MiChat")
    assert "Langkah 2" in world.writes(70, "akun_jahat1")
    world.writes(70, "/sanggah")
    world.writes(70, "akun saya toko_mei1")
    world.writes(70, "/lapor")
    assert "Langkah 2" in world.taps(70, "Lanjutkan")
    assert "akun saya toko_mei1" in world.writes(70, "/sanggah")
    world.taps(70, "Kirim sanggahan")
    world.writes(70, "/lapor")
    assert "akun_jahat1" in world.taps(70, "Lanjutkan")


def test_batal_and_a_day_without_a_word_delete_what_was_written() -> None:
    world = office()
    world.writes(70, "/sanggah")
    world.writes(70, "akun saya toko_mei1")
    assert "sudah dihapus" in world.taps(70, "Batal")
    assert "toko_mei1" not in str(world.records)
    world.writes(70, "/sanggah")
    world.writes(70, "akun saya toko_mei1")
    world.falls_due("objection-draft", 70)
    assert "sudah lama tidak dikirim, jadi tulisannya kami hapus" in world.heard(70)[-1]
    assert "toko_mei1" not in str(world.records)


def test_batal_as_a_command_leaves_the_objection_too() -> None:
    world = office()
    world.writes(70, "/sanggah")
    world.writes(70, "akun saya toko_mei1")
    world.writes(70, "/start")
    world.taps(70, "Setuju & lanjut")
    world.writes(70, "/sanggah")
    assert "tidak ada yang terkirim" in world.writes(70, "/batal")
    assert "toko_mei1" not in str(world.records)
    assert "toko_mei1" not in world.writes(70, "/sanggah")


def test_one_sees_ones_own_under_cek_status_and_nobody_elses() -> None:
    world = office()
    one = objected(world, 70, "akun saya toko_mei1")
    assert f"{one.ticket} · sanggahan · sedang diperiksa" in world.writes(70, "/laporan_saya")
    assert f"{one.ticket} · sanggahan" in world.writes(70, f"/status {one.ticket}")
    foreign = world.writes(71, f"/status {one.ticket}")
    assert foreign == world.writes(71, "/status RB-0000-0000")


def test_supervisors_are_reminded_and_admins_when_it_is_late() -> None:
    world = office()
    one = objected(world, 70, "akun saya toko_mei1")
    assert one.due_at - world.now == timedelta(days=14)
    world.falls_due("objection-due", one.objection)
    assert world.now == one.due_at - timedelta(days=3)
    assert "perlu diputus sebelum" in world.heard(3)[-1]
    assert not world.admin_notices()
    world.falls_due("objection-due", one.objection)
    assert "terlambat" in world.heard(4)[-1]
    assert "terlambat" in world.admin_notices()[-1]
    assert world.get(Timer, ("objection-due", one.objection)) is not None


def test_a_first_message_that_is_too_long_is_said_to_be_so_and_no_button_is_named_that_is_not_there() -> None:
    world = office()
    world.writes(70, "/sanggah")
    read = world.writes(70, "x" * 3001)
    assert "Mohon singkatkan" in read
    assert "tekan Kirim sanggahan" not in read
    assert "sejauh ini" in world.writes(70, "akun saya toko_mei1")
    assert "tekan Kirim sanggahan" in world.writes(70, "x" * 3001)
