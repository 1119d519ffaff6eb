"""Supervisors: evidence kept for the police, referrals from their packet to the receipt, cases joined and parted."""

from tests.screens.acts import MINUTE, by, filed, known, later, on_card, quietly

CHAPTERS = {
    ("Lainnya: simpan dan izinkan", "More: keep and permit"): (
        quietly(known("Sari"), known("Indra"), filed("Indra", "rujuk_1", "Perdagangan orang")),
        quietly(on_card("Andi", "rujuk_1", "[Ambil]", "[Cukup bukti]", "[Merekrut dengan tipuan]")),
        quietly(later(11 * MINUTE, "+11 menit")),
        on_card("Sari", "rujuk_1", "[Lainnya]", "[Lepas simpanan]", "[Lainnya]", "[Simpan bukti dahulu]"),
        on_card("Sari", "rujuk_1", "[Lainnya]", "[Permintaan resmi]"),
        by("Sari", "B/12/III/2021", "[Ya, simpan]"),
        on_card("Sari", "rujuk_1", "[Lainnya]", "[Izinkan permintaan]"),
        on_card("Sari", "rujuk_1", "[Lainnya]", "[Cabut izin]"),
    ),
    ("Rujukan", "A referral"): (
        on_card("Sari", "rujuk_1", "[Lainnya]", "[Rujuk ke Polri]", "[Siapkan berkas]"),
        later(2 * MINUTE, "+2 menit"),
        by(
            "Sari",
            "/rujukan",
            "[Kasus*]",
            "[Sudah diserahkan]",
            "STTP/77/III/2021",
            "[Ya, simpan]",
            "[Belum diserahkan]",
        ),
        by("Sari", "[Sudah diserahkan]", "[Tanpa nomor]"),
        later(11 * MINUTE, "+11 menit"),
        on_card("Sari", "rujuk_1", "[Lainnya]", "[Rujukan lain]", "[Layanan 129]", "[Kembali]"),
    ),
    ("Menggabungkan dan memisahkan", "Joining and parting"): (
        quietly(filed("Indra", "gabung_1", "Penipuan"), filed("Indra", "gabung_2", "Penipuan")),
        quietly(by("Indra", "/lapor", "[MiChat]", "gabung_1", "[Penipuan]", "[Lewati]", "[Lewati]")),
        quietly(by("Indra", "[Tambah nomor/rekening]", "BCA 1234567890", "[Kirim laporan]")),
        on_card("Sari", "gabung_1", "[Lainnya]", "[Gabungkan]", "[Kembali]", "[Pisahkan]"),
    ),
}
