"""Step 1: paste anything, forward, share, choose."""

import pytest

from reportbot.domain.records import CaseIdentifier
from tests.conversation.harness import Citizen, World, citizen


def reporter() -> Citizen:
    budi = citizen(World())
    budi.writes("/lapor")
    return budi


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("https://t.me/Contoh_User", "Akun: Telegram · https://t.me/Contoh_User"),
        ("wa.me/6281234567890", "Akun: WhatsApp · wa.me/6281234567890"),
        ("michat: vina_bdg88", "Akun: MiChat · vina_bdg88"),
        ("BCA 1234567890", "Akun: rekening atau dompet digital · BCA 1234567890"),
    ],
)
def test_what_was_recognised_is_the_first_line_of_the_next_screen(pasted: str, line: str) -> None:
    budi = reporter()
    budi.writes(pasted)
    assert budi.reads.split("\n")[:2] == ["Langkah 2 dari 5 · Dugaan", line]


def test_a_name_without_its_app_asks_which() -> None:
    budi = reporter()
    assert "Di aplikasi mana akun @contoh_user itu?" in budi.writes("@contoh_user")
    assert "Akun: TikTok" in budi.taps("TikTok")


def test_a_number_asks_what_it_is_of() -> None:
    budi = reporter()
    budi.writes("0812-3456-7890")
    assert budi.labels[:4] == ["WhatsApp", "Telegram", "Nomor telepon", "Rekening/dompet digital"]
    assert "Akun: WhatsApp · 0812-3456-7890" in budi.taps("WhatsApp")


def test_other_apps_stand_on_a_second_list() -> None:
    budi = reporter()
    assert "Di mana akun itu berada?" in budi.taps("Lainnya")
    assert budi.labels[:9] == [
        "Discord",
        "WeChat",
        "Bigo",
        "Aplikasi kencan",
        "Gim daring",
        "Nomor telepon",
        "Situs web",
        "Rekening/dompet digital",
        "Lainnya",
    ]
    budi.taps("Aplikasi kencan")
    assert "Akun: aplikasi kencan · Vina 23" in budi.writes("Vina 23")


def test_a_name_of_an_app_on_the_second_list() -> None:
    budi = reporter()
    budi.writes("@contoh_user")
    budi.taps("Lainnya")
    assert "Akun: Discord" in budi.taps("Discord")


def test_an_incomplete_number_warns_and_may_be_used() -> None:
    budi = reporter()
    budi.taps("WhatsApp")
    assert "belum lengkap. Tetap pakai?" in budi.writes("08123")
    assert "Langkah 1 dari 5 · WhatsApp" in budi.taps("Ketik ulang")
    budi.writes("08123")
    assert "Akun: WhatsApp · 08123" in budi.taps("Ya, pakai")


def test_a_forward_asks_whether_its_sender_is_meant() -> None:
    budi = reporter()
    budi.forwards("hubungi wa.me/6281234567890", user_id=555666777, username="penipu_a")
    assert "Anda meneruskan sebuah pesan" in budi.reads
    assert "Akun: Telegram · penipu_a dan 1 lagi" in budi.taps("Akun pengirim")


def test_a_forward_or_the_account_in_it() -> None:
    budi = reporter()
    budi.forwards("hubungi wa.me/6281234567890", user_id=555666777)
    assert "Akun: WhatsApp" in budi.taps("Akun di pesan")


def test_a_hidden_sender_is_known_by_name_only_or_not_at_all() -> None:
    budi = reporter()
    budi.forwards("halo", kind="hidden_user", name="Vina")
    assert "Akun: Telegram · Vina" in budi.taps("Akun pengirim")
    other = reporter()
    other.forwards("halo", kind="hidden_user")
    assert "tidak terlihat" in other.taps("Akun pengirim")
    other.forwards("halo", kind="hidden_user")
    assert "belum menemukan akun di dalam" in other.taps("Akun di pesan")


def test_of_a_contact_only_the_number_is_kept() -> None:
    budi = reporter()
    budi.writes(contact_phone="6281234567890")
    budi.taps("WhatsApp")
    assert "Akun: WhatsApp · " in budi.reads
    assert "6281234567890" in budi.reads


def test_of_several_accounts_one_is_chosen() -> None:
    budi = reporter()
    assert "Kami menemukan 2 nomor atau akun" in budi.writes("t.me/contoh_a dan instagram.com/contoh_b")
    assert "Akun: Instagram" in budi.taps("instagram.com/contoh_b")


def test_a_display_name_never_becomes_a_key() -> None:
    world = World()
    for person in (1, 2):
        one = citizen(world, person)
        one.writes("/lapor")
        one.taps("MiChat")
        assert "persis seperti yang terlihat" in one.taps("Hanya nama tampilan")
        one.writes("Vina Bandung")
        one.taps("Penipuan")
        one.taps("Lewati")
        one.taps("Lewati")
        one.taps("Kirim laporan")
    names = world.all(CaseIdentifier)
    assert [name.kind for name in names] == ["name", "name"]
    assert len({name.case for name in names}) == 2


def test_a_complaint_about_the_app_is_no_account() -> None:
    budi = reporter()
    assert "lapor.go.id" in budi.writes("aplikasinya sebaiknya diblokir saja")


def test_an_edit_of_the_account_message_corrects_it() -> None:
    budi = reporter()
    budi.writes("t.me/contoh_salah")
    number = budi.world.messages
    budi.writes("t.me/contoh_benar", edit_date=budi.world.now, message_id=number)
    assert "sudah kami pakai" in budi.reads
    assert "contoh_benar" in budi.reads


def test_a_screenshot_that_comes_first_is_kept() -> None:
    budi = reporter()
    assert "kami simpan sebagai bukti (1 tersimpan)" in budi.photo()
    budi.writes("t.me/contoh_user")
    budi.taps("Penipuan")
    assert "1 bukti tersimpan" in budi.reads


def test_back_leads_step_by_step_to_the_menu() -> None:
    budi = reporter()
    budi.taps("MiChat")
    budi.taps("Hanya nama tampilan")
    assert "ID MiChat" in budi.taps("Kembali")
    assert "Akun apa" in budi.taps("Kembali")
    assert "Apa yang ingin" in budi.taps("Kembali")


def test_an_id_with_a_letter_that_could_not_be_read_is_asked_about() -> None:
    budi = citizen(World())
    budi.writes("/lapor")
    budi.taps("MiChat")
    assert "Tetap pakai?" in budi.writes("contoh\ufffdakun")
    assert "Akun: MiChat · contoh\ufffdakun" in budi.taps("Ya, pakai")


def test_a_text_without_an_account_is_told_what_to_send_then_what_this_service_is_for() -> None:
    budi = citizen(World())
    budi.writes("/lapor")
    told = budi.writes("Tolong perbaiki aplikasinya, sering macet")
    assert "Kami belum menemukan akun pada pesan itu. Silakan tempel" in told.partition("Layanan ini")[0]
    assert "Layanan ini menerima laporan tentang akun. Usulan tentang aplikasinya dapat disampaikan" in told
