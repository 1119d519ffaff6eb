"""Admins say who is asked and who asks: contacts of platforms, and what stands in letters."""

from datetime import timedelta

import pytest

from reportbot.conversation.admin.presses import Abroad, EditPlatform, EditSetting, Part, Setting
from reportbot.conversation.buttons import encode
from reportbot.conversation.rules import Rules
from reportbot.domain.policy import PlatformDefault, Policy
from reportbot.domain.records import OperatorSetting, PlatformContact, Session
from tests.conversation.admin.office import ADMIN, OTHER, Desk, desk


def contact(admin: Desk) -> PlatformContact:
    found: PlatformContact = admin.world.records[PlatformContact]["michat"]
    return found


def test_a_contact_is_written_line_by_line_and_each_change_is_recorded() -> None:
    admin = desk()
    assert "Belum ada kontak." in admin.writes("/platform")
    assert admin.taps("MiChat").startswith("• MiChat: belum ada kontak.")
    admin.taps("Ubah penerima")
    assert "Perwakilan MiChat, tanpa surel" in admin.writes("Perwakilan MiChat")
    admin.taps("Ubah surel")
    assert "surel abuse@michat.example" in admin.writes("abuse@michat.example")
    assert "luar negeri" in admin.taps("Luar negeri")
    found = contact(admin)
    assert (found.recipient, found.address, found.abroad) == ("Perwakilan MiChat", "abuse@michat.example", True)
    assert [(entry.kind, entry.data["part"]) for entry in admin.decisions] == [
        ("platform", "recipient"),
        ("platform", "address"),
        ("platform", "abroad"),
    ]
    assert "Perwakilan" not in str([entry.data for entry in admin.decisions])


@pytest.mark.parametrize("words", ["bukan surel", "a@b", "x@y.z, v@w.x", "a@b.c\nd@e.f"])
def test_what_is_no_address_is_asked_for_again(words: str) -> None:
    admin = desk()
    admin.presses(encode(EditPlatform("michat", Part.ADDRESS)))
    assert admin.writes(words).startswith("Itu bukan satu alamat surel.")
    assert PlatformContact not in admin.world.records
    admin.writes("a@b.example")
    assert contact(admin).address == "a@b.example"


def test_an_address_without_a_name_is_shown_as_it_stands() -> None:
    admin = desk()
    admin.writes("/platform")
    assert "Rekening/dompet digital" in admin.labels
    admin.taps("MiChat")
    admin.taps("Ubah surel")
    assert "MiChat: penerima belum diisi, surel a@b.example" in admin.writes("a@b.example")
    assert "penerima belum diisi" in admin.taps("Kembali")


def test_why_a_line_cannot_be_used_is_said() -> None:
    admin = desk()
    admin.presses(encode(EditSetting(Setting.CONTACT)))
    assert "paling banyak 200 huruf" in admin.writes("x" * 201)


def test_a_minus_clears_the_address() -> None:
    admin = desk()
    admin.presses(encode(EditPlatform("michat", Part.ADDRESS)))
    admin.writes("a@b.example")
    admin.taps("Ubah surel")
    admin.writes("-")
    assert contact(admin).address == ""


def test_the_policys_contact_stands_until_another_is_written() -> None:
    policy = Policy(platforms={"michat": PlatformDefault("Dari berkas", "file@example.com")})
    admin = desk(rules=Rules(policy=policy))
    assert "Dari berkas, surel file@example.com" in admin.writes("/platform")
    admin.presses(encode(Abroad("michat", abroad=True)))
    assert (contact(admin).recipient, contact(admin).abroad) == ("Dari berkas", True)


def test_settings_are_shown_and_changed_and_each_change_is_recorded() -> None:
    admin = desk()
    read = admin.writes("/pengaturan")
    for line in ("• Penanda tangan: belum diisi", "• Batas hukum: 24 jam", "• Periksa ulang setelah: 7 hari"):
        assert line in read
    assert "server surel belum diatur" in read
    admin.taps("Penanda tangan")
    assert "• Penanda tangan: Dewi Lestari" in admin.writes("Dewi Lestari")
    assert "kementerian: batas waktu menurut hukum" in admin.taps("Jadikan kementerian")
    assert {one.name: one.value for one in admin.world.records[OperatorSetting].values()} == {
        "signatory": "Dewi Lestari",
        "operator-kind": "kementerian",
    }
    assert [(entry.kind, entry.data, entry.text) for entry in admin.decisions] == [
        ("setting", {"name": "signatory"}, "Dewi Lestari"),
        ("setting", {"name": "operator-kind"}, "kementerian"),
    ]


@pytest.mark.parametrize("pattern", ["RB/2021", "{serial}/{bulan}", "{serial", "{serial}}", "x" * 201])
def test_a_letter_number_must_have_a_serial(pattern: str) -> None:
    admin = desk()
    admin.presses(encode(EditSetting(Setting.NUMBER)))
    assert admin.writes(pattern).startswith("Nomor surat itu belum dapat dipakai: harus satu baris")
    assert "• Nomor surat: {serial}/AKS/{year}" in admin.writes("{serial}/AKS/{year}")


def test_cancelling_or_another_command_ends_the_question() -> None:
    admin = desk()
    admin.writes("/pengaturan")
    admin.taps("Jabatan")
    admin.taps("Batal")
    assert admin.writes("Kepala").startswith("Tidak ada isian yang ditunggu")
    admin.taps("Jabatan")
    admin.writes("/antrean")
    assert admin.writes("Kepala").startswith("Tidak ada isian yang ditunggu")


def test_a_line_that_comes_too_late_changes_nothing() -> None:
    admin = desk()
    admin.presses(encode(EditSetting(Setting.TITLE)))
    admin.world.now += timedelta(hours=2)
    assert admin.writes("Kepala").startswith("Tidak ada isian yang ditunggu")
    assert OperatorSetting not in admin.world.records


def test_a_report_that_the_admin_was_writing_waits() -> None:
    admin = desk()
    form = {"step": "story"}
    admin.world.put(
        Session(person=ADMIN, flow="filing", step="story", draft={"form": form}, updated_at=admin.world.now)
    )
    admin.presses(encode(EditSetting(Setting.TITLE)))
    admin.writes("Kepala")
    session = admin.world.records[Session][ADMIN]
    assert (session.flow, session.step, session.draft) == ("filing", "story", {"form": form})


@pytest.mark.parametrize(
    "press", [EditSetting(Setting.TITLE), EditPlatform("michat", Part.RECIPIENT), Abroad("michat", abroad=True)]
)
def test_nobody_else_changes_anything(press: object) -> None:
    citizen = desk(OTHER)
    citizen.presses(encode(press))  # type: ignore[arg-type]
    assert citizen.toasts == ["Tombol ini untuk admin ReportBot."]
    assert citizen.world.turn.writes == ()


def test_a_forged_platform_is_refused() -> None:
    admin = desk()
    admin.presses(encode(EditPlatform("nowhere", Part.RECIPIENT)))
    assert admin.toasts == ["Tombol ini untuk admin ReportBot."]
    assert admin.world.turn.writes == ()
