"""Supervisors and admins: objections ruled on, identities opened by two people, blocks looked at again."""

from tests.screens.acts import by, quietly

CHAPTERS = {
    ("Sanggahan", "Objections"): (
        by("Sari", "/sanggahan", "[Buka 1]", "[Hubungkan kasus]", "abc", "99999", "[Kembali]"),
        by("Dewi", "/sanggahan", "[Buka 1]", "[Tolak]", "[Kembali]", "[Kabulkan]", "[Akun keliru]"),
    ),
    ("Membuka identitas", "Opening an identity"): (
        by("Sari", "/buka_identitas", "/buka_identitas RB-7K2M-9QXC", "/buka_identitas kasus 1 pelapor 2", "x"),
        by("Sari", "Surat Polda Jabar B/12/III/2021 tanggal 20 Maret 2021", "[Minta pembukaan]"),
        by("Dewi", "[Setuju dibuka]", "[Ya, buka]"),
        quietly(by("Sari", "/buka_identitas {Gita}", "Surat Polda Jabar B/13/III/2021 tanggal 21 Maret 2021")),
        by("Sari", "[Minta pembukaan]"),
        by("Dewi", "[Tolak pembukaan]"),
    ),
    ("Pembatasan", "Blocks"): (
        by("Dewi", "/blokir", "/blokir daftar", "/blokir {Hadi}", "[Alasan lain]", "Mengirim laporan yang sama."),
        by("Dewi", "[Sampai dicabut]", "[Ya, blokir]", "/blokir {Hadi}", "/blokir daftar"),
    ),
}
