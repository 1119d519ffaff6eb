"""Citizens: from the first message to the receipt, with every suspicion, and what odd messages are answered with."""

from tests.screens.acts import DAY, HOUR, Act, by, known, later, quietly

STORY = "Dia minta transfer dulu, lalu menghilang."


def _lane(name: str, category: str, number: int) -> tuple[Act, ...]:
    """What is said about a suspicion: its help, what it asks for, and its receipt; the rest stands above."""
    return (
        quietly(by(name, "/lapor", "[MiChat]", f"lajur_{number}")),
        by(name, f"[{category}]"),
        quietly(by(name, "[Lewati]", "[Lewati]")),
        by(name, "[Kirim laporan]"),
    )


LANES = (
    *("Prostitusi online", "Pemerasan/ancaman", "Akun tiruan", "Foto pribadi disebar", "Perdagangan orang"),
    *("Judi online", "Pinjaman ilegal", "Narkoba", "Lainnya", "Belum yakin"),
)
START = {
    ("Mulai", "Start"): (
        by("Budi", "/start", "[Baca privasi]", "/start", "[Setuju & lanjut]"),
        by("Budi", "[Bantuan]", "/bahasa", "/batal", "/privasi"),
    ),
    ("Melaporkan akun", "Report an account"): (
        by("Budi", "/lapor", "[MiChat]", "contoh_akun88", "[Penipuan]", "🖼", "[Selesai]", STORY, "[Kirim laporan]"),
    ),
}
ACCOUNTS = {
    ("Akun mana", "Which account"): (
        quietly(known("Rina")),
        by("Rina", "/lapor", "[Lainnya]", "[Nomor telepon]", "0812", "[Ketik ulang]", "081234567890"),
        by("Rina", "/lapor", "[Mulai baru]", "081234567890", "[WhatsApp]", "[Kembali]", "[Kembali]"),
        by("Rina", "/lapor", "WA 081234567890 dan BCA 1234567890", "/lapor", "[Mulai baru]"),
        by("Rina", "[Instagram]", "[Hanya nama tampilan]", "Toko Contoh", "/lapor", "[Mulai baru]"),
        by("Rina", "↪ Hubungi @contoh_dua", "[Akun pengirim]", "/lapor", "[Mulai baru]"),
        by("Rina", "↪ Hubungi @contoh_dua", "[Akun di pesan]", "[Telegram]", "/lapor", "[Mulai baru]"),
        by("Rina", "[Lainnya]", "[Situs web]", "https://contoh.example/toko", "/lapor", "[Mulai baru]"),
        by("Rina", "[Lainnya]", "[Rekening/dompet digital]", "1234567890", "[Ketik ulang]", "BCA 1234567890", "/batal"),
        by("Rina", "[Ya, batalkan]"),
    ),
    ("Pesan yang tidak terduga", "Unexpected messages"): (
        by("Rina", "apa kabar", "/tidakada", "/lapor", "saya ingin mengusulkan fitur baru", "🎤", "🖼", "[MiChat]"),
        by("Rina", "сontoh_akun", "[Ya, pakai]", "halo", "🖼", "[Penipuan]", "halo", "🎤", "📦", "📎", "[Selesai]"),
        by("Rina", "🎤", "🖼", STORY, "✎ Dia minta uang, lalu menghilang.", "Ya, di Kota Bandung, kemarin.", "🖼"),
        by("Rina", "[Ubah bukti]", "[Hapus bukti]", "[Lewati]", "[Ubah cerita]", "[Lewati]", "[Ubah dugaan]"),
        by("Rina", "[Penipuan]", "[Tambah nomor/rekening]", "BCA 1234567890", "[Ubah akun]", "[Kembali]"),
        by("Rina", "/start", "[Lanjutkan]", "✎ halo"),
        later(3 * HOUR, "+3 jam"),
        later(DAY, "+24 jam"),
    ),
}
OF_LANES = {
    ("Setiap dugaan", "Every suspicion"): (
        quietly(known("Joko")),
        *(act for number, category in enumerate(LANES) for act in _lane("Joko", category, number)),
    ),
    ("Anak jadi korban", "A child as victim"): (
        quietly(known("Wati"), by("Wati", "/lapor", "[Instagram]", "contoh.kenalan", "[Penipuan]", "🖼")),
        by("Wati", "[Melibatkan anak]", "🖼"),
        by(
            "Wati",
            "Orang itu mengirim pesan kepada anak dan meminta bertemu.",
            "[Selesai]",
            "[Lewati]",
            "[Kirim laporan]",
        ),
    ),
    ("Ada bahaya sekarang", "Danger now"): (
        quietly(by("Wati", "/lapor", "[MiChat]", "contoh_bahaya", "[Perdagangan orang]")),
        by("Wati", "[Ada bahaya sekarang]", "[Salah tekan]", "[Ada bahaya sekarang]", "[Lanjutkan laporan]"),
        quietly(by("Wati", "[Lewati]", "[Lewati]")),
        by("Wati", "[Kirim laporan]"),
    ),
}
CHAPTERS = {**START, **ACCOUNTS, **OF_LANES}
