"""Supervisors: a request to a platform from its draft to its last answer, and its withdrawal."""

from tests.screens.acts import DAY, MINUTE, by, filed, known, later, on_card, quietly

READY = [(f"surat_{number}", name) for number, name in enumerate(("Gita", "Hadi", "Gita"), 1)]
CHAPTERS = {
    ("Permintaan kepada platform: konsep", "A request to a platform: the draft"): (
        quietly(known("Gita"), known("Hadi")),
        *(quietly(filed(name, account, "Penipuan")) for account, name in READY),
        *(quietly(on_card("Andi", account, "[Ambil]", "[Cukup bukti]", "[Tawaran palsu]")) for account, _ in READY),
        later(11 * MINUTE, "+11 menit"),
        by("Sari", "/permintaan", "[Buat: MiChat*]", "[Lihat daftar]", "[Kembali]", "[Ubah data surat]"),
        by("Sari", "[Kepada]", "🖼", "Tim Kepatuhan MiChat", "[Alamat surel]", "bukan alamat", "-", "[Jalur mendesak]"),
        by("Sari", "[Jalur biasa]", "[Kembali]", "[Kirim permintaan]", "[Kembali]", "[Periksa gambar]", "[Bukti aman]"),
        by("Sari", "[Tutupi]", "[a1]", "[Selesai]", "[Jangan lampirkan]"),
    ),
    ("Permintaan kepada platform: surat", "A request to a platform: the letter"): (
        by("Sari", "/permintaan", "[Konsep permintaan 1]", "[Lihat surat]", "[Kirim permintaan]", "[Ya, kirim]"),
        later(2 * MINUTE, "+2 menit"),
    ),
    ("Permintaan kepada platform: jawaban", "A request to a platform: answers"): (
        by("Sari", "/permintaan 1", "[Diterima platform]", "kemarin", "[Kembali]", "[Diterima platform]", "[Sekarang]"),
        by(
            "Sari",
            "[Platform minta penjelasan]",
            "[Penjelasan dikirim]",
            "[Hasil per akun]",
            "[1]",
            "[Tidak aktif]",
            "[Perbaiki]",
            "[Tidak aktif]",
        ),
        by("Sari", "[Kembali]", "[1]", "[Ditolak]", "[Tulis jawabannya]", "Akun tidak melanggar pedoman kami."),
        by("Sari", "[Kembali]", "[1]", "[Masih aktif]", "[Cabut permintaan]", "[Akun keliru]", "[Kembali]"),
        later(11 * MINUTE, "+11 menit"),
        by("Sari", "/permintaan 1", "[Riwayat]"),
    ),
    ("Permintaan kepada platform: batas waktu", "A request to a platform: its deadline"): (
        later(3 * DAY, "+3 hari"),
        by("Sari", "/permintaan 1", "[Surat Pengingat 1]", "[Ya, kirim]"),
        later(4 * DAY, "+4 hari"),
        by("Sari", "/permintaan 1", "[Periksa ulang]", "[1]", "[Masih tidak aktif]"),
        by("Sari", "/permintaan 1", "[Tutup permintaan]", "[Ya, tutup]", "/permintaan 99", "/permintaan abc"),
        later(11 * MINUTE, "+11 menit"),
    ),
}
