"""The sample cases of the demo: invented citizens file them through the bot, so that a newcomer has something to do."""

import asyncio
import base64
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from reportbot.cli.demo_pictures import screenshot
from reportbot.sandbox.people import Person, SandboxClient

Act = str | Callable[[], dict[str, Any]]
ACCOUNT, LOOK_ALIKE, NUMBER = "contoh_akun88", "c0ntoh_akun88", "0812-0000-1234"
PATIENCE = 60.0


class Sample(Struct, frozen=True):
    """What one citizen does: "[Label]" is pressed, other texts are written, the rest is sent; each is waited for."""

    name: str
    acts: tuple[Act, ...]
    ends_with: str = "Nomor laporan: RB-"


def _pictures(*drawn: tuple[str, tuple[str, ...], str]) -> Act:
    def sent() -> dict[str, Any]:
        return {"media": [_file("photo", f"contoh-{n}.jpg", screenshot(*each)) for n, each in enumerate(drawn, 1)]}

    return sent


def _letter() -> dict[str, Any]:
    return {"media": [_file("document", "perjanjian.pdf", b"%PDF-1.4\n% contoh latihan\n", "application/pdf")]}


def _forwarded() -> dict[str, Any]:
    origin = {"type": "hidden_user", "sender_user_name": "Admin Pinjaman"}
    return {"text": "Dana cair 5 menit tanpa KTP. Daftar di t.me/contoh_pinjam", "forward_origin": origin}


def _file(kind: str, name: str, content: bytes, mime: str = "image/jpeg") -> dict[str, Any]:
    return {"kind": kind, "name": name, "mime": mime, "base64": base64.b64encode(content).decode()}


SAMPLES = (
    Sample(
        "Wulan",
        (
            "/lapor", "[MiChat]", ACCOUNT, "[Prostitusi online]",
            _pictures(
                (ACCOUNT, ("ID: contoh_akun88", "Kota Bandung", "Bergabung Maret 2021"), "Ada di sekitar Anda"),
                (ACCOUNT, ("Halo kak, mau janji temu?", "Siapa ini?", "Uang muka dulu, baru ketemu"), ""),
            ),
            "[Selesai]", "Ia menawarkan janji temu berbayar lewat Pengguna di Sekitar, semalam di Kota Bandung.",
            "[Kirim laporan]",
        ),
    ),
    Sample(
        "Eko",
        (
            "/lapor", "[WhatsApp]", NUMBER, "[Penipuan]",
            _pictures(
                (NUMBER, ("Sepatunya masih ada, Mas?", "Masih. Transfer dulu ya", "Sudah saya kirim"), ""),
                (NUMBER, ("Kapan barangnya dikirim?", "Besok ya", "Sudah seminggu, mana?"), ""),
                (NUMBER, ("Halo?", "Halo?", "Nomornya tidak aktif"), ""),
            ),
            "[Selesai]", "Saya sudah transfer untuk sepatu, barangnya tidak pernah dikirim. Minggu lalu, di Sleman.",
            "[Kirim laporan]",
        ),
    ),
    Sample(
        "Ratih",
        (
            "/lapor", _forwarded, "[Akun di pesan]", "[Pinjaman ilegal]", _letter,
            "[Selesai]", "Setelah telat sehari, semua kontak saya dihubungi.", "[Kirim laporan]",
        ),
    ),
    Sample(
        "Joko",
        (
            "/lapor", "[MiChat]", LOOK_ALIKE, "[Prostitusi online]",
            _pictures((LOOK_ALIKE, ("ID: c0ntoh_akun88", "Kota Bandung"), "Ada di sekitar Anda")),
            "[Selesai]", "[Lewati]", "[Kirim laporan]",
        ),
    ),
    Sample(
        "Maya",
        (
            "/lapor", "[LINE]", "contoh_lowongan", "[Perdagangan orang]", "[Lewati]",
            "Teman saya dijanjikan kerja di luar negeri, paspornya ditahan. Besok ia diberangkatkan dari Batam.",
            "[Kirim laporan]",
        ),
    ),
    Sample(
        "Tono",
        (
            "/lapor", "[Facebook]", "https://www.facebook.com/contoh.mantan", "[Belum yakin]", "[Lewati]",
            "Ia tidak membalas pesan saya dan memblokir saya.", "[Kirim laporan]",
        ),
    ),
    Sample(
        "Lestari",
        (
            "/lapor", "[Instagram]", "contoh.remaja", "[Prostitusi online]",
            _pictures(("contoh.remaja", ("Kelas 9 SMP", "DM untuk tarif"), "Akun pribadi")),
            "[Selesai]", "Di profilnya tertulis kelas 9.", "[Kirim laporan]",
        ),
    ),
    Sample(
        "Agus",
        ("/sanggah", f"Nomor WhatsApp {NUMBER} milik saya. Barangnya sudah saya kirim kemarin.", "[Kirim sanggahan]"),
        "Sanggahan Anda kami terima.",
    ),
)  # fmt: skip
"""In the order in which they are filed, and so in that of the case numbers; Agus objects to the case of Eko."""


async def file_all(client: SandboxClient) -> list[Person]:
    """Play every sample; returns their citizens.

    They write at the same time and send one after the other, so that the numbers of the cases are known.

    Raises:
        TimeoutError: somebody waited in vain; the message shows what stood in the chat.
    """
    people = [await client.person(sample.name) for sample in SAMPLES]
    await asyncio.gather(*(_written(person, sample) for person, sample in zip(people, SAMPLES, strict=True)))
    for person, sample in zip(people, SAMPLES, strict=True):
        await _done(person, sample.acts[-1])
        await person.expect(sample.ends_with, PATIENCE)
    await client.settled(PATIENCE)
    return people


async def _written(person: Person, sample: Sample) -> None:
    await person.start()
    await person.press("Setuju & lanjut", wait=PATIENCE)
    for act in sample.acts[:-1]:
        await _done(person, act)


async def _done(person: Person, act: Act) -> None:
    if callable(act):
        await person.send(**act())
    elif act.startswith("["):
        await person.press(act[1:-1], wait=PATIENCE)
    else:
        await person.say(act)
    await person.expect("", PATIENCE, new=True)
