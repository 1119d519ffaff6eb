"""Letters and packets as they are made in life, with a picture drawn here."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

from msgspec.structs import replace
from PIL import Image, ImageDraw

from reportbot.letters.data import Account, Bars, Chart, Earlier, Event, Item, Letter, Packet, Sender

FOUNDATION = Sender(
    name="Yayasan Ruang Aman Digital",
    address="Jalan Contoh Raya Nomor 12, Menteng, Jakarta Pusat 10330",
    contact="Telepon (021) 555-0142, surel penanganan@ruangaman.example",
    place="Jakarta",
    signatory="Rahayu Kartika Dewi",
    signatory_title="Koordinator Penanganan Laporan",
)
MINISTRY = Sender(
    name="Direktorat Contoh Pengendalian Ruang Digital",
    address="Jalan Contoh Barat Nomor 9, Jakarta Pusat 10110",
    contact="Telepon (021) 555-0100, surel narahubung@direktorat.example",
    place="Jakarta",
    signatory="Bambang Prasetyo",
    signatory_title="Direktur",
)
RECEIVED = datetime(2021, 3, 20, 3, 15, tzinfo=UTC)
STRANGE = "*bold* #import [x] $a$ _u_ @ref <t> \u200b\u202e🌹花"


def picture(words: str = "Profil", size: tuple[int, int] = (360, 640), kind: str = "JPEG") -> bytes:
    """A made-up screenshot."""
    drawn = Image.new("RGB", size, (236, 240, 245))
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((10, 10, size[0] - 10, 60), fill=(60, 90, 140))
    pen.text((20, 25), words, fill="white", font_size=22)
    for line in range(5):
        left = 20 if line % 2 else 90
        pen.rounded_rectangle((left, 80 + line * 60, left + 230, 125 + line * 60), 10, fill=(215, 240, 215))
    made = BytesIO()
    drawn.save(made, kind, quality=70)
    return made.getvalue()


def item(name: str, number: int, pictures: tuple[bytes, ...] = ()) -> Item:
    """A piece of evidence that came `number` hours after 14.30 WIB."""
    received = datetime(2021, 3, 15, 7, 30, tzinfo=UTC) + timedelta(hours=number)
    return Item(name=name, received=received, sha256=sha256(str(number).encode()).hexdigest(), pictures=pictures)


def accounts(pictures: tuple[bytes, ...] = ()) -> tuple[Account, ...]:
    """Three accounts: plain, one with markup and a long link, one without evidence."""
    return (
        Account(
            number=1,
            platform="MiChat",
            account="melati_senja88",
            link="",
            category="Prostitusi online",
            reason="Menawarkan layanan seksual berbayar pada profil dan percakapan",
            evidence=(item("Tangkapan layar profil", 1, pictures), item("Tangkapan layar percakapan", 2)),
        ),
        Account(
            number=2,
            platform="MiChat",
            account=STRANGE,
            link="https://michat.example/profile/" + "a1b2c3d4" * 14 + "?ref=share&id=99887766554433221100",
            category="Penipuan",
            reason="Meminta uang muka lalu memutus komunikasi",
            evidence=(item("Tangkapan layar percakapan", 3),),
        ),
        Account(
            number=3,
            platform="MiChat",
            account="ID 0098127734",
            link="",
            category="Prostitusi online",
            reason="Nama dan foto menawarkan layanan seksual berbayar",
        ),
    )


def letter(kind: str = "request", language: str = "id", **changes: Any) -> Letter:
    """A letter of that kind, from the foundation or, for a warning, the ministry."""
    warns = kind.startswith("st")
    sent = int(kind[-1]) if kind[-1].isdigit() else int(kind == "retraction")
    made = Letter(
        kind=kind,
        language=language,
        number="012/RB/III/2021",
        date=date(2021, 3, 23),
        sender=MINISTRY if warns else FOUNDATION,
        recipient="Tim Keamanan dan Kepercayaan\nMiChat Pte. Ltd.",
        platform="MiChat",
        accounts=accounts(),
        earlier=tuple(
            Earlier(number=f"{day:03}/RB/III/2021", date=date(2021, 3, day)) for day in range(20 - 4 * sent, 20, 4)
        ),
        received=RECEIVED if warns else None,
        hours=24 if warns else 0,
    )
    return replace(made, **changes)


ORDER = letter(sender=MINISTRY, hours=4, urgent=True, copies=("Direktur Jenderal", "Arsip"))
LETTERS = {
    **{
        f"{kind}.{language}": letter(kind, language)
        for language in ("id", "en")
        for kind in ("request", "reminder-1", "reminder-2", "reminder-3", "st1", "st2", "st3", "retraction")
    },
    "order.id": ORDER,
    "order.en": replace(ORDER, language="en"),
}
"""Every letter there is, by its name and language."""

PACKET = Packet(
    case=1042,
    authority="Kepala Kepolisian Negara Republik Indonesia\nu.p. Direktur Tindak Pidana Siber",
    date=date(2021, 3, 23),
    sender=FOUNDATION,
    category="Pemerasan/ancaman",
    urgent=True,
    child=False,
    identifiers=(
        ("MiChat", "ID", "melati_senja88"),
        ("WhatsApp", "nomor telepon", "+62 812-0000-1234"),
        ("MiChat", "nama tampilan", STRANGE),
    ),
    chronology=(
        Event(at=datetime(2021, 3, 15, 2, 0, tzinfo=UTC), words="Laporan pertama diterima"),
        Event(at=datetime(2021, 3, 15, 8, 30, tzinfo=UTC), words="Bukti diterima: 2 gambar"),
    ),
    evidence=accounts()[0].evidence,
    reporters=3,
    places=("Kota Bandung, Jawa Barat",),
    stories=((1, "Akun ini mengancam menyebarkan foto ‹nama› bila tidak mengirim uang ke ‹nomor›.\nSudah dua kali."),),
)
CHILD_PACKET = replace(
    PACKET,
    category="Anak jadi korban",
    child=True,
    evidence=(),
    stories=(),
    official="B/123/III/2021",
    hotlines=("SAPA 129: telepon 129 atau WhatsApp 08111-129-129",),
)
PACKETS = {
    "packet.id": PACKET,
    "packet.en": replace(PACKET, language="en"),
    "packet-child.id": CHILD_PACKET,
    "packet-child.en": replace(CHILD_PACKET, language="en"),
}

CHART = Chart(
    title="September 2021",
    subtitle="Data per 1 Oktober 2021 pukul 08.00 WIB",
    blocks=(
        Bars(
            title="Hasil permintaan",
            bars=(
                ("Tidak aktif lagi", 1_068_926),
                ("Menunggu jawaban", 38_412),
                ("Ditolak platform", 9),
                ("Dirujuk", None),
            ),
        ),
        Bars(title="Menurut dugaan", bars=(("Prostitusi online", 212), ("Penipuan", 141), ("Anak jadi korban", 0))),
    ),
)
