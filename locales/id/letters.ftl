# Kata-kata dalam lampiran surat (tabel di surat, CSV, dan XLSX). Isi suratnya ada di letters/*.typ.

annex-sheet = Lampiran
annex-number = No.
annex-platform = Platform
annex-account = Akun/ID
annex-link = Tautan
annex-category = Dugaan
annex-reason = Alasan
annex-evidence = Bukti
annex-sha256 = SHA-256
annex-retraction-reason = Alasan pencabutan
annex-item = { $name }, diterima { WAKTU($when) }
